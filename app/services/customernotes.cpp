// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/customernotes.h"

#include "app/future.h"
#include "app/storethread.h"

#include <QDateTime>
#include <QUuid>

#include <algorithm>
#include <iterator>
#include <tuple>

namespace clientele {

namespace {

struct Everything {
    std::vector<CustomerNote> notes;
    std::vector<CustomerTask> tasks;
};

Result<Everything> everythingIn(const CustomerRecords &records)
{
    auto notes = records.notes();
    if (!notes)
        return passOn(notes);
    auto tasks = records.tasks();
    if (!tasks)
        return passOn(tasks);
    return Everything{std::move(*notes), std::move(*tasks)};
}

bool isBefore(const CustomerNote &one, const CustomerNote &other)
{
    return std::tuple(other.day, other.changedAt, other.id) < std::tuple(one.day, one.changedAt, one.id);
}

bool isBefore(const CustomerTask &one, const CustomerTask &other)
{
    const auto place = [](const CustomerTask &task) {
        return std::tuple(task.isDone(), -task.doneAt, !task.due.isValid(), task.due, task.text, task.id);
    };
    return place(one) < place(other);
}

template<typename Record>
void sortRecords(std::vector<Record> &records)
{
    std::ranges::sort(records, [](const Record &one, const Record &other) { return isBefore(one, other); });
}

// In its customer's list, in place of the one of its id.
template<typename Record>
void put(QHash<QString, std::vector<Record>> &lists, const Record &record)
{
    std::vector<Record> &list = lists[record.customer];
    const auto known = std::ranges::find(list, record.id, &Record::id);
    known == list.end() ? void(list.push_back(record)) : void(*known = record);
    sortRecords(list);
}

template<typename Record>
const std::vector<Record> &listOf(const QHash<QString, std::vector<Record>> &lists, const QString &customer)
{
    static const std::vector<Record> none;
    const auto found = lists.constFind(customer);
    return found == lists.cend() ? none : *found;
}

template<typename Record>
void stamp(Record &record)
{
    if (record.id.isEmpty())
        record.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    record.changedAt = QDateTime::currentSecsSinceEpoch();
}

}  // namespace

CustomerNotes::CustomerNotes(StoreThread &store) : m_store(store) {}

template<typename Work>
void CustomerNotes::write(Work work)
{
    if (!m_open)
        return;
    whenDone(m_store.run([work = std::move(work)](std::unique_ptr<Profile> &profile) {
        return profile ? work(CustomerRecords(*profile)) : Status();
    }),
             this, [this](const Status &kept) {
                 if (!kept)
                     emit failed(kept.error());
             });
}

void CustomerNotes::reload()
{
    m_open = true;
    m_notes.clear();
    m_tasks.clear();
    whenDone(m_store.run([](std::unique_ptr<Profile> &profile) {
        return profile ? everythingIn(CustomerRecords(*profile)) : Result<Everything>();
    }),
             this, [this](const Result<Everything> &all) {
                 if (!all) {
                     emit failed(all.error());
                     return;
                 }
                 // What was written meanwhile is newer than what was read.
                 for (const CustomerNote &note : all->notes)
                     if (std::ranges::find(notesOf(note.customer), note.id, &CustomerNote::id)
                         == notesOf(note.customer).end())
                         m_notes[note.customer].push_back(note);
                 for (const CustomerTask &task : all->tasks)
                     if (std::ranges::find(tasksOf(task.customer), task.id, &CustomerTask::id)
                         == tasksOf(task.customer).end())
                         m_tasks[task.customer].push_back(task);
                 for (auto &notes : m_notes)
                     sortRecords(notes);
                 for (auto &tasks : m_tasks)
                     sortRecords(tasks);
                 emit changed({});
             });
}

const std::vector<CustomerNote> &CustomerNotes::notesOf(const QString &customer) const
{
    return listOf(m_notes, customer);
}

const std::vector<CustomerTask> &CustomerNotes::tasksOf(const QString &customer) const
{
    return listOf(m_tasks, customer);
}

std::optional<CustomerNote> CustomerNotes::lastMeeting(const QString &customer, QDate until) const
{
    for (const CustomerNote &note : notesOf(customer))
        if (note.kind == CustomerNote::Kind::Meeting && note.day <= until)
            return note;
    return std::nullopt;
}

std::vector<CustomerTask> CustomerNotes::openTasks() const
{
    std::vector<CustomerTask> open;
    for (const std::vector<CustomerTask> &tasks : m_tasks)
        std::ranges::copy_if(tasks, std::back_inserter(open), [](const CustomerTask &task) { return !task.isDone(); });
    sortRecords(open);
    return open;
}

CustomerNote CustomerNotes::keep(CustomerNote note)
{
    stamp(note);
    put(m_notes, note);
    write([note](const CustomerRecords &records) { return records.keep(note); });
    emit changed(note.customer);
    return note;
}

CustomerTask CustomerNotes::keep(CustomerTask task)
{
    stamp(task);
    put(m_tasks, task);
    write([task](const CustomerRecords &records) { return records.keep(task); });
    emit changed(task.customer);
    return task;
}

void CustomerNotes::setDone(const CustomerTask &task, bool done)
{
    CustomerTask changedTask = task;
    changedTask.doneAt = done ? QDateTime::currentSecsSinceEpoch() : 0;
    keep(std::move(changedTask));
}

void CustomerNotes::remove(const CustomerNote &note)
{
    // Copied: `note` may be one of them.
    const QString id = note.id;
    const QString customer = note.customer;
    std::erase_if(m_notes[customer], [&id](const CustomerNote &each) { return each.id == id; });
    write([id](const CustomerRecords &records) { return records.removeNote(id); });
    emit changed(customer);
}

void CustomerNotes::remove(const CustomerTask &task)
{
    const QString id = task.id;
    const QString customer = task.customer;
    std::erase_if(m_tasks[customer], [&id](const CustomerTask &each) { return each.id == id; });
    write([id](const CustomerRecords &records) { return records.removeTask(id); });
    emit changed(customer);
}

}  // namespace clientele
