// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/cardqueries.h"

#include "models/items/localised.h"
#include "ui/dashboard/dimensions.h"
#include "ui/dashboard/figuretext.h"
#include "ui/dashboard/scalesteps.h"

#include "models/query/evaluator.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

Conditions joined(Conditions first, const Conditions &second)
{
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

bool namesCustomers(const ChartSpec &spec, const Catalogue &catalogue)
{
    const DimensionInfo *info = catalogue.dimension(spec.by.value(0));
    return info && clientele::info(info->field).has(CustomerRef);
}

}  // namespace

CardQueries cardQueries(const ChartSpec &spec, const CardQuestion &question)
{
    CardQueries queries;
    const Catalogue &catalogue = question.catalogue;
    const Conditions obeyed = question.filters.conditionsWithout(ownFields(spec));
    const MeasureInfo *measure = catalogue.measure(spec.measures.first());
    queries.filtered = measure && std::ranges::any_of(obeyed, [&](const Condition &condition) {
                           return hasMeaningFor(catalogue, condition, measure->table);
                       });

    QStringList by = spec.by;
    if (!by.isEmpty())
        by.first() = dimensionOf(spec, grainOf(spec, question.portfolio, catalogue, question.time.grain));
    // Of customers there may be a million: only the first are asked for, and these differ from those of the whole book.
    const bool customers = namesCustomers(spec, catalogue);
    Conditions always = spec.where;
    if (const auto &days = question.time.only)
        always.push_back({.field = spec.by.first(),
                          .op = Op::Between,
                          .values = {days->first.toString(Qt::ISODate), days->second.toString(Qt::ISODate)},
                          .rows = {}});
    const auto ask = [&](const Conditions &where) {
        for (const QString &name : spec.measures) {
            queries.list.push_back({.measure = name,
                                    .by = by,
                                    .where = joined(where, always),
                                    .top = customers ? spec.top : 0,
                                    .order = spec.order,
                                    .bins = binsOf(spec, by)});
        }
        return spec.measures.size();
    };
    queries.values = static_cast<std::size_t>(ask(obeyed));
    // On a customer's own page they stand alone: beside the whole book one customer is a line along the axis.
    const bool alone = QLatin1StringView(spec.id).startsWith("customer."_L1);
    if (customers || alone)
        queries.filtered = false;
    if (queries.filtered && question.askWhole)
        queries.whole = static_cast<std::size_t>(ask({}));

    const auto askOne = [&](const QString &name, const QStringList &dimensions, const Conditions &where) {
        queries.list.push_back({.measure = name, .by = dimensions, .where = where});
    };
    if (spec.caption == Caption::Groups) {
        askOne(spec.measures.first(), {spec.captionBy}, joined(obeyed, spec.where));
        queries.caption = 1;
    } else if (spec.caption == Caption::Range) {
        const QString field = spec.measures.first().section(u'.', 0, -2);
        askOne(field + u".minimum"_s, {}, joined(obeyed, spec.where));
        askOne(field + u".maximum"_s, {}, joined(obeyed, spec.where));
        queries.caption = 2;
    }
    if (!spec.trendBy.isEmpty()) {
        const Grain grain = trendGrainOf(spec, question.portfolio, catalogue);
        askOne(spec.measures.first(), {grained(spec.trendBy, grain)}, joined(obeyed, spec.where));
        queries.trend = 1;
        queries.compared = periodsOf(spec.trendBy, obeyed, question.portfolio, catalogue);
    }
    if (queries.compared) {
        const Conditions others = joined(withoutTime(obeyed, spec.trendBy), spec.where);
        askOne(spec.measures.first(), {}, joined(others, {queries.compared->now()}));
        askOne(spec.measures.first(), {}, joined(others, {queries.compared->before()}));
        queries.periods = 2;
    }
    if (spec.kind == ChartKind::Map && question.askPlaces) {
        const bool countries = question.portfolio.text(Field::CustomerCountry) != nullptr;
        askOne(u"customers.count"_s, countries ? QStringList{spec.by.first(), u"customer.country"_s} : spec.by, {});
        queries.places = 1;
    }
    return queries;
}

