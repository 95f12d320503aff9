// SPDX-License-Identifier: GPL-3.0-or-later
// A grid of two scales: the darker a cell, the more. Behind, in grey, the same of the whole book. One colour from light
// to dark is read alike by everybody, and where cells are wide they hold their figures.
#pragma once

#include "ui/dashboard/plot.h"

namespace clientele {

class HeatPlot : public Plot {
    Q_OBJECT
public:
    using Plot::Plot;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] std::vector<int> marksBetween(int first, int last) const override;  // the block between two corners

protected:
    void arrange(std::vector<QRectF> &areas) override;
    void draw(QPainter &painter) override;
    [[nodiscard]] int neighbour(int mark, int key) const override;

private:
    void drawCell(QPainter &painter, int mark) const;
    void drawScales(QPainter &painter) const;
    void drawKey(QPainter &painter) const;
    [[nodiscard]] int columns() const { return static_cast<int>(data().across.size()); }

    QRectF m_grid;
    double m_most = 0;
    double m_mostOfAll = 0;  // of the whole book
    bool m_figures = false;
};

}  // namespace clientele
