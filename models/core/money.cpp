// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/money.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>
#include <string_view>

namespace clientele {

namespace {

// ISO 4217 list one, active alphabetic codes of money (fund and metal codes left out).
constexpr std::string_view activeCodes =
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF "
    "CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG "
    "HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA "
    "MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD "
    "RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX "
    "USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG ";
// Those whose minor unit is not a hundredth.
constexpr std::string_view wholeCodes = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF ";
constexpr std::string_view thousandthCodes = "BHD IQD JOD KWD LYD OMR TND ";

bool lists(std::string_view codes, std::string_view code)
{
    const auto at = codes.find(code);
    return at != std::string_view::npos && at % 4 == 0;
}

bool isDigit(QChar c) { return c >= u'0' && c <= u'9'; }

QString translated(const char *text) { return QCoreApplication::translate("Money", text); }

// The digits of a number without its group commas; empty optional where a comma stands wrongly.
std::optional<QString> withoutGroups(QStringView whole)
{
    if (!whole.contains(u','))
        return whole.toString();
    const auto groups = whole.split(u',');
    const bool regular =
        !groups.first().isEmpty() && groups.first().size() <= 3
        && std::all_of(groups.begin() + 1, groups.end(), [](QStringView group) { return group.size() == 3; });
    if (!regular)
        return std::nullopt;
    QString joined;
    for (const QStringView group : groups)
        joined += group;
    return joined;
}

}  // namespace

std::optional<Currency> Currency::fromCode(QStringView code)
{
    if (code.size() != 3)
        return std::nullopt;
    Currency currency;
    for (qsizetype i = 0; i < 3; ++i) {
        const ushort letter = code[i].unicode() & ~ushort(0x20);
        if (code[i].unicode() > 'z' || letter < 'A' || letter > 'Z')
            return std::nullopt;
        currency.m_code[static_cast<std::size_t>(i)] = static_cast<char>(letter);
    }
    if (!lists(activeCodes, std::string_view(currency.m_code.data(), 3)))
        return std::nullopt;
    return currency;
}

QString Currency::code() const { return isEmpty() ? QString() : QString::fromLatin1(m_code.data(), 3); }

int Currency::minorDigits() const
{
    const std::string_view code(m_code.data(), 3);
    if (isEmpty())
        return 2;
    return lists(wholeCodes, code) ? 0 : lists(thousandthCodes, code) ? 3 : 2;
}

Result<std::int64_t> parseScaled(QStringView text, int digits)
{
    const auto notANumber = [&] {
        return fail(ErrorKind::InvalidInput, translated("“%1” is not a number.").arg(text.left(40)),
                    translated("Write it as 1234.56."));
    };
    QStringView rest = text;
    const bool negative = rest.startsWith(u'-');
    if (negative || rest.startsWith(u'+'))
        rest = rest.mid(1);
    const qsizetype point = rest.indexOf(u'.');
    const auto whole = withoutGroups(point < 0 ? rest : rest.left(point));
    QStringView fraction = point < 0 ? QStringView() : rest.mid(point + 1);
    if (!whole || (whole->isEmpty() && fraction.isEmpty()) || !std::all_of(whole->begin(), whole->end(), isDigit)
        || !std::all_of(fraction.begin(), fraction.end(), isDigit))
        return notANumber();
    while (fraction.size() > digits && fraction.endsWith(u'0'))
        fraction.chop(1);
    if (fraction.size() > digits)
        return fail(ErrorKind::InvalidInput,
                    digits == 0 ? translated("“%1” is not a whole number.").arg(text.left(40))
                                : translated("“%1” has more than %2 decimals.").arg(text.left(40)).arg(digits));
    // Accumulated below zero, since the range reaches one further there.
    std::int64_t value = 0;
    const auto take = [&value](int digit) {
        return !__builtin_mul_overflow(value, std::int64_t(10), &value)
               && !__builtin_sub_overflow(value, std::int64_t(digit), &value);
    };
    bool fits = true;
    for (const QChar c : *whole)
        fits = fits && take(c.unicode() - u'0');
    for (int i = 0; i < digits; ++i)
        fits = fits && take(i < fraction.size() ? fraction[i].unicode() - u'0' : 0);
    // The smallest value is kept free: columns use it for "missing".
    fits = fits && value > std::numeric_limits<std::int64_t>::min();
    if (!fits)
        return fail(ErrorKind::Overflow, translated("“%1” is past 64 bits.").arg(text.left(40)));
    return negative ? value : -value;
}

QString scaledToText(std::int64_t value, int digits)
{
    const bool negative = value < 0;
    const quint64 magnitude = negative ? 0 - static_cast<quint64>(value) : static_cast<quint64>(value);
    QString text = QString::number(magnitude);
    if (digits > 0) {
        text = text.rightJustified(digits + 1, u'0');
        text.insert(text.size() - digits, u'.');
    }
    return negative ? u'-' + text : text;
}

Result<Money> add(const Money &a, const Money &b)
{
    if (a.currency != b.currency)
        return fail(ErrorKind::Refused,
                    translated("Amounts in %1 and %2 cannot be added.").arg(a.currency.code(), b.currency.code()));
    Money sum{0, a.currency};
    if (__builtin_add_overflow(a.minor, b.minor, &sum.minor))
        return fail(ErrorKind::Overflow, translated("The sum is past 64 bits."));
    return sum;
}

QString toText(const Money &amount) { return scaledToText(amount.minor, amount.currency.minorDigits()); }

}  // namespace clientele
