// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/engine/decimal.h"

#include <algorithm>
#include <limits>

namespace clientele {

namespace {

constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min() + 1;  // the one below means "missing"

bool isDigit(QChar c) { return c >= u'0' && c <= u'9'; }

void append(Ranges &ranges, std::int64_t low, std::int64_t high)
{
    low = std::max(low, least);
    if (low > high)
        return;
    if (!ranges.empty() && ranges.back().high >= low - 1)
        ranges.back().high = std::max(ranges.back().high, high);
    else
        ranges.push_back({low, high});
}

Ranges from(const Bound &bound, bool inclusive)
{
    Ranges ranges;
    if (bound.exact && inclusive)
        append(ranges, bound.floor, most);
    else if (bound.floor < most)
        append(ranges, bound.floor + 1, most);
    return ranges;
}

Ranges upTo(const Bound &bound, bool inclusive)
{
    Ranges ranges;
    if (!bound.exact || inclusive)
        append(ranges, least, bound.floor);
    else if (bound.floor > least)
        append(ranges, least, bound.floor - 1);
    return ranges;
}

Ranges oneOf(std::vector<Bound> bounds)
{
    std::sort(bounds.begin(), bounds.end(), [](const Bound &a, const Bound &b) { return a.floor < b.floor; });
    Ranges ranges;
    for (const Bound &bound : bounds) {
        if (bound.exact)
            append(ranges, bound.floor, bound.floor);
    }
    return ranges;
}

Ranges intersection(const Ranges &a, const Ranges &b)
{
    Ranges ranges;
    for (const Range &x : a) {
        for (const Range &y : b)
            append(ranges, std::max(x.low, y.low), std::min(x.high, y.high));
    }
    return ranges;
}

}  // namespace

std::optional<Decimal> Decimal::parse(QStringView text)
{
    Decimal result;
    if (text.startsWith(u'-') || text.startsWith(u'+')) {
        result.m_negative = text.front() == u'-';
        text = text.sliced(1);
    }
    const qsizetype point = text.indexOf(u'.');
    QStringView whole = point < 0 ? text : text.first(point);
    QStringView fraction = point < 0 ? QStringView() : text.sliced(point + 1);
    if (whole.isEmpty() || (point >= 0 && fraction.isEmpty()) || !std::all_of(whole.begin(), whole.end(), isDigit)
        || !std::all_of(fraction.begin(), fraction.end(), isDigit))
        return std::nullopt;
    while (whole.startsWith(u'0'))
        whole = whole.sliced(1);
    while (fraction.endsWith(u'0'))
        fraction.chop(1);
    result.m_whole = whole.toString();
    result.m_fraction = fraction.toString();
    return result;
}

int Decimal::compare(const Decimal &other) const
{
    const auto sign = [](const Decimal &number) {
        if (number.m_whole.isEmpty() && number.m_fraction.isEmpty())
            return 0;
        return number.m_negative ? -1 : 1;
    };
    if (sign(*this) != sign(other))
        return sign(*this) - sign(other);
    int size = static_cast<int>(m_whole.size() - other.m_whole.size());
    if (size == 0)
        size = m_whole.compare(other.m_whole);
    if (size == 0)
        size = m_fraction.compare(other.m_fraction);
    return sign(*this) * size;
}

Bound Decimal::at(int digits) const
{
    const QString scaled = m_whole + m_fraction.first(std::min<qsizetype>(digits, m_fraction.size()))
                           + QString(std::max<qsizetype>(0, digits - m_fraction.size()), u'0');
    const bool exact = m_fraction.size() <= digits;
    std::int64_t magnitude = 0;
    for (const QChar c : scaled) {
        const std::int64_t digit = c.unicode() - u'0';
        if (magnitude > (most - digit) / 10)
            return m_negative ? Bound{least - 1, false} : Bound{most, false};
        magnitude = magnitude * 10 + digit;
    }
    if (!m_negative)
        return {magnitude, exact};
    return {exact ? -magnitude : -magnitude - 1, exact};
}

Ranges complement(const Ranges &ranges)
{
    Ranges result;
    std::int64_t low = least;
    for (const Range &range : ranges) {
        if (range.low > low)
            append(result, low, range.low - 1);
        if (range.high == most)
            return result;
        low = range.high + 1;
    }
    append(result, low, most);
    return result;
}

Ranges rangesMeeting(Op op, const std::vector<Bound> &bounds)
{
    switch (op) {
    case Op::In:
        return oneOf(bounds);
    case Op::NotIn:
        return complement(oneOf(bounds));
    case Op::Between:
        return intersection(from(bounds[0], true), upTo(bounds[1], true));
    case Op::Above:
        return from(bounds[0], false);
    case Op::Below:
        return upTo(bounds[0], false);
    case Op::AtLeast:
        return from(bounds[0], true);
    case Op::AtMost:
        return upTo(bounds[0], true);
    case Op::Contains:  // of a number: any
        return complement({});
    case Op::IsEmpty:
    case Op::Has:
    case Op::Lacks:
        break;
    }
    return {};
}

bool contains(const Ranges &ranges, std::int64_t value)
{
    return std::any_of(ranges.begin(), ranges.end(),
                       [&](const Range &range) { return range.low <= value && value <= range.high; });
}

}  // namespace clientele
