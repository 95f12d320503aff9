// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/engine/measurement.h"

#include "models/query/engine/bits.h"
#include "models/query/sentences.h"

namespace clientele {

namespace {

constexpr QLatin1StringView deposit("deposit");
constexpr QLatin1StringView withdrawal("withdrawal");

ValueWidth widthOf(const Book &book, const MeasureInfo &measure)
{
    const NumberColumn *numbers = measure.field ? book.portfolio.numbers(*measure.field) : nullptr;
    const bool narrow = numbers && std::holds_alternative<std::vector<std::int32_t>>(numbers->values.storage());
    return narrow ? ValueWidth::Bits32 : ValueWidth::Bits64;
}

// One part's work: a run of rows, with buffers of its own.
class Part {
public:
    Part(const Book &book, const MeasureInfo &measure, const Grouping &grouping)
        : m_grouping(grouping),
          m_totals(measure.aggregate, grouping.keyCount(), book.portfolio.rows(measure.table), widthOf(book, measure))
    {
        if (measure.field)
            m_numbers = &book.portfolio.numbers(*measure.field)->values;
        if (measure.flow == Flow::Net) {
            m_types = book.portfolio.text(Field::AtmType);
            m_signs = signsOfTypes(measure.flow, m_types);
        }
    }

    void addBlock(std::size_t begin, std::span<const std::uint16_t> offsets)
    {
        m_rows += static_cast<std::int64_t>(offsets.size());
        m_grouping.keysOf(begin, offsets, m_keys);
        if (m_numbers)
            readValues(begin, offsets);
        if (m_grouping.severalKeysARow()) {
            m_grouping.fanOut(begin, offsets, m_keys, m_origins);
            if (m_numbers) {
                m_spread.resize(m_origins.size());
                for (std::size_t i = 0; i < m_origins.size(); ++i)
                    m_spread[i] = m_values[m_origins[i]];
                m_values.swap(m_spread);
            }
        }
        m_totals.add(m_keys, m_values);
    }

    void addPart(const Part &other)
    {
        m_totals.add(other.m_totals);
        m_rows += other.m_rows;
    }

    [[nodiscard]] Measurement result() && { return {std::move(m_totals), m_rows}; }

private:
    void readValues(std::size_t begin, std::span<const std::uint16_t> offsets)
    {
        m_values.resize(offsets.size());
        m_numbers->visit([&](const auto &numbers) {
            const auto *block = numbers.data() + begin;
            if (isRun(offsets))
                std::copy(block, block + offsets.size(), m_values.begin());
            else
                std::transform(offsets.begin(), offsets.end(), m_values.begin(),
                               [block](auto row) { return block[row]; });
        });
        if (m_types) {
            for (std::size_t i = 0; i < offsets.size(); ++i)
                m_values[i] *= m_signs[m_types->codes[begin + offsets[i]]];
        }
    }

