// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sync/cellreader.h"

#include "app/sync/cardnumbers.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace clientele {

namespace {

struct Range {
    Field field;
    std::int64_t least;
    std::int64_t most;
};

// Outside of these a number cannot be what its field says.
constexpr std::array ranges{Range{Field::CustomerAge, 0, 130}, Range{Field::CreditScore, 300, 850}};

// A cell as sentences show it.
QString shown(std::string_view text)
{
    const QString whole = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    return mayHoldCardNumber(text) ? withoutCardNumbers(whole) : whole;
}

// "-1234.56" in few enough digits for 64 bits; empty optional for anything that wants a closer look.
std::optional<std::int64_t> plainScaled(std::string_view text, int digits, char decimal)
{
    const bool negative = text.starts_with('-');
    if (negative)
        text.remove_prefix(1);
    if (text.empty() || text.size() > 15 || text.front() == decimal || text.back() == decimal)
        return std::nullopt;
    std::int64_t value = 0;
    int decimals = -1;
    for (const char c : text) {
        if (c == decimal && decimals < 0) {
            decimals = 0;
            continue;
        }
        if (c < '0' || c > '9')
            return std::nullopt;
        value = value * 10 + (c - '0');
        decimals += decimals < 0 ? 0 : 1;
    }
    decimals = std::max(decimals, 0);
    if (decimals > digits)
        return std::nullopt;
    value *= powerOfTen(digits - decimals);
    return negative ? -value : value;
}

}  // namespace

Result<std::int64_t> CellReader::scaled(std::string_view text, int digits, bool isJsonNumber) const
{
    if (isJsonNumber || m_formats.decimal == '.') {
        if (const auto value = plainScaled(text, digits, '.'))
            return *value;
        return parseScaled(shown(text), digits);
    }
    auto result = parseScaled(m_formats.plainNumber(shown(text)), digits);
    if (!result && result.error().kind == ErrorKind::InvalidInput)
        return fail(
            ErrorKind::InvalidInput,
            QCoreApplication::translate("Import", "“%1” is not a number with a decimal comma and at most %2 decimals.")
                .arg(shown(text).left(40))
                .arg(digits));
    return result;
}

Result<std::int64_t> CellReader::date(std::string_view text) const
{
    QString written = shown(text);
    if (const auto iso = m_formats.date.isEmpty() ? std::nullopt : m_formats.isoDate(written))
        written = *iso;
    auto day = parseDate(written);
    // A date column of another system may carry a time of day, which says nothing here.
    if (!day && written.size() > 10 && parseTimestamp(written, DisplayZone()))
        return parseDate(written.left(10));
    return day;
}

Result<std::int64_t> CellReader::timestamp(std::string_view text)
{
    if (const auto time = m_clock.toUtc(text))
        return *time;
    const QString written = shown(text);
    if (const auto iso = m_formats.date.isEmpty() ? std::nullopt : m_formats.isoDate(written))
        return parseTimestamp(*iso, m_clock.zone());
    return parseTimestamp(written, m_clock.zone());
}

std::optional<std::int64_t> CellReader::plainNumber(FieldType type, std::string_view text, int digits)
{
    switch (type) {
    case FieldType::Money:
        return plainScaled(text, digits, m_formats.decimal);
    case FieldType::Timestamp:
        return m_clock.toUtc(text);
    default:
        return std::nullopt;
    }
}

Result<std::int64_t> CellReader::number(Field field, std::string_view text, int digits, bool isJsonNumber)
{
    switch (info(field).type) {
    case FieldType::Date:
        return date(text);
    case FieldType::Timestamp:
        return timestamp(text);
    case FieldType::Money:
        return scaled(text, digits, isJsonNumber);
    default:
        break;
    }
    const auto value = scaled(text, 0, isJsonNumber);
    const auto range = std::ranges::find(ranges, field, &Range::field);
    if (value && range != ranges.end() && (*value < range->least || *value > range->most))
        return fail(ErrorKind::InvalidInput, QCoreApplication::translate("Import", "%1 is not between %2 and %3.")
                                                 .arg(*value)
                                                 .arg(range->least)
                                                 .arg(range->most));
    return value;
}

}  // namespace clientele
