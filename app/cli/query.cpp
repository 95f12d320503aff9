// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/query.h"

#include "app/cli/command.h"
#include "app/cli/texttable.h"
#include "models/query/evaluator.h"

#include <QCoreApplication>

namespace clientele::cli {

namespace {

QJsonValue orNull(const QString &text)
{
    return text.isNull() || text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonObject asJson(const QueryResult &result)
{
    QJsonArray rows;
    for (const ResultRow &row : result.rows) {
        QJsonArray keys;
        for (const QString &key : row.keys)
            keys.append(key.isNull() ? QJsonValue(QJsonValue::Null) : QJsonValue(key));
        rows.append(QJsonObject{{QStringLiteral("keys"), keys},
                                {QStringLiteral("value"), row.value.toText()},
                                {QStringLiteral("currency"), orNull(row.value.currency.code())}});
    }
    QJsonObject object{{QStringLiteral("rows"), rows}, {QStringLiteral("matched_rows"), qint64(result.matchedRows)}};
    if (!result.ignored.empty())
        object.insert(QStringLiteral("ignored"), toJson(result.ignored));
    return object;
}

QString asText(const Query &query, const QueryResult &result)
{
    TextTable table(query.by + QStringList{query.measure, QString()});
    for (const ResultRow &row : result.rows) {
        QStringList cells;
        for (const QString &key : row.keys)
            cells += key.isNull() ? QCoreApplication::translate("CommandLine", "(none)") : key;
        table.addRow(cells + QStringList{row.value.toText(), row.value.currency.code()});
    }
    const int rows = static_cast<int>(result.matchedRows);
    QString text = table.toText() + QCoreApplication::translate("CommandLine", "%n row(s) behind it", nullptr, rows);
    if (!result.ignored.empty())
        text +=
            u'\n'
            + QCoreApplication::translate("CommandLine", "Some conditions have no meaning for %1 and were left out.")
                  .arg(query.measure);
    return text;
}

}  // namespace

Outcome runQuery(const Invocation &invocation)
{
    const auto document = parsedJson(invocation.arguments.constFirst());
    if (!document)
        return failed(document);
    if (!document->isObject())
        return Outcome(tl::unexpected<Failure>(
            Error{ErrorKind::InvalidInput, QCoreApplication::translate("CommandLine", "A query is a JSON object."),
                  QCoreApplication::translate("CommandLine",
                                              "Write it as {\"measure\":\"loans.owed\",\"by\":[\"loan.type\"]}.")}));
    const auto query = queryFromJson(document->object());
    if (!query)
        return failed(query);
    const auto profile = openProfile(invocation, Profile::Mode::Existing);
    if (!profile)
        return failed(profile);
    const auto book = (*profile)->loadPortfolio();
    if (!book)
        return failed(book);
    const auto result = evaluate(**book, Catalogue(), *query);
    if (!result)
        return failed(result);
    return invocation.json ? Output{asJson(*result), {}} : Output{{}, asText(*query, *result)};
}

}  // namespace clientele::cli
