// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assistant/turn/prompt.h"

#include "app/assistant/turn/toolschema.h"

#include <QDateTime>
#include <QFile>
#include <QJsonDocument>

#include <utility>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

QString promptFile()
{
    QFile file(u":/prompts/"_s + QLatin1StringView(promptVersion) + u".txt"_s);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

}  // namespace

QString dataDate(const Portfolio &book)
{
    return QDateTime::fromSecsSinceEpoch(book.info().takenAt, Qt::UTC).date().toString(Qt::ISODate);
}

QString systemPrompt(const Portfolio &book, const QString &scope, const QString &mark, const QLocale &locale)
{
    QStringList counts;
    for (int i = 0; i < tableCount; ++i) {
        const auto table = static_cast<Table>(i);
        counts +=
            u"%1 of %2"_s.arg(book.rows(table) > 0 ? u"rows"_s : u"no rows"_s, QLatin1StringView(tableName(table)));
    }
    QString text = promptFile();
    for (const auto &[name, value] : {std::pair{u"{mark}"_s, mark},
                                      {u"{language}"_s, QLocale::languageToString(locale.language())},
                                      {u"{date}"_s, dataDate(book)},
                                      {u"{counts}"_s, counts.join(u", ")},
                                      {u"{scope}"_s, scope}})
        text.replace(name, value);
    return text;
}

QStringList ownTexts(const Catalogue &catalogue)
{
    QStringList texts{promptFile()};
    for (const llm::Tool &tool : questionTools(catalogue)) {
        texts += tool.description;
        texts += QString::fromUtf8(QJsonDocument(tool.parameters).toJson(QJsonDocument::Compact));
    }
    for (const MeasureInfo &measure : catalogue.measures())
        texts += measure.label + u' ' + measure.name;
    for (const DimensionInfo &dimension : catalogue.dimensions())
        texts += dimension.label + u' ' + dimension.name;
    // Names of the members of results.
    texts += u"rows keys value currency matched rows ignored groups left out customer title text kind passages count "
             "measures dimensions fields operators charts meaning within the scope alike reasons Result of query rows "
             "search similar describe chart not found nothing"_s;
    return texts;
}

}  // namespace clientele
