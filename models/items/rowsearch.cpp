// SPDX-License-Identifier: GPL-3.0-or-later
// Searching millions of rows: a text is compared once, however many rows have it, and numbers are written into one small
// buffer.
#include "models/items/rowcolumn.h"

#include "models/core/folding.h"
#include "models/core/money.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

namespace clientele {

namespace {

constexpr std::size_t blockSize = 65'536;  // rows between two looks at `cancelled`

bool isSet(const std::atomic<bool> *cancelled) { return cancelled && cancelled->load(std::memory_order_relaxed); }

// A word as numbers are compared with it: "1 234,50" of a French locale becomes "1234.50". Empty where it cannot be part
// of a number, a date or a time.
std::string numberWord(const QString &word, const QLocale &locale)
{
    std::string text;
    for (const QChar letter : word) {
        if (locale.decimalPoint() == letter)
            text += '.';
        else if (letter.digitValue() >= 0)
            text += static_cast<char>('0' + letter.digitValue());
        else if (letter == u'-' || letter == u':' || letter == u'.')
            text += static_cast<char>(letter.unicode());
        else if (locale.groupSeparator() != letter && letter != QChar::Nbsp && letter != QChar(0x202F))
            return {};
    }
    return text;
}

// One cell that is no text, in a buffer of its own.
class Written {
public:
    Written(const Portfolio &portfolio, Field field) : m_about(info(field)), m_zone(portfolio.info().zone)
    {
        if (const auto currency = currencyField(m_about.table); currency && m_about.type == FieldType::Money)
            m_currencies = portfolio.text(*currency);
        if (m_currencies) {
            for (Code code = 0; code < m_currencies->dictionary->size(); ++code) {
                const auto currency = Currency::fromCode(m_currencies->dictionary->value(code));
                m_digits.push_back(currency.value_or(Currency()).minorDigits());
            }
        }
    }

    std::string_view text(std::int64_t value, RowIndex row)
    {
        switch (m_about.type) {
        case FieldType::Money:
            return amount(value, m_currencies ? m_digits[m_currencies->codes[row]] : Currency().minorDigits());
        case FieldType::Date:
            return day(value);
        case FieldType::Timestamp: {
            constexpr std::int64_t secondsOfDay = 86'400;
            const std::int64_t local = m_zone.toLocal(value);
            const std::int64_t second = ((local % secondsOfDay) + secondsOfDay) % secondsOfDay;
            m_time.assign(day((local - second) / secondsOfDay));
            m_time += ' ';
            appendTwo(second / 3600);
            m_time += ':';
            appendTwo(second / 60 % 60);
            m_time += ':';
            appendTwo(second % 60);
            return m_time;
        }
        default:
            return plain(value);
        }
    }

private:
    std::string_view plain(std::int64_t value)
    {
        const auto end = std::to_chars(m_buffer.data(), m_buffer.data() + m_buffer.size(), value).ptr;
        return {m_buffer.data(), end};
    }

    std::string_view amount(std::int64_t value, int digits)
    {
        std::string_view minor = plain(value);
        const bool negative = minor.starts_with('-');
        minor.remove_prefix(negative ? 1 : 0);
        m_time.assign(negative ? "-" : "");
        const auto decimals = static_cast<std::size_t>(digits);
        if (minor.size() <= decimals)
            m_time.append("0");
        else
            m_time.append(minor.substr(0, minor.size() - decimals));
        if (decimals > 0) {
            m_time += '.';
            m_time.append(decimals - std::min(decimals, minor.size()), '0');
            m_time.append(minor.substr(minor.size() - std::min(decimals, minor.size())));
        }
        return m_time;
    }

    std::string_view day(std::int64_t days)
    {
        if (days != m_day || m_dayText.empty()) {
            m_day = days;
            m_dayText = dateToText(days).toStdString();
        }
        return m_dayText;
    }

    void appendTwo(std::int64_t number)
    {
        m_time += static_cast<char>('0' + number / 10);
        m_time += static_cast<char>('0' + number % 10);
    }

    const FieldInfo &m_about;
    DisplayZone::Cursor m_zone;
    const TextColumn *m_currencies = nullptr;
    std::vector<int> m_digits;  // by code of the currency
    std::array<char, 24> m_buffer{};
    std::string m_time;
    std::int64_t m_day = 0;
    std::string m_dayText;  // neighbours are mostly of one day
};

class WordSearch {
public:
    WordSearch(const Portfolio &portfolio, Table table, const std::vector<RowIndex> &rows,
               const std::atomic<bool> *cancelled)
        : m_portfolio(portfolio), m_cells(portfolio, table), m_rows(rows), m_cancelled(cancelled), m_found(rows.size())
    {}

    void inTexts(const TextColumn &texts, const RowColumn &column, const QString &word)
    {
        enum State : std::uint8_t { Unknown, With, Without };
        std::vector<State> states(texts.dictionary->size(), Unknown);
        states[missingCode] = Without;
        const auto state = [&](Code code) {
            if (states[code] == Unknown)
                states[code] = folded(texts.dictionary->value(code)).contains(word) ? With : Without;
            return states[code];
        };
        texts.codes.visit(
            [&](const auto &codes) { inBlocks(column, [&](RowIndex row) { return state(codes[row]) == With; }); });
    }

    void inNumbers(const NumberColumn &numbers, const RowColumn &column, const std::string &word)
    {
        Written written(m_portfolio, column.field);
        numbers.values.visit([&]<typename Width>(const std::vector<Width> &values) {
            inBlocks(column, [&](RowIndex row) {
                return values[row] != missingIn<Width> && written.text(values[row], row).find(word) != word.npos;
            });
        });
    }

    std::vector<RowIndex> found() const
    {
        std::vector<RowIndex> rows;
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            if (m_found[i])
                rows.push_back(m_rows[i]);
        }
        return rows;
    }

private:
    template<typename Test>
    void inBlocks(const RowColumn &column, Test test)
    {
        for (std::size_t begin = 0; begin < m_rows.size() && !isSet(m_cancelled); begin += blockSize) {
            const std::size_t end = std::min(begin + blockSize, m_rows.size());
            for (std::size_t i = begin; i < end; ++i) {
                if (m_found[i])
                    continue;
                const std::optional<RowIndex> at = m_cells.source(column, m_rows[i]);
                m_found[i] = at && test(*at) ? 1 : 0;
            }
        }
    }

    const Portfolio &m_portfolio;
    RowCells m_cells;
    const std::vector<RowIndex> &m_rows;
    const std::atomic<bool> *m_cancelled;
    std::vector<char> m_found;
};

}  // namespace

std::vector<RowIndex> rowsWithWords(const Portfolio &portfolio, Table table, std::vector<RowIndex> rows,
                                    const std::vector<RowColumn> &columns, const QString &text, const QLocale &locale,
                                    const std::atomic<bool> *cancelled)
{
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words) {
        const QString plain = folded(word);
        const std::string number = numberWord(word, locale);
        WordSearch search(portfolio, table, rows, cancelled);
        for (const RowColumn &column : columns) {
            if (const TextColumn *texts = portfolio.text(column.field))
                search.inTexts(*texts, column, plain);
            else if (const NumberColumn *numbers = portfolio.numbers(column.field); numbers && !number.empty())
                search.inNumbers(*numbers, column, number);
        }
        rows = search.found();
        if (isSet(cancelled))
            break;
    }
    return rows;
}

}  // namespace clientele
