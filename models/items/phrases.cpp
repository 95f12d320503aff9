// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/phrases.h"

#include <QCoreApplication>

namespace clientele {

QString labelled(const QString &what, const QString &value)
{
    return QCoreApplication::translate("clientele::Phrases", "%1: %2", "a label and its value").arg(what, value);
}

QString besideEachOther(const QStringList &parts)
{
    return parts.join(QCoreApplication::translate("clientele::Phrases", "; ", "between the parts of a sentence"));
}

}  // namespace clientele
