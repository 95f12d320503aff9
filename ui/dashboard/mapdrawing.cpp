// SPDX-License-Identifier: GPL-3.0-or-later
// How the map looks, and what a dragged rectangle does on it.
#include "ui/dashboard/mapplot.h"

#include "ui/dashboard/figuretext.h"
#include "ui/dashboard/plotlabels.h"

#include <QApplication>
#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace clientele {

void MapPlot::drawDisc(QPainter &painter, int index) const
{
    const Mark &mark = data().marks[static_cast<std::size_t>(index)];
    const MarkPart &part = mark.parts.front();
    const QRectF whole = markArea(index);
    const double largest = part.ghost ? std::max(number(*part.ghost), number(part.value)) : number(part.value);
    if (part.ghost) {
        painter.setPen(QPen(colours().card, 1));
        painter.setBrush(colours().ghost);
        painter.drawEllipse(whole);
    }
    if (number(part.value) <= 0 || largest <= 0)
        return;
    const double radius = std::max(1.5, whole.width() / 2 * std::sqrt(number(part.value) / largest));
    QColor colour = fill(mark, 0);
    painter.setPen(QPen(colours().card, 1));
    // Discs that overlap are seen through.
    colour.setAlphaF(index == hovered() || mark.selected ? 1.0F : 0.82F);
    painter.setBrush(colour);
    painter.drawEllipse(whole.center(), radius, radius);
}

void MapPlot::drawNames(QPainter &painter) const
{
    const QFont font = textFont(TextRole::Axis);
    const QFontMetricsF metrics(font);
    std::vector<QRectF> taken;
    for (const int index : m_bySize)
        taken.push_back(markArea(index).adjusted(1, 1, -1, -1));
    painter.setFont(font);
    for (std::size_t at = 0; at < m_bySize.size(); ++at) {
        const Mark &mark = data().marks[static_cast<std::size_t>(m_bySize[at])];
        const QRectF disc = markArea(m_bySize[at]);
        const QSizeF size(metrics.horizontalAdvance(mark.label) + 1, metrics.height());
        const QPointF beside[] = {{disc.right() + gap(1), disc.center().y() - size.height() / 2},
                                  {disc.left() - gap(1) - size.width(), disc.center().y() - size.height() / 2},
                                  {disc.center().x() - size.width() / 2, disc.top() - size.height()},
                                  {disc.center().x() - size.width() / 2, disc.bottom()}};
        for (const QPointF &corner : beside) {
            const QRectF name(corner, size);
            const bool free = m_view.room.contains(name) && std::ranges::none_of(taken, [&name](const QRectF &other) {
                                  return other.intersects(name);
                              });
            if (!free)
                continue;
            taken.push_back(name);
            painter.setPen(mark.selected || m_bySize[at] == hovered() ? colours().text : colours().soft);
            painter.drawText(name, Qt::AlignLeft | Qt::AlignVCenter, mark.label);
            break;
        }
    }
}

void MapPlot::drawList(QPainter &painter) const
{
    if (m_unknown.empty())
        return;
    const QFont font = textFont(TextRole::Axis);
    const QFontMetricsF metrics(font);
    const double line = std::ceil(markLabelHeight() * 1.4);
    const double left = m_view.room.right() + gap(4);
    const double room = width() - left;
    painter.setFont(font);
    painter.setPen(colours().soft);
    painter.drawText(QRectF(left, 0, room, line), Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(tr("Not on the map"), Qt::ElideRight, room));
    for (int row = 0; row < m_listed; ++row) {
        const int index = m_unknown[static_cast<std::size_t>(row)];
        const Mark &mark = data().marks[static_cast<std::size_t>(index)];
        const QRectF area = markArea(index);
        const QString figure = besideText(mark.parts.front().value, QLocale());
        const double wide = metrics.horizontalAdvance(figure) + 1;
        painter.setPen(mark.selected || index == hovered() ? colours().accent : colours().text);
        painter.drawText(area, Qt::AlignRight | Qt::AlignVCenter, figure);
        painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(mark.label, Qt::ElideRight, area.width() - wide - gap(2)));
    }
    const int more = static_cast<int>(m_unknown.size()) - m_listed;
    if (more > 0) {
        painter.setPen(colours().soft);
        painter.drawText(QRectF(left, (m_listed + 1) * line, room, line), Qt::AlignLeft | Qt::AlignVCenter,
                         tr("and %n more", nullptr, more));
    }
}

void MapPlot::draw(QPainter &painter)
{
    // On paper as lines; on the screen painted once, for the discs change more often than the ground.
    if (painter.device() == this)
        m_ground->draw(painter);
    else
        m_ground->drawLines(painter, m_view, paint());
    for (const int index : m_bySize)
        drawDisc(painter, index);
    drawNames(painter);
    drawList(painter);
    if (m_chosen) {
        QColor inside = colours().accent;
        inside.setAlphaF(0.12F);
        painter.setPen(QPen(colours().accent, 1));
        painter.setBrush(inside);
        painter.drawRect(*m_chosen);
    }
}

void MapPlot::mousePressEvent(QMouseEvent *event)
{
    m_from = event->position();
    m_chosen.reset();
    Plot::mousePressEvent(event);
}

void MapPlot::mouseMoveEvent(QMouseEvent *event)
{
    const bool far = (event->position() - m_from).manhattanLength() >= QApplication::startDragDistance();
    if (!event->buttons().testFlag(Qt::LeftButton) || !(far || m_chosen))
        return Plot::mouseMoveEvent(event);
    m_chosen = QRectF(m_from, event->position()).normalized() & QRectF(rect());
    update();
}

void MapPlot::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_chosen)
        return Plot::mouseReleaseEvent(event);
    QList<int> within;
    for (const int index : m_bySize) {
        if (m_chosen->contains(markArea(index).center()))
            within += index;
    }
    m_chosen.reset();
    update();
    if (!within.isEmpty())
        emit marksChosen(within);
}

void MapPlot::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_chosen) {
        m_chosen.reset();
        return update();
    }
    Plot::keyPressEvent(event);
}

}  // namespace clientele
