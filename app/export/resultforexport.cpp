// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/exporttable.h"

#include "models/items/conditiontext.h"
#include "models/items/customerindex.h"
#include "models/items/localised.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>

#include <algorithm>
#include <memory>
#include <numeric>

namespace clientele {

namespace {

using Kind = ExportCell::Kind;

// What a dimension's keys become in a cell.
struct KeyColumn {
    QString dimension;
    Kind kind = Kind::Text;
    bool namesCustomer = false;  // a column with the name follows
    QStringList edges;           // where the keys are the lower edges of bins
};

KeyColumn keyColumnOf(const QString &name, const Query &query, const Catalogue &catalogue)
{
    KeyColumn column{name, Kind::Text, false, {}};
    for (const Bins &bins : query.bins) {
        if (bins.field == name) {
            column.edges = bins.edges;
            return column;
        }
    }
    if (const DimensionInfo *dimension = catalogue.dimension(name)) {
        column.namesCustomer = info(dimension->field).has(CustomerRef);
        if (dimension->derivation == Derivation::Day)
            column.kind = Kind::Date;
        else if (dimension->derivation == Derivation::Value && info(dimension->field).type == FieldType::Integer)
            column.kind = Kind::Number;
    }
    return column;
}

// A bin as a person reads it; the first and the last are open.
QString binText(const QStringList &edges, const QString &key)
{
    const qsizetype bin = edges.indexOf(key);
    const auto edge = [&edges](qsizetype at) { return localised(edges.at(at), QLocale()); };
    if (bin < 0 || bin + 1 >= edges.size())
        return key;
    if (bin == 0)
        //: a bin of numbers without a lower end
        return QCoreApplication::translate("Export", "below %1").arg(edge(1));
    if (bin + 2 == edges.size())
        //: a bin of numbers without an upper end
        return QCoreApplication::translate("Export", "%1 and more").arg(edge(bin));
    //: a bin of numbers; the second one is the first that is not in it
    return QCoreApplication::translate("Export", "%1 to below %2").arg(edge(bin), edge(bin + 1));
}

ExportCell cellOf(const KeyColumn &column, const QString &key, const ConditionText &words, Wording wording)
{
    if (key.isNull() || (key.isEmpty() && !column.edges.isEmpty()))
        return {};
    if (column.kind == Kind::Date) {
        if (const auto day = parseDate(key))
            return {Kind::Date, {}, *day, 0, {}};
    } else if (column.kind == Kind::Number) {
        if (const auto number = parseScaled(key, 0))
            return {Kind::Number, {}, *number, 0, {}};
    }
    if (!column.edges.isEmpty() && wording == Wording::Person)
        return {Kind::Text, binText(column.edges, key), 0, 0, {}};
    const bool asItIs = wording == Wording::Data || column.namesCustomer;
    return {Kind::Text, asItIs ? key : words.key(column.dimension, key), 0, 0, {}};
}

ExportCell cellOf(const Figure &figure)
{
    return {figure.currency.isEmpty() ? Kind::Number : Kind::Money, {}, figure.scaled, figure.digits, figure.currency};
}

using Rows = std::vector<std::vector<ExportCell>>;

// Of several measures each brings its own groups: here they come into one order, that of their keys, whatever the words
// are in which these are written. `groups`: the keys of each row, and last its currency.
void sortByKeys(Rows &rows, const std::vector<QStringList> &groups, const std::vector<KeyColumn> &keys)
{
    const auto compared = [&keys](const QStringList &a, const QStringList &b) {
        for (qsizetype i = 0; i < a.size(); ++i) {
            const QString &one = a.at(i);
            const QString &other = b.at(i);
            if (one.isNull() != other.isNull())
                return one.isNull() ? 1 : -1;  // no value comes last
            const auto column = static_cast<std::size_t>(i);
            const bool numbers = column < keys.size() && keys[column].kind == Kind::Number;
            const qlonglong difference = numbers ? one.toLongLong() - other.toLongLong() : one.compare(other);
            if (difference != 0)
                return difference < 0 ? -1 : 1;
        }
        return 0;
    };
    std::vector<std::size_t> order(rows.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return compared(groups[a], groups[b]) < 0; });
    Rows sorted;
    sorted.reserve(rows.size());
    for (const std::size_t row : order)
        sorted.push_back(std::move(rows[row]));
    rows = std::move(sorted);
}

// Where a measure has none of a group, its sum is 0, in the unit of the one beside it.
void completeRows(Rows &rows, const Catalogue &catalogue, const std::vector<Query> &queries, std::size_t firstFigure)
{
    for (std::size_t at = 0; at < queries.size(); ++at) {
        const MeasureInfo *measure = catalogue.measure(queries[at].measure);
        const bool adds = measure && (measure->aggregate == Aggregate::Sum || measure->aggregate == Aggregate::Count);
        for (std::vector<ExportCell> &cells : rows) {
            ExportCell &figure = cells[firstFigure + at];
            if (!adds || figure.kind != Kind::Empty
                || cells[firstFigure + (at + 1) % queries.size()].kind == Kind::Empty)
                continue;
            figure = cells[firstFigure + (at + 1) % queries.size()];
            figure.number = 0;
        }
    }
}

}  // namespace

