// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/texttable.h"
#include "app/store/tracerecords.h"
#include "app/trace/otlp.h"
#include "app/trace/statistics.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QLocale>

namespace clientele::cli {

using namespace Qt::StringLiterals;

namespace {

using trace::Span;

constexpr qint64 day = 86'400'000'000'000;  // ns

QString translated(const char *text) { return QCoreApplication::translate("CommandLine", text); }

QString isoTime(qint64 nanoseconds)
{
    return QDateTime::fromMSecsSinceEpoch(nanoseconds / 1'000'000, Qt::UTC).toString(Qt::ISODateWithMs);
}

double milliseconds(qint64 nanoseconds) { return static_cast<double>(nanoseconds / 1'000) / 1e3; }

QJsonValue orNull(const QString &text) { return text.isEmpty() ? QJsonValue() : QJsonValue(text); }

QJsonValue timeOrNull(const std::optional<qint64> &nanoseconds)
{
    return nanoseconds ? QJsonValue(milliseconds(*nanoseconds)) : QJsonValue();
}

QJsonObject jsonOf(const Span &span)
{
    QJsonObject json{
        {u"trace_id"_s, span.trace},
        {u"kind"_s, QString::fromLatin1(nameOf(span.kind))},
        {u"name"_s, span.name},
        {u"started"_s, isoTime(span.start)},
        {u"latency_ms"_s, milliseconds(span.duration())},
        {u"first_token_ms"_s, span.firstToken < 0 ? QJsonValue() : QJsonValue(milliseconds(span.firstToken))},
        {u"input_tokens"_s, span.inputTokens},
        {u"output_tokens"_s, span.outputTokens},
        {u"estimated"_s, span.estimated},
        {u"streamed"_s, span.streamed},
        {u"retries"_s, span.retries},
        {u"model"_s, orNull(span.model)},
        {u"status"_s, QString::fromLatin1(nameOf(span.state))},
        {u"error"_s, orNull(span.error)}};
    if (!span.question.isEmpty())
        json.insert(u"question"_s, span.question);
    return json;
}

QJsonObject treeBelow(const Span &span, const std::vector<Span> &all)
{
    QJsonObject json = jsonOf(span);
    json.remove(u"trace_id"_s);
    json.insert(u"span_id"_s, span.id);
    json.insert(u"details"_s, span.details());
    for (const auto &[name, value] : {std::pair{u"answer"_s, span.answer},
                                      {u"sent"_s, QString::fromUtf8(span.sent)},
                                      {u"received"_s, QString::fromUtf8(span.received)}})
        if (!value.isEmpty())
            json.insert(name, value);
    QJsonArray children;
    for (const Span &one : all)
        if (one.parent == span.id)
            children.append(treeBelow(one, all));
    json.insert(u"spans"_s, children);
    return json;
}

QString durationText(qint64 nanoseconds) { return QLocale().toString(milliseconds(nanoseconds), 'f', 1) + u" ms"_s; }

void addToText(QString &text, const Span &span, const std::vector<Span> &all, int depth)
{
    text += QString(2 * depth, u' ') + QString::fromLatin1(nameOf(span.kind)) + u' ' + span.name + u"  "_s
            + durationText(span.duration());
    if (span.tokens() > 0)
        text += u"  %1+%2"_s.arg(span.inputTokens).arg(span.outputTokens);
    if (!span.error.isEmpty())
        text += u"  "_s + span.error;
    text += u'\n';
    for (const Span &one : all)
        if (one.parent == span.id)
            addToText(text, one, all, depth + 1);
}

// A whole number above 0; `otherwise` where it is not given.
tl::expected<qint64, Failure> numberOf(const Invocation &invocation, const QString &option, qint64 otherwise)
{
    const auto given = invocation.options.constFind(option);
    if (given == invocation.options.constEnd())
        return otherwise;
    bool isNumber = false;
    const int number = given->toInt(&isNumber);
    if (!isNumber || number < 1 || QString::number(number) != *given)
        return wrongUsage(translated("%1 wants a whole number above 0.").arg(option));
    return number;
}

tl::unexpected<Failure> notFound(const QString &id)
{
    return tl::unexpected<Failure>(Error{ErrorKind::NotFound,
                                         translated("There is no run %1, or several begin so.").arg(id),
                                         translated("List the runs with: traces list."), false});
}

Output asOutput(const trace::Statistics &all)
{
    const QJsonObject json{
        {u"runs"_s, all.runs},
        {u"failed"_s, all.failed},
        {u"cancelled"_s, all.cancelled},
        {u"input_tokens"_s, all.inputTokens},
        {u"output_tokens"_s, all.outputTokens},
        {u"total_tokens"_s, all.inputTokens + all.outputTokens},
        {u"estimated"_s, all.estimated},
        {u"median_tokens"_s, all.medianTokens ? QJsonValue(*all.medianTokens) : QJsonValue()},
        {u"error_rate"_s, all.errorRate},
        {u"streamed_share"_s, all.streamedShare},
        {u"latency_p50_ms"_s, timeOrNull(all.latency50)},
        {u"latency_p99_ms"_s, timeOrNull(all.latency99)},
        {u"first_token_p50_ms"_s, timeOrNull(all.firstToken50)},
        {u"first_token_p99_ms"_s, timeOrNull(all.firstToken99)},
    };
    const QLocale locale;
    const auto percent = [&locale](double share) { return locale.toString(100 * share, 'f', 1) + u" %"_s; };
    const auto time = [](const std::optional<qint64> &value) { return value ? durationText(*value) : u"-"_s; };
    TextTable table;
    table.addRow({translated("Runs"), locale.toString(all.runs)});
    table.addRow({translated("Tokens"), locale.toString(all.inputTokens + all.outputTokens)});
    table.addRow(
        {translated("Median of tokens"), all.medianTokens ? locale.toString(*all.medianTokens, 'f', 1) : u"-"_s});
    table.addRow({translated("Failed"), percent(all.errorRate)});
    table.addRow({translated("Streamed"), percent(all.streamedShare)});
    table.addRow({translated("Time, half of them within"), time(all.latency50)});
    table.addRow({translated("Time, 99 % of them within"), time(all.latency99)});
    table.addRow({translated("First words, half of them within"), time(all.firstToken50)});
    table.addRow({translated("First words, 99 % of them within"), time(all.firstToken99)});
    return {json, table.toText()};
}

}  // namespace

Outcome runTracesList(const Invocation &invocation)
{
    const auto limit = numberOf(invocation, u"--limit"_s, 100);
    if (!limit)
        return tl::unexpected(limit.error());
    const auto profile = openProfile(invocation, Profile::Mode::Existing);
    if (!profile)
        return failed(profile);
    const TraceRecords records(**profile);
    TraceRecords::Wanted wanted;
    wanted.limit = *limit;
    const auto roots = records.list(wanted);
    if (!roots)
        return failed(roots);
    const auto count = records.count(wanted);
    if (!count)
        return failed(count);
    QJsonArray all;
    TextTable table;
    for (const Span &root : *roots) {
        all.append(jsonOf(root));
        table.addRow({root.trace.left(8), isoTime(root.start), root.name, durationText(root.duration()),
                      QString::number(root.tokens()), QString::fromLatin1(nameOf(root.state)), root.question.left(60)});
    }
    return Output{{{u"traces"_s, all}, {u"count"_s, *count}}, table.toText()};
}

Outcome runTracesShow(const Invocation &invocation)
{
    const auto profile = openProfile(invocation, Profile::Mode::Existing);
    if (!profile)
        return failed(profile);
    const auto spans = TraceRecords(**profile).tree(invocation.arguments.constFirst());
    if (!spans)
        return failed(spans);
    if (spans->empty())
        return notFound(invocation.arguments.constFirst());
    QJsonArray roots;
    QString text;
    for (const Span &span : *spans) {
        if (!span.isRoot())
            continue;
        roots.append(treeBelow(span, *spans));
        addToText(text, span, *spans, 0);
    }
    return Output{{{u"trace_id"_s, spans->front().trace}, {u"spans"_s, roots}}, text};
}

Outcome runTracesStats(const Invocation &invocation)
{
    const auto days = numberOf(invocation, u"--days"_s, 36'500);
    if (!days)
        return tl::unexpected(days.error());
    const auto profile = openProfile(invocation, Profile::Mode::Existing);
    if (!profile)
        return failed(profile);
    TraceRecords::Wanted wanted;
    wanted.since = std::max<qint64>(0, trace::now() - *days * day);
    wanted.limit = -1;
    const auto roots = TraceRecords(**profile).list(wanted);
    if (!roots)
        return failed(roots);
    return asOutput(trace::statisticsOf(*roots));
}

}  // namespace clientele::cli
