// SPDX-License-Identifier: GPL-3.0-or-later
// Forgives one or two slips of the finger, where one known word alone is near.
#pragma once

#include <QString>
#include <QStringView>

namespace clientele {

// How many slips (letters missing, added, wrong or swapped) lie between the words; more than `most` gives most + 1.
[[nodiscard]] int slipsBetween(QStringView a, QStringView b, int most);

// How many slips a word of this length may have.
[[nodiscard]] int slipsAllowed(qsizetype length);

}  // namespace clientele
