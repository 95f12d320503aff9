// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/mapplot.h"

#include "ui/dashboard/figuretext.h"
#include "ui/dashboard/plotlabels.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace clientele {

namespace {

constexpr double leastSpan = 6;     // degrees: one city alone still lies somewhere
constexpr double widestList = 0.3;  // of the card
constexpr double smallestDisc = 1;  // radii, in units of the rhythm
constexpr double largestDisc = 5.5;

double shareOf(const Mark &mark)
{
    const MarkPart &part = mark.parts.front();
    return std::max(0.0, std::max(number(part.value), part.ghost ? number(*part.ghost) : 0));
}

}  // namespace

MapPlot::MapPlot(QWidget *parent) : Plot(parent), m_ground(new MapGround(this))
{
    connect(m_ground, &MapGround::ready, this, [this] {
        update();
        emit prepared();
    });
}

MapPaint MapPlot::paint() const
{
    return {.land = blended(colours().ghost, colours().card, 0.35),
            .shore = colours().hairline,
            .border = colours().ghost,
            .ratio = devicePixelRatioF()};
}

QSize MapPlot::sizeHint() const { return {gap(100), gap(70)}; }

QStringList MapPlot::listed() const
{
    QStringList names;
    for (const int mark : m_unknown)
        names += data().marks[static_cast<std::size_t>(mark)].label;
    return names;
}

void MapPlot::fitTo(const QRectF &room)
{
    QRectF span;
    for (const int index : m_bySize) {
        const QPointF place = *data().marks[static_cast<std::size_t>(index)].place;
        const QRectF spot(place, QSizeF(0.01, 0.01));
        span = span.isNull() ? spot : span.united(spot);
    }
    if (span.isNull())
        span = QRectF(-170, -56, 340, 130);
    const double degree = std::numbers::pi / 180;
    m_view = {.room = room, .origin = span.center()};
    m_view.narrowing = std::max(0.2, std::cos(m_view.origin.y() * degree));
    const double edge = gap(largestDisc + 2);
    const double wide = std::max(span.width() * m_view.narrowing, leastSpan);
    const double tall = std::max(span.height(), leastSpan * 0.7);
    m_view.scale =
        std::min(std::max(1.0, room.width() - 2 * edge) / wide, std::max(1.0, room.height() - 2 * edge) / tall);
    if (!data().marks.empty())
        m_ground->want(m_view, paint());
}

void MapPlot::arrange(std::vector<QRectF> &areas)
{
    m_bySize.clear();
    m_unknown.clear();
    double most = 0;
    for (int index = 0; index < static_cast<int>(areas.size()); ++index) {
        const Mark &mark = data().marks[static_cast<std::size_t>(index)];
        (mark.place ? m_bySize : m_unknown).push_back(index);
        most = std::max(most, shareOf(mark));
    }
    const auto size = [this](int index) { return shareOf(data().marks[static_cast<std::size_t>(index)]); };
    std::ranges::stable_sort(m_bySize, std::greater<>(), size);

    double list = 0;
    if (!m_unknown.empty()) {
        const QFontMetricsF metrics(textFont(TextRole::Axis));
        list = metrics.horizontalAdvance(tr("Not on the map"));
        for (const int index : m_unknown) {
            const Mark &mark = data().marks[static_cast<std::size_t>(index)];
            list = std::max(
                list, metrics.horizontalAdvance(mark.label + besideText(mark.parts.front().value, QLocale())) + gap(5));
        }
        list = std::min(std::ceil(list), width() * widestList);
    }
    fitTo(QRectF(0, 0, width() - (list > 0 ? list + gap(4) : 0), height()));
    for (const int index : m_bySize) {
        const Mark &mark = data().marks[static_cast<std::size_t>(index)];
        // The area is what is compared, so the radius grows with the root.
        const double share = most > 0 ? std::sqrt(shareOf(mark) / most) : 0;
        const double radius = std::max<double>(gap(smallestDisc), gap(largestDisc) * share);
        const QPointF centre = m_view.onMap(*mark.place);
        areas[static_cast<std::size_t>(index)] =
            QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius);
    }
    const double line = std::ceil(markLabelHeight() * 1.4);
    m_listed = std::clamp(static_cast<int>(height() / line) - 2, 0, static_cast<int>(m_unknown.size()));
    if (m_listed + 1 == static_cast<int>(m_unknown.size()))
        ++m_listed;  // the line that would say "and 1 more" has room for the one
    for (int row = 0; row < m_listed; ++row)
        areas[static_cast<std::size_t>(m_unknown[static_cast<std::size_t>(row)])] =
            QRectF(width() - list, (row + 1) * line, list, line);
}

int MapPlot::markAt(const QPointF &point) const
{
    for (auto index = m_bySize.rbegin(); index != m_bySize.rend(); ++index) {
        const QRectF disc = markArea(*index);
        const QPointF from = point - disc.center();
        if (std::hypot(from.x(), from.y()) <= disc.width() / 2 + 1)
            return *index;
    }
    for (int row = 0; row < m_listed; ++row) {
        const int index = m_unknown[static_cast<std::size_t>(row)];
        if (markArea(index).contains(point))
            return index;
    }
    return -1;
}

}  // namespace clientele
