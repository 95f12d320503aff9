// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/filterfields.h"

#include <QCollator>
#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

// Figures of a customer that people ask for; the catalogue knows many more.
const std::array customerFigures{u"loans.owed"_s,   u"loans.count"_s, u"loans.largest"_s,  u"atm.count"_s,
                                 u"atm.deposits"_s, u"atm.net"_s,     u"atm.withdrawals"_s};

bool isPresent(const Portfolio &portfolio, Field field)
{
    return !std::holds_alternative<std::monostate>(portfolio.column(field)) && portfolio.rows(info(field).table) > 0;
}

// Weeks, years and bins are made filters by clicks on charts alone.
bool isOffered(const DimensionInfo &dimension)
{
    switch (dimension.derivation) {
    case Derivation::Value:
    case Derivation::ScoreBand:
    case Derivation::Hour:
    case Derivation::Weekday:
    case Derivation::Day:
        return true;
    default:
        return false;
    }
}

// Of the fields that are no dimension of the contract.
bool isOffered(const FieldInfo &field)
{
    return field.isNumeric() || field.type == FieldType::Date
           || (field.type == FieldType::Text && field.has(LowCardinality) && !field.has(Protected));
}

std::optional<FilterField::Kind> kindOf(const DimensionInfo &dimension)
{
    if (dimension.derivation == Derivation::Day)
        return FilterField::Kind::Days;
    if (dimension.derivation != Derivation::Value)
        return FilterField::Kind::Values;
    const FieldInfo &field = info(dimension.field);
    if (field.isNumeric())
        return FilterField::Kind::Numbers;
    if (field.type == FieldType::Date)
        return FilterField::Kind::Days;
    const bool listed = field.has(LowCardinality) || field.field == Field::ComplaintDescription;
    if (field.type == FieldType::Text && listed)
        return FilterField::Kind::Values;
    return std::nullopt;
}

FilterField made(const Portfolio &portfolio, const QString &name, const QString &label, Table table,
                 FilterField::Kind kind, std::optional<Table> moneyOf)
{
    FilterField field{.name = name, .label = label, .table = table, .kind = kind};
    if (moneyOf) {
        field.digits = portfolio.info().defaultCurrency.minorDigits();
        field.currency = onlyCurrency(portfolio, *moneyOf);
    }
    return field;
}

std::optional<FilterField> fieldOf(const Portfolio &portfolio, const DimensionInfo &dimension)
{
    const auto kind = kindOf(dimension);
    if (!kind)
        return std::nullopt;
    const bool money = info(dimension.field).type == FieldType::Money;
    return made(portfolio, dimension.name, dimension.label, dimension.table(), *kind,
                money ? std::optional(dimension.table()) : std::nullopt);
}

FilterField fieldOf(const Portfolio &portfolio, const MeasureInfo &measure)
{
    return made(portfolio, measure.name, measure.label, Table::Customers, FilterField::Kind::Numbers,
                measure.isMoney() ? std::optional(measure.table) : std::nullopt);
}

// Smallest and largest; none where all are missing. A plain loop: 10 million rows take a few milliseconds.
std::optional<std::pair<std::int64_t, std::int64_t>> endsOf(const Numbers &numbers)
{
    return numbers.visit([](const auto &values) -> std::optional<std::pair<std::int64_t, std::int64_t>> {
        using Width = typename std::decay_t<decltype(values)>::value_type;
        Width least = std::numeric_limits<Width>::max();
        Width most = missingIn<Width>;
        for (const Width value : values) {
            most = std::max(most, value);
            least = value == missingIn<Width> ? least : std::min(least, value);
        }
        if (most == missingIn<Width>)
            return std::nullopt;
        return std::pair<std::int64_t, std::int64_t>(least, most);
    });
}

QDate dayOfNumber(std::int64_t days) { return QDate(1970, 1, 1).addDays(days); }

}  // namespace

std::vector<FilterField> filterFields(const Portfolio &portfolio, const Catalogue &catalogue)
{
    std::vector<FilterField> offered;
    const auto add = [&](const DimensionInfo &dimension) {
        const bool known = std::any_of(offered.begin(), offered.end(),
                                       [&](const FilterField &field) { return field.name == dimension.name; });
        if (known || !isPresent(portfolio, dimension.field))
            return;
        if (auto field = fieldOf(portfolio, dimension))
            offered.push_back(std::move(*field));
    };
    for (const DimensionInfo &dimension : catalogue.dimensions()) {
        if (isOffered(dimension))
            add(dimension);
    }
    for (const FieldInfo &field : fields()) {
        const DimensionInfo *dimension = catalogue.dimension(QString::fromLatin1(field.name));
        if (dimension && isOffered(field))
            add(*dimension);
    }
    for (const QString &name : customerFigures) {
        const MeasureInfo *measure = catalogue.measure(name);
        if (measure && portfolio.rows(measure->table) > 0)
            offered.push_back(fieldOf(portfolio, *measure));
    }
    QCollator collator;
    std::stable_sort(offered.begin(), offered.end(), [&collator](const FilterField &a, const FilterField &b) {
        return a.table != b.table ? a.table < b.table : collator.compare(a.label, b.label) < 0;
    });
    return offered;
}

