// SPDX-License-Identifier: GPL-3.0-or-later
// Days, weekdays and hours in a question.
#pragma once

#include "app/assistant/words.h"
#include "models/portfolio/portfolio.h"
#include "models/query/query.h"

#include <optional>
#include <span>

namespace clientele {

struct Period {
    std::optional<std::int64_t> from;  // days since 1970-01-01, inclusive
    std::optional<std::int64_t> to;    // inclusive
    std::vector<int> weekdays;         // 1 is Monday
    std::optional<int> fromHour;       // inclusive
    std::optional<int> toHour;         // inclusive

    [[nodiscard]] static Period ofDays(std::int64_t first, std::int64_t last);
    [[nodiscard]] static Period ofMonths(int year, int month, int monthsLong);

    // Conditions on rows of ATM or complaints; nothing for tables without a time.
    [[nodiscard]] std::optional<Conditions> conditionsOn(Table table) const;
};

// What the book knows of time: words such as "yesterday" and a month without its year are read by it.
struct BookTime {
    std::int64_t today = 0;                // in the book's zone
    std::optional<std::int64_t> firstDay;  // of ATM rows
    std::optional<std::int64_t> lastDay;
    std::int64_t knownUntil = 0;  // the last day of which the book can know

    [[nodiscard]] static BookTime of(const Portfolio &book);
};

struct PeriodMatch {
    Period period;
    std::size_t tokens = 0;   // how many it explains
    bool beyondData = false;  // a relative period that the book's data do not reach
    bool unclear = false;     // a day without a year that several years have
    bool impossible = false;  // the 30th of February
    bool relative = false;    // counted from today
};

[[nodiscard]] std::optional<PeriodMatch> periodAt(std::span<const Token> tokens, const BookTime &time);

}  // namespace clientele
