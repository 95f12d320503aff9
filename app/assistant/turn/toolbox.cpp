// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assistant/turn/toolbox.h"

#include "app/assistant/turn/toolschema.h"
#include "app/future.h"
#include "app/privacy/hostiletext.h"
#include "models/query/evaluator.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

constexpr qsizetype longestResult = 12'000;
constexpr qsizetype longestKey = 120;

QString tr(const char *text, const char *comment = nullptr, int count = -1)
{
    return QCoreApplication::translate("clientele::Toolbox", text, comment, count);
}

// Grouped where a row of digits would look like an account's number.
QString valueText(const Figure &figure)
{
    QString text = figure.toText();
    qsizetype end = text.indexOf(u'.');
    if (end < 0)
        end = text.size();
    const qsizetype begin = text.startsWith(u'-') ? 1 : 0;
    if (end - begin < 7)
        return text;
    for (qsizetype at = end - 3; at > begin; at -= 3)
        text.insert(at, u',');
    return text;
}

}  // namespace

bool includes(const CustomerCodes &codes, RowIndex customer)
{
    return !codes || std::ranges::binary_search(*codes, Code(customer + 1));
}

Toolbox::Toolbox(AssistantParts parts, Conditions scope, Reach reach, std::shared_ptr<privacy::Conversation> talk,
                 QObject *receiver)
    : m_parts(std::move(parts)),
      m_scope(std::move(scope)),
      m_reach(std::move(reach)),
      m_talk(std::move(talk)),
      m_receiver(receiver)
{}

void Toolbox::run(const llm::ToolCall &call, const Done &done)
{
    const auto written = call.parsed();
    if (!written)
        return refuse(u"The arguments are not a JSON object."_s, tr("A tool was called wrongly"), done);
    const ToolArguments arguments(m_talk->resolved(*written), *m_parts.book, *m_parts.catalogue);
    if (call.name == u"query")
        return runQuery(arguments, std::nullopt, done);
    if (call.name == u"rows")
        return runRows(arguments, done);
    if (call.name == u"search")
        return runSearch(arguments, done);
    if (call.name == u"similar")
        return runSimilar(arguments, done);
    if (call.name == u"describe")
        return runDescribe(arguments, done);
    if (call.name == u"chart")
        return runChart(arguments, done);
    refuse(u"There is no such tool. The tools are query, rows, search, similar, describe and chart; all of them only "
           "read."_s,
           tr("An unknown tool was refused"), done);
}

void Toolbox::give(const QString &tool, const QJsonObject &json, const QString &step, const Done &done) const
{
    QString text = QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
    if (text.size() > longestResult)
        text = text.left(longestResult) + u"… (cut: ask for less)"_s;
    done({privacy::asData(text, u"result of %1"_s.arg(tool), m_talk->dataMark()), step, false});
}

void Toolbox::refuse(const QString &sentence, const QString &step, const Done &done) const
{
    // A sentence may quote what the model wrote, with its tokens turned back into people.
    done({m_talk->safe(sentence), step, true});
}

bool Toolbox::isVisible(RowIndex customer) const { return includes(m_reach.shown, customer); }

Status Toolbox::checkCustomers(const Conditions &where) const
{
    for (const Condition &condition : where) {
        const DimensionInfo *dimension = m_parts.catalogue->dimension(condition.field);
        if (dimension && dimension->field == Field::CustomerId) {
            for (const QString &id : condition.values) {
                const auto row = m_parts.book->customerRow(id);
                if (!row || !isVisible(*row))
                    return fail(ErrorKind::NotFound, u"Not found: there is no such customer."_s);
            }
        }
        if (auto inner = checkCustomers(condition.rows); !inner)
            return inner;
    }
    return {};
}

QFuture<clientele::Result<QueryResult>> Toolbox::evaluated(const Query &query) const
{
    if (m_parts.evaluate)
        return m_parts.evaluate(query);
    return QtConcurrent::run(
        [book = m_parts.book, catalogue = m_parts.catalogue, query] { return evaluate(*book, *catalogue, query); });
}

