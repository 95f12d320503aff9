// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/csvsource.h"

#include "models/schema/schema.h"

#include <QCoreApplication>
#include <QDir>
#include <QSet>
#include <simdjson.h>

#include <algorithm>
#include <cstring>

namespace clientele {

namespace {

QString translated(const char *text) { return QCoreApplication::translate("Import", text); }

QString utf8(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    return text;
}

// The candidate that stands most often outside quotes in the header.
char separatorOf(std::string_view header)
{
    constexpr std::string_view candidates = ",;\t|";
    std::array<std::size_t, candidates.size()> counts{};
    bool quoted = false;
    for (const char c : header) {
        if (c == '"')
            quoted = !quoted;
        const auto candidate = candidates.find(c);
        if (!quoted && candidate != std::string_view::npos)
            ++counts[candidate];
    }
    return candidates[static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin())];
}

}  // namespace

Result<std::unique_ptr<Source>> CsvSource::open(const QString &path, std::unique_ptr<ByteWindow> window)
{
    std::unique_ptr<CsvSource> source(new CsvSource(std::move(window)));
    const std::string_view start = source->m_window->rest().substr(0, ByteWindow::longestRecord);
    if (start.find('\n') == std::string_view::npos && start.find('\r') != std::string_view::npos)
        source->m_newline = '\r';
    while (source->skipBlankLine()) {
    }
    source->m_separator = separatorOf(source->m_window->rest().substr(0, source->lineLength()));

    RecordBatch header;
    source->readRecord(header);
    const QString shown = QDir::toNativeSeparators(path);
    if (const Record &record = header.records.front(); !record.fault.isEmpty())
        return fail(ErrorKind::InvalidInput,
                    translated("The header of %1 cannot be read: %2").arg(shown, record.fault));
    QSet<QString> seen;
    for (const Cell &cell : header.cells) {
        const QString name = utf8(cell.text);
        if (!name.isEmpty() && seen.contains(normalised(name)))
            return fail(ErrorKind::InvalidInput, translated("%1 has the column “%2” twice.").arg(shown, name.left(60)),
                        translated("Leave one of them out."));
        seen.insert(normalised(name));
        source->m_columns += name;
    }
    return std::unique_ptr<Source>(std::move(source));
}

Status CsvSource::read(RecordBatch &batch)
{
    batch.clear();
    batch.columns = m_columns;
    if (!m_window->isWide())
        if (auto filled = m_window->refill(); !filled)
            return filled;
    while (!batch.isFull() && m_window->isWide() && !m_window->rest().empty())
        if (!skipBlankLine())
            readRecord(batch);
    return {};
}

// Bytes of the physical line that rest() begins with, its end included.
std::size_t CsvSource::lineLength() const
{
    const std::string_view rest = m_window->rest();
    const auto end = rest.find(m_newline);
    return end == std::string_view::npos ? rest.size() : end + 1;
}

bool CsvSource::skipBlankLine()
{
    const std::string_view rest = m_window->rest();
    std::size_t at = 0;
    while (at < rest.size() && rest[at] != m_newline && (rest[at] == ' ' || rest[at] == '\r' || rest[at] == '\t'))
        at += rest[at] == m_separator ? rest.size() : 1;
    if (rest.empty() || at > rest.size() || (at < rest.size() && rest[at] != m_newline))
        return false;
    m_window->skip(std::min(at + 1, rest.size()));
    ++m_window->line;
    return true;
}

CsvSource::End CsvSource::readField(const char *&at, const char *end, RecordBatch &batch, bool &lastField)
{
    const auto isEnd = [this](char c) { return c == m_separator || c == m_newline; };
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
    lastField = at == end || *at == m_newline;
    return End::Record;
}

void CsvSource::readRecord(RecordBatch &batch)
{
    // No quoted field may reach further than the longest record.
    const std::string_view rest = m_window->rest();
    const bool isCut = rest.size() > ByteWindow::longestRecord;
    const char *at = rest.data();
    const char *end = at + std::min(rest.size(), ByteWindow::longestRecord);
    Record record;
    record.line = m_window->line;
    record.firstCell = batch.cells.size();
    for (bool lastField = false; !lastField;) {
        const End how = readField(at, end, batch, lastField);
        if (how == End::Record && (at < end || !isCut)) {
            at += lastField ? 0 : 1;
            continue;
        }
        record.fault = how == End::Malformed            ? translated("A quoted field goes on after its closing quote.")
                       : how == End::Unclosed && !isCut ? translated("A quote is opened and never closed.")
                                                        : translated("The record is longer than 1 MB.");
        // The next physical line may be sound again.
        at = rest.data() + std::min(lineLength(), rest.size());
        if (at[-1] == m_newline)
            --at;
        lastField = true;
    }
    record.raw = {rest.data(), at};
    record.cellCount = batch.cells.size() - record.firstCell;
    if (record.fault.isEmpty()) {
        if (record.raw.find('\0') != std::string_view::npos)
            record.fault = translated("The record holds a NUL character.");
        else if (!simdjson::validate_utf8(record.raw.data(), record.raw.size()))
            record.fault = translated("The record is not valid UTF-8.");
        else if (!m_columns.isEmpty() && record.cellCount != static_cast<std::size_t>(m_columns.size()))
            record.fault = translated("The record has %1 fields where the header names %2.")
                               .arg(record.cellCount)
                               .arg(m_columns.size());
    }
    m_window->line += std::ranges::count(record.raw, m_newline) + 1;
    m_window->skip(std::min(record.raw.size() + 1, rest.size()));
    if (record.raw.ends_with('\r'))
        record.raw.remove_suffix(1);
    batch.records.push_back(std::move(record));
}

}  // namespace clientele
