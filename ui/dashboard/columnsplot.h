// SPDX-License-Identifier: GPL-3.0-or-later
// Upright columns over a scale, one series or a stack of shares; grey behind is the whole book.
#pragma once

#include "ui/dashboard/plot.h"
#include "ui/dashboard/valueaxis.h"

namespace clientele {

class ColumnsPlot : public Plot {
    Q_OBJECT
public:
    using Plot::Plot;

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void arrange(std::vector<QRectF> &areas) override;
    void draw(QPainter &painter) override;

private:
    void drawColumn(QPainter &painter, const Mark &mark, const QRectF &area);

    ValueAxis m_axis;
    QRectF m_plot;
};

}  // namespace clientele
