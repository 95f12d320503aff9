// SPDX-License-Identifier: GPL-3.0-or-later
// A Qt chart without a view: curves and slices are drawn by Qt Charts into the plot area of one of our plots, which keeps
// axes, labels, pointing and typing the same for all kinds. (Bars are ours: Qt Charts has no ghost behind a bar.)
#pragma once

#include <QGraphicsScene>
#include <QtCharts/QChart>
#include <QtCharts/QValueAxis>

namespace clientele {

class ChartLayer {
public:
    ChartLayer();

    // Takes every series off the chart.
    void clear();
    // Takes the series over; it is drawn on the axes of setRange() where `onAxes`.
    void add(QAbstractSeries *series, bool onAxes);
    void setRange(double left, double right, double low, double high);
    void setPlotArea(const QRectF &area, const QSizeF &size);
    void draw(QPainter &painter, const QRectF &area);

private:
    QGraphicsScene m_scene;
    QChart *m_chart;  // the scene's
    QValueAxis *m_across;
    QValueAxis *m_up;
};

}  // namespace clientele