QJsonValue Toolbox::keyFor(const QString &dimension, const QString &key)
{
    if (key.isNull())
        return {};
    const DimensionInfo *info = m_parts.catalogue->dimension(dimension);
    if (info && info->field == Field::CustomerId)
        if (const auto row = m_parts.book->customerRow(key))
            return m_talk->tokenOf(*row);
    return m_talk->safe(key.left(longestKey));
}

QJsonObject Toolbox::asJson(const Query &query, const QueryResult &result)
{
    QJsonArray rows;
    const std::size_t shown = std::min<std::size_t>(result.rows.size(), mostGroups);
    for (std::size_t i = 0; i < shown; ++i) {
        const ResultRow &row = result.rows[i];
        QJsonArray keys;
        for (qsizetype k = 0; k < row.keys.size(); ++k)
            keys.append(keyFor(query.by.value(k), row.keys[k]));
        QJsonObject json{{u"value"_s, valueText(row.value)}};
        if (!keys.isEmpty())
            json.insert(u"keys"_s, keys);
        if (!row.value.currency.isEmpty())
            json.insert(u"currency"_s, row.value.currency.code());
        rows.append(json);
    }
    QJsonObject json{{u"measure"_s, query.measure}, {u"rows"_s, rows}, {u"matched_rows"_s, qint64(result.matchedRows)}};
    if (!query.by.isEmpty()) {
        json.insert(u"by"_s, QJsonArray::fromStringList(query.by));
        json.insert(u"groups"_s, qint64(result.rows.size()));
    }
    if (shown < result.rows.size())
        json.insert(u"groups_left_out"_s, qint64(result.rows.size() - shown));
    QStringList ignored;
    for (const Condition &condition : result.ignored)
        ignored += condition.field;
    if (!ignored.isEmpty())
        json.insert(u"no_meaning_here"_s, QJsonArray::fromStringList(ignored));
    return json;
}

void Toolbox::runQuery(const ToolArguments &arguments, const std::optional<AnswerChart> &chart, const Done &done)
{
    const QString name = chart ? u"chart"_s : u"query"_s;
    auto query = arguments.query();
    const QString mistaken = tr("A question to the book was put wrongly");
    if (!query)
        return refuse(query.error().message, mistaken, done);
    if (auto found = checkCustomers(query->where); !found)
        return refuse(found.error().message, tr("Nobody of that name was found"), done);
    query->where.insert(query->where.end(), m_scope.begin(), m_scope.end());
    whenDone(evaluated(*query), m_receiver,
             [this, name, query = *query, chart, mistaken, done](const clientele::Result<QueryResult> &result) {
                 if (!result)
                     return refuse(result.error().sentence(), mistaken, done);
                 m_evidence.addResult(query, *result);
                 if (chart) {
                     m_evidence.charts.push_back(*chart);
                     m_evidence.charts.back().query = query;
                 }
                 const int groups = static_cast<int>(result->rows.size());
                 const QString what =
                     query.by.isEmpty()
                         ? query.measure
                         : tr("%1 by %2", "a measure by dimensions").arg(query.measure, query.by.join(u", "));
                 give(name, asJson(query, *result),
                      chart ? tr("Chart: %1").arg(what) : tr("Computed: %1, %n group(s)", nullptr, groups).arg(what),
                      done);
             });
}

void Toolbox::runChart(const ToolArguments &arguments, const Done &done)
{
    AnswerChart chart;
    const auto title = arguments.text({u"title"_s});
    const auto kind = arguments.oneOf(u"kind"_s, chartKinds());
    const auto query = arguments.query();
    const QString mistaken = tr("A chart was declared wrongly");
    for (const Error *error :
         {title ? nullptr : &title.error(), kind ? nullptr : &kind.error(), query ? nullptr : &query.error()})
        if (error)
            return refuse(error->message, mistaken, done);
    const qsizetype wanted = *kind == u"heat" ? 2 : 1;
    if (query->by.size() != wanted && *kind != u"table")
        return refuse(u"A chart of this kind needs exactly %1 dimension(s) in by."_s.arg(wanted), mistaken, done);
    chart.title = privacy::visible(*title).simplified().left(longestKey);
    chart.kind = *kind;
    runQuery(arguments, chart, done);
}

}  // namespace clientele
