// SPDX-License-Identifier: GPL-3.0-or-later
// Notes, meetings and tasks of the open profile's customers, as the window uses them: all in memory from the profile's
// opening on, so that a customer's page shows them in its first frame. Written on the store's thread, in the order it
// was given. While no profile is open all is in memory alone, and gone with it. Lives on the GUI thread.
#pragma once

#include "app/store/customerrecords.h"

#include <QHash>
#include <QObject>

#include <optional>

namespace clientele {

class StoreThread;

class CustomerNotes : public QObject {
    Q_OBJECT
public:
    explicit CustomerNotes(StoreThread &store);

    // A profile was opened: what was in memory alone is forgotten. changed({}) follows.
    void reload();

    // The latest day first.
    [[nodiscard]] const std::vector<CustomerNote> &notesOf(const QString &customer) const;
    // Open ones first, by the day they are due, those without a day last; then done ones, the latest first.
    [[nodiscard]] const std::vector<CustomerTask> &tasksOf(const QString &customer) const;
    // The latest meeting up to that day.
    [[nodiscard]] std::optional<CustomerNote> lastMeeting(const QString &customer, QDate until) const;
    [[nodiscard]] std::vector<CustomerTask> openTasks() const;  // of all customers, by the day they are due

    // New where the id is empty, else in place of the earlier one. Returns what is now kept, with id and time.
    CustomerNote keep(CustomerNote note);
    CustomerTask keep(CustomerTask task);
    void setDone(const CustomerTask &task, bool done);
    void remove(const CustomerNote &note);  // keep() of the same brings it back
    void remove(const CustomerTask &task);

signals:
    void changed(const QString &customer);  // empty: any
    void failed(const clientele::Error &error);

private:
    template<typename Work>
    void write(Work work);  // work(records) -> Status, where a profile is open

    StoreThread &m_store;
    bool m_open = false;
    QHash<QString, std::vector<CustomerNote>> m_notes;  // by customer
    QHash<QString, std::vector<CustomerTask>> m_tasks;
};

}  // namespace clientele
