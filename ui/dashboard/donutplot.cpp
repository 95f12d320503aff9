// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/donutplot.h"

#include "models/items/localised.h"
#include "ui/dashboard/figuretext.h"
#include "ui/dashboard/plotlabels.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QtCharts/QPieSeries>
#include <QtCharts/QPieSlice>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace clientele {

namespace {
constexpr std::size_t mostSlices = 24;  // more are no longer told apart and share a last one
constexpr double hole = 0.64;           // of the radius
}  // namespace

QSize DonutPlot::sizeHint() const { return {gap(70), gap(40)}; }

void DonutPlot::arrange(std::vector<QRectF> &areas)
{
    const double side = std::floor(std::max(1.0, std::min<double>(height() - 2, width() * 0.42)));
    m_ring = QRectF(1, std::round((height() - side) / 2), side, side);

    m_sum = 0;
    for (const Mark &mark : data().marks)
        m_sum += std::max(0.0, number(mark.parts.front().value));
    m_ends.clear();
    double end = 0;
    for (const Mark &mark : data().marks) {
        end += m_sum > 0 ? std::max(0.0, number(mark.parts.front().value)) / m_sum : 0;
        m_ends.push_back(end);
    }

    const double line = std::ceil(markLabelHeight() * 1.6);
    m_shown = std::min(static_cast<int>(areas.size()), static_cast<int>(height() / line));
    const double left = m_ring.right() + gap(6);
    const double top = (height() - m_shown * line) / 2;
    for (int mark = 0; mark < m_shown; ++mark)
        areas[static_cast<std::size_t>(mark)] =
            QRectF(left, top + mark * line, std::max(0.0, width() - left - 2), line);
}

int DonutPlot::markAt(const QPointF &point) const
{
    const QPointF from = point - m_ring.center();
    const double distance = std::hypot(from.x(), from.y()) / (m_ring.width() / 2);
    if (distance < hole || distance > 1 || m_sum <= 0)
        return Plot::markAt(point);
    return sliceAt(point);
}

int DonutPlot::brushEndAt(const QPointF &point, int reached) const
{
    if (m_sum > 0 && point.x() <= m_ring.right() + gap(3)) {
        const int slice = sliceAt(point);
        return slice < 0 ? reached : slice;
    }
    if (m_shown == 0)
        return reached;
    const double row = (point.y() - markArea(0).top()) / markArea(0).height();
    return std::clamp(static_cast<int>(std::floor(row)), 0, m_shown - 1);
}

int DonutPlot::sliceAt(const QPointF &point) const
{
    const QPointF from = point - m_ring.center();
    double turn = std::atan2(from.x(), -from.y()) / (2 * std::numbers::pi);
    turn = turn < 0 ? turn + 1 : turn;
    const auto slice = std::ranges::upper_bound(m_ends, turn);
    return slice == m_ends.end() ? -1 : static_cast<int>(slice - m_ends.begin());
}

void DonutPlot::drawSlices(QPainter &painter)
{
    m_slices.clear();
    auto *slices = new QPieSeries;
    slices->setPieSize(1);
    slices->setHoleSize(hole);
    const auto add = [this, slices](double value, const QColor &colour) {
        auto *slice = new QPieSlice(QString(), std::max(0.0, value));
        slice->setBrush(colour);
        slice->setPen(QPen(colours().card, 2));
        slices->append(slice);
    };
    double rest = 0;
    for (std::size_t mark = 0; mark < data().marks.size(); ++mark) {
        const double value = number(data().marks[mark].parts.front().value);
        if (mark < mostSlices)
            add(value, fill(data().marks[mark], 0));
        else
            rest += std::max(0.0, value);
    }
    if (rest > 0)
        add(rest, colours().ghost);
    m_slices.add(slices, false);
    m_slices.setPlotArea(m_ring.adjusted(gap(2), gap(2), -gap(2), -gap(2)), size());
    m_slices.draw(painter, QRectF(rect()));
}

