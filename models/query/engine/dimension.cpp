// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/engine/dimension.h"

#include "models/query/engine/bits.h"
#include "models/query/engine/calendar.h"
#include "models/query/engine/scorerange.h"

#include <algorithm>
#include <array>

namespace clientele {

namespace {

// Numbers as they are grouped: by what their key text tells apart.
struct KeyedNumber {
    std::int64_t value;
    int digits;

    bool operator==(const KeyedNumber &) const = default;
    bool operator<(const KeyedNumber &other) const
    {
        if (digits == other.digits)
            return value < other.value;
        const auto [whole, rest] = parts();
        const auto [otherWhole, otherRest] = other.parts();
        if (whole != otherWhole)
            return whole < otherWhole;
        return rest != otherRest ? rest < otherRest : digits < other.digits;
    }

private:
    // The floor, and what is above it in units that all currencies share.
    [[nodiscard]] std::pair<std::int64_t, std::int64_t> parts() const
    {
        constexpr int mostDigits = 6;
        const std::int64_t unit = powerOfTen(digits);
        std::int64_t whole = value / unit;
        std::int64_t rest = value % unit;
        if (rest < 0) {
            --whole;
            rest += unit;
        }
        return {whole, rest * powerOfTen(mostDigits - digits)};
    }
};

KeyedNumber keyed(const Portfolio &portfolio, const FieldInfo &field, const std::vector<int> &digits, std::size_t row,
                  std::int64_t value)
{
    if (field.type == FieldType::Timestamp)
        return {portfolio.info().zone.toLocal(value), 0};
    if (field.type != FieldType::Money)
        return {value, 0};
    const TextColumn *currencies = portfolio.text(*currencyField(field.table));
    return {value, digits[currencies ? currencies->codes[row] : missingCode]};
}

// Minor digits by code of the table's currency column.
std::vector<int> currencyDigits(const Portfolio &portfolio, Table table)
{
    const auto field = currencyField(table);
    const TextColumn *currencies = field ? portfolio.text(*field) : nullptr;
    std::vector<int> digits;
    for (Code code = 0; currencies && code < currencies->dictionary->size(); ++code)
        digits.push_back(Currency::fromCode(currencies->dictionary->value(code)).value_or(Currency()).minorDigits());
    if (digits.empty())
        digits.push_back(Currency().minorDigits());
    return digits;
}

QString keyText(FieldType type, const KeyedNumber &number)
{
    switch (type) {
    case FieldType::Date:
        return dateToText(number.value);
    case FieldType::Timestamp:
        return timestampToText(number.value);
    case FieldType::Money:
    case FieldType::Integer:
    case FieldType::Text:
        break;
    }
    return scaledToText(number.value, number.digits);
}

// Group codes of a column of numbers, in the order of the numbers, and their keys.
std::pair<Codes, std::vector<QString>> numberGroups(const Portfolio &portfolio, const FieldInfo &field,
                                                    const Numbers &numbers)
{
    const std::vector<int> digits = currencyDigits(portfolio, field.table);
    std::vector<KeyedNumber> values;
    values.reserve(numbers.size());
    for (std::size_t row = 0; row < numbers.size(); ++row) {
        if (const std::int64_t value = numbers[row]; value != missingNumber)
            values.push_back(keyed(portfolio, field, digits, row, value));
    }
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    std::vector<Code> codes(numbers.size(), missingCode);
    for (std::size_t row = 0; row < numbers.size(); ++row) {
        if (const std::int64_t value = numbers[row]; value != missingNumber) {
            const auto at = std::lower_bound(values.begin(), values.end(), keyed(portfolio, field, digits, row, value));
            codes[row] = static_cast<Code>(at - values.begin()) + 1;
        }
    }
    std::vector<QString> keys;
    keys.reserve(values.size());
    for (const KeyedNumber &value : values)
        keys.push_back(keyText(field.type, value));
    return {Codes::narrowed(codes, keys.size() + 1), std::move(keys)};
}

std::pair<Codes, std::vector<QString>> scoreGroups(const Numbers &scores, Derivation derivation)
{
    const std::vector<ScoreRange> &ranges = scoreRanges(derivation);
    std::vector<QString> keys;
    keys.reserve(ranges.size());
    for (const ScoreRange &range : ranges)
        keys.push_back(range.key);
    std::vector<Code> codes(scores.size(), missingCode);
    for (std::size_t row = 0; row < scores.size(); ++row) {
        const std::int64_t score = scores[row];
        const auto in = std::find_if(ranges.begin(), ranges.end(), [&](const ScoreRange &known) {
            return known.range.low <= score && score <= known.range.high;
        });
        if (in != ranges.end())
            codes[row] = static_cast<Code>(in - ranges.begin()) + 1;
    }
    return {Codes::narrowed(codes, keys.size() + 1), std::move(keys)};
}

// Group codes by code of the wall clock's hours, and their numbers.
std::pair<std::vector<Code>, std::vector<std::int64_t>> calendarGroups(const LocalHours &hours, Derivation derivation)
{
    const std::vector<std::int64_t> numbers = calendarNumbers(derivation, hours.first, hours.count);
    std::vector<std::int64_t> distinct;
    std::vector<Code> groups{missingCode};
    groups.reserve(numbers.size() + 1);
    // Days, weeks and years ascend already; the others go round, and are few.
    if (isRound(derivation)) {
        distinct.assign(numbers.begin(),
                        numbers.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(numbers.size(), 8 * 24)));
        std::sort(distinct.begin(), distinct.end());
        distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
        std::array<Code, 24> codeOf{};
        for (std::size_t i = 0; i < distinct.size(); ++i)
            codeOf[static_cast<std::size_t>(distinct[i])] = static_cast<Code>(i + 1);
        for (const std::int64_t number : numbers)
            groups.push_back(codeOf[static_cast<std::size_t>(number)]);
        return {std::move(groups), std::move(distinct)};
    }
    for (const std::int64_t number : numbers) {
        if (distinct.empty() || distinct.back() != number)
            distinct.push_back(number);
        groups.push_back(static_cast<Code>(distinct.size()));
    }
    return {std::move(groups), std::move(distinct)};
}

}  // namespace

