// SPDX-License-Identifier: GPL-3.0-or-later
// Transactions laid by the hour: what charts over time and brushes look at then lies side by side.
#pragma once

#include "models/portfolio/portfolio.h"

namespace clientele {

// Lays all columns of a table of `rows` rows in the order of the hours in `time`, rows of one hour as they came, rows
// without a time at the end. Few rows, and those that lie so already, stay as they are.
void clusterByTime(std::vector<std::pair<Field, Column>> &columns, Field time, std::size_t rows);

}  // namespace clientele
