// SPDX-License-Identifier: GPL-3.0-or-later
// Horizontal bars: a label, a bar, its figure; grey behind is the whole book.
#pragma once

#include "ui/dashboard/plot.h"

namespace clientele {

class BarsPlot : public Plot {
    Q_OBJECT
public:
    using Plot::Plot;

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void arrange(std::vector<QRectF> &areas) override;
    void draw(QPainter &painter) override;

private:
    void drawBar(QPainter &painter, const Mark &mark, const QRectF &row);

    double m_labels = 0;   // width of the labels' column
    double m_figures = 0;  // room for the figures right of the longest bar
    double m_pitch = 0;
    int m_shown = 0;
};

}  // namespace clientele