ExportTable resultForExport(const Portfolio &portfolio, const Catalogue &catalogue, const std::vector<Query> &queries,
                            const std::vector<QueryResult> &results, Wording wording)
{
    const bool forData = wording == Wording::Data;
    const ConditionText words(portfolio, catalogue);
    ExportTable exported;
    std::vector<KeyColumn> keys;
    for (const QString &name : queries.front().by) {
        keys.push_back(keyColumnOf(name, queries.front(), catalogue));
        // A bin may also be of what a measure gives for each customer.
        const DimensionInfo *dimension = catalogue.dimension(name);
        const MeasureInfo *binned = catalogue.measure(name);
        const QString label = dimension ? dimension->label : binned ? binned->label : name;
        exported.columns.push_back({forData ? name : label, keys.back().kind});
        if (keys.back().namesCustomer)
            exported.columns.push_back(
                {forData ? QString::fromLatin1(info(Field::CustomerName).name) : fieldLabel(Field::CustomerName),
                 Kind::Text});
    }
    const std::size_t firstFigure = exported.columns.size();
    bool money = false;
    for (const Query &query : queries) {
        const MeasureInfo *measure = catalogue.measure(query.measure);
        const bool isMoney = measure && measure->isMoney();
        money = money || isMoney;
        exported.columns.push_back(
            {forData || !measure ? query.measure : measure->label, isMoney ? Kind::Money : Kind::Number});
    }
    if (money)
        exported.columns.push_back(
            {forData ? QStringLiteral("currency") : fieldLabel(Field::CustomerCurrency), Kind::Text});

    auto rows = std::make_shared<Rows>();
    std::vector<QStringList> groups;         // of each row
    QHash<QStringList, std::size_t> places;  // by keys and currency
    for (std::size_t measure = 0; measure < results.size(); ++measure) {
        for (const ResultRow &row : results[measure].rows) {
            const QString currency = row.value.currency.code();
            const QStringList group = row.keys + QStringList{currency};
            auto place = places.find(group);
            if (place == places.end()) {
                place = places.insert(group, rows->size());
                groups.push_back(group);
                std::vector<ExportCell> cells;
                for (std::size_t i = 0; i < keys.size(); ++i) {
                    const QString &key = row.keys[static_cast<qsizetype>(i)];
                    cells.push_back(cellOf(keys[i], key, words, wording));
                    if (keys[i].namesCustomer) {
                        const auto customer = portfolio.customerRow(key);
                        cells.push_back(customer ? ExportCell{Kind::Text, customerLabel(portfolio, *customer), 0, 0, {}}
                                                 : ExportCell());
                    }
                }
                cells.resize(exported.columns.size());
                if (money)
                    cells.back() = {Kind::Text, currency, 0, 0, {}};
                rows->push_back(std::move(cells));
            }
            (*rows)[*place][firstFigure + measure] = cellOf(row.value);
        }
    }
    const bool natural = queries.front().order == Order::Natural && queries.front().bins.empty();
    if (queries.size() > 1 && natural)
        sortByKeys(*rows, groups, keys);
    if (queries.size() > 1)
        completeRows(*rows, catalogue, queries, firstFigure);
    exported.rows = static_cast<qint64>(rows->size());
    exported.read = [rows](qint64 row, std::vector<ExportCell> &cells) {
        cells = (*rows)[static_cast<std::size_t>(row)];
    };
    return exported;
}

}  // namespace clientele
