// SPDX-License-Identifier: GPL-3.0-or-later
// What horizontal bars of any kind stand in: a row a mark with its name to the left, room for its figure to the right, and
// a last line that counts those without room.
#pragma once

#include "ui/dashboard/plot.h"

#include <functional>

namespace clientele {

class RowList {
public:
    // Rows for the marks of `data` within `room`; their areas into `areas`. `figure`: what stands beside a bar.
    void arrange(const ChartData &data, const QSizeF &room, const std::function<QString(const Mark &)> &figure,
                 std::vector<QRectF> &areas);

    [[nodiscard]] int shown() const { return m_shown; }
    [[nodiscard]] double left() const { return m_left; }    // of the bars
    [[nodiscard]] double right() const { return m_right; }  // where the longest ends
    // Where a bar lies in its row: as thick as reads well, on whole pixels.
    [[nodiscard]] static QRectF barIn(const QRectF &row, double from, double to);

    // The names, and the last line.
    void draw(QPainter &painter, const Plot &plot, int hovered, const Look &look) const;
    // Right of the end of a bar.
    static void drawFigure(QPainter &painter, const QRectF &row, double end, const QString &figure, const Look &look);

private:
    double m_labels = 0;  // width of the names' column
    double m_left = 0;
    double m_right = 1;
    double m_pitch = 0;
    int m_shown = 0;
};

}  // namespace clientele
