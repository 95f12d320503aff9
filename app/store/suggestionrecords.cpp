// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/suggestionrecords.h"

#include "app/store/profile_p.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

using recommend::Decision;

const QString columns = u"id, customer, product, kind, reason, until, decided_at, undone_at"_s;

// A null QString would be SQL's NULL.
QString present(const QString &text) { return text.isNull() ? u""_s : text; }

Result<Decision> decisionOf(const QSqlQuery &row)
{
    const auto kind = recommend::decisionKind(row.value(3).toString());
    if (!kind)
        return fail(ErrorKind::Corrupt, u"suggestion_decision.kind: "_s + row.value(3).toString());
    Decision decision;
    decision.id = row.value(0).toString();
    decision.customerId = row.value(1).toString();
    decision.productId = row.value(2).toString();
    decision.kind = *kind;
    decision.reason = row.value(4).toString();
    decision.until = QDate::fromString(row.value(5).toString(), Qt::ISODate);
    decision.decidedAt = row.value(6).toLongLong();
    decision.undoneAt = row.value(7).toLongLong();
    return decision;
}

}  // namespace

Result<std::vector<Decision>> SuggestionRecords::decisions(const QString &customerId) const
{
    const Connection &connection = *m_profile.d->connection;
    const QString one = customerId.isEmpty() ? QString() : u" WHERE customer = ?"_s;
    auto rows = connection.select(u"SELECT "_s + columns + u" FROM suggestion_decision"_s + one + u" ORDER BY number"_s,
                                  one.isEmpty() ? QVariantList() : QVariantList{customerId});
    if (!rows)
        return passOn(rows);
    std::vector<Decision> all;
    while (rows->next()) {
        auto decision = decisionOf(*rows);
        if (!decision)
            return passOn(decision);
        all.push_back(std::move(*decision));
    }
    if (auto end = connection.ended(*rows); !end)
        return passOn(end);
    return all;
}

Status SuggestionRecords::forEach(const std::function<Status(const Decision &)> &take) const
{
    const Connection &connection = *m_profile.d->connection;
    auto rows = connection.select(u"SELECT "_s + columns + u", seen FROM suggestion_decision ORDER BY number"_s);
    if (!rows)
        return passOn(rows);
    while (rows->next()) {
        auto decision = decisionOf(*rows);
        if (!decision)
            return passOn(decision);
        decision->seen = QJsonDocument::fromJson(qUncompress(rows->value(8).toByteArray())).object();
        if (auto taken = take(*decision); !taken)
            return taken;
    }
    return connection.ended(*rows);
}

Status SuggestionRecords::keep(const Decision &decision) const
{
    return m_profile.d->connection->run(
        u"INSERT INTO suggestion_decision (id, customer, product, kind, reason, until, decided_at, undone_at, seen) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
        {decision.id, decision.customerId, decision.productId, QString::fromLatin1(recommend::nameOf(decision.kind)),
         present(decision.reason), decision.until.toString(Qt::ISODate), decision.decidedAt, decision.undoneAt,
         qCompress(QJsonDocument(decision.seen).toJson(QJsonDocument::Compact))});
}

Status SuggestionRecords::undo(const QString &id, qint64 at) const
{
    return m_profile.d->connection->run(
        u"UPDATE suggestion_decision SET undone_at = ? WHERE id = ? AND undone_at = 0"_s, {at, id});
}

}  // namespace clientele
