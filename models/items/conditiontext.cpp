// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/conditiontext.h"

#include "models/items/customerindex.h"
#include "models/items/filterfields.h"
#include "models/items/localised.h"

#include <QDate>

namespace clientele {

namespace {

// A customer is meant by its id wherever a table names one.
bool namesCustomer(const QString &field)
{
    const auto known = fieldByName(field);
    return known && info(*known).has(CustomerRef);
}

QString bandLabel(const QString &band)
{
    const struct {
        const char *key;
        const char *label;
    } bands[] = {
        {"poor", QT_TRANSLATE_NOOP("clientele::ConditionText", "poor")},
        {"fair", QT_TRANSLATE_NOOP("clientele::ConditionText", "fair")},
        {"good", QT_TRANSLATE_NOOP("clientele::ConditionText", "good")},
        {"very good", QT_TRANSLATE_NOOP("clientele::ConditionText", "very good")},
        {"excellent", QT_TRANSLATE_NOOP("clientele::ConditionText", "excellent")},
    };
    for (const auto &[key, label] : bands) {
        if (band == QLatin1StringView(key))
            return QCoreApplication::translate("clientele::ConditionText", label);
    }
    return band;
}

// "2025-W34" -> its Monday.
QDate mondayOf(const QString &week)
{
    const QDate fourth(week.left(4).toInt(), 1, 4);  // always in the first week
    return fourth.isValid() ? fourth.addDays(1 - fourth.dayOfWeek() + 7 * (week.mid(6).toInt() - 1)) : QDate();
}

bool isDays(const Catalogue &catalogue, const QString &field)
{
    const DimensionInfo *dimension = catalogue.dimension(field);
    return dimension
           && (dimension->derivation == Derivation::Day
               || (dimension->derivation == Derivation::Value && info(dimension->field).type == FieldType::Date));
}

}  // namespace

QString ConditionText::label(const QString &field) const
{
    if (namesCustomer(field))
        return tr("Customer");
    if (const DimensionInfo *dimension = m_catalogue.dimension(field))
        return dimension->label;
    if (const MeasureInfo *measure = m_catalogue.measure(field))
        return measure->label;
    return field;
}

QString ConditionText::key(const QString &field, const QString &key) const
{
    if (key.isNull())
        return tr("none", "a field without a value");
    if (namesCustomer(field)) {
        const auto row = m_portfolio.customerRow(key);
        return row ? customerLabel(m_portfolio, *row) : key;
    }
    const DimensionInfo *dimension = m_catalogue.dimension(field);
    if (!dimension)
        return number(key);
    switch (dimension->derivation) {
    case Derivation::Weekday: {
        bool ok = false;
        const int day = key.toInt(&ok);
        return ok && day >= 1 && day <= 7 ? m_locale.standaloneDayName(day) : key;
    }
    case Derivation::Day:
        return day(key);
    case Derivation::Week: {
        const QDate monday = mondayOf(key);
        return monday.isValid() ? tr("week of %1", "the Monday of a week").arg(shown(monday)) : key;
    }
    case Derivation::Month: {
        const QDate first = QDate::fromString(key + QStringLiteral("-01"), Qt::ISODate);
        return first.isValid() ? m_locale.toString(first, tr("MMMM yyyy", "a whole month, in the format of QDate"))
                               : key;
    }
    case Derivation::WeekFromSunday:
    case Derivation::WeekFromSaturday:
    case Derivation::WeekFromFriday: {
        const QDate first = QDate::fromString(key.section(u'/', 0, 0), Qt::ISODate);
        return first.isValid() ? tr("week of %1", "the Monday of a week").arg(shown(first)) : key;
    }
    case Derivation::Quarter:
        //: a quarter and its year: Q3 2025
        return tr("Q%1 %2").arg(key.mid(6), key.left(4));
    case Derivation::DateHour: {
        const QDate date = QDate::fromString(key.section(u'T', 0, 0), Qt::ISODate);
        const QTime hour(key.section(u'T', 1).toInt(), 0);
        return date.isValid() && hour.isValid() ? shown(date) + u' ' + m_locale.toString(hour, QLocale::ShortFormat)
                                                : key;
    }
    case Derivation::ScoreBand:
        return bandLabel(key);
    case Derivation::Value:
        if (info(dimension->field).type == FieldType::Date)
            return day(key);
        return info(dimension->field).isNumeric() ? number(key) : key;
    default:
        return key;
    }
}

QString ConditionText::number(const QString &text) const
{
    // Digits are grouped as the person groups them; decimals stay as they were given.
    const qsizetype point = text.indexOf(u'.');
    bool ok = false;
    const qlonglong whole = text.left(point < 0 ? text.size() : point).toLongLong(&ok);
    if (!ok)
        return text;
    const QString digits = grouped(whole, m_locale);
    return point < 0 ? digits : digits + m_locale.decimalPoint() + text.mid(point + 1);
}

QString ConditionText::shown(const QDate &day) const { return m_locale.toString(day, QLocale::ShortFormat); }

QString ConditionText::day(const QString &key) const
{
    const QDate day = QDate::fromString(key, Qt::ISODate);
    return day.isValid() ? shown(day) : key;
}

QString ConditionText::days(const Condition &condition) const
{
    const QDate first = QDate::fromString(condition.values.value(0), Qt::ISODate);
    const QDate last = QDate::fromString(condition.values.value(1), Qt::ISODate);
    if (!first.isValid() || !last.isValid() || first == last)
        return first == last ? day(condition.values.value(0)) : QString();
    if (first.day() == 1 && first.addMonths(1).addDays(-1) == last)
        return m_locale.toString(first, tr("MMMM yyyy", "a whole month, in the format of QDate"));
    if (first.dayOfYear() == 1 && first.addYears(1).addDays(-1) == last)
        return QString::number(first.year());
    return {};
}

QString ConditionText::unit(const QString &field) const
{
    const DimensionInfo *dimension = m_catalogue.dimension(field);
    const MeasureInfo *measure = dimension ? nullptr : m_catalogue.measure(field);
    const bool money =
        dimension ? dimension->derivation == Derivation::Value && info(dimension->field).type == FieldType::Money
                  : measure && measure->isMoney();
    if (!money)
        return {};
    const Currency currency = onlyCurrency(m_portfolio, dimension ? dimension->table() : measure->table);
    return currency.isEmpty() ? QString() : QChar(QChar::Nbsp) + currency.code();
}

QString ConditionText::list(const QString &field, const QStringList &values, int most) const
{
    QStringList shown;
    for (const QString &value : values) {
        if (shown.size() == most)
            break;
        shown += key(field, value);
    }
    const auto more = static_cast<int>(values.size() - shown.size());
    const QString text = shown.join(tr(", ", "between two values of a filter"));
    return more > 0 ? tr("%1 and %n more", "values of a filter", more).arg(text) : text;
}

QString ConditionText::of(const Condition &condition, int most) const
{
    const QString name = label(condition.field);
    const QString money = unit(condition.field);
    const auto value = [&](qsizetype i) { return key(condition.field, condition.values.value(i)) + money; };
    const bool ofDays = isDays(m_catalogue, condition.field);
    switch (condition.op) {
    case Op::In:
        return tr("%1: %2", "filter: field, values").arg(name, list(condition.field, condition.values, most));
    case Op::NotIn:
        return tr("%1: not %2", "filter: field, values").arg(name, list(condition.field, condition.values, most));
    case Op::Between:
        if (const QString whole = ofDays ? days(condition) : QString(); !whole.isEmpty())
            return tr("%1: %2", "filter: field, values").arg(name, whole);
        return tr("%1: %2 to %3", "filter: field, from, to")
            .arg(name, key(condition.field, condition.values.value(0)), value(1));
    case Op::Above:
        return tr("%1: above %2", "filter").arg(name, value(0));
    case Op::Below:
        return tr("%1: below %2", "filter").arg(name, value(0));
    case Op::AtLeast:
        return (ofDays ? tr("%1: from %2", "filter: field, first day") : tr("%1: %2 or more", "filter"))
            .arg(name, value(0));
    case Op::AtMost:
        return (ofDays ? tr("%1: until %2", "filter: field, last day") : tr("%1: %2 or less", "filter"))
            .arg(name, value(0));
    case Op::Contains:
        if (condition.values.value(0).isEmpty())
            return tr("%1: has a value", "filter").arg(name);
        return tr("%1: contains “%2”", "filter").arg(name, condition.values.value(0));
    case Op::IsEmpty:
        return tr("%1: no value", "filter").arg(name);
    case Op::Has:
        return tr("Has %1", "filter: customers with such a row").arg(of(condition.rows, most));
    case Op::Lacks:
        return tr("Without %1", "filter: customers without such a row").arg(of(condition.rows, most));
    }
    return name;
}

QString ConditionText::whyNot(const Condition &condition, Table table) const
{
    // One of the two has rows that name no customer; through customers alone do tables know each other.
    const Condition &asked = condition.rows.empty() ? condition : condition.rows.front();
    const DimensionInfo *dimension = m_catalogue.dimension(asked.field);
    const bool own = dimension && !customerField(dimension->table());
    if ((own ? dimension->table() : table) == Table::Products)
        return tr("This page is not narrowed by it: products carry no customer.");
    return tr("This page is not narrowed by it: complaints carry no customer.");
}

QString ConditionText::of(const Conditions &conditions, int most) const
{
    if (conditions.empty())
        return tr("Whole book");
    QStringList texts;
    for (const Condition &condition : conditions)
        texts += of(condition, most);
    return texts.join(tr(" · ", "between two filters"));
}

}  // namespace clientele
