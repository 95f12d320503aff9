// SPDX-License-Identifier: GPL-3.0-or-later
// How marks stand beside each other. The order is that of the whole book, so that no filter makes marks jump.
#pragma once

#include "ui/dashboard/chartspec.h"
#include "ui/dashboard/timegrain.h"

#include <QStringList>

namespace clientele {

// Scales get every step between first and last, also the empty ones; categories keep the result's order, but for
// those that have one of their own (score bands).
[[nodiscard]] QStringList inOrder(const QStringList &keys, const ChartSpec &spec, Grain grain);

// Every day, week or month from the first to the last of `keys`.
[[nodiscard]] QStringList timesBetween(const QStringList &keys, Grain grain);

}  // namespace clientele
