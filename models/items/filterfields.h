// SPDX-License-Identifier: GPL-3.0-or-later
// What a book can be filtered by, and how: a choice of values, a range of numbers, a range of days.
#pragma once

#include "models/portfolio/portfolio.h"
#include "models/query/catalogue.h"
#include "models/query/query.h"

namespace clientele {

struct FilterField {
    enum class Kind { Values, Numbers, Days };

    QString name;
    QString label;
    Table table;
    Kind kind;
    int digits = 0;  // Numbers: decimals that make sense
};

// Dimensions, numeric fields and per-customer figures of which the book has data, by table and label. Customers
// themselves are picked, not listed.
[[nodiscard]] std::vector<FilterField> filterFields(const Portfolio &portfolio, const Catalogue &catalogue);

// The keys of a field of Kind::Values that occur in the book, in the order to show them.
[[nodiscard]] QStringList filterValues(const Portfolio &portfolio, const Catalogue &catalogue, const QString &field);

// From "1 234,5" as the person writes numbers to "1234.5". Errors: InvalidInput, with a sentence for the person.
[[nodiscard]] Result<QString> filterNumber(const QString &typed, int digits, const QLocale &locale);

// In or NotIn for values, Between, AtLeast or AtMost for a range of which one end may be empty.
[[nodiscard]] Condition valuesCondition(const QString &field, const QStringList &values, bool exclude);
[[nodiscard]] Condition rangeCondition(const QString &field, const QString &from, const QString &to);

}  // namespace clientele
