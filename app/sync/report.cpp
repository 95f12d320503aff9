// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sync/report.h"

#include <QJsonArray>

#include <algorithm>

namespace clientele {

namespace {

constexpr std::size_t mostPrinted = 10'000;

QJsonObject toJson(const FileReport &file)
{
    QJsonArray problems;
    for (std::size_t i = 0; i < std::min(mostPrinted, file.problems.size()); ++i) {
        const Problem &problem = file.problems[i];
        problems += QJsonObject{{QStringLiteral("line"), problem.line},
                                {QStringLiteral("field"), problem.field},
                                {QStringLiteral("reason"), problem.reason}};
    }
    QJsonObject object{
        {QStringLiteral("file"), file.file},         {QStringLiteral("kind"), QLatin1StringView(tableName(file.kind))},
        {QStringLiteral("read"), file.read},         {QStringLiteral("accepted"), file.accepted},
        {QStringLiteral("rejected"), file.rejected}, {QStringLiteral("duplicates"), file.duplicates},
        {QStringLiteral("orphans"), file.orphans},   {QStringLiteral("problems"), problems}};
    if (file.kind == Table::Credit)
        object.insert(QStringLiteral("loans"), file.loans);
    if (!file.ignoredColumns.isEmpty())
        object.insert(QStringLiteral("ignored_columns"), QJsonArray::fromStringList(file.ignoredColumns));
    return object;
}

}  // namespace

qint64 ImportReport::accepted() const
{
    qint64 sum = 0;
    for (const FileReport &file : files)
        sum += file.accepted;
    return sum;
}

QJsonObject ImportReport::toJson() const
{
    QJsonArray list;
    for (const FileReport &file : files)
        list += clientele::toJson(file);
    return {{QStringLiteral("files"), list}};
}

}  // namespace clientele
