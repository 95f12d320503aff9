// SPDX-License-Identifier: GPL-3.0-or-later
// Text from data on its way into a spreadsheet. What begins like a formula would be run as one there, so it is made
// inert: by an apostrophe, which spreadsheets take as "this is text".
#pragma once

#include <QString>
#include <QStringView>

namespace clientele {

// = + - @ and their full-width twins, tab, carriage return, line feed at the start.
[[nodiscard]] bool looksLikeFormula(QStringView text);
[[nodiscard]] QString inertText(const QString &text);

}  // namespace clientele
