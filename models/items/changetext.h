// SPDX-License-Identifier: GPL-3.0-or-later
// Cells and changes of cells in a person's words, translated and in the person's own writing of numbers and dates.
#pragma once

#include "models/portfolio/changes.h"

#include <QLocale>

namespace clientele {

// The cell of a row, taken out of its book.
[[nodiscard]] CellValue cellOf(const Portfolio &book, Field field, RowIndex row);

// "1,234.56 CAD", "20 Aug 2025", "Active"; null where missing.
[[nodiscard]] QString shownCell(Field field, const CellValue &value, const DisplayZone &zone, const QLocale &locale);

// "Delinquencies: 1 → 2", "New loan: car, 5,000.00 CAD".
[[nodiscard]] QString changeText(const Change &change, const DisplayZone &zone, const QLocale &locale);

// A day as lists of dates have it: "20 Aug 2025".
[[nodiscard]] QString shortDay(QDate day, const QLocale &locale);

}  // namespace clientele
