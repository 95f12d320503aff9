// SPDX-License-Identifier: GPL-3.0-or-later
// Phrases put together of parts, with the marks between them as the language sets them: French has a space before a
// colon and a semicolon.
#pragma once

#include <QString>
#include <QStringList>

namespace clientele {

// "City: Toronto"
[[nodiscard]] QString labelled(const QString &what, const QString &value);

// "one; other"
[[nodiscard]] QString besideEachOther(const QStringList &parts);

}  // namespace clientele
