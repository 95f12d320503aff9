// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/cornergrip.h"

#include "ui/shell/theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace clientele {

CornerGrip::CornerGrip(QWidget *card) : QWidget(card)
{
    // By keyboard cards are resized while they are arranged, and by their menu.
    setFocusPolicy(Qt::NoFocus);
    setCursor(Qt::SizeFDiagCursor);
    setAttribute(Qt::WA_Hover);
    card->installEventFilter(this);
    place();
}

void CornerGrip::place()
{
    const int side = gap(4);
    setGeometry(parentWidget()->width() - side, parentWidget()->height() - side, side, side);
    raise();
}

bool CornerGrip::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::Resize:
    case QEvent::Show:
    case QEvent::ApplicationFontChange:
        place();
        break;
    case QEvent::Enter:
    case QEvent::Leave:
    case QEvent::ChildAdded:
        raise();
        update();
        break;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

void CornerGrip::paintEvent(QPaintEvent *)
{
    if (!parentWidget()->underMouse() && !m_pressed)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(underMouse() || m_pressed ? look().soft : look().faint, 1));
    for (const double reach : {gap(1) * 1.0, gap(2) * 1.0})
        painter.drawLine(QPointF(width() - gap(1) - reach, height() - gap(1)),
                         QPointF(width() - gap(1), height() - gap(1) - reach));
}

void CornerGrip::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return event->ignore();
    m_pressed = true;
    m_offset = parentWidget()->mapToGlobal(parentWidget()->rect().bottomRight()) - event->globalPosition().toPoint();
}

void CornerGrip::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_pressed)
        return;
    if (!m_dragging) {
        if ((event->position().toPoint() - rect().center()).manhattanLength() < QApplication::startDragDistance())
            return;
        m_dragging = true;
        grabKeyboard();  // Esc gives it up, whoever has the focus
    }
    emit dragged(event->globalPosition().toPoint() + m_offset);
}

void CornerGrip::end()
{
    if (m_dragging)
        releaseKeyboard();
    m_pressed = m_dragging = false;
    update();
}

void CornerGrip::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_pressed)
        return;
    const bool dragged = m_dragging;
    end();
    if (dragged)
        emit dropped();
}

void CornerGrip::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape || !m_dragging)
        return QWidget::keyPressEvent(event);
    end();
    emit givenUp();
}

}  // namespace clientele
