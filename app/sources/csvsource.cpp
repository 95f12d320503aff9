// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/csvsource.h"

#include "models/schema/schema.h"

#include <QCoreApplication>
#include <QDir>
#include <QSet>

#include <algorithm>
#include <array>

namespace clientele {

namespace {

QString translated(const char *text) { return QCoreApplication::translate("Import", text); }

QString utf8(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

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
    const ByteWindow &shows = *source->m_window;
    CsvForm form;
    const std::string_view start = shows.rest().substr(0, ByteWindow::longestRecord);
    if (start.find('\n') == std::string_view::npos && start.find('\r') != std::string_view::npos)
        form.newline = '\r';
    // Blank lines in front look the same whatever separates the values, but for tabs.
    source->m_reader.emplace(form);
    while (const std::size_t blank = source->m_reader->blankLine(shows.rest()))
        source->skip(blank);
    form.separator = separatorOf(shows.rest().substr(0, source->m_reader->lineLength(shows.rest())));
    source->m_reader.emplace(form);

    RecordBatch header;
    source->skip(source->m_reader->read(shows.rest(), true, shows.line, header));
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
        form.columns += name;
    }
    source->m_reader.emplace(form);
    return std::unique_ptr<Source>(std::move(source));
}

void CsvSource::skip(std::size_t length)
{
    m_window->line += std::ranges::count(m_window->rest().substr(0, length), form().newline);
    m_window->skip(length);
}

Status CsvSource::read(RecordBatch &batch)
{
    batch.clear();
    batch.columns = form().columns;
    if (!m_window->isWide())
        if (auto filled = m_window->refill(); !filled)
            return filled;
    while (!batch.isFull() && m_window->isWide() && !m_window->rest().empty()) {
        const std::string_view rest = m_window->rest();
        const std::size_t blank = m_reader->blankLine(rest);
        skip(blank > 0 ? blank : m_reader->read(rest, true, m_window->line, batch));
    }
    return {};
}

TextBlocks CsvSource::blocks(std::size_t blockSize)
{
    return TextBlocks(std::move(m_window), form().newline, blockSize);
}

}  // namespace clientele
