// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/serieslegend.h"

#include "ui/shell/theme.h"

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <cmath>

namespace clientele {

namespace {

double swatchSize() { return std::round(QFontMetricsF(textFont(TextRole::Axis)).ascent() * 0.8); }

}  // namespace

LegendEntry::LegendEntry(QWidget *parent) : QAbstractButton(parent)
{
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
}

void LegendEntry::setLook(const QString &label, const QColor &colour, bool shown)
{
    m_colour = colour;
    m_shown = shown;
    setText(label);
    setAccessibleName(label);
    setAccessibleDescription(shown ? tr("shown", "a series of a chart") : tr("hidden", "a series of a chart"));
    setToolTip(tr("Click: only “%1”, or all again. Ctrl+click: all but “%1”.").arg(label));
    update();
}

QSize LegendEntry::sizeHint() const
{
    const QFontMetricsF metrics(textFont(TextRole::Axis));
    return {static_cast<int>(std::ceil(swatchSize() + gap(1.25) + metrics.horizontalAdvance(text()) + gap(1.5))),
            static_cast<int>(std::ceil(metrics.height()))};
}

void LegendEntry::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Look colours = look();
    const double swatch = swatchSize();
    const QRectF box(0.5, std::round((height() - swatch) / 2.0) + 0.5, swatch - 1, swatch - 1);
    painter.setPen(QPen(m_colour, 1));
    painter.setBrush(m_shown ? QBrush(m_colour) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(box, 2, 2);
    QFont font = textFont(TextRole::Axis);
    font.setStrikeOut(!m_shown);
    painter.setFont(font);
    painter.setPen(underMouse() ? colours.text : colours.soft);
    painter.drawText(QRectF(swatch + gap(1.25), 0, width(), height()), Qt::AlignLeft | Qt::AlignVCenter, text());
    if (hasFocus()) {
        painter.setPen(QPen(colours.text, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    }
}

void LegendEntry::mouseReleaseEvent(QMouseEvent *event)
{
    const bool inside = event->button() == Qt::LeftButton && isDown() && rect().contains(event->position().toPoint());
    QAbstractButton::mouseReleaseEvent(event);
    if (inside)
        emit chosen(event->modifiers().testFlag(Qt::ControlModifier));
}

void LegendEntry::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        emit chosen(event->modifiers().testFlag(Qt::ControlModifier));
        return;
    case Qt::Key_Left:
        focusNextPrevChild(false);
        return;
    case Qt::Key_Right:
        focusNextPrevChild(true);
        return;
    default:
        // The card above takes Esc and Backspace.
        event->ignore();
    }
}

void SeriesLegend::setEntries(const std::vector<Entry> &entries)
{
    while (m_entries.size() > entries.size()) {
        // Perhaps a click on it is under way.
        m_entries.back()->hide();
        m_entries.back()->deleteLater();
        m_entries.pop_back();
    }
    while (m_entries.size() < entries.size()) {
        auto *made = new LegendEntry(this);
        const int series = static_cast<int>(m_entries.size());
        connect(made, &LegendEntry::chosen, this, [this, series](bool inverted) { emit chosen(series, inverted); });
        m_entries.push_back(made);
    }
    for (std::size_t series = 0; series < entries.size(); ++series)
        m_entries[series]->setLook(entries[series].label, entries[series].colour, entries[series].shown);
    arrange();
}

void SeriesLegend::arrange()
{
    int left = 0;
    for (LegendEntry *each : m_entries) {
        const QSize size = each->sizeHint();
        each->setGeometry(left, 0, size.width(), height());
        // What has no room is in the card's menu.
        each->setVisible(left + size.width() <= width() + 1);
        left += size.width() + gap(3);
    }
}

void SeriesLegend::resizeEvent(QResizeEvent *) { arrange(); }

}  // namespace clientele
