// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/inerttext.h"

namespace clientele {

bool looksLikeFormula(QStringView text)
{
    static constexpr QStringView starts = u"=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";
    return !text.isEmpty() && starts.contains(text.front());
}

QString inertText(const QString &text) { return looksLikeFormula(text) ? u'\'' + text : text; }

}  // namespace clientele
