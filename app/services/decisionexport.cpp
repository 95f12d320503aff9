// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/decisionexport.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QSaveFile>

namespace clientele {

Result<qint64> writeDecisions(const SuggestionRecords &records, const QString &file)
{
    QSaveFile out(file);
    const auto failure = [&out, &file] {
        return fail(
            ErrorKind::Storage,
            QCoreApplication::translate("Suggestions", "%1 cannot be written: %2.").arg(file, out.errorString()),
            QCoreApplication::translate("Suggestions", "Choose another folder, or make room on the disk."));
    };
    if (!out.open(QIODevice::WriteOnly))
        return failure();
    qint64 count = 0;
    const auto written = records.forEach([&](const recommend::Decision &decision) -> Status {
        const QByteArray line = QJsonDocument(decision.toJson()).toJson(QJsonDocument::Compact) + '\n';
        if (out.write(line) != line.size())
            return failure();
        ++count;
        return {};
    });
    if (!written)
        return tl::unexpected(written.error());
    if (!out.commit())
        return failure();
    return count;
}

}  // namespace clientele
