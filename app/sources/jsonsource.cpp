// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/jsonsource.h"

#include <QCoreApplication>
#include <QDir>

#include <algorithm>

namespace clientele {

namespace {

QString translated(const char *text) { return QCoreApplication::translate("Import", text); }

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

// Length of the value that `text` begins with; npos where it is not closed or its brackets do not match. No string
// holds a line's end: where one does, a quote was lost, and the rest of that line is read as if it were not quoted, so
// that the quote spoils one record only.
std::size_t valueLength(std::string_view text)
{
    std::string open;
    bool inString = false;
    std::size_t string = 0;    // where it begins
    std::size_t unquoted = 0;  // quotes before this place count for nothing
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inString) {
            if (c == '\\' && i + 1 < text.size() && text[i + 1] != '\n') {
                ++i;
            } else if (c == '"') {
                inString = false;
            } else if (c == '\n') {
                inString = false;
                unquoted = i;
                i = string;
            }
            continue;
        }
        switch (c) {
        case '"':
            inString = i >= unquoted;
            string = i;
            break;
        case '{':
        case '[':
            open += c;
            break;
        case '}':
        case ']':
            if (open.empty())
                return i;
            if (open.back() != (c == '}' ? '{' : '['))
                return std::string_view::npos;
            open.pop_back();
            if (open.empty())
                return i + 1;
            break;
        case ',':
            if (open.empty())
                return i;
            break;
        default:
            break;
        }
    }
    return std::string_view::npos;
}

// JSON lines have a line that is an object from its first to its last character.
bool hasObjectLine(std::string_view text)
{
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        while (!line.empty() && isSpace(line.back()))
            line.remove_suffix(1);
        if (line.starts_with('{') && line.ends_with('}'))
            return true;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return false;
}

}  // namespace

JsonSource::JsonSource(QString path, std::unique_ptr<ByteWindow> window)
    : m_path(std::move(path)), m_window(std::move(window))
{
    skipSpace();
    const std::string_view start = m_window->rest().substr(0, ByteWindow::longestRecord);
    if (start.starts_with('[')) {
        m_window->skip(1);
        m_form = Form::Array;
        m_next = Next::FirstValue;
    } else if (hasObjectLine(start) || m_path.endsWith(QLatin1StringView(".ndjson"), Qt::CaseInsensitive)
               || m_path.endsWith(QLatin1StringView(".jsonl"), Qt::CaseInsensitive))
    {
        m_form = Form::Lines;
    }
}

Status JsonSource::read(RecordBatch &batch)
{
    batch.clear();
    do {
        if (!m_window->isWide())
            if (auto filled = m_window->refill(); !filled)
                return filled;
        while (!batch.isFull() && m_window->isWide() && !m_window->rest().empty()) {
            if (m_form == Form::Lines)
                readLine(batch);
            else if (auto element = readElement(batch); !element)
                return element;
        }
    } while (batch.records.empty() && !(m_window->isLast() && m_window->rest().empty()));
    if (m_form == Form::Array && m_next != Next::End && m_window->isLast() && m_window->rest().empty())
        return broken();
    batch.columns = m_reader.columns();
    return {};
}

void JsonSource::skipSpace()
{
    const std::string_view rest = m_window->rest();
    std::size_t at = 0;
    for (; at < rest.size() && isSpace(rest[at]); ++at)
        m_window->line += rest[at] == '\n' ? 1 : 0;
    m_window->skip(at);
}

Status JsonSource::broken() const
{
    return fail(
        ErrorKind::InvalidInput,
        translated("%1 is not valid JSON at line %2.").arg(QDir::toNativeSeparators(m_path)).arg(m_window->line),
        translated("Correct the file; nothing of it was taken in."));
}

Status JsonSource::readElement(RecordBatch &batch)
{
    skipSpace();
    if (m_window->rest().empty())
        return {};
    const char c = m_window->rest().front();
    if (m_form == Form::Objects)
        return c == '{' ? readValue(batch) : broken();
    if (m_next == Next::End)
        return broken();
    if (c == ']' && m_next != Next::Value) {
        m_next = Next::End;
        m_window->skip(1);
        return {};
    }
    if (m_next == Next::Comma) {
        if (c != ',')
            return broken();
        m_next = Next::Value;
        m_window->skip(1);
        return {};
    }
    m_next = Next::Comma;
    return readValue(batch);
}

Status JsonSource::readValue(RecordBatch &batch)
{
    const std::size_t length = valueLength(m_window->rest());
    if (length == std::string_view::npos || length == 0)
        return broken();
    std::string_view raw = m_window->rest().substr(0, length);
    const qint64 lines = std::ranges::count(raw, '\n');
    while (isSpace(raw.back()))
        raw.remove_suffix(1);
    m_reader.read(raw, m_window->line, batch);
    m_window->line += lines;
    m_window->skip(length);
    return {};
}

void JsonSource::readLine(RecordBatch &batch)
{
    const std::string_view rest = m_window->rest();
    const auto end = rest.find('\n');
    const bool isWhole = end != std::string_view::npos || m_window->isLast();
    std::string_view raw = rest.substr(0, end);
    while (!raw.empty() && isSpace(raw.back()))
        raw.remove_suffix(1);
    while (!raw.empty() && isSpace(raw.front()))
        raw.remove_prefix(1);
    if (!m_inLongLine && (!isWhole || raw.size() > ByteWindow::longestRecord)) {
        batch.records.push_back({m_window->line,
                                 raw.substr(0, 1024),
                                 batch.cells.size(),
                                 0,
                                 translated("The record is longer than 1 MB."),
                                 {}});
    } else if (!m_inLongLine && !raw.empty()) {
        m_reader.read(raw, m_window->line, batch);
    }
    m_inLongLine = !isWhole;
    m_window->line += isWhole ? 1 : 0;
    m_window->skip(end == std::string_view::npos ? rest.size() : end + 1);
}

}  // namespace clientele