QString rowsText(Table table, qint64 rows, const QLocale &locale)
{
    const int plural = static_cast<int>(std::min<qint64>(rows, std::numeric_limits<int>::max()));
    const QString number = grouped(rows, locale);
    switch (table) {
    case Table::Customers:
        return QCoreApplication::translate("Dashboard", "%1 customer(s)", nullptr, plural).arg(number);
    case Table::Credit:
        return QCoreApplication::translate("Dashboard", "%1 credit record(s)", nullptr, plural).arg(number);
    case Table::Loans:
        return QCoreApplication::translate("Dashboard", "%1 loan(s)", nullptr, plural).arg(number);
    case Table::Atm:
        return QCoreApplication::translate("Dashboard", "%1 transaction(s)", nullptr, plural).arg(number);
    case Table::Complaints:
        return QCoreApplication::translate("Dashboard", "%1 complaint(s)", nullptr, plural).arg(number);
    case Table::Products:
        return QCoreApplication::translate("Dashboard", "%1 product(s)", nullptr, plural).arg(number);
    }
    return number;
}

QString rowsOfText(Table table, qint64 rows, qint64 all, const QLocale &locale)
{
    //: a part and then the whole with its noun: "12 of" + "50 transactions"
    return QCoreApplication::translate("Dashboard", "%1 of %2")
        .arg(grouped(rows, locale), rowsText(table, all, locale));
}

QString captionText(const ChartSpec &spec, const std::vector<QueryResult> &values,
                    const std::vector<QueryResult> &whole, const std::vector<QueryResult> &caption, bool filtered,
                    const Catalogue &catalogue, const QLocale &locale)
{
    const MeasureInfo *measure = catalogue.measure(spec.measures.first());
    if (values.empty() || !measure)
        return {};
    const bool counts = measure->aggregate == Aggregate::Count;
    // A narrowed count is told beside the whole; other figures keep their own caption.
    if (counts && filtered && !whole.empty() && !whole.front().rows.empty())
        return QCoreApplication::translate("Dashboard", "of %1 in the book")
            .arg(exactText(whole.front().rows.front().value, locale));

    switch (spec.caption) {
    case Caption::None:
        break;
    case Caption::Groups: {
        const int groups = caption.empty() ? 0 : static_cast<int>(caption.front().rows.size());
        const DimensionInfo *dimension = catalogue.dimension(spec.captionBy);
        if (dimension && dimension->field == Field::CustomerCity)
            return QCoreApplication::translate("Dashboard", "in %n city(ies)", nullptr, groups);
        if (dimension && dimension->field == Field::ComplaintCategory)
            return QCoreApplication::translate("Dashboard", "in %n category(ies)", nullptr, groups);
        if (dimension && dimension->field == Field::AtmId)
            return QCoreApplication::translate("Dashboard", "at %n machine(s)", nullptr, groups);
        return QCoreApplication::translate("Dashboard", "in %n group(s)", nullptr, groups);
    }
    case Caption::Range:
        if (caption.size() == 2 && !caption[0].rows.empty() && !caption[1].rows.empty()) {
            return QCoreApplication::translate("Dashboard", "%1 to %2")
                .arg(exactText(caption[0].rows.front().value, locale),
                     exactText(caption[1].rows.front().value, locale));
        }
        break;
    case Caption::UnitRows: {
        const QString rows = rowsText(measure->table, values.front().matchedRows, locale);
        const bool one = values.front().rows.size() == 1 && measure->isMoney();
        return one ? values.front().rows.front().value.currency.code() + u" · "_s + rows : rows;
    }
    }
    return {};
}

}  // namespace clientele
