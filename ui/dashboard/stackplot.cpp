// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/stackplot.h"

#include "ui/dashboard/figuretext.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace clientele {

namespace {

constexpr double mostLabels = 0.36;  // of the width

double sumOf(const Mark &mark)
{
    double sum = 0;
    for (const MarkPart &part : mark.parts)
        sum += std::abs(number(part.value));
    return sum;
}

double wholeOf(const Mark &mark)
{
    double sum = 0;
    for (const MarkPart &part : mark.parts)
        sum += part.ghost ? std::abs(number(*part.ghost)) : 0;
    return sum;
}

// The bar's own figure: its shares are of one currency and one scale, so their sum is exact; past 64 bits there is none.
QString sumText(const Mark &mark)
{
    Figure sum = mark.parts.empty() ? Figure() : mark.parts.front().value;
    sum.scaled = 0;
    for (const MarkPart &part : mark.parts) {
        if (part.value.digits > sum.digits)
            sum.digits = part.value.digits;
    }
    for (const MarkPart &part : mark.parts) {
        if (part.value.scaled != 0 && part.value.digits != sum.digits)
            return {};
        if (__builtin_add_overflow(sum.scaled, std::abs(part.value.scaled), &sum.scaled))
            return {};
    }
    return besideText(sum, QLocale());
}

}  // namespace

void StackPlot::setShares(bool shares)
{
    m_shares = shares;
    refit();
}

QSize StackPlot::sizeHint() const { return {gap(70), gap(40)}; }

void StackPlot::arrange(std::vector<QRectF> &areas)
{
    const QFontMetricsF metrics(textFont(TextRole::Axis));
    m_labels = m_figures = m_longest = 0;
    for (const Mark &mark : data().marks) {
        m_labels = std::max(m_labels, metrics.horizontalAdvance(mark.label));
        m_figures = std::max(m_figures, metrics.horizontalAdvance(sumText(mark)));
        m_longest = std::max({m_longest, sumOf(mark), wholeOf(mark)});
    }
    m_labels = std::min(std::ceil(m_labels), width() * mostLabels);
    m_figures += gap(2);

    const int marks = static_cast<int>(areas.size());
    const double least = std::ceil(metrics.height());
    const double tall = height() - legendHeight();
    const int fitting = static_cast<int>(tall / least);
    const bool lastLine = data().more > 0 || fitting < marks;
    m_shown = std::clamp(lastLine ? fitting - 1 : fitting, 0, marks);
    const double room = tall - (lastLine ? least : 0);
    m_pitch = m_shown > 0 ? std::min(room / m_shown, static_cast<double>(gap(12))) : 0;
    for (int mark = 0; mark < m_shown; ++mark)
        areas[static_cast<std::size_t>(mark)] = QRectF(0, mark * m_pitch, width(), m_pitch);
}

void StackPlot::drawBar(QPainter &painter, const Mark &mark, const QRectF &row)
{
    const double left = m_labels + gap(2);
    const double right = std::max(left + 1, width() - m_figures);
    const double thickness = std::round(std::clamp(row.height() * 0.62, 3.0, static_cast<double>(gap(6))));
    const double top = std::round(row.center().y() - thickness / 2);
    const double sum = sumOf(mark);
    const double longest = m_shares ? sum : m_longest;
    const auto at = [&](double value) { return longest > 0 ? left + value / longest * (right - left) : left; };

    painter.setPen(Qt::NoPen);
    if (const double whole = wholeOf(mark); whole > 0 && !m_shares) {
        painter.setBrush(colours().ghost);
        painter.drawRoundedRect(QRectF(left, top, std::round(at(whole) - left), thickness), 1.5, 1.5);
    }
    double from = 0;
    for (std::size_t series = 0; series < mark.parts.size(); ++series) {
        const double value = std::abs(number(mark.parts[series].value));
        if (value <= 0)
            continue;
        const double begin = std::round(at(from));
        from += value;
        // A hairline between shares keeps two of like colour apart.
        const double end = std::max(begin + 1, std::round(at(from)) - 1);
        painter.setBrush(fill(mark, static_cast<int>(series)));
        painter.drawRect(QRectF(begin, top, end - begin, thickness));
    }
    painter.setFont(textFont(TextRole::Axis));
    painter.setPen(colours().text);
    painter.drawText(QRectF(at(sum) + gap(1.5), row.top(), width(), row.height()), Qt::AlignLeft | Qt::AlignVCenter,
                     sumText(mark));
}

void StackPlot::draw(QPainter &painter)
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
