// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/timezone.h"

#include <QCoreApplication>
#include <QDate>
#include <QDateTime>

#include <algorithm>
#include <limits>

namespace clientele {

namespace {

constexpr std::int64_t secondsPerDay = 86'400;
constexpr qint64 epochJulianDay = 2'440'588;  // 1970-01-01
// Offsets are tabulated between these; before and after, the first and last ones hold.
constexpr std::int64_t tableFrom = -2'208'988'800;  // 1900-01-01
constexpr std::int64_t tableTo = 4'102'444'800;     // 2100-01-01

std::int64_t floorDiv(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

Error unreadable(QStringView text)
{
    return {ErrorKind::InvalidInput,
            QCoreApplication::translate("Time", "“%1” is not a date and time.").arg(text.left(40)),
            QCoreApplication::translate("Time", "Write it as 2025-08-20 13:11:25.")};
}

// `count` ASCII digits at `at`, as a number; -1 where they are not all there.
int digits(QStringView text, qsizetype at, int count)
{
    if (at + count > text.size())
        return -1;
    int value = 0;
    for (qsizetype i = at; i < at + count; ++i) {
        const int digit = text[i].unicode() - u'0';
        if (digit < 0 || digit > 9)
            return -1;
        value = value * 10 + digit;
    }
    return value;
}

bool charAt(QStringView text, qsizetype at, char16_t c) { return at < text.size() && text[at] == c; }

// "+02:00", "+0200", "+02", "Z" -> seconds east; empty optional where it is none of them.
std::optional<int> offsetOf(QStringView text)
{
    if (text == u"Z" || text == u"z")
        return 0;
    if (text.size() < 3 || (text[0] != u'+' && text[0] != u'-'))
        return std::nullopt;
    const int hours = digits(text, 1, 2);
    const QStringView rest = text.mid(3).startsWith(u':') ? text.mid(4) : text.mid(3);
    const int minutes = rest.isEmpty() && text.size() == 3 ? 0 : digits(rest, 0, 2);
    if (hours < 0 || hours > 14 || minutes < 0 || minutes > 59 || rest.size() > 2)
        return std::nullopt;
    const int seconds = hours * 3600 + minutes * 60;
    return text[0] == u'-' ? -seconds : seconds;
}

}  // namespace

DisplayZone::DisplayZone() : m_zone(QTimeZone::utc()), m_spans{{tableFrom, 0}} {}

Result<DisplayZone> DisplayZone::fromId(const QByteArray &ianaId)
{
    QTimeZone zone(ianaId);
    if (ianaId.isEmpty() || !zone.isValid())
        return fail(ErrorKind::InvalidInput,
                    QCoreApplication::translate("Time", "“%1” is no time zone that this system knows.")
                        .arg(QString::fromUtf8(ianaId)),
                    QCoreApplication::translate("Time", "Use a name such as America/Toronto."));
    DisplayZone result;
    const QDateTime from = QDateTime::fromSecsSinceEpoch(tableFrom, Qt::UTC);
    result.m_spans = {{tableFrom, zone.offsetFromUtc(from)}};
    for (const auto &change : zone.transitions(from, QDateTime::fromSecsSinceEpoch(tableTo, Qt::UTC)))
        if (change.offsetFromUtc != result.m_spans.back().offset)
            result.m_spans.push_back({change.atUtc.toSecsSinceEpoch(), change.offsetFromUtc});
    result.m_zone = std::move(zone);
    return result;
}

DisplayZone DisplayZone::system() { return fromId(QTimeZone::systemTimeZoneId()).value_or(DisplayZone()); }

std::size_t DisplayZone::spanAt(std::int64_t utcSeconds) const
{
    const auto after = std::upper_bound(m_spans.begin() + 1, m_spans.end(), utcSeconds,
                                        [](std::int64_t time, const Span &span) { return time < span.fromUtc; });
    return static_cast<std::size_t>(after - m_spans.begin()) - 1;
}

std::int64_t DisplayZone::toLocal(std::int64_t utcSeconds) const
{
    return utcSeconds + m_spans[spanAt(utcSeconds)].offset;
}

void DisplayZone::Cursor::moveTo(std::int64_t utcSeconds)
{
    const auto &spans = m_zone.m_spans;
    const std::size_t at = m_zone.spanAt(utcSeconds);
    m_from = at == 0 ? std::numeric_limits<std::int64_t>::min() : spans[at].fromUtc;
    m_until = at + 1 == spans.size() ? std::numeric_limits<std::int64_t>::max() : spans[at + 1].fromUtc;
    m_offset = spans[at].offset;
}

std::int64_t DisplayZone::toUtc(std::int64_t localSeconds) const
{
    // The first span in which the wall clock shows this time; in a gap, the offset before it.
    auto span = m_spans.begin() + static_cast<std::ptrdiff_t>(spanAt(localSeconds - secondsPerDay));
    for (; span != m_spans.end(); ++span) {
        const auto next = std::next(span);
        const std::int64_t utc = localSeconds - span->offset;
        if (next == m_spans.end() || utc < next->fromUtc)
            return utc;
        if (localSeconds < next->fromUtc + next->offset)
            return utc;  // skipped by the clock: one gap later on the new side
    }
    return localSeconds - m_spans.back().offset;
}

Result<std::int64_t> parseDate(QStringView text)
{
    const int year = digits(text, 0, 4);
    const int month = digits(text, 5, 2);
    const int day = digits(text, 8, 2);
    const bool shaped = text.size() == 10 && charAt(text, 4, u'-') && charAt(text, 7, u'-');
    if (!shaped || year < 1 || !QDate::isValid(year, month, day))
        return fail(ErrorKind::InvalidInput,
                    QCoreApplication::translate("Time", "“%1” is not a date.").arg(text.left(40)),
                    QCoreApplication::translate("Time", "Write it as 2025-08-20."));
    return QDate(year, month, day).toJulianDay() - epochJulianDay;
}

Result<std::int64_t> parseTimestamp(QStringView text, const DisplayZone &zone)
{
    const auto day = parseDate(text.left(10));
    if (!day)
        return tl::unexpected(unreadable(text));
    if (text.size() == 10)
        return zone.toUtc(*day * secondsPerDay);
    const int hour = digits(text, 11, 2);
    const int minute = digits(text, 14, 2);
    const bool hasSeconds = charAt(text, 16, u':');
    const int second = hasSeconds ? digits(text, 17, 2) : 0;
    if (!(charAt(text, 10, u' ') || charAt(text, 10, u'T')) || !charAt(text, 13, u':') || hour < 0 || hour > 23
        || minute < 0 || minute > 59 || second < 0 || second > 59)
        return tl::unexpected(unreadable(text));
    qsizetype at = hasSeconds ? 19 : 16;
    if (hasSeconds && charAt(text, at, u'.')) {
        const qsizetype fraction = ++at;
        while (at < text.size() && text[at] >= u'0' && text[at] <= u'9')
            ++at;
        if (at == fraction)
            return tl::unexpected(unreadable(text));
    }
    const std::int64_t wall = *day * secondsPerDay + hour * 3600 + minute * 60 + second;
    if (at == text.size())
        return zone.toUtc(wall);
    if (text[at] == u' ')
        ++at;
    const auto offset = offsetOf(text.mid(at));
    if (!offset)
        return tl::unexpected(unreadable(text));
    return wall - *offset;
}

QString dateToText(std::int64_t daysSinceEpoch)
{
    return QDate::fromJulianDay(daysSinceEpoch + epochJulianDay).toString(Qt::ISODate);
}

QString timestampToText(std::int64_t localSeconds)
{
    const std::int64_t day = floorDiv(localSeconds, secondsPerDay);
    const std::int64_t second = localSeconds - day * secondsPerDay;
    const auto two = [](std::int64_t value) { return QString::number(value).rightJustified(2, u'0'); };
    return dateToText(day) + u' ' + two(second / 3600) + u':' + two(second / 60 % 60) + u':' + two(second % 60);
}

}  // namespace clientele
