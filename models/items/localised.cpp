// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/localised.h"

#include <algorithm>

namespace clientele {

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
    QString text = locale.toString(value);
    if (!decimals.isEmpty()) {
        text += locale.decimalPoint();
        for (const QChar digit : decimals)
            text += locale.toString(digit.digitValue());
    }
    return negative ? locale.negativeSign() + text : text;
}

}  // namespace clientele
