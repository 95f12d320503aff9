// SPDX-License-Identifier: GPL-3.0-or-later
// What changed between two snapshots of the book: customers new and gone, and of those who stayed each field of their
// record and of their credit record, and their loans. Typed, so that rules can compare amounts and not words. Activity
// (ATM rows, complaints) is no change of a customer and is not compared; older snapshots have none of it.
// Pure functions: any thread.
#pragma once

#include "models/portfolio/portfolio.h"

#include <QHash>

#include <span>
#include <vector>

namespace clientele {

// One cell outside its book.
struct CellValue {
    QString text;                         // Text fields
    std::int64_t number = missingNumber;  // all others, in the unit of the field's type
    Currency currency;                    // of Money, where it is known

    [[nodiscard]] bool isMissing() const { return text.isEmpty() && number == missingNumber; }
    bool operator==(const CellValue &) const = default;
};

struct Change {
    enum class Kind : std::uint8_t {
        NewCustomer,
        GoneCustomer,
        Field,       // of a customer in both: `field`, of Customers or Credit
        NewLoan,     // `after` alone
        GoneLoan,    // `before` alone
        LoanAmount,  // `before` and `after`, of the same type and currency
    };
    QString customer;  // id; also of one whom only credit records or loans name
    Kind kind = Kind::Field;
    Field field = Field::CustomerId;  // Field: which; of loans LoanAmount; of customers CustomerId
    QString loanType;                 // of loans
    CellValue before;                 // missing where the record had no value
    CellValue after;

    bool operator==(const Change &) const = default;
};

// As a person reads it in data: "1234.56", "2025-08-20", "Low"; null where missing.
[[nodiscard]] QString cellText(Field field, const CellValue &value, const DisplayZone &zone);

class BookChanges {
public:
    BookChanges() = default;

    // Of loans of one type and currency equal amounts are the same loan; the others are paired from the smallest up,
    // and what has no partner is new or gone. A record that moved to another place in the book has not changed.
    [[nodiscard]] static BookChanges between(const Portfolio &before, const Portfolio &after);

    // Customer by customer: those of the later book in its order, then those who are gone, then those whom neither book
    // knows; within one by the order of the schema, loans last.
    [[nodiscard]] const std::vector<Change> &all() const { return m_changes; }
    [[nodiscard]] std::span<const Change> of(const QString &customer) const;

    struct Snapshot {
        qint64 number = 0;   // 0: never stored
        qint64 takenAt = 0;  // UTC seconds; 0 where unknown
    };
    [[nodiscard]] const Snapshot &before() const { return m_before; }
    [[nodiscard]] const Snapshot &after() const { return m_after; }

    // The book at a glance: how many changes of each kind and field there are, and which way they went.
    struct Tally {
        Change::Kind kind = Change::Kind::Field;
        Field field = Field::CustomerId;
        std::size_t count = 0;
        std::size_t up = 0;    // numbers that rose; both known and of one currency
        std::size_t down = 0;  // numbers that fell
    };
    [[nodiscard]] std::vector<Tally> tallies() const;  // by kind, then field

private:
    Snapshot m_before;
    Snapshot m_after;
    std::vector<Change> m_changes;
    QHash<QString, std::pair<std::size_t, std::size_t>> m_of;  // customer: first, count
};

}  // namespace clientele
