// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/evaluator.h"

#include "models/query/engine/bits.h"
#include "models/query/engine/measurement.h"
#include "models/query/engine/resultrows.h"
#include "models/query/sentences.h"

namespace clientele {

namespace {

Result<const MeasureInfo *> measureOf(const Catalogue &catalogue, const Query &query)
{
    if (const MeasureInfo *measure = catalogue.measure(query.measure))
        return measure;
    return fail(ErrorKind::InvalidInput, QuerySentences::tr("There is no measure “%1”.").arg(query.measure),
                QuerySentences::tr("The catalogue lists what can be asked for."));
}

// The rows of the measure's table that count for the query.
Result<RowFilter> filterOf(const Book &book, const MeasureInfo &measure, const Query &query)
{
    auto filter = filterFor(book, measure.table, query.where);
    if (filter)
        addRowsOf(measure, book.portfolio, filter->tests);
    return filter;
}

// The one key that all rows of a group share; nothing where no row can have it.
std::optional<std::uint64_t> groupKey(const Grouping &grouping, const QStringList &keys)
{
    std::vector<Code> codes;
    codes.reserve(static_cast<std::size_t>(keys.size()));
    for (qsizetype i = 0; i < keys.size(); ++i) {
        const auto code = grouping.dimension(static_cast<std::size_t>(i)).find(keys[i]);
        if (!code)
            return std::nullopt;
        codes.push_back(*code);
    }
    return grouping.encoded(codes);
}

}  // namespace

Result<QueryResult> evaluate(const Portfolio &portfolio, const Catalogue &catalogue, const Query &query,
                             const EvaluationOptions &options)
{
    const Book book{portfolio, catalogue, options};
    const auto measure = measureOf(catalogue, query);
    if (!measure)
        return tl::unexpected(measure.error());
    auto filter = filterOf(book, **measure, query);
    if (!filter)
        return passOn(filter);
    std::vector<Dimension> currencies;
    if ((*measure)->isMoney())
        currencies.push_back(currenciesOf(portfolio, (*measure)->table));
    auto grouping = Grouping::of(book, (*measure)->table, query, *filter, std::move(currencies));
    if (!grouping)
        return passOn(grouping);
    auto measurement = measured(book, **measure, filter->tests, *grouping);
    if (!measurement)
        return passOn(measurement);
    auto rows = resultRows(**measure, query, *measurement, *grouping, portfolio.info().defaultCurrency);
    if (!rows)
        return passOn(rows);
    return QueryResult{std::move(*rows), measurement->rows, std::move(filter->ignored)};
}

Result<std::vector<RowIndex>> rowsBehind(const Portfolio &portfolio, const Catalogue &catalogue, const Query &query,
                                         const QStringList &keys, std::size_t limit)
{
    const EvaluationOptions options;
    const Book book{portfolio, catalogue, options};
    const auto measure = measureOf(catalogue, query);
    if (!measure)
        return tl::unexpected(measure.error());
    auto filter = filterOf(book, **measure, query);
    if (!filter)
        return passOn(filter);
    const auto grouping = Grouping::of(book, (*measure)->table, query, *filter);
    if (!grouping)
        return tl::unexpected(grouping.error());
    if (!keys.isEmpty() && keys.size() != query.by.size())
        return fail(ErrorKind::InvalidInput, QuerySentences::tr("A group of this query is named by %n key(s).", nullptr,
                                                                static_cast<int>(query.by.size())));
    std::vector<RowIndex> rows;
    const auto wanted = keys.isEmpty() ? std::nullopt : groupKey(*grouping, keys);
    if (!keys.isEmpty() && !wanted)
        return rows;
    std::vector<std::uint64_t> rowKeys;
    std::vector<std::uint16_t> origins;
    forEachBlock(filter->tests, 0, portfolio.rows((*measure)->table), nullptr,
                 [&](std::size_t begin, std::span<const std::uint16_t> offsets) {
                     if (keys.isEmpty()) {
                         for (const std::uint16_t offset : offsets)
                             rows.push_back(static_cast<RowIndex>(begin + offset));
                         return;
                     }
                     grouping->keysOf(begin, offsets, rowKeys);
                     grouping->fanOut(begin, offsets, rowKeys, origins);
                     for (std::size_t i = 0; i < rowKeys.size(); ++i) {
                         if (rowKeys[i] == *wanted)
                             rows.push_back(static_cast<RowIndex>(begin + offsets[origins[i]]));
                     }
                 });
    if (limit > 0 && rows.size() > limit)
        rows.resize(limit);
    return rows;
}

Result<std::vector<Code>> customersWhere(const Portfolio &portfolio, const Catalogue &catalogue,
                                         const Conditions &conditions)
{
    const EvaluationOptions options;
    const auto filter = filterFor({portfolio, catalogue, options}, Table::Customers, conditions);
    if (!filter)
        return tl::unexpected(filter.error());
    std::vector<Code> codes;
    forEachBlock(filter->tests, 0, portfolio.rows(Table::Customers), nullptr,
                 [&](std::size_t begin, std::span<const std::uint16_t> offsets) {
                     for (const std::uint16_t offset : offsets)
                         codes.push_back(static_cast<Code>(begin + offset + 1));
                 });
    return codes;
}

bool hasMeaningFor(const Catalogue &catalogue, const Condition &condition, Table table)
{
    if (condition.op == Op::Has || condition.op == Op::Lacks) {
        const DimensionInfo *of = condition.rows.empty() ? nullptr : catalogue.dimension(condition.rows.front().field);
        return of && customerField(of->table()) && customerField(table);
    }
    if (const DimensionInfo *dimension = catalogue.dimension(condition.field))
        return dimension->table() == table || shareCustomers(dimension->table(), table);
    const MeasureInfo *measure = catalogue.measure(condition.field);
    return measure && shareCustomers(measure->table, table);
}

}  // namespace clientele
