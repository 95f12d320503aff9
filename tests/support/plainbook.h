// SPDX-License-Identifier: GPL-3.0-or-later
// A book as plain rows, for gold answers that are counted by loops: nothing of the evaluator has a part in them.
#pragma once

#include "models/portfolio/portfolio.h"

#include <QStringList>

#include <functional>
#include <vector>

namespace clientele::test {

struct Loan {
    QString type;
    qint64 amount;
};

struct Person {
    QString id;
    QString name;
    QString city;
    QString risk;
    qint64 score = 0;
    qint64 delinquencies = 0;
    qint64 age = 0;
    qint64 accounts = 0;
    bool woman = false;
    QString card;
    std::vector<Loan> loans;

    [[nodiscard]] qint64 owed() const
    {
        qint64 sum = 0;
        for (const Loan &loan : loans)
            sum += loan.amount;
        return sum;
    }
    [[nodiscard]] bool has(const QString &type) const
    {
        return std::ranges::any_of(loans, [&](const Loan &loan) { return loan.type == type; });
    }
};

struct Visit {
    QString machine;
    QString type;
    qint64 amount;
    int hour;
    int month;  // 1 to 12
    int year;
    QString customer;
};

struct PlainBook {
    using Test = std::function<bool(const Person &)>;

    explicit PlainBook(const Portfolio &book);

    [[nodiscard]] qint64 count(const Test &test) const;
    [[nodiscard]] qint64 owed(const Test &test) const;
    [[nodiscard]] bool isUnique(const QString &name) const;
    [[nodiscard]] QStringList cities() const;

    std::vector<Person> people;
    std::vector<Visit> visits;
};

[[nodiscard]] QString money(qint64 cents);  // "1234.50"
// Half away from zero, two decimals: sums are not negative here. `unit`: 100 for cents, 1 for whole numbers.
[[nodiscard]] QString average(qint64 sum, qint64 count, qint64 unit);

}  // namespace clientele::test
