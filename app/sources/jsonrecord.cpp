// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/jsonrecord.h"

#include "models/schema/schema.h"

#include <QCoreApplication>

#include <charconv>

namespace clientele {

namespace {

constexpr std::size_t mostColumns = 1000;

QString translated(const char *text) { return QCoreApplication::translate("Import", text); }

QString utf8(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

QString reasonOf(simdjson::error_code error)
{
    switch (error) {
    case simdjson::UTF8_ERROR:
        return translated("The record is not valid UTF-8.");
    case simdjson::NUMBER_ERROR:
        return translated("A number in the record is malformed or past 64 bits.");
    case simdjson::DEPTH_ERROR:
        return translated("The record is nested too deeply.");
    default:
        return translated("The record is not valid JSON.");
    }
}

// The cell for one value; the text lives in the batch. Throws nothing: the document was validated before.
simdjson::simdjson_result<Cell> cellOf(simdjson::ondemand::value value, RecordBatch &batch)
{
    using simdjson::ondemand::json_type;
    json_type type{};
    if (const auto error = value.type().get(type))
        return error;
    std::string_view text;
    switch (type) {
    case json_type::null:
        return Cell{};
    case json_type::array: {
        simdjson::ondemand::array list;
        if (const auto error = value.get_array().get(list))
            return error;
        if (const auto error = list.raw_json().get(text))
            return error;
        return Cell{text, Cell::Kind::Nested};
    }
    case json_type::object: {
        simdjson::ondemand::object object;
        if (const auto error = value.get_object().get(object))
            return error;
        if (const auto error = object.raw_json().get(text))
            return error;
        return Cell{text, Cell::Kind::Nested};
    }
    case json_type::boolean: {
        bool truth = false;
        if (const auto error = value.get_bool().get(truth))
            return error;
        return Cell{truth ? "true" : "false", Cell::Kind::Text};
    }
    case json_type::number:
        text = trimmed(value.raw_json_token());
        if (text.find_first_of("eE") != std::string_view::npos)
            text = batch.keep(plainDecimal(text));
        return Cell{text, Cell::Kind::Number};
    case json_type::string:
        if (const auto error = value.get_string().get(text))
            return error;
        text = batch.keep(trimmed(text));
        return Cell{text, text.empty() ? Cell::Kind::Missing : Cell::Kind::Text};
    }
    return simdjson::INCORRECT_TYPE;
}

}  // namespace

std::string plainDecimal(std::string_view number)
{
    const auto e = number.find_first_of("eE");
    if (e == std::string_view::npos)
        return std::string(number);
    std::string_view exponentText = number.substr(e + 1);
    if (exponentText.starts_with('+'))
        exponentText.remove_prefix(1);
    int exponent = 0;
    const auto [end, error] = std::from_chars(exponentText.data(), exponentText.data() + exponentText.size(), exponent);
    if (error != std::errc() || end != exponentText.data() + exponentText.size() || exponent < -100 || exponent > 100)
        return std::string(number);
    std::string_view mantissa = number.substr(0, e);
    std::string sign;
    if (mantissa.starts_with('-')) {
        sign = "-";
        mantissa.remove_prefix(1);
    }
    const auto point = mantissa.find('.');
    std::string digits(mantissa.substr(0, point));
    auto whole = static_cast<int>(digits.size()) + exponent;
    if (point != std::string_view::npos)
        digits += mantissa.substr(point + 1);
    if (whole < 1) {
        digits.insert(0, static_cast<std::size_t>(1 - whole), '0');
        whole = 1;
    }
    if (static_cast<std::size_t>(whole) >= digits.size())
        digits.append(static_cast<std::size_t>(whole) - digits.size(), '0');
    else
        digits.insert(static_cast<std::size_t>(whole), ".");
    return sign + digits;
}

std::size_t JsonRecordReader::columnOf(std::string_view key)
{
    if (const auto known = m_columnOfKey.find(key); known != m_columnOfKey.end())
        return known->second;
    const QString name = utf8(key);
    auto known = m_columnOfName.find(normalised(name));
    if (known == m_columnOfName.end()) {
        if (m_columnOfName.size() >= mostColumns)
            return mostColumns;
        known = m_columnOfName.emplace(normalised(name), m_columnOfName.size()).first;
        m_columns += name;
        m_seenIn.push_back(0);
    }
    // Spellings of one name are bounded too.
    if (m_columnOfKey.size() < 8 * mostColumns)
        m_columnOfKey.emplace(key, known->second);
    return known->second;
}

JsonRecordReader::Fault JsonRecordReader::readObject(std::string_view raw, std::size_t firstCell, RecordBatch &batch)
{
    if (!raw.starts_with('{'))
        return {translated("The record is not a JSON object."), {}};
    if (const auto error = m_validator.parse(raw.data(), raw.size(), false).error())
        return {reasonOf(error), {}};
    simdjson::ondemand::document document;
    const simdjson::padded_string_view padded(raw.data(), raw.size(), raw.size() + simdjson::SIMDJSON_PADDING);
    simdjson::ondemand::object object;
    if (const auto error = m_parser.iterate(padded).get(document))
        return {reasonOf(error), {}};
    if (const auto error = document.get_object().get(object))
        return {reasonOf(error), {}};
    ++m_record;
    for (auto member : object) {
        std::string_view key;
        if (const auto error = member.unescaped_key().get(key))
            return {reasonOf(error), {}};
        const std::size_t column = columnOf(key);
        if (column >= mostColumns)
            return {translated("The file has more than %1 different keys.").arg(mostColumns), {}};
        const QString name = m_columns[static_cast<qsizetype>(column)];
        if (m_seenIn[column] == m_record)
            return {translated("The key “%1” repeats.").arg(utf8(key).left(60)), name};
        m_seenIn[column] = m_record;
        Cell cell;
        if (const auto error = cellOf(member.value(), batch).get(cell))
            return {reasonOf(error), name};
        if (cell.kind == Cell::Kind::Text && cell.text.find('\0') != std::string_view::npos)
            return {translated("The value holds a NUL character."), name};
        if (batch.cells.size() <= firstCell + column)
            batch.cells.resize(firstCell + column + 1);
        batch.cells[firstCell + column] = cell;
    }
    return {};
}

void JsonRecordReader::read(std::string_view raw, qint64 line, RecordBatch &batch)
{
    Record record;
    record.line = line;
    record.raw = raw;
    record.firstCell = batch.cells.size();
    Fault fault = readObject(raw, record.firstCell, batch);
    record.cellCount = batch.cells.size() - record.firstCell;
    record.fault = std::move(fault.reason);
    record.faultyColumn = std::move(fault.column);
    batch.records.push_back(std::move(record));
}

}  // namespace clientele
