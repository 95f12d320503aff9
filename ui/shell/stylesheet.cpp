// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/stylesheet.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace clientele {

QString filledIn(const QString &styleSheet, const Look &look)
{
    const QHash<QString, QColor> names{
        {u"window"_s, look.window},
        {u"panel"_s, look.panel},
        {u"card"_s, look.card},
        {u"hairline"_s, look.hairline},
        {u"grid"_s, look.grid},
        {u"ghost"_s, look.ghost},
        {u"text"_s, look.text},
        {u"soft"_s, look.soft},
        {u"faint"_s, look.faint},
        {u"accent"_s, look.accent},
        {u"accentBack"_s, look.accentBack},
        {u"care"_s, look.care},
        {u"careBack"_s, look.careBack},
        {u"onAccent"_s, Look::textOn(look.accent)},
    };
    static const QRegularExpression placeholder(u"@([0-9.]+)u|@([A-Za-z]+)"_s);
    QString filled;
    qsizetype end = 0;
    for (auto matches = placeholder.globalMatch(styleSheet); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        filled += QStringView(styleSheet).mid(end, match.capturedStart() - end);
        if (match.hasCaptured(1) && !match.captured(1).isEmpty())
            filled += QString::number(gap(match.captured(1).toDouble())) + u"px"_s;
        else if (const auto colour = names.constFind(match.captured(2)); colour != names.constEnd())
            filled += colour->name();
        else
            filled += match.captured();
        end = match.capturedEnd();
    }
    filled += QStringView(styleSheet).mid(end);
    return filled;
}

QString styleSheet(const Look &look)
{
    if (look.highContrast)
        return {};
    QString all;
    const QDir styles(u":/styles"_s);
    for (const QString &name : styles.entryList({u"*.qss"_s}, QDir::Files, QDir::Name)) {
        QFile file(styles.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            all += QString::fromUtf8(file.readAll());
    }
    return filledIn(all, look);
}

}  // namespace clientele
