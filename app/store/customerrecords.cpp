// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/customerrecords.h"

#include "app/store/profile_p.h"

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

// A null QString would be SQL's NULL.
QString present(const QString &text) { return text.isNull() ? u""_s : text; }

QString textOf(QDate day) { return present(day.toString(Qt::ISODate)); }

QDate dayOf(const QVariant &text) { return QDate::fromString(text.toString(), Qt::ISODate); }

QString nameOf(CustomerNote::Kind kind) { return kind == CustomerNote::Kind::Meeting ? u"meeting"_s : u"note"_s; }

}  // namespace

Result<std::vector<CustomerNote>> CustomerRecords::notes() const
{
    const Connection &connection = *m_profile.d->connection;
    auto rows = connection.select(u"SELECT id, customer, kind, day, text, changed_at FROM customer_note"_s);
    if (!rows)
        return passOn(rows);
    std::vector<CustomerNote> result;
    while (rows->next())
        result.push_back({rows->value(0).toString(), rows->value(1).toString(),
                          rows->value(2).toString() == nameOf(CustomerNote::Kind::Meeting) ? CustomerNote::Kind::Meeting
                                                                                           : CustomerNote::Kind::Note,
                          dayOf(rows->value(3)), rows->value(4).toString(), rows->value(5).toLongLong()});
    if (auto end = connection.ended(*rows); !end)
        return passOn(end);
    return result;
}

Result<std::vector<CustomerTask>> CustomerRecords::tasks() const
{
    const Connection &connection = *m_profile.d->connection;
    auto rows = connection.select(u"SELECT id, customer, text, due, done_at, changed_at FROM customer_task"_s);
    if (!rows)
        return passOn(rows);
    std::vector<CustomerTask> result;
    while (rows->next())
        result.push_back({rows->value(0).toString(), rows->value(1).toString(), rows->value(2).toString(),
                          dayOf(rows->value(3)), rows->value(4).toLongLong(), rows->value(5).toLongLong()});
    if (auto end = connection.ended(*rows); !end)
        return passOn(end);
    return result;
}

Status CustomerRecords::keep(const CustomerNote &note) const
{
    return m_profile.d->connection->run(
        u"INSERT OR REPLACE INTO customer_note (id, customer, kind, day, text, changed_at) VALUES (?, ?, ?, ?, ?, ?)"_s,
        {note.id, present(note.customer), nameOf(note.kind), textOf(note.day), present(note.text), note.changedAt});
}

Status CustomerRecords::keep(const CustomerTask &task) const
{
    return m_profile.d->connection->run(
        u"INSERT OR REPLACE INTO customer_task (id, customer, text, due, done_at, changed_at) VALUES (?, ?, ?, ?, ?, ?)"_s,
        {task.id, present(task.customer), present(task.text), textOf(task.due), task.doneAt, task.changedAt});
}

Status CustomerRecords::removeNote(const QString &id) const
{
    return m_profile.d->connection->run(u"DELETE FROM customer_note WHERE id = ?"_s, {id});
}

Status CustomerRecords::removeTask(const QString &id) const
{
    return m_profile.d->connection->run(u"DELETE FROM customer_task WHERE id = ?"_s, {id});
}

}  // namespace clientele
