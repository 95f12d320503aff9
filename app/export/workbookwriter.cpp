// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/exporting.h"
#include "app/export/workbooksheets.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QTemporaryFile>
#include <QtEndian>

#include <xlsxwriter.h>

#include <filesystem>
#include <memory>

namespace clientele {

namespace {

QString translated(const char *text) { return QCoreApplication::translate("Export", text); }

struct Discard {
    void operator()(lxw_workbook *workbook) const { lxw_workbook_free(workbook); }
};
using Workbook = std::unique_ptr<lxw_workbook, Discard>;

// The name of a new, empty file beside `path`, so that putting it in its place is one step of the file system.
Result<QString> neighbourOf(const QString &path)
{
    QTemporaryFile file(QFileInfo(path).absolutePath() + QStringLiteral("/.clientele-XXXXXX.xlsx"));
    file.setAutoRemove(false);
    if (QFileInfo(path).isDir() || !file.open())
        return tl::unexpected(cannotWrite(path, file.errorString()));
    return file.fileName();
}

// Whether the archive's own list of contents names every sheet with at least its size: the library does not notice when
// rows that it put aside are lost for want of room.
bool holdsAll(const QString &archive, const std::vector<qint64> &leastBytes)
{
    constexpr qint64 endSize = 22;
    constexpr qsizetype entrySize = 46;
    QFile file(archive);
    if (!file.open(QIODevice::ReadOnly) || file.size() < endSize || !file.seek(file.size() - endSize))
        return false;
    const QByteArray end = file.read(endSize);
    if (!end.startsWith("PK\x05\x06") || !file.seek(qFromLittleEndian<quint32>(end.constData() + 16)))
        return false;
    const QByteArray entries = file.read(qFromLittleEndian<quint32>(end.constData() + 12));
    std::size_t sound = 0;
    for (qsizetype at = 0; at + entrySize <= entries.size() && entries.mid(at, 4) == "PK\x01\x02";) {
        const char *entry = entries.constData() + at;
        const auto size = qFromLittleEndian<quint32>(entry + 24);
        const qsizetype nameSize = qFromLittleEndian<quint16>(entry + 28);
        const QByteArray name = entries.mid(at + entrySize, nameSize);
        for (std::size_t sheet = 0; sheet < leastBytes.size(); ++sheet) {
            if (name == "xl/worksheets/sheet" + QByteArray::number(sheet + 1) + ".xml" && leastBytes[sheet] >= 0
                && size > leastBytes[sheet])
                ++sound;
        }
        at += entrySize + nameSize + qFromLittleEndian<quint16>(entry + 30) + qFromLittleEndian<quint16>(entry + 32);
    }
    return sound == leastBytes.size();
}

class Removed {
public:
    explicit Removed(QString path) : m_path(std::move(path)) {}
    ~Removed() { QFile::remove(m_path); }
    Q_DISABLE_COPY_MOVE(Removed)

private:
    QString m_path;
};

}  // namespace

Result<ExportReport> writeWorkbook(const QString &path, const std::vector<ExportTable> &tables, const QString &title,
                                   const ExportWatch &watch)
{
    const Result<QString> neighbour = neighbourOf(path);
    if (!neighbour)
        return tl::unexpected(neighbour.error());
    const Removed whatIsLeft(*neighbour);

    // Rows go to files without a name in the same folder: where that has no room, closing fails as well.
    QByteArray folder = QFile::encodeName(QFileInfo(path).absolutePath());
    const QByteArray name = QFile::encodeName(*neighbour);
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    options.tmpdir = folder.data();
    options.use_zip64 = LXW_FALSE;
    Workbook workbook(workbook_new_opt(name.constData(), &options));
    if (!workbook)
        return tl::unexpected(cannotWrite(path, translated("out of memory")));

    WorkbookSheets sheets(workbook.get());
    if (!title.isEmpty())
        sheets.addCover(title, tables);
    ExportReport report;
    report.file = path;
    for (const ExportTable &table : tables) {
        if (auto added = sheets.add(table, watch, report.rows); !added)
            return passOn(added);
        report.rows += table.rows;
    }
    report.sheets = sheets.count();
    report.shortened = sheets.shortened();
    if (watch.isCancelled())
        return tl::unexpected(exportCancelled());
    // Closing writes the file, and frees the workbook whether or not it can.
    if (const lxw_error problem = workbook_close(workbook.release()); problem != LXW_NO_ERROR)
        return tl::unexpected(cannotWrite(path, QString::fromUtf8(lxw_strerror(problem))));
    // Closing takes its seconds, and cannot be stopped on the way.
    if (watch.isCancelled())
        return tl::unexpected(exportCancelled());
    if (!holdsAll(*neighbour, sheets.leastBytes()))
        return tl::unexpected(cannotWrite(path, translated("there was no room for all rows")));

    std::error_code failed;
    std::filesystem::rename(name.toStdString(), QFile::encodeName(path).toStdString(), failed);
    if (failed)
        return tl::unexpected(cannotWrite(path, QString::fromStdString(failed.message())));
    report.bytes = QFileInfo(path).size();
    if (watch.progress)
        watch.progress(report.rows);
    return report;
}

}  // namespace clientele
