// SPDX-License-Identifier: GPL-3.0-or-later
// Everyday words that are no misspelling of a word of the book, however near: "store" is not "score".
#pragma once

#include <QString>

namespace clientele {

[[nodiscard]] bool isEverydayWord(const QString &word);

}  // namespace clientele
