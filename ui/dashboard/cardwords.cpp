// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/cardwords.h"

#include "ui/dashboard/figuretext.h"
#include "ui/dashboard/markorder.h"

#include <QCoreApplication>

#include <QHash>

#include <algorithm>
#include <variant>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

QString said(const char *text) { return QCoreApplication::translate("Dashboard", text); }

bool isAbsent(const Portfolio &portfolio, Field field)
{
    return std::holds_alternative<std::monostate>(portfolio.column(field));
}

Lack emptyTable(Table table)
{
    switch (table) {
    case Table::Customers:
    case Table::Products:
        return {said(QT_TRANSLATE_NOOP("Dashboard", "There are no customers in this book yet.")),
                said(QT_TRANSLATE_NOOP("Dashboard", "Import a customer file or connect a database to fill it."))};
    case Table::Credit:
        return {said(QT_TRANSLATE_NOOP("Dashboard", "There are no credit records in this book yet.")),
                said(QT_TRANSLATE_NOOP("Dashboard", "Import a credit file to fill this card."))};
    case Table::Loans:
        return {said(QT_TRANSLATE_NOOP("Dashboard", "There are no loans in this book yet.")),
                said(QT_TRANSLATE_NOOP("Dashboard", "Import a credit file or a loan file to fill this card."))};
    case Table::Atm:
        return {said(QT_TRANSLATE_NOOP("Dashboard", "There is no ATM activity in this book yet.")),
                said(QT_TRANSLATE_NOOP("Dashboard", "Import an ATM file to fill this card."))};
    case Table::Complaints:
        return {said(QT_TRANSLATE_NOOP("Dashboard", "There are no complaints in this book yet.")),
                said(QT_TRANSLATE_NOOP("Dashboard", "Import a complaint file or connect a stream to fill this card."))};
    }
    return {};
}

}  // namespace

QString chartTitle(const ChartSpec &spec, Grain grain)
{
    const QString title = said(spec.title);
    return title.contains("%1"_L1) ? title.arg(grainName(grain)) : title;
}

QString chartSubtitle(const ChartSpec &spec, const ChartInput &input, const ChartData &data, const Portfolio &portfolio)
{
    QStringList parts;
    if (!data.currency.isEmpty() && data.currencies.size() == 1)
        parts += data.currency.code();
    const int bins = static_cast<int>(data.marks.size());  // apart: lupdate reads no cast in a counted text
    if (spec.scale == Scale::ScoreBins && spec.kind != ChartKind::Heat)
        parts += QCoreApplication::translate("Dashboard", "%n bin(s)", nullptr, bins);
    if (const auto &days = input.time.only)
        parts += QCoreApplication::translate("Dashboard", "%1 to %2")
                     .arg(QLocale().toString(days->first, QLocale::ShortFormat),
                          QLocale().toString(days->second, QLocale::ShortFormat));
    if (const int most = TimeView::mostDaysOfHours; input.time.tooManyHours)
        parts += QCoreApplication::translate("Dashboard", "for hours, filter at most %n day(s)", nullptr, most);
    if (spec.scale == Scale::Hours)
        parts += zoneText(portfolio.info().zone);
    const bool ghosts = input.filtered && data.ghosted;
    if (spec.hint && (!ghosts || spec.span == 12))
        parts += said(spec.hint);
    if (ghosts)
        parts += QCoreApplication::translate("Dashboard", "grey: whole book");
    return parts.join(u" · "_s);
}

std::optional<Lack> whatIsLacking(const ChartSpec &spec, const Portfolio &portfolio, const Catalogue &catalogue)
{
    const MeasureInfo *measure = catalogue.measure(spec.measures.first());
    if (!measure)
        return std::nullopt;  // the evaluator says what is wrong
    // Figures of an empty table are zeros and say so themselves; charts would be blank.
    if (portfolio.rows(measure->table) == 0) {
        if (spec.kind == ChartKind::Number && measure->aggregate == Aggregate::Count)
            return std::nullopt;
        return emptyTable(measure->table);
    }
    std::vector<Field> needed;
    if (measure->field)
        needed.push_back(*measure->field);
    for (const QString &by : spec.by) {
        if (const DimensionInfo *dimension = catalogue.dimension(by))
            needed.push_back(dimension->field);
        else if (const MeasureInfo *figure = catalogue.measure(by); figure && figure->field)
            needed.push_back(*figure->field);
    }
    for (const Condition &condition : spec.where) {
        const std::optional<Field> field = fieldByName(condition.field);
        const MeasureInfo *figure = catalogue.measure(condition.field);
        if (const std::optional<Table> asked = field    ? std::optional(info(*field).table)
                                               : figure ? std::optional(figure->table)
                                                        : std::nullopt;
            asked && portfolio.rows(*asked) == 0)
            return emptyTable(*asked);
    }
    const auto absent = std::ranges::find_if(needed, [&](Field field) { return isAbsent(portfolio, field); });
    if (absent == needed.end())
        return std::nullopt;
    if (portfolio.rows(info(*absent).table) == 0)
        return emptyTable(info(*absent).table);
    //: %1: a table, as Complaints; %2: a field, as Time
    return Lack{QCoreApplication::translate("Dashboard", "Under “%1”, no record of this book has a “%2”.")
                    .arg(tableLabel(info(*absent).table), fieldLabel(*absent)),
                QCoreApplication::translate("Dashboard", "A file or stream with that column would fill this card.")};
}

Lack nothingWithinFilters()
{
    return {QCoreApplication::translate("Dashboard", "Nothing in the book meets all filters."),
            QCoreApplication::translate("Dashboard", "Take a filter away to see more.")};
}

QString fieldName(const QString &field, const Catalogue &catalogue)
{
    if (const DimensionInfo *dimension = catalogue.dimension(field))
        return dimension->label;
    if (const MeasureInfo *measure = catalogue.measure(field))
        return measure->label;
    return field;
}

QString ignoredNames(const Conditions &ignored, const Catalogue &catalogue)
{
    QStringList names;
    for (const Condition &condition : ignored) {
        const QString field =
            condition.field.isEmpty() && !condition.rows.empty() ? condition.rows.front().field : condition.field;
        if (const QString name = fieldName(field, catalogue); !names.contains(name))
            names += name;
    }
    return QLocale().createSeparatedList(names);
}

QString ignoredText(const Conditions &ignored, const Catalogue &catalogue)
{
    if (ignored.empty())
        return {};
    //: %1: the names of filters that have no meaning for complaints
    return QCoreApplication::translate("Dashboard", "Not narrowed by %1: complaints carry no customer.")
        .arg(ignoredNames(ignored, catalogue));
}

std::vector<double> trendOf(const QueryResult &byTime, Grain grain)
{
    QHash<QString, double> known;
    for (const ResultRow &row : byTime.rows) {
        // Two currencies have no common line.
        if (row.value.currency != byTime.rows.front().value.currency)
            return {};
        known.insert(row.keys.value(0), number(row.value));
    }
    std::vector<double> trend;
    for (const QString &key : timesBetween(known.keys(), grain))
        trend.push_back(known.value(key, 0));
    // A week or a month cut off by the end of the data would look like a fall.
    if (grain != Grain::Day && trend.size() > 3)
        trend = {trend.begin() + 1, trend.end() - 1};
    return trend;
}

}  // namespace clientele
