// SPDX-License-Identifier: GPL-3.0-or-later
// The figures of a chart as a table: all its groups, also those that the picture only counts. Computed on a worker.
#pragma once

#include "app/export/exporttable.h"
#include "models/core/result.h"

#include <QFuture>

#include <memory>

namespace clientele {

class ChartCard;

struct ChartFigures {
    QString title;
    std::vector<Query> queries;  // one a measure
    ExportTable::Picture picture = ExportTable::Picture::None;
};
// As the card shows them now. `all`: also what lies beyond its first groups.
[[nodiscard]] ChartFigures figuresOf(const ChartCard &card, bool all);

[[nodiscard]] Result<ExportTable> tableOf(const Portfolio &portfolio, const Catalogue &catalogue,
                                          const ChartFigures &figures, Wording wording);

// Several charts, in their order; a chart that cannot be computed fails all.
[[nodiscard]] QFuture<Result<std::vector<ExportTable>>> tablesOf(PortfolioPtr portfolio,
                                                                 std::shared_ptr<const Catalogue> catalogue,
                                                                 std::vector<ChartFigures> figures, Wording wording);

}  // namespace clientele
