// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/exporting.h"

#include "models/items/inerttext.h"

#include <QSaveFile>

#include <charconv>

namespace clientele {

namespace {

constexpr std::size_t bufferSize = 1 << 20;
constexpr qint64 rowsBetweenLooks = 4096;

// Fills a buffer, and the file where that is full.
class CsvFile {
public:
    explicit CsvFile(QIODevice &device) : m_device(device) { m_buffer.reserve(bufferSize + 4096); }

    void text(const QString &value)
    {
        const QByteArray bytes = inertText(value).toUtf8();
        const std::string_view view(bytes.constData(), static_cast<std::size_t>(bytes.size()));
        // A cell of nothing but blanks would be taken for an empty one.
        const bool quoted = view.find_first_of(",\"\r\n") != view.npos || view.starts_with(' ') || view.ends_with(' ');
        if (!quoted) {
            m_buffer += view;
            return;
        }
        m_buffer += '"';
        for (const char letter : view) {
            if (letter == '"')
                m_buffer += '"';
            m_buffer += letter;
        }
        m_buffer += '"';
    }

    void cell(const ExportCell &cell)
    {
        switch (cell.kind) {
        case ExportCell::Kind::Empty:
            break;
        case ExportCell::Kind::Text:
            text(cell.text);
            break;
        case ExportCell::Kind::Number:
        case ExportCell::Kind::Money:
            decimal(cell.number, cell.digits);
            break;
        case ExportCell::Kind::Date:
            plain(dateToText(cell.number));
            break;
        case ExportCell::Kind::Time:
            plain(timestampToText(cell.number));
            break;
        }
    }

    void separate() { m_buffer += ','; }
    void endLine() { m_buffer += "\r\n"; }
    void plain(const QString &words) { m_buffer += words.toStdString(); }
    void mark() { m_buffer += "\xEF\xBB\xBF"; }

    [[nodiscard]] bool flush(bool always)
    {
        if (!always && m_buffer.size() < bufferSize)
            return true;
        const auto size = static_cast<qint64>(m_buffer.size());
        m_written += size;
        const bool whole = m_device.write(m_buffer.data(), size) == size;
        m_buffer.clear();
        return whole;
    }
    [[nodiscard]] qint64 written() const { return m_written; }

private:
    void decimal(std::int64_t value, int digits)
    {
        char letters[24];
        const auto end = std::to_chars(std::begin(letters), std::end(letters), value).ptr;
        std::string_view number(letters, static_cast<std::size_t>(end - letters));
        if (number.starts_with('-')) {
            m_buffer += '-';
            number.remove_prefix(1);
        }
        const auto decimals = static_cast<std::size_t>(digits);
        if (decimals == 0) {
            m_buffer += number;
            return;
        }
        const std::size_t whole = number.size() > decimals ? number.size() - decimals : 0;
        m_buffer += whole > 0 ? number.substr(0, whole) : "0";
        m_buffer += '.';
        m_buffer.append(decimals - (number.size() - whole), '0');
        m_buffer += number.substr(whole);
    }

    QIODevice &m_device;
    std::string m_buffer;
    qint64 m_written = 0;
};

}  // namespace

Result<ExportReport> writeCsv(const QString &path, const ExportTable &table, const CsvOptions &options,
                              const ExportWatch &watch)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return tl::unexpected(cannotWrite(path, file.errorString()));
    CsvFile csv(file);
    if (options.byteOrderMark)
        csv.mark();
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (i > 0)
            csv.separate();
        csv.text(table.columns[i].heading);
    }
    csv.endLine();
    std::vector<ExportCell> cells(table.columns.size());
    bool sound = true;
    for (qint64 row = 0; row < table.rows && sound; ++row) {
        table.read(row, cells);
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (i > 0)
                csv.separate();
            csv.cell(cells[i]);
        }
        csv.endLine();
        sound = csv.flush(false);
        if (row % rowsBetweenLooks != 0)
            continue;
        if (watch.isCancelled())
            return tl::unexpected(exportCancelled());
        if (watch.progress)
            watch.progress(row);
    }
    if (options.footer) {
        for (const QString &line : table.provenance.lines()) {
            // Always one cell: a filter's value cannot break out of it and become a formula.
            csv.plain(QStringLiteral("\"# %1\"").arg(QString(line).replace(u'"', QStringLiteral("\"\"")).simplified()));
            csv.endLine();
        }
    }
    if (!sound || !csv.flush(true) || !file.commit())
        return tl::unexpected(cannotWrite(path, file.errorString()));
    if (watch.progress)
        watch.progress(table.rows);
    ExportReport report;
    report.file = path;
    report.rows = table.rows;
    report.bytes = csv.written();
    return report;
}

}  // namespace clientele
