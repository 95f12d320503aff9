// SPDX-License-Identifier: GPL-3.0-or-later
// What a chart spreads over, and how its keys read.
#pragma once

#include "ui/dashboard/chartspec.h"
#include "ui/dashboard/timegrain.h"

#include "models/portfolio/portfolio.h"
#include "models/query/catalogue.h"

#include <QLocale>

namespace clientele {

inline constexpr int categoryColours = 8;

// Of the time that the chart or its trend runs over: `chosen` by the person, where the catalogue has it; else as fine as there is room for.
[[nodiscard]] Grain grainOf(const ChartSpec &spec, const Portfolio &portfolio, const Catalogue &catalogue,
                            std::optional<Grain> chosen);
// A small line has no room for a hundred weeks: its grain is one coarser where the book has it.
[[nodiscard]] Grain trendGrainOf(const ChartSpec &spec, const Portfolio &portfolio, const Catalogue &catalogue);
// The dimension of spec.by[0] in use: a time scale decides its grain by the book.
[[nodiscard]] QString dimensionOf(const ChartSpec &spec, Grain grain);
// "credit.score" of "credit.score.bin", and the scores that a bin holds, both ends included.
[[nodiscard]] QString scoreFieldOf(const ChartSpec &spec);
[[nodiscard]] std::pair<int, int> scoresOf(const QString &bin);
// The conditions by which a chart is filtered itself, and which it therefore does not obey.
[[nodiscard]] QStringList ownFields(const ChartSpec &spec);

// "Toronto", "Monday", "Poor", a customer's name.
[[nodiscard]] QString keyLabel(const QString &dimension, const QString &key, const Portfolio &portfolio,
                               const Catalogue &catalogue, const QLocale &locale);
// Score bands stand from poor to excellent.
[[nodiscard]] qsizetype bandRank(const QString &key);
// By the value's place in the book's dictionary, which only grows: the same on every chart. -1 where it has none.
[[nodiscard]] int colourOf(const QString &dimension, const QString &key, const Portfolio &portfolio,
                           const Catalogue &catalogue);

}  // namespace clientele
