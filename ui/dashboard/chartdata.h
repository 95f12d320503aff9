// SPDX-License-Identifier: GPL-3.0-or-later
// What a plot draws: marks with labels and figures, made from query results. Plain values, made on the GUI thread; the
// figures in it are those of the results, to the cent.
#pragma once

#include "ui/dashboard/chartspec.h"
#include "ui/dashboard/scalesteps.h"
#include "ui/dashboard/timeview.h"

#include "models/portfolio/portfolio.h"
#include "models/query/catalogue.h"

#include <QLocale>
#include <QPointF>

#include <optional>

namespace clientele {

// One figure of a mark: of a measure (Flow) or of a share of a stack.
struct MarkPart {
    Figure value;
    std::optional<Figure> ghost;  // of the whole book, where filters narrow the value
    qint64 rows = 0;              // behind the value
    bool known = true;            // the average of no rows is not 0: there is none
    bool hidden = false;          // its series was put out of sight in the legend
};

struct Mark {
    QString key;                  // of the dimension; null is "no value"
    QString up = {};              // Heat: of the second dimension
    QString label;                // on the axis
    QString longLabel;            // in words
    std::vector<MarkPart> parts;  // one for each of ChartData::series
    int colour = -1;              // of the categories; -1 is the accent
    bool selected = false;
    std::optional<QPointF> place = {};  // Map: longitude and latitude, where the city is known
};

struct ChartSeries {
    static constexpr int restColour = -2;  // shares without a colour of their own
    QString label;
    QString key;
    int colour = -1;
};

struct ChartData {
    std::vector<ChartSeries> series;
    std::vector<Mark> marks;             // Heat: across first, then upwards
    std::vector<ScaleStep> across = {};  // Heat alone has these two
    std::vector<ScaleStep> up = {};
    std::vector<Currency> currencies;  // all that the results have; the marks are of `currency`
    Currency currency;
    int more = 0;  // groups that are not shown
    bool ghosted = false;
    bool anySelected = false;
    Grain grain = Grain::Day;

    [[nodiscard]] bool isEmpty() const;    // neither values nor ghosts
    [[nodiscard]] double highest() const;  // of values and ghosts, stacked; never below 0
    [[nodiscard]] double lowest() const;   // never above 0
};

struct ChartInput {
    std::vector<QueryResult> values;  // one for each measure of the spec
    std::vector<QueryResult> whole;   // the same without filters; equal to `values` where none applies
    Conditions filters;
    bool filtered = false;  // a filter other than the chart's own is on
    Currency currency;      // preferred
    TimeView time = {};
};

[[nodiscard]] ChartData chartData(const ChartSpec &spec, const ChartInput &input, const Portfolio &portfolio,
                                  const Catalogue &catalogue, const QLocale &locale);

}  // namespace clientele
