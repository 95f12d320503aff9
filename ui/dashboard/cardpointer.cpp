// SPDX-License-Identifier: GPL-3.0-or-later
// A card in the hand: dragged at its header, and with the focus while cards are arranged.
#include "ui/dashboard/card.h"

#include "ui/shell/theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLayout>
#include <QMouseEvent>
#include <QPainter>

namespace clientele {

void Card::mousePressEvent(QMouseEvent *event)
{
    // Above the body; its own widgets (menu, breadcrumb) take their clicks themselves.
    const int header = layout()->contentsMargins().top() + gap(6);
    if (event->button() == Qt::LeftButton && (m_arranging || event->position().y() < header))
        m_pressed = event->globalPosition().toPoint();
    if (m_arranging)
        setFocus(Qt::MouseFocusReason);
}

void Card::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint global = event->globalPosition().toPoint();
    if (!m_pressed || !event->buttons().testFlag(Qt::LeftButton))
        return QFrame::mouseMoveEvent(event);
    if (!m_dragging && (global - *m_pressed).manhattanLength() < QApplication::startDragDistance())
        return;
    m_dragging = true;
    setCursor(Qt::ClosedHandCursor);
    emit headerDragged(global);
}

void Card::mouseReleaseEvent(QMouseEvent *event)
{
    m_pressed.reset();
    if (!m_dragging)
        return QFrame::mouseReleaseEvent(event);
    m_dragging = false;
    unsetCursor();
    emit headerDropped(event->globalPosition().toPoint());
}

void Card::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape || !m_dragging)
        return QFrame::keyPressEvent(event);
    m_pressed.reset();
    m_dragging = false;
    unsetCursor();
    emit dragGivenUp();
}

void Card::setArranging(bool arranging)
{
    m_arranging = arranging;
    setFocusPolicy(arranging ? Qt::StrongFocus : Qt::NoFocus);
    // The chart is not clicked by accident while its card is moved.
    if (m_body)
        m_body->setAttribute(Qt::WA_TransparentForMouseEvents, arranging);
    update();
}

void Card::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    if (!m_arranging)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Look colours = look();
    painter.setPen(QPen(hasFocus() ? colours.accent : colours.faint, hasFocus() ? 2 : 1,
                        hasFocus() ? Qt::SolidLine : Qt::DashLine));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), gap(2), gap(2));
}

void Card::focusInEvent(QFocusEvent *event)
{
    QFrame::focusInEvent(event);
    update();
}

void Card::focusOutEvent(QFocusEvent *event)
{
    QFrame::focusOutEvent(event);
    update();
}

}  // namespace clientele
