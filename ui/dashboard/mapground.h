// SPDX-License-Identifier: GPL-3.0-or-later
// The land under the discs of a map: read and painted on a worker, for it takes longer than a frame. Meanwhile the last
// picture is drawn, moved to where it belongs now. On paper it is lines.
#pragma once

#include "ui/dashboard/outlines.h"

#include <QColor>
#include <QImage>
#include <QObject>
#include <QRectF>

#include <memory>

class QPainter;

namespace clientele {

// Which part of the world lies where, in pixels of the plot.
struct MapView {
    QRectF room;
    QPointF origin;        // the longitude and latitude in the middle
    double scale = 1;      // pixels a degree of latitude
    double narrowing = 1;  // a degree of longitude beside one of latitude

    [[nodiscard]] QPointF onMap(const QPointF &place) const;
    [[nodiscard]] QPointF placeAt(const QPointF &pixel) const;
    bool operator==(const MapView &) const = default;
};

struct MapPaint {
    QColor land;
    QColor shore;
    QColor border;
    double ratio = 1;  // pixels of the screen a pixel of the plot

    bool operator==(const MapPaint &) const = default;
};

class MapGround : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    // Begins a picture after the events that are waiting, so that a size that is only passed through costs nothing.
    void want(const MapView &view, const MapPaint &paint);
    [[nodiscard]] bool isReady() const { return m_view == m_wantedView && m_paint == m_wantedPaint; }
    void draw(QPainter &painter) const;
    // At once, and with all its points: a few milliseconds more than a picture, for exports alone.
    void drawLines(QPainter &painter, const MapView &view, const MapPaint &paint) const;

signals:
    void ready();

private:
    using OutlinesPtr = std::shared_ptr<const Outlines>;
    struct Prepared {
        OutlinesPtr outlines;
        QImage image;
    };
    void begin();

    OutlinesPtr m_outlines;  // null until the first picture
    MapView m_wantedView;
    MapPaint m_wantedPaint;
    MapView m_view;  // of m_image
    MapPaint m_paint;
    QImage m_image;
    bool m_begun = false;  // or about to
};

}  // namespace clientele
