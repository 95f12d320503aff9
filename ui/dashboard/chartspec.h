// SPDX-License-Identifier: GPL-3.0-or-later
// Dashboards as data: a page is a table of charts, a chart is one row of it. What a row leaves out has a sensible default.
#pragma once

#include "models/query/query.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace clientele {

enum class ChartKind {
    Number,   // one figure a currency, with a caption and a small trend
    Bars,     // horizontal, with the value beside each
    Columns,  // upright, over a scale: bins, days, hours
    Flow,     // two measures over time: the first above the axis, the second below
    Donut,
    Table,
    Stack,  // horizontal bars of shares: by the second dimension, or one a measure
    Heat,   // cells of two scales, by[0] across and by[1] upwards; the darker, the more
    Map,    // cities of by[0] on an outline map
};

// How the keys of ChartSpec::by lie beside each other.
enum class Scale {
    Categories,  // in the order of the result
    ScoreBins,   // equal steps; a range filters the field
    Time,        // every day, week or month between first and last; `by` names the day dimension
    Hours,       // 00 to 23
    Weekdays,    // from the locale's first day of the week
    Bins,        // of a number, between ChartSpec::edges
};

// What stands below a big number.
enum class Caption {
    None,
    Groups,    // "in 10 cities": the groups of captionBy
    Range,     // "306 to 809": the minimum and maximum of the measure's field
    UnitRows,  // "CAD · 62 loans"
};

// Texts are marked with QT_TRANSLATE_NOOP("Dashboard", ...).
struct ChartSpec {
    const char *id;  // stable: tests and layouts name charts by it
    ChartKind kind;
    const char *title;     // "Transactions by %1" on a time scale, where the book decides for day, week or month
    QStringList measures;  // one; Flow has two
    QStringList by = {};   // a second dimension stacks the columns
    const char *hint = nullptr;
    Scale scale = Scale::Categories;
    Scale upScale = Scale::Categories;  // Heat: of by[1]
    QStringList edges = {};             // Scale::Bins: of by[0], as Query::bins wants them
    QStringList upEdges = {};           // of by[1]
    Conditions where = {};              // always, beside the filters
    Order order = Order::Natural;
    int top = 0;                   // groups shown; the rest becomes "and k more"
    bool categoryColours = false;  // by value, the same on every chart; else the accent
    Caption caption = Caption::None;
    QString captionBy = {};   // Caption::Groups: the dimension
    QString trendBy = {};     // Number: the dimension of the small line
    QString currencyBy = {};  // Number: where there are several, a click on a figure chooses its currency of this field
    int span = 6;             // of 12 columns
    double height = 56;       // units of the rhythm, see gap()
    bool onlyWhereKnown = false;      // no card where the book has not what it is about
    const char *insteadOf = nullptr;  // the card for which it stands in where the book has nothing for that one
};

struct PageSpec {
    const char *id;
    const char *title;
    QStringList
        scopeMeasures;  // counts that the sentence below the title names; the first stands beside the page's name
    std::vector<ChartSpec> charts;
};

// Overview, Customers and credit, Loans, ATM activity, Complaints.
[[nodiscard]] std::vector<PageSpec> dashboardPages();

[[nodiscard]] QString pageTitle(const PageSpec &page);  // translated

}  // namespace clientele
