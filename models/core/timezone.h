// SPDX-License-Identifier: GPL-3.0-or-later
// Times are UTC seconds; one declared zone turns them into the days and hours a person sees.
#pragma once

#include "models/core/result.h"

#include <QByteArray>
#include <QString>
#include <QStringView>
#include <QTimeZone>

#include <cstdint>
#include <vector>

namespace clientele {

// The declared zone of a profile. A value; cheap to copy after construction, safe to read from any thread.
class DisplayZone {
public:
    DisplayZone();  // UTC
    // Errors: InvalidInput where the id is no IANA zone known to this system.
    [[nodiscard]] static Result<DisplayZone> fromId(const QByteArray &ianaId);
    [[nodiscard]] static DisplayZone system();

    [[nodiscard]] QByteArray id() const { return m_zone.id(); }
    [[nodiscard]] const QTimeZone &zone() const { return m_zone; }

    // UTC seconds -> seconds of the wall clock counted as if it were UTC. Daylight saving is honoured.
    [[nodiscard]] std::int64_t toLocal(std::int64_t utcSeconds) const;
    // The inverse. A wall-clock time that a spring change skips moves forward by the gap; one that an autumn change
    // repeats is the earlier of the two.
    [[nodiscard]] std::int64_t toUtc(std::int64_t localSeconds) const;

    // toLocal() for many times: remembers the last span of constant offset, so that neighbours cost a comparison.
    class Cursor {
    public:
        explicit Cursor(const DisplayZone &zone) : m_zone(zone) {}
        [[nodiscard]] std::int64_t toLocal(std::int64_t utcSeconds)
        {
            if (utcSeconds < m_from || utcSeconds >= m_until)
                moveTo(utcSeconds);
            return utcSeconds + m_offset;
        }

    private:
        void moveTo(std::int64_t utcSeconds);
        const DisplayZone &m_zone;
        std::int64_t m_from = 0;
        std::int64_t m_until = 0;
        std::int32_t m_offset = 0;
    };

private:
    struct Span {
        std::int64_t fromUtc;
        std::int32_t offset;
    };
    [[nodiscard]] std::size_t spanAt(std::int64_t utcSeconds) const;

    QTimeZone m_zone;
    std::vector<Span> m_spans;  // ascending; the first one reaches back without end
};

// "2025-08-20", "2025-08-20 13:11:25.018623", "2025-08-20T13:11:25Z", "...+02:00" -> UTC seconds (fractions are cut).
// Without a zone it is wall-clock time in `zone`. Errors: InvalidInput.
[[nodiscard]] Result<std::int64_t> parseTimestamp(QStringView text, const DisplayZone &zone);

// Calendar dates are days since 1970-01-01. "2025-08-20" -> 20320. Errors: InvalidInput.
[[nodiscard]] Result<std::int64_t> parseDate(QStringView text);
[[nodiscard]] QString dateToText(std::int64_t daysSinceEpoch);     // "2025-08-20"
[[nodiscard]] QString timestampToText(std::int64_t localSeconds);  // "2025-08-20 13:11:25"

}  // namespace clientele
