// SPDX-License-Identifier: GPL-3.0-or-later
// Shares of a whole: a ring with the sum in its middle, and beside it the names with their figures. A drag along the ring
// or the list chooses all slices on the way.
#pragma once

#include "ui/dashboard/chartlayer.h"
#include "ui/dashboard/plot.h"

namespace clientele {

class DonutPlot : public Plot {
    Q_OBJECT
public:
    using Plot::Plot;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] int markAt(const QPointF &point) const override;  // a slice, or its line in the list

protected:
    void arrange(std::vector<QRectF> &areas) override;
    void draw(QPainter &painter) override;
    // Around the ring, or along the list.
    [[nodiscard]] int brushEndAt(const QPointF &point, int reached) const override;

private:
    [[nodiscard]] int sliceAt(const QPointF &point) const;  // by direction alone
    void drawBrush(QPainter &painter);
    void drawSlices(QPainter &painter);
    void drawGhost(QPainter &painter);
    void drawLine(QPainter &painter, int mark);

    ChartLayer m_slices;
    QRectF m_ring;
    std::vector<double> m_ends;  // of the slices, clockwise from the top, in turns
    double m_sum = 0;
    int m_shown = 0;
};

}  // namespace clientele
