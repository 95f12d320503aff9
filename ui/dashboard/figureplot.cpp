// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/figureplot.h"

#include "ui/dashboard/figuretext.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace clientele {

namespace {

// Whole phrases as long as there is room: "CAD · 411 loans", "CAD".
QString fitted(const QString &caption, const QFontMetricsF &metrics, double width)
{
    QString shown = caption;
    for (qsizetype end = shown.lastIndexOf(QStringLiteral(" · ")); end > 0 && metrics.horizontalAdvance(shown) > width;
         end = shown.lastIndexOf(QStringLiteral(" · ")))
        shown.truncate(end);
    return metrics.elidedText(shown, Qt::ElideRight, width);
}

}  // namespace

FigurePlot::FigurePlot(QWidget *parent) : Plot(parent) { setTakesMarks(false); }

void FigurePlot::setCaption(const QString &caption)
{
    m_caption = caption;
    refit();
}

void FigurePlot::setTrend(const std::vector<double> &trend)
{
    m_trend = trend;
    update();
}

void FigurePlot::setComparison(const QString &shown, const QString &exact)
{
    m_comparison = shown;
    m_comparedFigures = exact;
    refit();
}

QSize FigurePlot::sizeHint() const { return {gap(40), gap(14)}; }

QStringList FigurePlot::shownFigures() const
{
    QStringList shown;
    for (const Mark &mark : data().marks) {
        const QString figure = headlineText(mark.parts.front().value, QLocale());
        // Beside another currency a figure needs its own.
        shown += data().marks.size() > 1 ? figure + QChar::Nbsp + mark.key : figure;
    }
    return shown.isEmpty() ? QStringList{QStringLiteral("–")} : shown;
}

void FigurePlot::arrange(std::vector<QRectF> &areas)
{
    const QFontMetricsF small(textFont(TextRole::Secondary));
    const double line = small.height();
    // A comparison stands beside the caption, or below it where the card is narrow.
    const double both = small.horizontalAdvance(m_caption) + gap(3) + small.horizontalAdvance(m_comparison);
    m_stacked = !m_comparison.isEmpty() && both > width();
    const double caption = m_stacked ? 2 * line : line;
    const double room = (height() - caption) / std::max<double>(1, static_cast<double>(areas.size()));
    const QStringList shown = shownFigures();
    // As large as the drawn size, smaller where several currencies or long figures share the room.
    m_font = textFont(TextRole::Figure);
    const double drawn = m_font.pointSizeF();
    for (double share = 1; share > 0.3; share -= 0.05) {
        if (drawn > 0)
            m_font.setPointSizeF(drawn * share);
        const QFontMetricsF metrics(m_font);
        m_widest = 0;
        for (const QString &figure : shown)
            m_widest = std::max(m_widest, metrics.horizontalAdvance(figure));
        if ((metrics.height() <= room + 2 && m_widest <= width()) || drawn <= 0)
            break;
    }
    const double tall = std::min(QFontMetricsF(m_font).height(), room);
    // In a high card the block stands in the middle, in a low one it sits on the caption.
    m_bottom = height() - caption;
    const double block = static_cast<double>(areas.size()) * tall + caption;
    if (height() > 2 * block)
        m_bottom = (height() + block) / 2 - caption;
    for (std::size_t mark = 0; mark < areas.size(); ++mark) {
        const double above = static_cast<double>(areas.size() - mark) * tall;
        areas[mark] = QRectF(0, m_bottom - above, m_widest + 1, tall);
    }
}

void FigurePlot::drawTrend(QPainter &painter, const QRectF &area)
{
    if (m_trend.size() < 2 || area.width() < gap(8))
        return;
    const auto [low, high] = std::ranges::minmax(m_trend);
    const double span = high > low ? high - low : 1;
    QPolygonF line;
    for (std::size_t point = 0; point < m_trend.size(); ++point) {
        const double x =
            area.left() + area.width() * static_cast<double>(point) / static_cast<double>(m_trend.size() - 1);
        line << QPointF(x, area.bottom() - (m_trend[point] - low) / span * area.height());
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colours().accent, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(line);
}

void FigurePlot::draw(QPainter &painter)
{
    painter.setPen(colours().text);
    painter.setFont(m_font);
    const QStringList shown = shownFigures();
    if (data().marks.empty())
        painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter, shown.first());
    for (int mark = 0; mark < static_cast<int>(data().marks.size()); ++mark) {
        const Mark &each = data().marks[static_cast<std::size_t>(mark)];
        const bool dimmed = data().anySelected && !each.selected;
        painter.setPen(each.selected ? colours().accent : dimmed ? colours().soft : colours().text);
        painter.drawText(markArea(mark), Qt::AlignLeft | Qt::AlignVCenter, shown[mark]);
    }

    const QFont small = textFont(TextRole::Secondary);
    const QFontMetricsF metrics(small);
    painter.setFont(small);
    painter.setPen(colours().soft);
    const QRectF line(0, m_bottom, width(), metrics.height());
    painter.drawText(line, Qt::AlignLeft | Qt::AlignBottom, fitted(m_caption, metrics, width()));
    painter.drawText(m_stacked ? line.translated(0, metrics.height()) : line,
                     (m_stacked ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignBottom,
                     metrics.elidedText(m_comparison, Qt::ElideRight, width()));

    const double wide = std::min(static_cast<double>(gap(18)), width() - m_widest - gap(4));
    const double tall = gap(6);
    drawTrend(painter, QRectF(width() - wide - 1, m_bottom - gap(1) - tall, wide, tall));
}

}  // namespace clientele
