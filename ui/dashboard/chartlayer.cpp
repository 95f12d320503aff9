// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/chartlayer.h"

#include <QGraphicsLayout>
#include <QLegend>
#include <QPainter>

namespace clientele {

ChartLayer::ChartLayer() : m_chart(new QChart), m_across(new QValueAxis(m_chart)), m_up(new QValueAxis(m_chart))
{
    m_chart->legend()->hide();
    m_chart->setBackgroundVisible(false);
    m_chart->setPlotAreaBackgroundVisible(false);
    m_chart->setMargins(QMargins());
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_chart->setAnimationOptions(QChart::NoAnimation);
    m_chart->addAxis(m_across, Qt::AlignBottom);
    m_chart->addAxis(m_up, Qt::AlignLeft);
    m_across->setVisible(false);
    m_up->setVisible(false);
    m_scene.addItem(m_chart);
}

void ChartLayer::clear() { m_chart->removeAllSeries(); }

void ChartLayer::add(QAbstractSeries *series, bool onAxes)
{
    m_chart->addSeries(series);
    if (onAxes) {
        series->attachAxis(m_across);
        series->attachAxis(m_up);
    }
}

void ChartLayer::setRange(double left, double right, double low, double high)
{
    m_across->setRange(left, right);
    m_up->setRange(low, high);
}

void ChartLayer::setPlotArea(const QRectF &area, const QSizeF &size)
{
    m_scene.setSceneRect(QRectF(QPointF(), size));
    m_chart->setGeometry(QRectF(QPointF(), size));
    m_chart->setPlotArea(area);
}

void ChartLayer::draw(QPainter &painter, const QRectF &area)
{
    painter.save();
    m_scene.render(&painter, area, area, Qt::IgnoreAspectRatio);
    painter.restore();
}

}  // namespace clientele
