// SPDX-License-Identifier: GPL-3.0-or-later
// Tables to export: of texts, of a book's rows, of a query's result.
#pragma once

#include "app/export/exporting.h"
#include "models/query/catalogue.h"

#include <QStringList>

namespace clientele::test {

// What a spreadsheet would take for a formula.
[[nodiscard]] QStringList formulas();

// One text column with these cells, and a number beside each: -1, -2 ...
[[nodiscard]] ExportTable textTable(const QStringList &texts);
[[nodiscard]] ExportTable rowsOf(const PortfolioPtr &book, Table table, Wording wording = Wording::Data);
[[nodiscard]] ExportTable resultOf(const PortfolioPtr &book, const Query &query, Wording wording = Wording::Person);

// Empty where it cannot be read.
[[nodiscard]] QByteArray contentOf(const QString &path);

}  // namespace clientele::test
