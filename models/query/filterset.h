// SPDX-License-Identifier: GPL-3.0-or-later
// Filters under a name: kept in the profile, and given to colleagues as a file. The form is that of queries' conditions:
//
//   {"format": "clientele.filters", "version": 1, "name": "Montreal, last month",
//    "conditions": [{"field": "customer.city", "in": ["Montreal"]},
//                   {"field": "atm.day", "between": ["2025-07-01", "2025-07-31"], "period": "last_month"}]}
//
// A range of days with a period moves with the data; its own days are what it was when it was saved.
#pragma once

#include "models/query/catalogue.h"
#include "models/query/period.h"
#include "models/query/query.h"

#include <QHash>

namespace clientele {

struct FilterSet {
    QString name;
    Conditions conditions;
    QHash<QString, NamedPeriod> periods;  // by field

    bool operator==(const FilterSet &) const = default;
};

struct FilterSets {
    std::vector<FilterSet> sets;  // in the order to show them; no two of one name
    QString standard;             // the name of the one applied when the book opens; empty: none

    [[nodiscard]] const FilterSet *find(const QString &name) const;  // nullptr where there is none
};

struct FilterSetReading {
    FilterSet set;
    QStringList leftOut;  // a sentence for each part of the file that is not in the set
};

// "Montreal" for " Montreal "; names are one line of 1 to 80 characters. Errors: InvalidInput.
[[nodiscard]] Result<QString> filterSetName(const QString &typed);

[[nodiscard]] QByteArray filterSetFile(const FilterSet &set);
// From a file that anybody may have written: size, form, version, every field, operator and value are checked against
// the catalogue; what this program does not know is left out and said. Errors: InvalidInput where nothing can be used.
[[nodiscard]] Result<FilterSetReading> readFilterSetFile(const QByteArray &file, const Catalogue &catalogue);

// As the profile keeps them. Errors of reading: Corrupt.
[[nodiscard]] QByteArray toJson(const FilterSets &sets);
[[nodiscard]] Result<FilterSets> filterSetsFromJson(const QByteArray &json);

}  // namespace clientele
