// SPDX-License-Identifier: GPL-3.0-or-later
// What a book can be filtered by, and how: a choice of values, a range of numbers, a range of days.
#pragma once

#include "models/portfolio/portfolio.h"
#include "models/query/catalogue.h"
#include "models/query/period.h"
#include "models/query/query.h"

#include <QLocale>

namespace clientele {

struct FilterField {
    enum class Kind { Values, Numbers, Days };

    QString name;
    QString label;
    Table table;
    Kind kind;
    int digits = 0;          // Numbers: decimals that make sense
    Currency currency = {};  // Numbers: of all amounts of the book; empty where there are several, or no money
};

// Dimensions, numeric fields and per-customer figures of which the book has data, by table and label. Customers
// themselves are picked, not listed.
[[nodiscard]] std::vector<FilterField> filterFields(const Portfolio &portfolio, const Catalogue &catalogue);
// Any field that a filter can be edited for, also those that only charts make filters of (weeks, months). None for
// customers, names that are unknown, and text that nobody would list.
[[nodiscard]] std::optional<FilterField> filterField(const Portfolio &portfolio, const Catalogue &catalogue,
                                                     const QString &name);

// The keys of a field of Kind::Values that occur in the book, in the order to show them; weekdays begin as the locale's
// week does. Empty for what is cut from time or scores, whose keys a query gives.
[[nodiscard]] QStringList filterValues(const Portfolio &portfolio, const Catalogue &catalogue, const QString &field,
                                       const QLocale &locale = QLocale());
// Numbers by size, then words as the locale sorts them.
[[nodiscard]] QStringList sortedForPeople(QStringList values);

// The measure whose groups count the rows of a table: "loans.count"; customers for their credit records.
[[nodiscard]] QString countMeasure(Table table);
// First and last day of the rows of a field of Kind::Days; invalid where there are none.
[[nodiscard]] DayRange dataDays(const Portfolio &portfolio, const Catalogue &catalogue, const QString &field);
// Of all amounts of a table; empty where they are of several.
[[nodiscard]] Currency onlyCurrency(const Portfolio &portfolio, Table table);

// From "1 234,5" as the person writes numbers to "1234.5". Errors: InvalidInput, with a sentence for the person.
[[nodiscard]] Result<QString> filterNumber(const QString &typed, int digits, const QLocale &locale);

// In or NotIn for values, Between, AtLeast or AtMost for a range of which one end may be empty.
[[nodiscard]] Condition valuesCondition(const QString &field, const QStringList &values, bool exclude);
// "Has a value". `allValues`: those of a field that is derived, such as a score's band.
[[nodiscard]] Condition anyValueCondition(const FilterField &field, const QStringList &allValues);
[[nodiscard]] Condition rangeCondition(const QString &field, const QString &from, const QString &to);

}  // namespace clientele
