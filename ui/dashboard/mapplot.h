// SPDX-License-Identifier: GPL-3.0-or-later
// Cities on an outline map: the larger a disc, the more. The map shows the part of the world where the book's cities
// lie; cities whose place is not known stand in a list beside it. Dragging chooses the cities within a rectangle.
#pragma once

#include "ui/dashboard/outlines.h"
#include "ui/dashboard/plot.h"

#include <QPainterPath>
#include <QPixmap>

#include <optional>

namespace clientele {

class MapPlot : public Plot {
    Q_OBJECT
public:
    using Plot::Plot;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] int markAt(const QPointF &point) const override;  // the smallest disc there, or a line of the list
    [[nodiscard]] QStringList listed() const;                       // the cities beside the map

protected:
    void arrange(std::vector<QRectF> &areas) override;
    void draw(QPainter &painter) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QPointF onMap(const QPointF &place) const;
    void fitTo(const QRectF &room);
    void drawLand(QPainter &painter);
    void paintLand(QPainter &painter) const;
    void drawDisc(QPainter &painter, int mark) const;
    void drawNames(QPainter &painter) const;
    void drawList(QPainter &painter) const;

    Outlines m_outlines;     // read when there is something to show on them
    QPainterPath m_land;     // as drawn, in pixels
    QPainterPath m_borders;  // likewise
    QPixmap m_ground;        // both, painted; null after a change
    QRectF m_map;
    QPointF m_origin;  // the longitude and latitude in the middle
    double m_scale = 1;
    double m_narrowing = 1;      // a degree of longitude beside one of latitude
    std::vector<int> m_bySize;   // marks on the map, the largest first
    std::vector<int> m_unknown;  // marks in the list
    int m_listed = 0;            // of these, as many as have room
    QPointF m_from;
    std::optional<QRectF> m_chosen;  // the rectangle being dragged
};

}  // namespace clientele
