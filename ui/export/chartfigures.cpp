// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/chartfigures.h"

#include "models/query/evaluator.h"
#include "ui/dashboard/chartcard.h"

#include <QCoreApplication>
#include <QtConcurrentRun>

namespace clientele {

namespace {

ExportTable::Picture pictureOf(const ChartSpec &spec)
{
    switch (spec.kind) {
    case ChartKind::Bars:
    case ChartKind::Map:
        return ExportTable::Picture::Bars;
    case ChartKind::Columns:
        return spec.by.size() > 1 ? ExportTable::Picture::None : ExportTable::Picture::Columns;
    case ChartKind::Flow:
        return ExportTable::Picture::Lines;
    case ChartKind::Donut:
        return ExportTable::Picture::Doughnut;
    default:
        return ExportTable::Picture::None;
    }
}

}  // namespace

ChartFigures figuresOf(const ChartCard &card, bool all)
{
    ChartFigures figures{card.title(), card.figureQueries(), pictureOf(card.shownSpec())};
    if (all) {
        for (Query &query : figures.queries)
            query.top = 0;
    }
    return figures;
}

Result<ExportTable> tableOf(const Portfolio &portfolio, const Catalogue &catalogue, const ChartFigures &figures,
                            Wording wording)
{
    std::vector<QueryResult> results;
    for (const Query &query : figures.queries) {
        auto result = evaluate(portfolio, catalogue, query);
        if (!result)
            return passOn(result);
        results.push_back(std::move(*result));
    }
    if (results.empty())
        return fail(ErrorKind::NotFound, QCoreApplication::translate("Export", "This chart has nothing to show."));
    ExportTable table = resultForExport(portfolio, catalogue, figures.queries, results, wording);
    table.title = figures.title;
    table.picture = figures.picture;
    table.provenance = provenanceOf(portfolio, catalogue, figures.queries.front().where, results.front().ignored);
    return table;
}

QFuture<Result<std::vector<ExportTable>>> tablesOf(PortfolioPtr portfolio, std::shared_ptr<const Catalogue> catalogue,
                                                   std::vector<ChartFigures> figures, Wording wording)
{
    return QtConcurrent::run([portfolio = std::move(portfolio), catalogue = std::move(catalogue),
                              figures = std::move(figures), wording]() -> Result<std::vector<ExportTable>> {
        std::vector<ExportTable> tables;
        for (const ChartFigures &each : figures) {
            auto table = tableOf(*portfolio, *catalogue, each, wording);
            if (!table)
                return passOn(table);
            tables.push_back(std::move(*table));
        }
        return tables;
    });
}

}  // namespace clientele
