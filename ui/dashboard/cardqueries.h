// SPDX-License-Identifier: GPL-3.0-or-later
// What a card asks of the book, and how the answers go together.
#pragma once

#include "ui/dashboard/chartspec.h"
#include "ui/dashboard/periods.h"
#include "ui/dashboard/timeview.h"

#include "models/query/catalogue.h"
#include "models/query/filterstack.h"

#include <optional>
#include <vector>

namespace clientele {

// Queries in one list; the numbers say which are which.
struct CardQueries {
    std::vector<Query> list;
    std::size_t values = 0;   // the first ones: one a measure
    std::size_t whole = 0;    // then the same over the whole book, if asked
    std::size_t caption = 0;  // then what the caption needs
    std::size_t trend = 0;    // then the small line
    std::size_t periods = 0;  // then two periods to compare, of equal length
    std::size_t places = 0;   // then, once a book, customers by city and country
    std::optional<Periods> compared;
    bool filtered = false;  // a filter other than the card's own narrows it
};

struct CardQuestion {
    const FilterStack &filters;
    const Portfolio &portfolio;
    const Catalogue &catalogue;
    bool askWhole = false;   // nothing is known yet of the book without filters
    bool askPlaces = false;  // nor where its cities lie
    TimeView time = {};
};
[[nodiscard]] CardQueries cardQueries(const ChartSpec &spec, const CardQuestion &question);

// What stands below a big number. `caption` are the results of the caption's queries.
[[nodiscard]] QString captionText(const ChartSpec &spec, const std::vector<QueryResult> &values,
                                  const std::vector<QueryResult> &whole, const std::vector<QueryResult> &caption,
                                  bool filtered, const Catalogue &catalogue, const QLocale &locale);

[[nodiscard]] QString rowsText(Table table, qint64 rows, const QLocale &locale);  // "62 loans"
// "12 of 50 transactions".
[[nodiscard]] QString rowsOfText(Table table, qint64 rows, qint64 all, const QLocale &locale);

}  // namespace clientele