Dimension Dimension::of(const Portfolio &portfolio, const DimensionInfo &about)
{
    Dimension result;
    result.setKeys({});
    if (const TextColumn *column = portfolio.text(about.field)) {
        result.m_codes = &column->codes;
        result.m_dictionary = column->dictionary.get();
        result.m_size = result.m_dictionary->size();
    } else if (isCalendar(about.derivation)) {
        if (const LocalHours *hours = portfolio.localHours(about.field)) {
            auto [groups, numbers] = calendarGroups(*hours, about.derivation);
            result.m_codes = &hours->codes;
            result.m_groups = std::move(groups);
            result.m_size = numbers.size() + 1;
            result.m_calendar = std::make_shared<const std::vector<std::int64_t>>(std::move(numbers));
            result.m_derivation = about.derivation;
        }
    } else if (const NumberColumn *numbers = portfolio.numbers(about.field)) {
        auto [codes, keys] = about.derivation == Derivation::Value
                                 ? numberGroups(portfolio, info(about.field), numbers->values)
                                 : scoreGroups(numbers->values, about.derivation);
        result.m_owned = std::make_shared<const Codes>(std::move(codes));
        result.m_codes = result.m_owned.get();
        result.setKeys(std::move(keys));
    }
    return result;
}

Dimension Dimension::ofBins(const Portfolio &portfolio, const DimensionInfo &about, const BinEdges &edges)
{
    Dimension result;
    if (const NumberColumn *numbers = portfolio.numbers(about.field))
        result.m_binned =
            std::make_shared<const BinnedColumn>(BinnedColumn::of(portfolio, info(about.field), *numbers, edges));
    result.setKeys(edges.keys());
    return result;
}

Dimension Dimension::ofGroups(const Codes *codes, std::vector<Code> groups, std::vector<QString> ascending)
{
    Dimension result;
    result.m_codes = codes;
    result.m_groups = std::move(groups);
    result.setKeys(std::move(ascending));
    return result;
}

Dimension Dimension::seenThrough(const Codes *customers, const std::vector<RowIndex> &records) const
{
    Dimension result = *this;
    result.m_codes = m_codes || m_binned ? customers : nullptr;
    result.m_owned.reset();
    result.m_binned.reset();
    result.m_groups.assign(records.size(), missingCode);
    for (std::size_t code = 0; code < records.size(); ++code) {
        if (records[code] != std::numeric_limits<RowIndex>::max())
            result.m_groups[code] = codeAt(records[code]);
    }
    return result;
}

