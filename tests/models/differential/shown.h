// SPDX-License-Identifier: GPL-3.0-or-later
// Results as lines of text, failures too, for tests that compare two ways to one answer.
#pragma once

#include "models/query/query.h"

#include <QJsonDocument>

#include <functional>
#include <thread>
#include <vector>

namespace clientele::test {

inline QStringList shown(const Result<QueryResult> &result)
{
    if (!result)
        return {result.error().sentence()};
    QStringList lines;
    for (const ResultRow &row : result->rows) {
        QStringList cells;
        for (const QString &key : row.keys)
            cells.append(key.isNull() ? QStringLiteral("(none)") : key);
        lines.append(cells.join(u'|') + u'=' + row.value.toText() + u' ' + row.value.currency.code() + u' '
                     + QString::number(row.matchedRows));
    }
    lines.append(QStringLiteral("%1 rows, ignored ").arg(result->matchedRows)
                 + QString::fromUtf8(QJsonDocument(toJson(result->ignored)).toJson(QJsonDocument::Compact)));
    return lines;
}

inline QString asked(const Query &query)
{
    return QString::fromUtf8(QJsonDocument(toJson(query)).toJson(QJsonDocument::Compact));
}

inline void onThreads(int parts, const std::function<void(int)> &part)
{
    std::vector<std::thread> threads;
    for (int i = 0; i < parts; ++i)
        threads.emplace_back(part, i);
    for (std::thread &thread : threads)
        thread.join();
}

}  // namespace clientele::test
