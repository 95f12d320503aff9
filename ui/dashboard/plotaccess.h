// SPDX-License-Identifier: GPL-3.0-or-later
// Plots for those who do not see them: a chart with a name, all its data as description, the mark with the focus as
// value. Walking the marks by arrow key reads them one by one.
#pragma once

namespace clientele {

// Once is enough; more do no harm.
void makePlotsAccessible();

}  // namespace clientele