std::optional<FilterField> filterField(const Portfolio &portfolio, const Catalogue &catalogue, const QString &name)
{
    if (const DimensionInfo *dimension = catalogue.dimension(name))
        return fieldOf(portfolio, *dimension);
    const MeasureInfo *measure = catalogue.measure(name);
    return measure && customerField(measure->table) ? std::optional(fieldOf(portfolio, *measure)) : std::nullopt;
}

QStringList filterValues(const Portfolio &portfolio, const Catalogue &catalogue, const QString &field,
                         const QLocale &locale)
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
        for (int day = 0; day < 7; ++day)
            values += QString::number((locale.firstDayOfWeek() - 1 + day) % 7 + 1);
        return values;
    default:
        break;
    }
    const TextColumn *column = portfolio.text(dimension->field);
    if (!column)
        return {};
    for (Code code = 1; code < column->dictionary->size(); ++code)
        values += column->dictionary->value(code);
    return sortedForPeople(std::move(values));
}

QStringList sortedForPeople(QStringList values)
{
    // Numbers as numbers, before words; the collator's own numeric mode is not there in every locale.
    const QCollator collator;
    struct Sorted {
        bool isWord;
        qlonglong number;
        QCollatorSortKey key;
        QString value;
    };
    std::vector<Sorted> sorted;
    sorted.reserve(static_cast<std::size_t>(values.size()));
    for (QString &value : values) {
        bool isNumber = false;
        const qlonglong number = value.toLongLong(&isNumber);
        sorted.push_back({!isNumber, number, collator.sortKey(value), std::move(value)});
    }
    std::sort(sorted.begin(), sorted.end(), [](const Sorted &a, const Sorted &b) {
        if (a.isWord != b.isWord)
            return b.isWord;
        return a.number != b.number ? a.number < b.number : a.key < b.key;
    });
    QStringList result;
    result.reserve(values.size());
    for (Sorted &each : sorted)
        result += std::move(each.value);
    return result;
}

QString countMeasure(Table table)
{
    return QString::fromLatin1(tableName(table == Table::Credit ? Table::Customers : table)) + u".count"_s;
}

DayRange dataDays(const Portfolio &portfolio, const Catalogue &catalogue, const QString &field)
{
    const DimensionInfo *dimension = catalogue.dimension(field);
    if (!dimension)
        return {};
    const NumberColumn *column = portfolio.numbers(dimension->field);
    const FieldType type = info(dimension->field).type;
    if (!column || (type != FieldType::Date && type != FieldType::Timestamp))
        return {};
    const auto ends = endsOf(column->values);
    if (!ends)
        return {};
    // A wall clock that is put back over midnight is one hour off here at most, on the very first or last night.
    const auto day = [&](std::int64_t number) {
        if (type == FieldType::Date)
            return dayOfNumber(number);
        constexpr std::int64_t secondsOfDay = 86'400;
        const std::int64_t local = portfolio.info().zone.toLocal(number);
        return dayOfNumber((local - (local % secondsOfDay + secondsOfDay) % secondsOfDay) / secondsOfDay);
    };
    return {day(ends->first), day(ends->second)};
}

Currency onlyCurrency(const Portfolio &portfolio, Table table)
{
    const auto field = currencyField(table);
    const TextColumn *column = field ? portfolio.text(*field) : nullptr;
    if (!column || column->dictionary->size() < 2)
        return portfolio.info().defaultCurrency;
    return column->dictionary->size() > 2 ? Currency()
                                          : Currency::fromCode(column->dictionary->value(1)).value_or(Currency());
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

Condition anyValueCondition(const FilterField &field, const QStringList &allValues)
{
    if (field.kind != FilterField::Kind::Values || fieldByName(field.name))  // whatever it says
        return Condition{field.name, Op::Contains, {QString(u""_s)}, {}};
    return Condition{field.name, Op::In, allValues, {}};
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
