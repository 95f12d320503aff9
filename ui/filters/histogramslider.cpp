// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filters/histogramslider.h"

#include "models/items/localised.h"
#include "ui/filters/rangehandle.h"
#include "ui/shell/theme.h"

#include <QHelpEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace clientele {

HistogramSlider::HistogramSlider(QWidget *parent)
    : QWidget(parent),
      m_lower(new RangeHandle(tr("Lower end of the range"), this)),
      m_upper(new RangeHandle(tr("Upper end of the range"), this))
{
    setObjectName(u"histogram"_s);
    setAccessibleName(tr("Distribution of the values"));
    m_lower->setObjectName(u"lowerHandle"_s);
    m_upper->setObjectName(u"upperHandle"_s);
    for (RangeHandle *handle : {m_lower, m_upper}) {
        connect(handle, &RangeHandle::stepped, this, [this, handle](int steps) {
            // From between two edges the first step goes to the next edge.
            const double at = handle == m_lower ? m_from : m_to;
            const double edge = steps > 0 ? std::floor(at) + steps : std::ceil(at) + steps;
            moveHandle(handle, static_cast<int>(edge));
        });
        connect(handle, &RangeHandle::sentTo, this, [this, handle](int step) { moveHandle(handle, step); });
        connect(handle, &RangeHandle::draggedTo, this, [this, handle](double x) { dragHandle(handle, x); });
    }
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

QSize HistogramSlider::sizeHint() const { return {gap(90), gap(44)}; }

QSize HistogramSlider::minimumSizeHint() const { return {gap(50), gap(26)}; }

void HistogramSlider::setBins(const BinEdges &edges, const BinCounts &counts, const BinCounts &whole,
                              const QString &unit)
{
    m_edges = edges;
    m_counts = counts;
    m_whole = whole;
    m_unit = unit;
    m_from = 0;
    m_to = static_cast<double>(edges.bins());
    placeHandles();
}

void HistogramSlider::setRange(std::optional<std::int64_t> lower, std::optional<std::int64_t> upper)
{
    m_from = lower ? positionOf(*lower) : 0;
    m_to = upper ? positionOf(*upper) : static_cast<double>(m_edges.bins());
    placeHandles();
}

double HistogramSlider::positionOf(std::int64_t scaled) const
{
    const std::vector<std::int64_t> &edges = m_edges.scaled;
    const auto above = std::upper_bound(edges.begin(), edges.end(), scaled);
    if (above == edges.begin())
        return 0;
    if (above == edges.end())
        return static_cast<double>(m_edges.bins());
    const auto below = above - 1;
    const double part = (static_cast<double>(scaled) - static_cast<double>(*below))
                        / (static_cast<double>(*above) - static_cast<double>(*below));
    return static_cast<double>(below - edges.begin()) + part;
}

QRectF HistogramSlider::plotRect() const
{
    const double half = m_lower->width() / 2.0;
    const double foot = m_lower->height() + gap(5);
    return QRectF(rect()).adjusted(half, gap(1), -half, -foot);
}

double HistogramSlider::xOf(double position) const
{
    const QRectF plot = plotRect();
    return plot.left() + plot.width() * position / static_cast<double>(std::max<std::size_t>(1, m_edges.bins()));
}

QString HistogramSlider::edgeText(std::size_t edge) const
{
    const QString number = localised(m_edges.text(edge), QLocale());
    return m_unit.isEmpty() ? number : number + QChar(QChar::Nbsp) + m_unit;
}

QString HistogramSlider::binText(std::size_t bin) const
{
    const QLocale locale;
    return tr("%1 to %2: %3 of %4", "a bin's edges, its rows, its rows in the whole book")
        .arg(edgeText(bin), edgeText(bin + 1), grouped(m_counts.rows[bin], locale), grouped(m_whole.rows[bin], locale));
}

void HistogramSlider::placeHandles()
{
    const auto last = static_cast<int>(m_edges.bins());
    const QRectF plot = plotRect();
    const auto place = [&](RangeHandle *handle, double position) {
        handle->move(qRound(xOf(position) - handle->width() / 2.0), qRound(plot.bottom() + 2));
        handle->setVisible(last > 0);
    };
    place(m_lower, m_from);
    place(m_upper, m_to);
    if (last > 0) {
        const auto from = static_cast<int>(std::lround(m_from));
        const auto to = static_cast<int>(std::lround(m_to));
        m_lower->setStep(from, last, from == 0 ? tr("no lower end") : edgeText(static_cast<std::size_t>(from)));
        m_upper->setStep(to, last, to == last ? tr("no upper end") : edgeText(static_cast<std::size_t>(to)));
    }
    update();
}

void HistogramSlider::moveHandle(RangeHandle *handle, int edge)
{
    const auto last = static_cast<int>(m_edges.bins());
    if (last == 0)
        return;
    if (handle == m_lower) {
        edge = std::clamp(edge, 0, std::max(0, static_cast<int>(std::ceil(m_to)) - 1));
        m_from = edge;
        placeHandles();
        emit lowerMoved(edge == 0 ? std::nullopt : std::optional(static_cast<std::size_t>(edge)));
    } else {
        edge = std::clamp(edge, std::min(last, static_cast<int>(std::floor(m_from)) + 1), last);
        m_to = edge;
        placeHandles();
        emit upperMoved(edge == last ? std::nullopt : std::optional(static_cast<std::size_t>(edge)));
    }
}

void HistogramSlider::dragHandle(RangeHandle *handle, double x)
{
    const QRectF plot = plotRect();
    const double bins = static_cast<double>(m_edges.bins());
    const auto edge = static_cast<int>(std::lround((x - plot.left()) / plot.width() * bins));
    const double at = handle == m_lower ? m_from : m_to;
    if (edge != at)
        moveHandle(handle, edge);
}

void HistogramSlider::paintEvent(QPaintEvent *)
{
    if (m_edges.bins() == 0)
        return;
    const Look now = look();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF plot = plotRect();
    std::int64_t most = 1;
    for (std::size_t bin = 0; bin < m_edges.bins(); ++bin)
        most = std::max({most, m_counts.rows[bin], m_whole.rows[bin]});
    const auto bar = [&](std::size_t bin, std::int64_t rows, const QColor &colour) {
        if (rows == 0)
            return;
        // One row among millions is still to be seen.
        const double height = std::max(1.5, plot.height() * static_cast<double>(rows) / static_cast<double>(most));
        const double left = xOf(static_cast<double>(bin)) + 1;
        const double right = xOf(static_cast<double>(bin + 1)) - 1;
        painter.fillRect(QRectF(left, plot.bottom() - height, std::max(1.0, right - left), height), colour);
    };
    for (std::size_t bin = 0; bin < m_edges.bins(); ++bin) {
        const bool inside = static_cast<double>(bin) + 0.999 > m_from && static_cast<double>(bin) < m_to;
        bar(bin, m_whole.rows[bin], now.ghost);
        bar(bin, m_counts.rows[bin], inside ? now.accent : now.faint);
    }
    painter.setPen(QPen(now.hairline, 1));
    const double base = plot.bottom() + 2 + m_lower->height() / 2.0;
    painter.drawLine(QPointF(plot.left(), base), QPointF(plot.right(), base));
    painter.setPen(QPen(now.accent, 3, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(xOf(m_from), base), QPointF(xOf(m_to), base));

    painter.setFont(textFont(TextRole::Axis));
    painter.setPen(now.soft);
    const QRectF words(0, height() - gap(4.5), width(), gap(4.5));
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter, edgeText(0));
    painter.drawText(words, Qt::AlignRight | Qt::AlignVCenter, edgeText(m_edges.bins()));
    const std::size_t middle = m_edges.bins() / 2;
    const double x = xOf(static_cast<double>(middle));
    painter.drawText(QRectF(x - width() / 4.0, words.top(), width() / 2.0, words.height()), Qt::AlignCenter,
                     edgeText(middle));
}

void HistogramSlider::resizeEvent(QResizeEvent *) { placeHandles(); }

void HistogramSlider::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_edges.bins() == 0)
        return;
    const double x = event->position().x();
    m_dragged = std::abs(x - xOf(m_from)) <= std::abs(x - xOf(m_to)) ? m_lower : m_upper;
    m_dragged->setFocus(Qt::MouseFocusReason);
    dragHandle(m_dragged, x);
}

void HistogramSlider::mouseMoveEvent(QMouseEvent *event)
{
    if (m_dragged && event->buttons().testFlag(Qt::LeftButton))
        dragHandle(m_dragged, event->position().x());
}

bool HistogramSlider::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && m_edges.bins() > 0) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QRectF plot = plotRect();
        const double part = (help->pos().x() - plot.left()) / plot.width();
        if (part >= 0 && part < 1 && help->pos().y() <= plot.bottom())
            QToolTip::showText(help->globalPos(),
                               binText(static_cast<std::size_t>(part * static_cast<double>(m_edges.bins()))), this);
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

}  // namespace clientele
