// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/localised.h"

#include <algorithm>

namespace clientele {

namespace {

QString groupedDigits(qulonglong number, const QLocale &locale)
{
    constexpr qulonglong leastGrouped = 10'000;
    constexpr qsizetype group = 3;
    const QString text = locale.toString(number);
    const QString separator = locale.groupSeparator();
    if (number < leastGrouped || !text.contains(separator) || locale.toString(leastGrouped / 10).contains(separator))
        return text;
    QString digits = text;
    digits.remove(separator);
    for (qsizetype at = digits.size() - group; at > 0; at -= group)
        digits.insert(at, separator);
    return digits;
}

}  // namespace

QString grouped(qlonglong number, const QLocale &locale)
{
    // Unsigned, because the smallest number has no positive twin.
    return number < 0 ? locale.negativeSign() + groupedDigits(0 - static_cast<qulonglong>(number), locale)
                      : groupedDigits(static_cast<qulonglong>(number), locale);
}

QString localised(const QString &decimal, const QLocale &locale)
{
    const bool negative = decimal.startsWith(u'-');
    const QString unsignedPart = decimal.mid(negative ? 1 : 0);
    const qsizetype point = unsignedPart.indexOf(u'.');
    const QString whole = point < 0 ? unsignedPart : unsignedPart.left(point);
    const QString decimals = point < 0 ? QString() : unsignedPart.mid(point + 1);
    const auto isDigit = [](QChar digit) { return digit >= u'0' && digit <= u'9'; };
    bool readable = false;
    // Unsigned, because the smallest amount has no positive twin.
    const qulonglong value = whole.toULongLong(&readable);
    if (!readable || !std::ranges::all_of(decimals, isDigit))
        return decimal;
    QString text = groupedDigits(value, locale);
    if (!decimals.isEmpty()) {
        text += locale.decimalPoint();
        for (const QChar digit : decimals)
            text += locale.toString(digit.digitValue());
    }
    return negative ? locale.negativeSign() + text : text;
}

}  // namespace clientele
