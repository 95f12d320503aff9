// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/barsplot.h"

#include "ui/dashboard/figuretext.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace clientele {

namespace {
constexpr double mostLabels = 0.36;  // of the width
}

QSize BarsPlot::sizeHint() const { return {gap(70), gap(40)}; }

void BarsPlot::arrange(std::vector<QRectF> &areas)
{
    const QFontMetricsF metrics(textFont(TextRole::Axis));
    const QLocale locale;
    m_labels = m_figures = 0;
    for (const Mark &mark : data().marks) {
        m_labels = std::max(m_labels, metrics.horizontalAdvance(mark.label));
        m_figures = std::max(m_figures, metrics.horizontalAdvance(besideText(mark.parts.front().value, locale)));
    }
    m_labels = std::min(std::ceil(m_labels), width() * mostLabels);
    m_figures += gap(2);

    // Bars that have no room are counted in a last line instead.
    const int marks = static_cast<int>(areas.size());
    const double least = std::ceil(metrics.height());
    const int fitting = static_cast<int>(height() / least);
    const bool lastLine = data().more > 0 || fitting < marks;
    m_shown = std::clamp(lastLine ? fitting - 1 : fitting, 0, marks);
    const double room = height() - (lastLine ? least : 0);
    m_pitch = m_shown > 0 ? std::min(room / m_shown, static_cast<double>(gap(12))) : 0;
    for (int mark = 0; mark < m_shown; ++mark)
        areas[static_cast<std::size_t>(mark)] = QRectF(0, mark * m_pitch, width(), m_pitch);
}

void BarsPlot::drawBar(QPainter &painter, const Mark &mark, const QRectF &row)
{
    const MarkPart &part = mark.parts.front();
    const double low = data().lowest();
    const double high = std::max(data().highest(), low + 1e-9);
    const double left = m_labels + gap(2);
    const double right = std::max(left + 1, width() - m_figures);
    const auto at = [&](double value) { return left + (value - low) / (high - low) * (right - left); };

    const double thickness = std::round(std::clamp(row.height() * 0.62, 3.0, static_cast<double>(gap(6))));
    const double top = std::round(row.center().y() - thickness / 2);
    const auto bar = [&](double value) {
        const double from = std::round(at(std::min(value, 0.0)));
        const double to = std::round(at(std::max(value, 0.0)));
        return QRectF(from, top, std::max(to - from, value == 0 ? 0.0 : 1.0), thickness);
    };
    painter.setPen(Qt::NoPen);
    if (part.ghost) {
        painter.setBrush(colours().ghost);
        painter.drawRoundedRect(bar(number(*part.ghost)), 1.5, 1.5);
    }
    const QRectF filled = bar(number(part.value));
    painter.setBrush(fill(mark, 0));
    painter.drawRoundedRect(filled, 1.5, 1.5);

    painter.setFont(textFont(TextRole::Axis));
    painter.setPen(colours().text);
    painter.drawText(QRectF(filled.right() + gap(1.5), row.top(), width(), row.height()),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     part.known ? besideText(part.value, QLocale()) : QStringLiteral("–"));
}

void BarsPlot::draw(QPainter &painter)
{
    const QFont font = textFont(TextRole::Axis);
    const QFontMetricsF metrics(font);
    for (int index = 0; index < m_shown; ++index) {
        const Mark &mark = data().marks[static_cast<std::size_t>(index)];
        const QRectF row = markArea(index);
        painter.setFont(font);
        painter.setPen(mark.selected || index == hovered() ? colours().text : colours().soft);
        painter.drawText(QRectF(0, row.top(), m_labels, row.height()), Qt::AlignRight | Qt::AlignVCenter,
                         metrics.elidedText(mark.label, Qt::ElideRight, m_labels));
        drawBar(painter, mark, row);
    }
    const int more = data().more + static_cast<int>(data().marks.size()) - m_shown;
    if (more > 0) {
        painter.setFont(font);
        painter.setPen(colours().soft);
        painter.drawText(QRectF(m_labels + gap(2), m_shown * m_pitch, width(), metrics.height()),
                         Qt::AlignLeft | Qt::AlignVCenter, tr("and %n more", nullptr, more));
    }
}

}  // namespace clientele