Dimension Dimension::ofCustomers(const Codes *customers, std::size_t rows, std::size_t customerCodes) const
{
    Dimension result = *this;
    result.m_codes = m_codes || m_binned ? customers : nullptr;
    result.m_owned.reset();
    result.m_binned.reset();
    result.m_groups.assign(customerCodes, missingCode);
    const std::vector<Code> ofRows = codesOfRows(rows);
    std::copy(ofRows.begin(), ofRows.end(), result.m_groups.begin() + 1);
    return result;
}

Code Dimension::codeAt(std::size_t row) const
{
    if (m_binned)
        return m_binned->at(row);
    if (!m_codes)
        return missingCode;
    const Code own = (*m_codes)[row];
    return m_groups.empty() ? own : m_groups[own];
}

QString Dimension::key(Code code) const
{
    if (m_dictionary)
        return m_dictionary->value(code);
    if (m_calendar)
        return code == missingCode ? QString() : calendarKey(m_derivation, (*m_calendar)[code - 1]);
    return (*m_keys)[code];
}

std::optional<Code> Dimension::find(const QString &key) const
{
    if (key.isEmpty())
        return missingCode;
    if (m_dictionary)
        return m_dictionary->find(key);
    if (m_calendar) {
        const auto number = calendarNumberOf(m_derivation, key);
        const auto at = std::find(m_calendar->begin(), m_calendar->end(), number.value_or(missingNumber));
        if (at == m_calendar->end() || calendarKey(m_derivation, *at) != key)
            return std::nullopt;
        return static_cast<Code>(at - m_calendar->begin()) + 1;
    }
    const auto at = std::find(m_keys->begin() + 1, m_keys->end(), key);
    return at == m_keys->end() ? std::nullopt : std::optional(static_cast<Code>(at - m_keys->begin()));
}

int Dimension::compare(Code a, Code b) const
{
    if (a == b)
        return 0;
    if (a == missingCode || b == missingCode)
        return a == missingCode ? 1 : -1;
    if (m_dictionary)
        return m_dictionary->value(a).compare(m_dictionary->value(b));
    return a < b ? -1 : 1;
}

void Dimension::addTo(std::size_t begin, std::span<const std::uint16_t> offsets, std::uint64_t stride,
                      std::uint64_t *keys) const
{
    if (m_binned) {
        for (std::size_t i = 0; i < offsets.size(); ++i)
            keys[i] += stride * m_binned->at(begin + offsets[i]);
        return;
    }
    if (!m_codes)
        return;
    (m_narrow ? m_narrow : m_codes)->visit([&](const auto &codes) {
        const auto *block = codes.data() + begin;
        const Code *groups = m_groups.empty() || m_narrow ? nullptr : m_groups.data();
        const auto add = [&](auto at) {
            if (!groups) {
                for (std::size_t i = 0; i < offsets.size(); ++i)
                    keys[i] += stride * block[at(i)];
            } else {
                for (std::size_t i = 0; i < offsets.size(); ++i)
                    keys[i] += stride * groups[block[at(i)]];
            }
        };
        if (isRun(offsets))
            add([](std::size_t i) { return i; });
        else
            add([rows = offsets.data()](std::size_t i) { return rows[i]; });
    });
}

std::optional<Code> Dimension::onlyGroup() const
{
    if (m_binned)
        return std::nullopt;
    if (!m_codes)
        return missingCode;
    const auto code = m_codes->onlyCode();
    if (!code)
        return std::nullopt;
    return m_groups.empty() ? *code : m_groups[*code];
}

std::vector<Code> Dimension::codesOfRows(std::size_t rows) const
{
    std::vector<Code> result(rows, missingCode);
    for (std::size_t row = 0; m_binned && row < rows; ++row)
        result[row] = m_binned->at(row);
    if (!m_codes)
        return result;
    m_codes->visit([&](const auto &codes) {
        for (std::size_t row = 0; row < rows; ++row)
            result[row] = m_groups.empty() ? Code(codes[row]) : m_groups[codes[row]];
    });
    return result;
}

void Dimension::setKeys(std::vector<QString> ascending)
{
    ascending.insert(ascending.begin(), QString());
    m_size = ascending.size();
    m_keys = std::make_shared<const std::vector<QString>>(std::move(ascending));
}

}  // namespace clientele
