// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/navigationbutton.h"

#include "ui/shell/iconbutton.h"
#include "ui/shell/theme.h"

#include <QPainter>

#include <algorithm>

namespace clientele {

NavigationButton::NavigationButton(const QString &icon, const QString &text, QWidget *parent)
    : QAbstractButton(parent), m_icon(icon)
{
    setText(text);
    setAccessibleName(text);
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void NavigationButton::setCount(const QString &count)
{
    m_count = count;
    setAccessibleDescription(count.isEmpty() ? QString() : tr("%1 rows", "a number of rows").arg(count));
    updateGeometry();
    update();
}

void NavigationButton::setCollapsed(bool collapsed)
{
    m_collapsed = collapsed;
    setToolTip(collapsed ? text() : QString());
    updateGeometry();
    update();
}

QSize NavigationButton::sizeHint() const
{
    const int height = gap(8.75);
    if (m_collapsed)
        return {gap(9), height};
    // Wide enough for the name when it is chosen, that is, semi-bold.
    // horizontalAdvance() rounds, and eliding does not: one pixel more.
    const int name = QFontMetrics(textFont(TextRole::CardTitle)).horizontalAdvance(text()) + 1;
    const int count = QFontMetrics(textFont(TextRole::Axis)).horizontalAdvance(m_count);
    return {name + count + gap(m_count.isEmpty() ? 5 : 6.5), height};
}

void NavigationButton::paintEvent(QPaintEvent *)
{
    const Look now = look();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75);
    const double radius = gap(1.5);
    if (isChecked() || underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(isChecked() ? now.accentBack : now.grid);
        painter.drawRoundedRect(frame, radius, radius);
    }
    if (hasFocus()) {
        painter.setPen(QPen(now.accent, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(frame, radius, radius);
    }
    const QColor ink = isChecked() ? now.accent : now.soft;
    if (m_collapsed) {
        const int side = gap(4);
        tintedIcon(m_icon, ink).paint(&painter, QRect((width() - side) / 2, (height() - side) / 2, side, side));
        return;
    }
    QRect inner = rect().adjusted(gap(2.5), 0, -gap(2.5), 0);
    painter.setPen(isChecked() ? now.accent : now.soft);
    painter.setFont(textFont(TextRole::Axis));
    painter.drawText(inner, Qt::AlignRight | Qt::AlignVCenter, m_count);
    if (!m_count.isEmpty())
        inner.setRight(inner.right() - painter.fontMetrics().horizontalAdvance(m_count) - gap(1.5));
    painter.setFont(textFont(isChecked() ? TextRole::CardTitle : TextRole::Body));
    painter.drawText(inner, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(text(), Qt::ElideRight, inner.width()));
}

}  // namespace clientele
