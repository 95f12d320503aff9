// SPDX-License-Identifier: GPL-3.0-or-later
// A chart or a table as one picture on white: its title, itself, and where its figures come from. Drawn on the GUI
// thread, as widgets must be; what comes back is for a worker to write.
#pragma once

#include "app/export/exporttable.h"

#include <QByteArray>
#include <QImage>
#include <QRectF>

#include <functional>

class QPainter;
class QWidget;

namespace clientele {

class ChartCard;

struct Picture {
    QString title;
    QString subtitle;
    QString note;
    QStringList facts;  // a line each, at the bottom
    QSizeF body;        // in pixels of the screen
    std::function<void(QPainter &painter, const QRectF &area)> draw;
};

[[nodiscard]] Picture pictureOf(ChartCard &card, const Provenance &provenance);
// The first `most` rows; says how many there are.
[[nodiscard]] Picture pictureOf(const ExportTable &table, qint64 most);

[[nodiscard]] QImage imageOf(const Picture &picture);  // twice as dense as the screen
[[nodiscard]] QByteArray svgOf(const Picture &picture, int dotsPerInch);

// What a card says beside its title, without what a gesture does: paper takes none.
[[nodiscard]] QString subtitleOnPaper(const ChartCard &card);
// What of a card is drawn: the plot where it has one, also behind its table.
[[nodiscard]] QWidget *drawnBody(const ChartCard &card);
// At the size of `area` and in light colours; on screen nothing changes.
void drawBody(QPainter &painter, const QRectF &area, QWidget &body);

}  // namespace clientele
