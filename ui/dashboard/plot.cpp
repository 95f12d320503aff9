// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/plot.h"

#include "ui/dashboard/plotaccess.h"
#include "ui/dashboard/plotlabels.h"
#include "ui/dashboard/plotseries.h"
#include "ui/dashboard/serieslegend.h"

#include <QAccessible>
#include <QEvent>
#include <QPainter>

#include <algorithm>
#include <cstdlib>
#include <numeric>

namespace clientele {

namespace {
constexpr double dimmed = 0.35;  // share of its colour that a mark keeps beside selected ones
}

Plot::Plot(QWidget *parent) : QWidget(parent), m_look(look())
{
    makePlotsAccessible();
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
}

void Plot::setTakesMarks(bool takes)
{
    m_takesMarks = takes;
    setFocusPolicy(takes ? Qt::StrongFocus : Qt::NoFocus);
}

void Plot::setData(const ChartData &data)
{
    // The focus stays on its mark where the mark is still there.
    const QString key = m_current >= 0 ? m_data.marks[static_cast<std::size_t>(m_current)].key : QString();
    m_given = data;
    m_data = withoutHidden(m_given, m_hidden);
    m_hovered = m_pressed = -1;
    endBrush();
    const auto same = std::ranges::find(m_data.marks, key, &Mark::key);
    m_current = m_current < 0 || same == m_data.marks.end() ? -1 : static_cast<int>(same - m_data.marks.begin());
    if (m_current < 0 && hasFocus() && !m_data.marks.empty())
        m_current = 0;
    setAccessibleDescription(allText());
    fillLegend();
    rearrange();
}

void Plot::setCurrent(int mark)
{
    mark = std::clamp(mark, -1, static_cast<int>(m_data.marks.size()) - 1);
    if (mark == m_current)
        return;
    m_current = mark;
    update();
    emit currentChanged(mark);
    if (mark >= 0) {
        QAccessibleValueChangeEvent changed(this, markText(mark));
        QAccessible::updateAccessibility(&changed);
    }
}

void Plot::rearrange()
{
    m_areas.assign(m_data.marks.size(), QRectF());
    arrange(m_areas);
    if (m_legend) {
        const int tall = static_cast<int>(markLabelHeight());
        m_legend->setGeometry(0, height() - tall, width(), tall);
    }
    update();
}

void Plot::refit() { rearrange(); }

double Plot::legendHeight() const { return m_data.series.size() > 1 ? markLabelHeight() + gap(2) : 0; }

QRectF Plot::markArea(int mark) const
{
    return mark >= 0 && mark < static_cast<int>(m_areas.size()) ? m_areas[static_cast<std::size_t>(mark)] : QRectF();
}

int Plot::markAt(const QPointF &point) const
{
    const auto found = std::ranges::find_if(m_areas, [&point](const QRectF &area) { return area.contains(point); });
    return found == m_areas.end() ? -1 : static_cast<int>(found - m_areas.begin());
}

std::vector<int> Plot::marksBetween(int first, int last) const
{
    std::vector<int> marks(static_cast<std::size_t>(std::abs(last - first)) + 1);
    std::iota(marks.begin(), marks.end(), std::min(first, last));
    return marks;
}

QRectF Plot::brushArea(int first, int last) const { return markArea(first).united(markArea(last)); }

QColor Plot::seriesColour(int series) const
{
    if (m_data.series.empty())
        return m_look.accent;
    const int colour = m_data.series[static_cast<std::size_t>(series)].colour;
    if (colour == ChartSeries::restColour)
        return m_look.faint;
    return colour < 0 ? m_look.accent : m_look.categories[static_cast<std::size_t>(colour) % m_look.categories.size()];
}

QColor Plot::fill(const Mark &mark, int series) const
{
    QColor colour = seriesColour(series);
    if (mark.colour >= 0)
        colour = m_look.categories[static_cast<std::size_t>(mark.colour) % m_look.categories.size()];
    const bool dim = m_data.anySelected && !mark.selected;
    if (dim)
        return blended(colour, m_look.card, dimmed);
    const int index = static_cast<int>(&mark - m_data.marks.data());
    return index == m_hovered && m_takesMarks ? blended(m_look.text, colour, 0.12) : colour;
}

void Plot::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (isBrushing()) {
        const QRectF brushed = brushArea(m_brushFrom, m_brushTo);
        painter.fillRect(brushed, m_look.accentBack);
    }
    draw(painter);
    if (m_keyboard && hasFocus() && m_current >= 0) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_look.text, 2));
        const QRectF area = markArea(m_current).adjusted(-1, -1, 1, 1) & QRectF(rect()).adjusted(1, 1, -1, -1);
        painter.drawRoundedRect(area, 3, 3);
    }
}

void Plot::resizeEvent(QResizeEvent *) { rearrange(); }

void Plot::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange
        || event->type() == QEvent::StyleChange || event->type() == QEvent::LocaleChange)
    {
        m_look = look();
        fillLegend();
        rearrange();
    }
    QWidget::changeEvent(event);
}

}  // namespace clientele
