// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/stackplot.h"

#include "ui/dashboard/figuretext.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace clientele {

namespace {

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
    m_longest = 0;
    for (const Mark &mark : data().marks)
        m_longest = std::max({m_longest, sumOf(mark), wholeOf(mark)});
    m_rows.arrange(data(), QSizeF(width(), height() - legendHeight()), sumText, areas);
}

void StackPlot::drawBar(QPainter &painter, const Mark &mark, const QRectF &row)
{
    const double sum = sumOf(mark);
    const double longest = m_shares ? sum : m_longest;
    const double left = m_rows.left();
    const auto at = [&](double value) {
        return std::round(longest > 0 ? left + value / longest * (m_rows.right() - left) : left);
    };

    painter.setPen(Qt::NoPen);
    if (const double whole = wholeOf(mark); whole > 0 && !m_shares) {
        painter.setBrush(colours().ghost);
        painter.drawRoundedRect(RowList::barIn(row, left, at(whole)), 1.5, 1.5);
    }
    double from = 0;
    for (std::size_t series = 0; series < mark.parts.size(); ++series) {
        const double value = std::abs(number(mark.parts[series].value));
        if (value <= 0)
            continue;
        const double begin = at(from);
        from += value;
        // A hairline between shares keeps two of like colour apart.
        painter.setBrush(fill(mark, static_cast<int>(series)));
        painter.drawRect(RowList::barIn(row, begin, std::max(begin + 1, at(from) - 1)));
    }
    RowList::drawFigure(painter, row, at(sum), sumText(mark), colours());
}

void StackPlot::draw(QPainter &painter)
{
    for (int index = 0; index < m_rows.shown(); ++index)
        drawBar(painter, data().marks[static_cast<std::size_t>(index)], markArea(index));
    m_rows.draw(painter, *this, hovered(), colours());
}

}  // namespace clientele
