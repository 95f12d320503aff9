// SPDX-License-Identifier: GPL-3.0-or-later
// A stretch of days and the one of equal length before it: what a big number is held against.
#pragma once

#include "models/portfolio/portfolio.h"
#include "models/query/catalogue.h"
#include "models/query/query.h"

#include <QDate>
#include <QLocale>

#include <optional>

namespace clientele {

struct Periods {
    QString field;  // the day dimension
    QDate from;
    QDate to;             // included
    bool chosen = false;  // by a filter; else the end of the data

    [[nodiscard]] int days() const { return static_cast<int>(from.daysTo(to)) + 1; }
    [[nodiscard]] Condition now() const;
    [[nodiscard]] Condition before() const;
};

// The days that a filter chooses; with none the last 30, or 7, of the data. Nothing where the days before them are not
// wholly in the data, and where filters leave no single stretch of days.
[[nodiscard]] std::optional<Periods> periodsOf(const QString &dayDimension, const Conditions &filters,
                                               const Portfolio &portfolio, const Catalogue &catalogue);
[[nodiscard]] Conditions withoutTime(const Conditions &conditions, const QString &dayDimension);

// "▲ 4 % on the 30 days before", and the same with both stretches and figures, for a tooltip.
struct ComparisonText {
    QString shown;
    QString exact;
};
[[nodiscard]] ComparisonText comparisonText(const Periods &periods, const QueryResult &now, const QueryResult &before,
                                            const QLocale &locale);

}  // namespace clientele
