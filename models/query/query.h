// SPDX-License-Identifier: GPL-3.0-or-later
// A question to the book as data: a measure, by dimensions, where conditions hold. Every figure shown anywhere keeps
// the Query it came from. Plain values: compare, copy, store, send between threads.
#pragma once

#include "models/core/money.h"
#include "models/core/result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <vector>

namespace clientele {

enum class Op : std::uint8_t { In, NotIn, Between, Above, Below, AtLeast, AtMost, Contains, IsEmpty, Has, Lacks };

// Conditions of a list are joined by "and".
//
// A condition on a field of the measure's own table, or of the row's customer or that customer's credit record,
// tests the row. A condition on a table of which a customer has many rows (loans, ATM) seen from another table asks
// for customers with at least one row that meets all such conditions of that table together. Has and Lacks always
// ask that of the customer, also from the table itself: all loans of those who have a car loan.
// customer.id is the row's own customer reference, also of an orphan, whose other customer fields are missing.
// A per-customer measure as field (loans.owed) compares the customer's figure over the whole book; with several
// currencies it holds where it holds in one of them. Who has no loans has the count and the sum 0; who has no balance
// has no figure, and nobody has an average of nothing. A missing value meets no condition but IsEmpty and NotIn.
// Text is compared exactly, case and all; "2025-08-20" on a time means that whole day of the wall clock.
struct Condition {
    QString field;  // dimension, schema field, or per-customer measure; empty for Has and Lacks
    Op op = Op::In;
    QStringList values;  // In, NotIn: any number; Between: two, inclusive; IsEmpty: none; others: one.
                         // Numbers and money as decimal text, dates "2025-08-20"; Contains ignores case and accents
    std::vector<Condition> rows;  // Has, Lacks: conditions on fields of one table

    bool operator==(const Condition &) const = default;
};

using Conditions = std::vector<Condition>;

enum class Order : std::uint8_t { Natural, ValueDescending, ValueAscending, KeyAscending, KeyDescending };

// A number by which rows are grouped in bins: n + 1 ascending decimals make n bins, each with its lower edge, the two
// end bins open. A row's key is the lower edge of its bin exactly as written here; a missing value has no key. Money is
// compared in each row's own currency.
struct Bins {
    QString field;  // an entry of Query::by
    QStringList edges;

    bool operator==(const Bins &) const = default;
};

struct Query {
    QString measure;
    // Dimensions, fields, or per-customer measures (loans.owed), of which rows of a table with customers are grouped by
    // their customer's figure over the whole book, as conditions compare it. A measure needs its bins; a numeric field
    // without them is grouped by each value. With figures in several currencies a row counts once in each bin that one
    // of them is in. Without any it is in the bin of 0 where a condition would compare 0, else it has no key.
    QStringList by;
    Conditions where;
    int top = 0;                   // groups kept a currency; 0 keeps all
    Order order = Order::Natural;  // Natural: ValueDescending where top is set, else KeyAscending
    std::vector<Bins> bins = {};   // at most one a field

    bool operator==(const Query &) const = default;
};

// The forms of the command line's contract. "order" is "value", "-value", "key" or "-key" ("asc" and "desc" are read
// as "value" and "-value"); "lacks" is the opposite of "has"; an entry of "by" with bins is
// {"field", "edges": [...]}. Errors: InvalidInput naming the part that is wrong.
[[nodiscard]] Result<Query> queryFromJson(const QJsonObject &json);
[[nodiscard]] Result<Conditions> conditionsFromJson(const QJsonArray &json);
[[nodiscard]] QJsonObject toJson(const Query &query);
[[nodiscard]] QJsonArray toJson(const Conditions &conditions);

// An exact decimal: scaled / 10^digits, with its currency where it is money.
struct Figure {
    std::int64_t scaled = 0;
    int digits = 0;
    Currency currency;

    [[nodiscard]] QString toText() const { return scaledToText(scaled, digits); }
    bool operator==(const Figure &) const = default;
};

struct ResultRow {
    QStringList keys;  // one for each of Query::by; a null QString is "no value"
    Figure value;
    std::int64_t matchedRows = 0;  // rows of the measure's table behind this figure

    bool operator==(const ResultRow &) const = default;
};

struct QueryResult {
    std::vector<ResultRow> rows;
    std::int64_t matchedRows = 0;  // rows of the measure's table that met the conditions, over all groups
    Conditions ignored;            // conditions with no meaning for the measure's table (complaints carry no customer)
};

}  // namespace clientele