    const Grouping &m_grouping;
    const Numbers *m_numbers = nullptr;
    const TextColumn *m_types = nullptr;  // where the sign goes by it
    std::vector<std::int8_t> m_signs;
    Totals m_totals;
    std::int64_t m_rows = 0;
    std::vector<std::uint64_t> m_keys;
    std::vector<std::int64_t> m_values;
    std::vector<std::int64_t> m_spread;
    std::vector<std::uint16_t> m_origins;
};

}  // namespace

std::vector<std::int8_t> signsOfTypes(Flow flow, const TextColumn *types)
{
    std::vector<std::int8_t> result(types ? types->dictionary->size() : 1, 0);
    for (Code code = 1; code < result.size(); ++code) {
        const QString &type = types->dictionary->value(code);
        if (flow != Flow::Withdrawals && type.compare(deposit, Qt::CaseInsensitive) == 0)
            result[code] = 1;
        if (flow != Flow::Deposits && type.compare(withdrawal, Qt::CaseInsensitive) == 0)
            result[code] = flow == Flow::Net ? -1 : 1;
    }
    return result;
}

void addRowsOf(const MeasureInfo &measure, const Portfolio &portfolio, RowTests &tests)
{
    if (measure.field)
        tests.push_back(presenceTest(portfolio, *measure.field));
    if (measure.flow == Flow::All)
        return;
    const TextColumn *types = portfolio.text(Field::AtmType);
    const std::vector<std::int8_t> ofType = signsOfTypes(measure.flow, types);
    std::vector<std::uint8_t> meets(ofType.size());
    std::transform(ofType.begin(), ofType.end(), meets.begin(), [](std::int8_t sign) { return sign != 0 ? 1 : 0; });
    tests.push_back(codeTest(types, std::move(meets)));
}

Dimension currenciesOf(const Portfolio &portfolio, Table table)
{
    const auto field = currencyField(table);
    const TextColumn *column = field ? portfolio.text(*field) : nullptr;
    if (!column)
        return Dimension::ofGroups(nullptr, {}, {});
    std::vector<Currency> ofCode;
    ofCode.reserve(column->dictionary->size());
    for (Code code = 0; code < column->dictionary->size(); ++code)
        ofCode.push_back(Currency::fromCode(column->dictionary->value(code)).value_or(Currency()));
    std::vector<Currency> distinct = ofCode;
    distinct.emplace_back();
    std::sort(distinct.begin(), distinct.end());
    distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
    std::vector<Code> groups;
    groups.reserve(ofCode.size());
    for (const Currency &currency : ofCode) {
        const auto at = std::lower_bound(distinct.begin(), distinct.end(), currency);
        groups.push_back(static_cast<Code>(at - distinct.begin()));
    }
    std::vector<QString> keys;
    keys.reserve(distinct.size());
    for (auto currency = distinct.begin() + 1; currency != distinct.end(); ++currency)
        keys.push_back(currency->code());
    return Dimension::ofGroups(&column->codes, std::move(groups), std::move(keys));
}

Result<Measurement> measured(const Book &book, const MeasureInfo &measure, const RowTests &tests,
                             const Grouping &grouping)
{
    // Without a column no row has a value, and the tests have nothing to read it from.
    if (measure.field && !book.portfolio.numbers(*measure.field))
        return Measurement{Totals(measure.aggregate, 1, 0, ValueWidth::Bits64), 0};
    const std::size_t rows = book.portfolio.rows(measure.table);
    const std::size_t blocks = (rows + rowsPerBlock - 1) / rowsPerBlock;
    const bool parallel = bool(book.options.runParts) && book.options.parts > 1 && blocks > 1;
    const std::size_t count = parallel ? std::min(blocks, static_cast<std::size_t>(book.options.parts)) : 1;
    std::vector<Part> parts;
    parts.reserve(count);
    for (std::size_t i = 0; i < count; ++i)
        parts.emplace_back(book, measure, grouping);
    std::atomic<bool> whole = true;
    const auto run = [&](int index) {
        const auto i = static_cast<std::size_t>(index);
        const std::size_t begin = blocks * i / count * rowsPerBlock;
        const std::size_t end = std::min(rows, blocks * (i + 1) / count * rowsPerBlock);
        Part &part = parts[i];
        const auto add = [&](std::size_t first, std::span<const std::uint16_t> offsets) {
            part.addBlock(first, offsets);
        };
        if (!forEachBlock(tests, begin, end, book.options.cancelled, add))
            whole = false;
    };
    if (parallel)
        book.options.runParts(static_cast<int>(count), run);
    else
        run(0);
    if (!whole)
        return cancelledError();
    for (std::size_t i = 1; i < count; ++i)
        parts.front().addPart(parts[i]);
    return std::move(parts.front()).result();
}

int figureDigits(const MeasureInfo &measure, Currency currency)
{
    const int digits = measure.isMoney() ? currency.minorDigits() : 0;
    const bool divided = measure.aggregate == Aggregate::Average || measure.aggregate == Aggregate::Median;
    return divided ? std::max(2, digits) : digits;
}

Result<Figure> figureOf(const MeasureInfo &measure, const Totals &totals, std::size_t slot, Currency currency)
{
    const int digits = figureDigits(measure, currency);
    const int own = measure.isMoney() ? currency.minorDigits() : 0;
    const auto value = totals.result(slot, powerOfTen(digits - own));
    if (!value)
        return fail(ErrorKind::Overflow,
                    QuerySentences::tr("“%1” comes to a figure too large to be exact.").arg(measure.label),
                    QuerySentences::tr("Narrow the question."));
    return Figure{*value, digits, measure.isMoney() ? currency : Currency()};
}

}  // namespace clientele
