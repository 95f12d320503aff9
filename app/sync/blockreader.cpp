// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sync/blockreader.h"

#include "app/sources/bytewindow.h"
#include "app/sync/setaside.h"

#include <simdjson.h>

#include <algorithm>
#include <bit>
#include <cstring>

namespace clientele {

static_assert(std::endian::native == std::endian::little, "the lowest byte of a word is the first");

namespace {

constexpr std::uint64_t ones = 0x0101'0101'0101'0101U;
constexpr std::uint64_t highBits = 0x8080'8080'8080'8080U;

constexpr std::uint64_t eightTimes(char c) { return ones * static_cast<unsigned char>(c); }

// The high bit of each byte that is zero; of those above the first zero byte, perhaps of others too.
constexpr std::uint64_t zeroBytes(std::uint64_t word) { return (word - ones) & ~word & highBits; }

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

std::string_view trimmed(const char *begin, const char *end)
{
    while (begin < end && isBlank(*begin))
        ++begin;
    while (begin < end && isBlank(end[-1]))
        --end;
    return {begin, end};
}

bool isSound(std::string_view text)
{
    return text.find('\0') == std::string_view::npos && simdjson::validate_utf8(text.data(), text.size());
}

}  // namespace

MarkFinder::MarkFinder(char separator, char newline)
    : m_separators(eightTimes(separator)), m_newlines(eightTimes(newline))
{}

const char *MarkFinder::next(const char *at) const
{
    for (;; at += sizeof(std::uint64_t)) {
        std::uint64_t word = 0;
        std::memcpy(&word, at, sizeof word);
        const std::uint64_t marks =
            zeroBytes(word ^ m_separators) | zeroBytes(word ^ m_newlines) | zeroBytes(word ^ eightTimes('"'));
        if (marks != 0)
            return at + std::countr_zero(marks) / 8;
    }
}

BlockReader::BlockReader(CsvForm form, RowChecker checker)
    : m_reader(std::move(form)),
      m_checker(std::move(checker)),
      m_marks(m_reader.form().separator, m_reader.form().newline),
      m_cells(static_cast<std::size_t>(m_reader.form().columns.size()))
{
    const auto currency = currencyField(m_checker.binding().kind);
    const auto &bound = m_checker.binding().fields;
    for (std::size_t cell = 0; cell < bound.size(); ++cell) {
        if (!bound[cell])
            continue;
        if (bound[cell] == currency) {
            m_currencyCell = cell;
            continue;
        }
        const FieldInfo &about = info(*bound[cell]);
        m_plain.push_back({cell, m_fields.size(), about.type, about.has(Needed)});
        m_fields.push_back(about.field);
    }
    m_currencyColumn = m_fields.size();
    if (currency)
        m_fields.push_back(*currency);
    m_words.resize(m_fields.size());
    m_values.resize(m_fields.size());
}

void BlockReader::read(std::string_view text, bool isLast, BlockRows &rows)
{
    rows.columns.resize(m_fields.size());
    for (BlockRows::Column &column : rows.columns) {
        column.codes.clear();
        column.numbers.clear();
    }
    rows.rejects.clear();
    rows.rows = 0;
    rows.read = 0;
    rows.lines = 0;
    rows.taken = 0;
    m_isSound = isSound(text);
    // Behind the last line's end plain rows would be read without one.
    const std::size_t ended = text.rfind(m_reader.form().newline) + 1;
    while (rows.taken < text.size()) {
        std::size_t length = rows.taken < ended ? readPlain(text.data() + rows.taken, rows) : 0;
        if (length > 0)
            ++rows.lines;
        else
            length = readClosely(text.substr(rows.taken), isLast, rows);
        if (length == 0)
            break;
        rows.taken += length;
    }
    for (std::size_t i = 0; i < m_words.size(); ++i)
        rows.columns[i].newWords = m_words[i].takeNew();
}

// Splits the line at `at` into cells, as many as there are columns, where that is plain to see; `at` is then behind it.
bool BlockReader::splitPlain(const char *&at)
{
    const char separator = m_reader.form().separator;
    const char newline = m_reader.form().newline;
    for (std::size_t i = 0; i < m_cells.size(); ++i) {
        const char *begin = at;
        const char *end = m_marks.next(begin);
        const char *behind = end;
        if (*end == '"') {
            if (!trimmed(begin, end).empty())
                return false;
            begin = end + 1;
            for (end = m_marks.next(begin); *end == separator;)
                end = m_marks.next(end + 1);
            if (*end == newline)
                return false;
            for (behind = end + 1; isBlank(*behind) && *behind != separator && *behind != newline;)
                ++behind;
        }
        if (*behind != (i + 1 < m_cells.size() ? separator : newline))
            return false;
        m_cells[i] = trimmed(begin, end);
        at = behind + 1;
    }
    return true;
}

bool BlockReader::readCurrency()
{
    const std::string_view cell = m_currencyCell ? m_cells[*m_currencyCell] : std::string_view();
    if (m_currencyText == cell)
        return true;
    const auto known = cell.empty()
                           ? m_checker.currency()
                           : Currency::fromCode(QString::fromUtf8(cell.data(), static_cast<qsizetype>(cell.size())));
    if (!known)
        return false;
    m_currencyText = cell;
    m_digits = known->minorDigits();
    m_currencyCode = codeOf(*known);
    return true;
}

Code BlockReader::codeOf(Currency currency)
{
    return currency.isEmpty() ? missingCode : m_words[m_currencyColumn].codeOf(currency.code().toStdString());
}

// Length of the row that begins here; 0, and nothing is taken, where it wants a closer look.
std::size_t BlockReader::readPlain(const char *begin, BlockRows &rows)
{
    const char *at = begin;
    if (!splitPlain(at))
        return 0;
    const auto length = static_cast<std::size_t>(at - begin);
    if (length > ByteWindow::longestRecord || (!m_isSound && !isSound({begin, length})) || !readCurrency())
        return 0;
    for (const PlainField &field : m_plain) {
        const std::string_view cell = m_cells[field.cell];
        const bool isText = field.type == FieldType::Text;
        if (cell.empty()) {
            if (field.isNeeded)
                return 0;
            m_values[field.column] = isText ? std::int64_t(missingCode) : missingNumber;
        } else if (isText) {
            m_values[field.column] = m_words[field.column].codeOf(cell);
        } else {
            const auto number = m_checker.reader().plainNumber(field.type, cell, m_digits);
            if (!number)
                return 0;
            m_values[field.column] = *number;
        }
    }
    for (const PlainField &field : m_plain) {
        if (field.type == FieldType::Text)
            rows.columns[field.column].codes.push_back(static_cast<Code>(m_values[field.column]));
        else
            rows.columns[field.column].numbers.push_back(m_values[field.column]);
    }
    if (m_currencyColumn < m_fields.size())
        rows.columns[m_currencyColumn].codes.push_back(m_currencyCode);
    ++rows.rows;
    ++rows.read;
    return length;
}

std::size_t BlockReader::readClosely(std::string_view rest, bool isLast, BlockRows &rows)
{
    if (const std::size_t blank = m_reader.blankLine(rest)) {
        ++rows.lines;
        return blank;
    }
    m_batch.clear();
    const std::size_t length = m_reader.read(rest, isLast, rows.lines, m_batch);
    if (length == 0)
        return 0;
    const Record &record = m_batch.records.front();
    if (auto problem = m_checker.check(m_batch, record))
        rows.rejects.push_back({std::move(*problem), contentOf(m_batch, record)});
    else
        append(m_checker.checked(), rows);
    ++rows.read;
    rows.lines += std::ranges::count(rest.substr(0, length), m_reader.form().newline);
    return length;
}

void BlockReader::append(const CheckedRecord &record, BlockRows &rows)
{
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        BlockRows::Column &column = rows.columns[i];
        const auto value = std::ranges::find(record.values, m_fields[i], &CheckedRecord::Value::field);
        const bool isThere = value != record.values.end();
        if (i == m_currencyColumn)
            column.codes.push_back(codeOf(record.currency));
        else if (info(m_fields[i]).type == FieldType::Text)
            column.codes.push_back(isThere ? m_words[i].codeOf(value->text) : missingCode);
        else
            column.numbers.push_back(isThere ? value->number : missingNumber);
    }
    ++rows.rows;
}

}  // namespace clientele
