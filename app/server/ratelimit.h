// SPDX-License-Identifier: GPL-3.0-or-later
// So many at once, and so many a second in the long run. Time is handed in, so that a test has its own.
#pragma once

#include <algorithm>
#include <chrono>
#include <cmath>

namespace clientele::server {

class RateLimit {
public:
    using Time = std::chrono::steady_clock::time_point;

    RateLimit(double perSecond, int burst) : m_perSecond(perSecond), m_burst(burst), m_left(burst) {}

    [[nodiscard]] bool take(Time now)
    {
        if (m_last != Time())
            m_left = std::min(m_burst, m_left + m_perSecond * std::chrono::duration<double>(now - m_last).count());
        m_last = now;
        if (m_left < 1)
            return false;
        m_left -= 1;
        return true;
    }
    // Whole seconds until take() will be true again, at least one.
    [[nodiscard]] int wait() const { return std::max(1, static_cast<int>(std::ceil((1 - m_left) / m_perSecond))); }

private:
    double m_perSecond;
    double m_burst;
    double m_left;
    Time m_last;
};

}  // namespace clientele::server
