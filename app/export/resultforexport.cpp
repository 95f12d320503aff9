// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/exporttable.h"

#include "models/items/conditiontext.h"
#include "models/items/customerindex.h"

#include <QHash>

#include <memory>

namespace clientele {

namespace {

using Kind = ExportCell::Kind;

// What a dimension's keys become in a cell.
struct KeyColumn {
    QString dimension;
    Kind kind = Kind::Text;
    bool namesCustomer = false;  // a column with the name follows
};

KeyColumn keyColumnOf(const QString &name, const Catalogue &catalogue)
{
    KeyColumn column{name, Kind::Text, false};
    if (const DimensionInfo *dimension = catalogue.dimension(name)) {
        column.namesCustomer = info(dimension->field).has(CustomerRef);
        if (dimension->derivation == Derivation::Day)
            column.kind = Kind::Date;
        else if (dimension->derivation == Derivation::Value && info(dimension->field).type == FieldType::Integer)
            column.kind = Kind::Number;
    }
    return column;
}

ExportCell cellOf(const KeyColumn &column, const QString &key, const ConditionText &words, Wording wording)
{
    if (key.isNull())
        return {};
    if (column.kind == Kind::Date) {
        if (const auto day = parseDate(key))
            return {Kind::Date, {}, *day, 0, {}};
    } else if (column.kind == Kind::Number) {
        if (const auto number = parseScaled(key, 0))
            return {Kind::Number, {}, *number, 0, {}};
    }
    const bool asItIs = wording == Wording::Data || column.namesCustomer;
    return {Kind::Text, asItIs ? key : words.key(column.dimension, key), 0, 0, {}};
}

ExportCell cellOf(const Figure &figure)
{
    return {figure.currency.isEmpty() ? Kind::Number : Kind::Money, {}, figure.scaled, figure.digits, figure.currency};
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
        keys.push_back(keyColumnOf(name, catalogue));
        const DimensionInfo *dimension = catalogue.dimension(name);
        exported.columns.push_back({forData || !dimension ? name : dimension->label, keys.back().kind});
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

    auto rows = std::make_shared<std::vector<std::vector<ExportCell>>>();
    QHash<QStringList, std::size_t> places;  // by keys and currency
    for (std::size_t measure = 0; measure < results.size(); ++measure) {
        for (const ResultRow &row : results[measure].rows) {
            const QString currency = row.value.currency.code();
            const QStringList group = row.keys + QStringList{currency};
            auto place = places.constFind(group);
            if (place == places.constEnd()) {
                place = places.insert(group, rows->size());
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
    exported.rows = static_cast<qint64>(rows->size());
    exported.read = [rows](qint64 row, std::vector<ExportCell> &cells) {
        cells = (*rows)[static_cast<std::size_t>(row)];
    };
    return exported;
}

}  // namespace clientele
