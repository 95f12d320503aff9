// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/rowlist.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace clientele {

namespace {
constexpr double mostLabels = 0.36;  // of the width
}

void RowList::arrange(const ChartData &data, const QSizeF &room, const std::function<QString(const Mark &)> &figure,
                      std::vector<QRectF> &areas)
{
    const QFontMetricsF metrics(textFont(TextRole::Axis));
    m_labels = 0;
    double figures = 0;
    for (const Mark &mark : data.marks) {
        m_labels = std::max(m_labels, metrics.horizontalAdvance(mark.label));
        figures = std::max(figures, metrics.horizontalAdvance(figure(mark)));
    }
    m_labels = std::min(std::ceil(m_labels), room.width() * mostLabels);
    m_left = m_labels + gap(2);
    m_right = std::max(m_left + 1, room.width() - figures - gap(2));

    // Rows that have no room are counted in a last line instead.
    const int marks = static_cast<int>(areas.size());
    const double least = std::ceil(metrics.height());
    const int fitting = static_cast<int>(room.height() / least);
    const bool lastLine = data.more > 0 || fitting < marks;
    m_shown = std::clamp(lastLine ? fitting - 1 : fitting, 0, marks);
    const double tall = room.height() - (lastLine ? least : 0);
    m_pitch = m_shown > 0 ? std::min(tall / m_shown, static_cast<double>(gap(12))) : 0;
    for (int mark = 0; mark < m_shown; ++mark)
        areas[static_cast<std::size_t>(mark)] = QRectF(0, mark * m_pitch, room.width(), m_pitch);
}

QRectF RowList::barIn(const QRectF &row, double from, double to)
{
    const double thickness = std::round(std::clamp(row.height() * 0.62, 3.0, static_cast<double>(gap(6))));
    return {from, std::round(row.center().y() - thickness / 2), to - from, thickness};
}

void RowList::draw(QPainter &painter, const Plot &plot, int hovered, const Look &look) const
{
    const QFont font = textFont(TextRole::Axis);
    const QFontMetricsF metrics(font);
    painter.setFont(font);
    for (int index = 0; index < m_shown; ++index) {
        const Mark &mark = plot.data().marks[static_cast<std::size_t>(index)];
        const QRectF row = plot.markArea(index);
        painter.setPen(mark.selected || index == hovered ? look.text : look.soft);
        painter.drawText(QRectF(0, row.top(), m_labels, row.height()), Qt::AlignRight | Qt::AlignVCenter,
                         metrics.elidedText(mark.label, Qt::ElideRight, m_labels));
    }
    const int more = plot.data().more + static_cast<int>(plot.data().marks.size()) - m_shown;
    if (more > 0) {
        painter.setPen(look.soft);
        painter.drawText(QRectF(m_left, m_shown * m_pitch, plot.width(), metrics.height()),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         QCoreApplication::translate("Dashboard", "and %n more", nullptr, more));
    }
}

void RowList::drawFigure(QPainter &painter, const QRectF &row, double end, const QString &figure, const Look &look)
{
    painter.setFont(textFont(TextRole::Axis));
    painter.setPen(look.text);
    painter.drawText(QRectF(end + gap(1.5), row.top(), row.width(), row.height()), Qt::AlignLeft | Qt::AlignVCenter,
                     figure);
}

}  // namespace clientele
