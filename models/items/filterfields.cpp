// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/filterfields.h"

#include <QCollator>
#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

bool isPresent(const Portfolio &portfolio, Field field)
{
    return !std::holds_alternative<std::monostate>(portfolio.column(field)) && portfolio.rows(info(field).table) > 0;
}

std::optional<FilterField::Kind> kindOf(const DimensionInfo &dimension)
{
    switch (dimension.derivation) {
    case Derivation::Value:
        break;
    case Derivation::Day:
        return FilterField::Kind::Days;
    case Derivation::ScoreBand:
    case Derivation::Hour:
    case Derivation::Weekday:
        return FilterField::Kind::Values;
    case Derivation::ScoreBin:  // the score itself is offered as a range
    case Derivation::Week:
    case Derivation::Month:
        return std::nullopt;
    }
    const FieldInfo &field = info(dimension.field);
    if (field.isNumeric())
        return FilterField::Kind::Numbers;
    if (field.type == FieldType::Text && field.has(LowCardinality))
        return FilterField::Kind::Values;
    return std::nullopt;
}

QStringList sortedForPeople(QStringList values)
{
    // Numbers as numbers, before words; the collator's own numeric mode is not there in every locale.
    const QCollator collator;
    std::sort(values.begin(), values.end(), [&collator](const QString &a, const QString &b) {
        bool aIsNumber = false;
        bool bIsNumber = false;
        const qlonglong one = a.toLongLong(&aIsNumber);
        const qlonglong other = b.toLongLong(&bIsNumber);
        if (aIsNumber && bIsNumber && one != other)
            return one < other;
        return aIsNumber != bIsNumber ? aIsNumber : collator.compare(a, b) < 0;
    });
    return values;
}

}  // namespace

std::vector<FilterField> filterFields(const Portfolio &portfolio, const Catalogue &catalogue)
{
    std::vector<FilterField> fields_;
    const auto add = [&](const DimensionInfo &dimension) {
        const auto kind = kindOf(dimension);
        const bool known = std::any_of(fields_.begin(), fields_.end(),
                                       [&](const FilterField &field) { return field.name == dimension.name; });
        if (!kind || known || !isPresent(portfolio, dimension.field))
            return;
        const int digits =
            info(dimension.field).type == FieldType::Money ? portfolio.info().defaultCurrency.minorDigits() : 0;
        fields_.push_back({dimension.name, dimension.label, dimension.table(), *kind, digits});
    };
    for (const DimensionInfo &dimension : catalogue.dimensions())
        add(dimension);
    for (const FieldInfo &field : fields()) {
        const QString name = QString::fromLatin1(field.name);
        if (const DimensionInfo *dimension = catalogue.dimension(name); dimension && field.isNumeric())
            add(*dimension);
    }
    for (const QString &name : {u"loans.owed"_s, u"loans.count"_s, u"atm.count"_s, u"atm.net"_s}) {
        const MeasureInfo *measure = catalogue.measure(name);
        if (!measure || portfolio.rows(measure->table) == 0)
            continue;
        const int digits = measure->isMoney() ? portfolio.info().defaultCurrency.minorDigits() : 0;
        fields_.push_back({name, measure->label, Table::Customers, FilterField::Kind::Numbers, digits});
    }
    QCollator collator;
    std::stable_sort(fields_.begin(), fields_.end(), [&collator](const FilterField &a, const FilterField &b) {
        return a.table != b.table ? a.table < b.table : collator.compare(a.label, b.label) < 0;
    });
    return fields_;
}

QStringList filterValues(const Portfolio &portfolio, const Catalogue &catalogue, const QString &field)
{
    const DimensionInfo *dimension = catalogue.dimension(field);
    if (!dimension)
        return {};
    QStringList values;
    switch (dimension->derivation) {
    case Derivation::ScoreBand:
        for (const ScoreBand &band : scoreBands())
            values += QString::fromLatin1(band.key);
        return values;
    case Derivation::Hour:
        for (int hour = 0; hour < 24; ++hour)
            values += u"%1"_s.arg(hour, 2, 10, QChar(u'0'));
        return values;
    case Derivation::Weekday:
        for (int day = 1; day <= 7; ++day)
            values += QString::number(day);
        return values;
    default:
        break;
    }
    const TextColumn *column = portfolio.text(dimension->field);
    if (!column)
        return {};
    for (Code code = 1; code < column->dictionary->size(); ++code)
        values += column->dictionary->value(code);
    return sortedForPeople(values);
}

Result<QString> filterNumber(const QString &typed, int digits, const QLocale &locale)
{
    QString text = typed.simplified();
    text.remove(locale.groupSeparator()).remove(u' ').remove(QChar::Nbsp).remove(QChar(0x202F));
    text.replace(locale.decimalPoint(), u"."_s);
    text.replace(locale.negativeSign(), u"-"_s);
    const auto scaled = parseScaled(text, digits);
    if (scaled)
        return scaledToText(*scaled, digits);
    return fail(
        ErrorKind::InvalidInput,
        QCoreApplication::translate("clientele::FilterFields", "“%1” is not a number that fits here.").arg(typed),
        QCoreApplication::translate("clientele::FilterFields", "Write it as %1.")
            .arg(locale.toString(12345.5, 'f', digits > 0 ? std::min(digits, 2) : 0)));
}

Condition valuesCondition(const QString &field, const QStringList &values, bool exclude)
{
    return {field, exclude ? Op::NotIn : Op::In, values, {}};
}

Condition rangeCondition(const QString &field, const QString &from, const QString &to)
{
    if (from.isEmpty())
        return {field, Op::AtMost, {to}, {}};
    if (to.isEmpty())
        return {field, Op::AtLeast, {from}, {}};
    return {field, Op::Between, {from, to}, {}};
}

}  // namespace clientele
