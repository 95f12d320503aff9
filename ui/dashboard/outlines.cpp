// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/outlines.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace clientele {

Outlines readOutlines()
{
    Outlines outlines;
    QFile file(u":/map/outlines.txt"_s);
    if (!file.open(QIODevice::ReadOnly))
        return outlines;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.size() < 2)
            continue;
        QPolygonF shape;
        int x = 0;
        int y = 0;
        for (const QByteArray &step : line.mid(2).split(' ')) {
            const qsizetype comma = step.indexOf(',');
            x += step.left(comma).toInt();
            y += step.mid(comma + 1).toInt();
            shape << QPointF(x / 100.0, y / 100.0);
        }
        (line.front() == 'L' ? outlines.land : outlines.borders).push_back(std::move(shape));
    }
    return outlines;
}

}  // namespace clientele
