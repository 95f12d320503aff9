// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the parts of an evaluation on the workers of this process.
#pragma once

#include <functional>

class QThreadPool;

namespace clientele {

// The caller does the parts itself and shares them with the workers that are free at this moment; returns when all are
// done. Waiting for a worker that is not free could last for ever: as many queries as there are workers would wait for
// each other.
void shareWithFreeWorkers(int parts, const std::function<void(int)> &part);
// With the free workers of another pool than the one that everything uses.
void shareWithWorkersOf(QThreadPool &pool, int parts, const std::function<void(int)> &part);

}  // namespace clientele
