// SPDX-License-Identifier: GPL-3.0-or-later
// Notes and tasks about customers in the sealed profile. They outlive snapshots, also those that lack the customer. Lives
// on the profile's thread. Each call that writes is one transaction; none takes the profile's write lock, so that a note
// is kept while an import runs. Errors of all: Locked, Corrupt, Storage.
#pragma once

#include "app/store/profile.h"

#include <QDate>

#include <vector>

namespace clientele {

struct CustomerNote {
    enum class Kind : std::uint8_t { Note, Meeting };

    QString id;  // a UUID
    QString customer;
    Kind kind = Kind::Note;
    QDate day;  // that it is about: of a meeting the day on which it was or will be
    QString text;
    qint64 changedAt = 0;  // UTC seconds

    bool operator==(const CustomerNote &) const = default;
};

struct CustomerTask {
    QString id;  // a UUID
    QString customer;
    QString text;
    QDate due;          // null: at any time
    qint64 doneAt = 0;  // UTC seconds; 0: open
    qint64 changedAt = 0;

    [[nodiscard]] bool isDone() const { return doneAt != 0; }
    bool operator==(const CustomerTask &) const = default;
};

class CustomerRecords {
public:
    explicit CustomerRecords(const Profile &profile) : m_profile(profile) {}

    // Of all customers, in no order.
    [[nodiscard]] Result<std::vector<CustomerNote>> notes() const;
    [[nodiscard]] Result<std::vector<CustomerTask>> tasks() const;
    // New, or in place of the one of its id.
    [[nodiscard]] Status keep(const CustomerNote &note) const;
    [[nodiscard]] Status keep(const CustomerTask &task) const;
    [[nodiscard]] Status removeNote(const QString &id) const;
    [[nodiscard]] Status removeTask(const QString &id) const;

private:
    const Profile &m_profile;
};

}  // namespace clientele
