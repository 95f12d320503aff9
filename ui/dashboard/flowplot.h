// SPDX-License-Identifier: GPL-3.0-or-later
// What comes in and what goes out over time: the first measure above the axis, the second below it.
#pragma once

#include "ui/dashboard/chartlayer.h"
#include "ui/dashboard/plot.h"
#include "ui/dashboard/valueaxis.h"

namespace clientele {

class FlowPlot : public Plot {
    Q_OBJECT
public:
    using Plot::Plot;

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void arrange(std::vector<QRectF> &areas) override;
    void draw(QPainter &painter) override;

private:
    void addCurves();

    ChartLayer m_curves;
    ValueAxis m_axis;
    QRectF m_plot;
};

}  // namespace clientele
