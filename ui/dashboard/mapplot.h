// SPDX-License-Identifier: GPL-3.0-or-later
// Cities on an outline map: the larger a disc, the more. The map shows the part of the world where the book's cities
// lie; cities whose place is not known stand in a list beside it. Dragging chooses the cities within a rectangle.
#pragma once

#include "ui/dashboard/mapground.h"
#include "ui/dashboard/plot.h"

#include <optional>

namespace clientele {

class MapPlot : public Plot {
    Q_OBJECT
public:
    explicit MapPlot(QWidget *parent = nullptr);

    [[nodiscard]] bool isPrepared() const override { return m_ground->isReady(); }
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
    void fitTo(const QRectF &room);
    [[nodiscard]] MapPaint paint() const;
    void drawDisc(QPainter &painter, int mark) const;
    void drawNames(QPainter &painter) const;
    void drawList(QPainter &painter) const;

    MapGround *m_ground;
    MapView m_view;
    std::vector<int> m_bySize;   // marks on the map, the largest first
    std::vector<int> m_unknown;  // marks in the list
    int m_listed = 0;            // of these, as many as have room
    QPointF m_from;
    std::optional<QRectF> m_chosen;  // the rectangle being dragged
};

}  // namespace clientele