// The whole book's shares around those of the filter: each a grey arc, a gap between two.
void DonutPlot::drawGhost(QPainter &painter)
{
    double sum = 0;
    for (const Mark &mark : data().marks)
        sum += mark.parts.front().ghost ? std::max(0.0, number(*mark.parts.front().ghost)) : 0;
    if (sum <= 0)
        return;
    constexpr double turn = 360 * 16;  // as QPainter counts
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colours().ghost, gap(1), Qt::SolidLine, Qt::FlatCap));
    const double half = gap(1) / 2.0;
    double from = 0;
    for (const Mark &mark : data().marks) {
        const double share = mark.parts.front().ghost ? std::max(0.0, number(*mark.parts.front().ghost)) / sum : 0;
        const double space = std::min(turn * share / 2, 24.0);
        painter.drawArc(m_ring.adjusted(half, half, -half, -half), qRound(turn / 4 - (from + share) * turn + space),
                        qRound(share * turn - space));
        from += share;
    }
}

// Along the inner edge of the ring, where no ghost lies.
void DonutPlot::drawBrush(QPainter &painter)
{
    const auto [first, last] = brushed();
    const double from = first > 0 ? m_ends[static_cast<std::size_t>(first) - 1] : 0;
    const double to = m_ends[static_cast<std::size_t>(last)];
    constexpr double turn = 360 * 16;  // as QPainter counts
    const double inside = (1 - hole) * m_ring.width() / 2 + gap(2);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colours().accent, gap(1), Qt::SolidLine, Qt::FlatCap));
    painter.drawArc(m_ring.adjusted(inside, inside, -inside, -inside), qRound(turn / 4 - to * turn),
                    qRound((to - from) * turn));
}

void DonutPlot::drawLine(QPainter &painter, int index)
{
    const Mark &mark = data().marks[static_cast<std::size_t>(index)];
    const QRectF line = markArea(index);
    const QLocale locale;
    const QFont font = textFont(TextRole::Secondary);
    const QFontMetricsF metrics(font);
    const double swatch = std::round(metrics.ascent() * 0.8);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill(mark, 0));
    painter.drawRoundedRect(QRectF(line.left(), std::round(line.center().y() - swatch / 2), swatch, swatch), 2, 2);

    const double value = number(mark.parts.front().value);
    QString figure = besideText(mark.parts.front().value, locale);
    if (m_sum > 0)
        //: a figure and its share of the whole
        figure = tr("%1 · %2 %").arg(figure, locale.toString(std::lround(100 * value / m_sum)));
    const double room = metrics.horizontalAdvance(figure) + 1;
    painter.setFont(font);
    painter.setPen(colours().text);
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, figure);
    painter.setPen(mark.selected || index == hovered() ? colours().text : colours().soft);
    const double left = line.left() + swatch + gap(2);
    const double width = line.right() - room - gap(2) - left;
    painter.drawText(QRectF(left, line.top(), width, line.height()), Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(mark.label, Qt::ElideRight, width));
}

void DonutPlot::draw(QPainter &painter)
{
    if (data().ghosted)
        drawGhost(painter);
    if (m_sum > 0)
        drawSlices(painter);
    if (m_sum > 0 && isBrushing())
        drawBrush(painter);
    // The sum of whole counts is exact; shares of money have no number in the middle but the card's own figure.
    if (data().currency.isEmpty()) {
        painter.setFont(textFont(TextRole::PageTitle));
        painter.setPen(colours().text);
        double chosen = 0;
        for (const Mark &mark : data().marks)
            chosen += mark.selected || !data().anySelected ? number(mark.parts.front().value) : 0;
        painter.drawText(m_ring, Qt::AlignCenter, grouped(std::llround(chosen), QLocale()));
    }
    for (int mark = 0; mark < m_shown; ++mark)
        drawLine(painter, mark);
}

}  // namespace clientele
