// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/tracerecords.h"

#include "app/store/profile_p.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

using trace::Span;

constexpr int patience = 250;   // ms: another process may be writing for long
constexpr int compression = 1;  // messages repeat themselves: the fastest level halves them

// Waits shorter than other writes for as long as it lives.
class Hurry {
public:
    explicit Hurry(const Connection &connection) : m_connection(connection) { wait(patience); }
    ~Hurry() { wait(10'000); }
    Q_DISABLE_COPY_MOVE(Hurry)

private:
    void wait(int milliseconds) const { (void)m_connection.run(u"PRAGMA busy_timeout=%1"_s.arg(milliseconds)); }

    const Connection &m_connection;
};

// Null texts and bytes would be SQL's NULL.
QString present(const QString &text) { return text.isNull() ? u""_s : text; }
QByteArray packed(const QByteArray &bytes) { return bytes.isEmpty() ? QByteArray("") : qCompress(bytes, compression); }
QByteArray unpacked(const QByteArray &bytes) { return bytes.isEmpty() ? QByteArray() : qUncompress(bytes); }

const QString columns = u"span.number, trace, id, parent, kind, name, started, ended, state, error, model, "
                        "input_tokens, output_tokens, first_token, details"_s;

Span spanOf(const QSqlQuery &row)
{
    Span span;
    span.trace = row.value(1).toString();
    span.id = row.value(2).toString();
    span.parent = row.value(3).toString();
    span.kind = static_cast<trace::Kind>(row.value(4).toInt());
    span.name = row.value(5).toString();
    span.start = row.value(6).toLongLong();
    span.end = row.value(7).toLongLong();
    span.state = static_cast<trace::State>(row.value(8).toInt());
    span.error = row.value(9).toString();
    span.model = row.value(10).toString();
    span.inputTokens = row.value(11).toLongLong();
    span.outputTokens = row.value(12).toLongLong();
    span.firstToken = row.value(13).toLongLong();
    span.setDetails(QJsonDocument::fromJson(row.value(14).toString().toUtf8()).object());
    return span;
}

QVariantList rowOf(const Span &span)
{
    return {span.trace,
            span.id,
            present(span.parent),
            static_cast<int>(span.kind),
            present(span.name),
            span.start,
            span.end,
            static_cast<int>(span.state),
            present(span.error),
            present(span.model),
            span.inputTokens,
            span.outputTokens,
            span.firstToken,
            QString::fromUtf8(QJsonDocument(span.details()).toJson(QJsonDocument::Compact))};
}

bool hasContent(const Span &span)
{
    return !span.question.isEmpty() || !span.answer.isEmpty() || !span.sent.isEmpty() || !span.received.isEmpty();
}

QString whereOf(const TraceRecords::Wanted &wanted)
{
    QString where = u"started >= ? AND started < ?"_s;
    if (wanted.onlyRoots)
        where += u" AND parent = ''"_s;
    if (wanted.onlyModelCalls)
        where += u" AND kind = %1"_s.arg(static_cast<int>(trace::Kind::Model));
    return where;
}

}  // namespace

Status TraceRecords::keep(const std::vector<Span> &spans) const
{
    const Connection &connection = *m_profile.d->connection;
    const Hurry hurry(connection);
    auto transaction = Transaction::begin(connection, Transaction::Kind::Write);
    if (!transaction)
        return passOn(transaction);
    auto insert = connection.prepared(u"INSERT INTO span (trace, id, parent, kind, name, started, ended, state, error, "
                                      "model, input_tokens, output_tokens, first_token, details) "
                                      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
                                      "ON CONFLICT (trace, id) DO NOTHING"_s);
    if (!insert)
        return passOn(insert);
    auto content = connection.prepared(u"INSERT INTO span_content (span, question, answer, sent, received) "
                                       "VALUES (?, ?, ?, ?, ?)"_s);
    if (!content)
        return passOn(content);
    for (const Span &span : spans) {
        for (const QVariant &value : rowOf(span))
            insert->addBindValue(value);
        if (auto done = connection.execute(*insert); !done)
            return done;
        if (insert->numRowsAffected() < 1 || !hasContent(span))
            continue;
        content->addBindValue(insert->lastInsertId());
        content->addBindValue(present(span.question));
        content->addBindValue(present(span.answer));
        content->addBindValue(packed(span.sent));
        content->addBindValue(packed(span.received));
        if (auto done = connection.execute(*content); !done)
            return done;
    }
    insert->finish();
    content->finish();
    return transaction->commit();
}

Result<std::vector<Span>> TraceRecords::read(const QString &where, const QVariantList &values, const QString &order,
                                             bool content, qint64 *last) const
{
    const Connection &connection = *m_profile.d->connection;
    const QString more = content ? u", question, answer, sent, received"_s : u", question"_s;
    auto rows = connection.select(u"SELECT "_s + columns + more
                                      + u" FROM span LEFT JOIN span_content ON span_content.span = span.number WHERE "_s
                                      + where + order,
                                  values);
    if (!rows)
        return passOn(rows);
    std::vector<Span> spans;
    while (rows->next()) {
        Span span = spanOf(*rows);
        span.question = rows->value(15).toString();
        if (content) {
            span.answer = rows->value(16).toString();
            span.sent = unpacked(rows->value(17).toByteArray());
            span.received = unpacked(rows->value(18).toByteArray());
        }
        spans.push_back(std::move(span));
        if (last)
            *last = rows->value(0).toLongLong();
    }
    if (auto end = connection.ended(*rows); !end)
        return passOn(end);
    return spans;
}

Result<std::vector<Span>> TraceRecords::list(const Wanted &wanted) const
{
    return read(whereOf(wanted), {wanted.since, wanted.until},
                u" ORDER BY started DESC LIMIT %1 OFFSET %2"_s.arg(wanted.limit).arg(wanted.offset), false);
}

Result<qint64> TraceRecords::count(const Wanted &wanted) const
{
    const auto number = m_profile.d->connection->value(u"SELECT count(*) FROM span WHERE "_s + whereOf(wanted),
                                                       {wanted.since, wanted.until});
    if (!number)
        return tl::unexpected(number.error());
    return number->toLongLong();
}

Result<std::vector<Span>> TraceRecords::tree(const QString &id) const
{
    // Between the digits and what comes after all that begin with them.
    const QVariantList bounds{id, id + u'g'};
    const auto trees = m_profile.d->connection->value(
        u"SELECT count(DISTINCT trace) FROM span WHERE trace >= ? AND trace < ?"_s, bounds);
    if (!trees)
        return tl::unexpected(trees.error());
    if (id.isEmpty() || trees->toInt() != 1)
        return std::vector<Span>();
    return read(u"trace >= ? AND trace < ?"_s, bounds, u" ORDER BY started, span.number"_s, true);
}

Result<std::vector<Span>> TraceRecords::trees(qint64 since, qint64 until, bool content) const
{
    return read(u"trace IN (SELECT trace FROM span WHERE parent = '' AND started >= ? AND started < ?)"_s,
                {since, until}, u" ORDER BY trace, started, span.number"_s, content);
}

Result<TraceRecords::Part> TraceRecords::keptAfter(qint64 number, int limit, bool content) const
{
    Part part{{}, number};
    auto spans =
        read(u"span.number > ?"_s, {number}, u" ORDER BY span.number LIMIT %1"_s.arg(limit), content, &part.last);
    if (!spans)
        return passOn(spans);
    part.spans = std::move(*spans);
    return part;
}

Status TraceRecords::removeBefore(qint64 time) const
{
    return m_profile.d->connection->run(
        u"DELETE FROM span WHERE trace IN (SELECT trace FROM span WHERE parent = '' AND started < ?)"_s, {time});
}

int traceDays(const std::optional<QByteArray> &setting)
{
    bool isNumber = false;
    const int days = setting.value_or(QByteArray()).toInt(&isNumber);
    return isNumber && days >= 0 ? days : 90;
}

}  // namespace clientele
