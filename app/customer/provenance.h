// SPDX-License-Identifier: GPL-3.0-or-later
// Where a row of the book came from, in words: as much as the profile keeps of it, and what it does not. Translated.
#pragma once

#include "app/store/profile.h"

#include <QLocale>

#include <vector>

namespace clientele {

// One line: "customers.csv · record 23 · 20 Aug 2025".
[[nodiscard]] QString provenanceLine(const std::vector<TableSource> &sources, RowIndex row, const PortfolioInfo &about,
                                     const QLocale &locale);

// Sentences. A record that several sources may have filled does not know which of them gave a field, and says so.
[[nodiscard]] QString provenanceText(const std::vector<TableSource> &sources, Table table, RowIndex row,
                                     const PortfolioInfo &about, const QLocale &locale);

}  // namespace clientele
