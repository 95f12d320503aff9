// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/exporting.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSaveFile>
#include <QStorageInfo>

namespace clientele {

namespace {

QString translated(const char *text) { return QCoreApplication::translate("Export", text); }

constexpr qint64 hardlyAnyRoom = 64 * 1024;
constexpr qsizetype longestName = 100;  // letters; with folder and extension below every system's limit

}  // namespace

Error cannotWrite(const QString &path, const QString &reason)
{
    const QFileInfo file(path);
    const QString shown = QDir::toNativeSeparators(path);
    if (!file.dir().exists())
        return {ErrorKind::NotFound,
                translated("The folder %1 is not there.").arg(QDir::toNativeSeparators(file.absolutePath())),
                translated("Choose another folder.")};
    if (file.isDir())
        return {ErrorKind::Storage, translated("%1 is a folder.").arg(shown), translated("Choose another name.")};
    if (!QFileInfo(file.absolutePath()).isWritable())
        return {ErrorKind::Storage,
                translated("You may not write to the folder %1.").arg(QDir::toNativeSeparators(file.absolutePath())),
                translated("Choose another folder.")};
    const QStorageInfo disk(file.absolutePath());
    if (disk.isValid() && disk.bytesAvailable() < hardlyAnyRoom)
        return {ErrorKind::Storage, translated("The disk is full: %1 was not written.").arg(shown),
                translated("Make room, or choose another folder."), true};
    return {ErrorKind::Storage, translated("%1 cannot be written (%2).").arg(shown, reason),
            translated("Make room, or choose another folder."), true};
}

Error exportCancelled()
{
    return {ErrorKind::Cancelled, translated("The export was stopped, and nothing was written."), {}, true};
}

Result<ExportReport> writeBytes(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    const bool written = file.open(QIODevice::WriteOnly)
                         && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
                         && file.write(bytes) == bytes.size() && file.commit();
    if (!written)
        return tl::unexpected(cannotWrite(path, file.errorString()));
    ExportReport report;
    report.file = path;
    report.bytes = bytes.size();
    return report;
}

QString proposedFileName(const QString &title, const Portfolio &portfolio)
{
    // What no system takes in a name, or takes as more than a letter.
    static const QRegularExpression unfit(QStringLiteral(R"([\x00-\x1f<>:"/\\|?*.]+)"));
    QString name = QString(title).replace(unfit, QStringLiteral(" ")).simplified().left(longestName);
    if (name.isEmpty())
        name = QStringLiteral("Clientele");
    const PortfolioInfo &about = portfolio.info();
    if (about.takenAt > 0) {
        constexpr std::int64_t secondsOfDay = 86'400;
        name += u' ' + dateToText(about.zone.toLocal(about.takenAt) / secondsOfDay);
    }
    return name;
}

}  // namespace clientele
