// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/figuretext.h"

#include "models/items/localised.h"

#include <QCoreApplication>

#include <cmath>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

// At most `digits` decimals, without trailing zeros.
QString trimmed(double value, int digits, const QLocale &locale)
{
    QString text = locale.toString(value, 'f', digits);
    if (digits == 0)
        return text;
    const QString zero = locale.zeroDigit();
    while (text.endsWith(zero))
        text.chop(zero.size());
    if (text.endsWith(locale.decimalPoint()))
        text.chop(locale.decimalPoint().size());
    return text;
}

QString millions(double value, int digits, const QLocale &locale)
{
    if (std::abs(value) >= 1e9)
        //: a number in thousands of millions, as short as can be: 1.2 B
        return QCoreApplication::translate("Dashboard", "%1 B").arg(trimmed(value / 1e9, digits, locale));
    //: a number in millions, as short as can be: 2.79 M
    return QCoreApplication::translate("Dashboard", "%1 M").arg(trimmed(value / 1e6, digits, locale));
}

}  // namespace

double number(const Figure &figure)
{
    return static_cast<double>(figure.scaled) / static_cast<double>(powerOfTen(figure.digits));
}

QString exactText(const Figure &figure, const QLocale &locale) { return localised(figure.toText(), locale); }

QString exactWithUnit(const Figure &figure, const QLocale &locale)
{
    const QString text = exactText(figure, locale);
    return figure.currency.isEmpty() ? text : text + QChar::Nbsp + figure.currency.code();
}

QString besideText(const Figure &figure, const QLocale &locale)
{
    const double value = number(figure);
    if (std::abs(value) >= 1e7)
        return millions(value, 1, locale);
    const bool whole = !figure.currency.isEmpty() || std::abs(value) >= 1e5;
    return whole ? grouped(std::llround(value), locale) : trimmed(value, std::min(figure.digits, 2), locale);
}

QString headlineText(const Figure &figure, const QLocale &locale)
{
    const double value = number(figure);
    return std::abs(value) >= 1e6 ? millions(value, 2, locale) : besideText(figure, locale);
}

QString axisText(double value, const QLocale &locale)
{
    const double size = std::abs(value);
    if (size >= 1e6)
        return millions(value, 2, locale);
    if (size >= 1e3)
        //: a number in thousands on an axis, as short as can be: 4k
        return QCoreApplication::translate("Dashboard", "%1k").arg(trimmed(value / 1e3, 1, locale));
    return trimmed(value, 2, locale);
}

}  // namespace clientele
