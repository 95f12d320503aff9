// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/mapground.h"

#include "app/future.h"

#include <QPainter>
#include <QPainterPath>
#include <QtConcurrentRun>

namespace clientele {

namespace {

// Only what differs by a pixel, and of what lies far outside only where it leads.
QPolygonF inPixels(const QPolygonF &shape, const MapView &view, const QRectF &around)
{
    QPolygonF pixels;
    for (const QPointF &place : shape) {
        const QPointF pixel = view.onMap(place);
        const double least = around.contains(pixel) ? 1 : around.width() / 4;
        if (pixels.isEmpty() || (pixel - pixels.last()).manhattanLength() >= least)
            pixels << pixel;
    }
    return pixels;
}

void paintLand(QPainter &painter, const Outlines &outlines, const MapView &view, const MapPaint &paint)
{
    const QRectF &room = view.room;
    const QRectF around = room.adjusted(-room.width(), -room.height(), room.width(), room.height());
    QPainterPath land;
    land.setFillRule(Qt::OddEvenFill);
    for (const QPolygonF &ring : outlines.land) {
        const QPolygonF pixels = inPixels(ring, view, around);
        if (pixels.size() > 2 && pixels.boundingRect().intersects(room)) {
            land.addPolygon(pixels);
            land.closeSubpath();
        }
    }
    QPainterPath borders;
    for (const QPolygonF &line : outlines.borders) {
        const QPolygonF pixels = inPixels(line, view, around);
        if (pixels.boundingRect().intersects(room))
            borders.addPolygon(pixels);
    }
    painter.save();
    painter.setClipRect(room);
    painter.setPen(QPen(paint.shore, 1));
    painter.setBrush(paint.land);
    painter.drawPath(land);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(paint.border, 1));
    painter.drawPath(borders);
    painter.restore();
}

}  // namespace

QPointF MapView::onMap(const QPointF &place) const
{
    return room.center() + QPointF((place.x() - origin.x()) * narrowing * scale, (origin.y() - place.y()) * scale);
}

QPointF MapView::placeAt(const QPointF &pixel) const
{
    const QPointF from = pixel - room.center();
    return {origin.x() + from.x() / (narrowing * scale), origin.y() - from.y() / scale};
}

void MapGround::want(const MapView &view, const MapPaint &paint)
{
    m_wantedView = view;
    m_wantedPaint = paint;
    if (isReady() || m_begun)
        return;
    m_begun = true;
    QMetaObject::invokeMethod(this, &MapGround::begin, Qt::QueuedConnection);
}

void MapGround::begin()
{
    if (m_wantedView.room.isEmpty()) {  // nothing of it is seen
        m_view = m_wantedView;
        m_paint = m_wantedPaint;
    }
    if (isReady()) {
        m_begun = false;
        emit ready();
        return;
    }
    const MapView view = m_wantedView;
    const MapPaint paint = m_wantedPaint;
    const auto preparing = QtConcurrent::run([outlines = m_outlines, view, paint]() mutable {
        if (!outlines)
            outlines = std::make_shared<const Outlines>(readOutlines());
        QImage image((view.room.bottomRight() * paint.ratio).toPoint().x() + 1,
                     (view.room.bottomRight() * paint.ratio).toPoint().y() + 1, QImage::Format_ARGB32_Premultiplied);
        image.setDevicePixelRatio(paint.ratio);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        paintLand(painter, *outlines, view, paint);
        painter.end();
        return Prepared{outlines, image};
    });
    whenDone(preparing, this, [this, view, paint](const Prepared &prepared) {
        m_outlines = prepared.outlines;
        m_image = prepared.image;
        m_view = view;
        m_paint = paint;
        m_begun = false;
        if (!isReady())
            return want(m_wantedView, m_wantedPaint);
        emit ready();
    });
}

void MapGround::draw(QPainter &painter) const
{
    if (m_image.isNull())
        return;
    if (m_view == m_wantedView)
        return painter.drawImage(QPointF(), m_image);
    const QRectF before(QPointF(), m_image.deviceIndependentSize());
    const QRectF now(m_wantedView.onMap(m_view.placeAt(before.topLeft())),
                     m_wantedView.onMap(m_view.placeAt(before.bottomRight())));
    painter.save();
    painter.setClipRect(m_wantedView.room);
    painter.drawImage(now, m_image);
    painter.restore();
}

void MapGround::drawLines(QPainter &painter, const MapView &view, const MapPaint &paint) const
{
    paintLand(painter, m_outlines ? *m_outlines : readOutlines(), view, paint);
}

}  // namespace clientele
