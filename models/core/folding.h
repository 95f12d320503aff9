// SPDX-License-Identifier: GPL-3.0-or-later
// Text as it is compared with what a person types: without case and accents, with one kind of apostrophe.
#pragma once

#include <QString>
#include <QStringView>

namespace clientele {

// "Bédard’s Straße" -> "bedard's strasse". Letters that Unicode does not decompose (ø, ł, æ, ß ...) are spelled out.
[[nodiscard]] QString folded(QStringView text);

}  // namespace clientele
