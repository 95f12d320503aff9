// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/csvreader.h"

#include "app/sources/bytewindow.h"

#include <QCoreApplication>
#include <simdjson.h>

#include <algorithm>
#include <cstring>

namespace clientele {

namespace {

QString translated(const char *text) { return QCoreApplication::translate("Import", text); }

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    return text;
}

}  // namespace

std::size_t CsvReader::lineLength(std::string_view rest) const
{
    const auto end = rest.find(m_form.newline);
    return end == std::string_view::npos ? rest.size() : end + 1;
}

std::size_t CsvReader::blankLine(std::string_view rest) const
{
    for (std::size_t at = 0; at < rest.size(); ++at) {
        if (rest[at] == m_form.newline)
            return at + 1;
        if (!isBlank(rest[at]) || rest[at] == m_form.separator)
            return 0;
    }
    return rest.size();
}

CsvReader::End CsvReader::readField(const char *&at, const char *end, RecordBatch &batch, bool &lastField) const
{
    const auto isEnd = [this](char c) { return c == m_form.separator || c == m_form.newline; };
    const char *begin = at;
    while (at < end && isBlank(*at) && !isEnd(*at))
        ++at;
    std::string_view text;
    if (at < end && *at == '"') {
        const char *from = ++at;
        bool escaped = false;
        for (;;) {
            at = static_cast<const char *>(std::memchr(at, '"', static_cast<std::size_t>(end - at)));
            if (!at) {
                at = end;
                return End::Unclosed;
            }
            if (at + 1 >= end || at[1] != '"')
                break;
            escaped = true;
            at += 2;
        }
        text = {from, at};
        if (escaped) {
            std::string plain(text);
            for (auto quote = plain.find("\"\""); quote != std::string::npos; quote = plain.find("\"\"", quote + 1))
                plain.erase(quote, 1);
            text = batch.keep(plain);
        }
        ++at;
        while (at < end && isBlank(*at) && !isEnd(*at))
            ++at;
        if (at < end && !isEnd(*at))
            return End::Malformed;
    } else {
        while (at < end && !isEnd(*at))
            ++at;
        text = {begin, at};
    }
    text = trimmed(text);
    batch.cells.push_back({text, text.empty() ? Cell::Kind::Missing : Cell::Kind::Text});
    lastField = at == end || *at == m_form.newline;
    return End::Record;
}

// Of a record whose fields could be told apart.
QString CsvReader::faultOf(const Record &record) const
{
    if (record.raw.find('\0') != std::string_view::npos)
        return translated("The record holds a NUL character.");
    if (!simdjson::validate_utf8(record.raw.data(), record.raw.size()))
        return translated("The record is not valid UTF-8.");
    if (!m_form.columns.isEmpty() && record.cellCount != static_cast<std::size_t>(m_form.columns.size()))
        return translated("The record has %1 fields where the header names %2.")
            .arg(record.cellCount)
            .arg(m_form.columns.size());
    return {};
}

std::size_t CsvReader::read(std::string_view rest, bool isLast, qint64 line, RecordBatch &batch) const
{
    // No quoted field may reach further than the longest record.
    const bool isCut = rest.size() > ByteWindow::longestRecord;
    const char *at = rest.data();
    const char *end = at + std::min(rest.size(), ByteWindow::longestRecord);
    Record record;
    record.line = line;
    record.firstCell = batch.cells.size();
    for (bool lastField = false; !lastField;) {
        const End how = readField(at, end, batch, lastField);
        if (how == End::Unclosed && !isCut && !isLast) {
            batch.cells.resize(record.firstCell);
            return 0;
        }
        if (how == End::Record && (at < end || !isCut)) {
            at += lastField ? 0 : 1;
            continue;
        }
        record.fault = how == End::Malformed            ? translated("A quoted field goes on after its closing quote.")
                       : how == End::Unclosed && !isCut ? translated("A quote is opened and never closed.")
                                                        : translated("The record is longer than 1 MB.");
        // The next physical line may be sound again.
        at = rest.data() + lineLength(rest);
        if (at[-1] == m_form.newline)
            --at;
        lastField = true;
    }
    record.raw = {rest.data(), at};
    record.cellCount = batch.cells.size() - record.firstCell;
    if (record.fault.isEmpty())
        record.fault = faultOf(record);
    const std::size_t length = std::min(record.raw.size() + 1, rest.size());
    if (record.raw.ends_with('\r'))
        record.raw.remove_suffix(1);
    batch.records.push_back(std::move(record));
    return length;
}

}  // namespace clientele
