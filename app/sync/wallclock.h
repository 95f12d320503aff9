// SPDX-License-Identifier: GPL-3.0-or-later
// Wall-clock times of one zone into UTC, for many: what a day's clock shows is worked out once a day of the calendar.
#pragma once

#include "models/core/timezone.h"

#include <string_view>
#include <vector>

namespace clientele {

class WallClock {
public:
    explicit WallClock(DisplayZone zone);
    [[nodiscard]] const DisplayZone &zone() const { return m_zone; }

    // "2025-08-20 13:11:25", also with a T and with any fraction (which is cut); empty optional for every other form.
    [[nodiscard]] std::optional<std::int64_t> toUtc(std::string_view text);

private:
    struct Day {
        std::uint32_t date = 0;     // 20250820; 0: not met yet
        bool isSteady = false;      // the clock is set neither on it nor on the days beside it
        std::int64_t midnight = 0;  // in UTC where steady, else on the wall clock
    };
    [[nodiscard]] bool meet(Day &day, unsigned year, unsigned month, unsigned dayOfMonth) const;

    DisplayZone m_zone;
    std::vector<Day> m_days;  // by year, month and day within eight years
};

}  // namespace clientele
