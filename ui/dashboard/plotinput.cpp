// SPDX-License-Identifier: GPL-3.0-or-later
// What pointer and keys do on a plot.
#include "ui/dashboard/plot.h"

#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>

#include <algorithm>

namespace clientele {

bool Plot::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int mark = markAt(help->pos());
        if (mark < 0)
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), markText(mark), this, markArea(mark).toAlignedRect());
        return true;
    }
    return QWidget::event(event);
}

void Plot::setHovered(int mark)
{
    if (mark == m_hovered)
        return;
    m_hovered = mark;
    setCursor(mark >= 0 && m_takesMarks ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void Plot::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_takesMarks)
        return QWidget::mousePressEvent(event);
    m_keyboard = false;
    m_pressed = markAt(event->position());
    m_pressedAt = event->position();
}

void Plot::mouseMoveEvent(QMouseEvent *event)
{
    const int mark = markAt(event->position());
    if (m_pressed >= 0 && m_takesRanges && event->buttons().testFlag(Qt::LeftButton)) {
        const double moved = (event->position() - m_pressedAt).manhattanLength();
        if (m_brushFrom < 0 && moved >= QApplication::startDragDistance())
            m_brushFrom = m_brushTo = m_pressed;
        if (m_brushFrom >= 0) {
            m_brushTo = brushEndAt(event->position(), m_brushTo);
            tellBrush();
            update();
            return;
        }
    }
    setHovered(mark);
}

void Plot::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_pressed < 0)
        return QWidget::mouseReleaseEvent(event);
    const int pressed = m_pressed;
    m_pressed = -1;
    if (isBrushing()) {
        const std::pair<int, int> range = brushed();
        endBrush();
        emit rangeChosen(range.first, range.second);
    } else if (markAt(event->position()) == pressed) {
        setCurrent(pressed);
        emit toggled(pressed, event->modifiers().testFlag(Qt::ControlModifier));
    }
}

void Plot::mouseDoubleClickEvent(QMouseEvent *event)
{
    const int mark = event->button() == Qt::LeftButton ? markAt(event->position()) : -1;
    m_pressed = -1;  // the release that follows is no click
    if (mark >= 0)
        emit rowsWanted(mark);
}

void Plot::enterEvent(QEnterEvent *event)
{
    emit pointerCame();
    QWidget::enterEvent(event);
}

void Plot::leaveEvent(QEvent *event)
{
    setHovered(-1);
    QWidget::leaveEvent(event);
}

int Plot::brushEndAt(const QPointF &point, int reached) const
{
    if (const int mark = markAt(point); mark >= 0)
        return mark;
    const int last = static_cast<int>(m_data.marks.size()) - 1;
    if (point.x() < markArea(0).left())
        return 0;
    return point.x() > markArea(last).right() ? last : reached;
}

std::pair<int, int> Plot::brushed() const { return std::minmax({m_brushFrom, m_brushTo}); }

void Plot::endBrush()
{
    if (m_brushFrom < 0)
        return;
    m_brushFrom = m_brushTo = -1;
    m_brushTold = {-1, -1};
    update();
}

void Plot::giveBrushUp()
{
    const bool wasBrushing = isBrushing();
    endBrush();
    if (wasBrushing)
        emit brushGivenUp();
}

void Plot::tellBrush()
{
    const std::pair<int, int> range = brushed();
    if (range == m_brushTold)
        return;
    m_brushTold = range;
    emit brushMoved(range.first, range.second);
}

int Plot::neighbour(int mark, int key) const { return key == Qt::Key_Left || key == Qt::Key_Up ? mark - 1 : mark + 1; }

void Plot::goTo(int mark, bool extend)
{
    if (m_data.marks.empty())
        return;
    const int last = static_cast<int>(m_data.marks.size()) - 1;
    const int from = m_current;
    setCurrent(std::clamp(mark, 0, last));
    if (extend && m_takesRanges) {
        if (m_brushFrom < 0)
            m_brushFrom = std::max(from, 0);
        m_brushTo = m_current;
        tellBrush();
        update();
    } else {
        giveBrushUp();
    }
}

void Plot::keyPressEvent(QKeyEvent *event)
{
    m_keyboard = true;
    const bool extend = event->modifiers().testFlag(Qt::ShiftModifier);
    const int marks = static_cast<int>(m_data.marks.size());
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Up:
    case Qt::Key_Right:
    case Qt::Key_Down:
        return goTo(m_current < 0 ? 0 : neighbour(m_current, event->key()), extend);
    case Qt::Key_Home:
        return goTo(0, extend);
    case Qt::Key_End:
        return goTo(marks - 1, extend);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (isBrushing()) {
            const std::pair<int, int> range = brushed();
            endBrush();
            emit rangeChosen(range.first, range.second);
        } else if (m_current >= 0 && m_takesMarks) {
            emit toggled(m_current, event->modifiers().testFlag(Qt::ControlModifier));
        }
        return;
    case Qt::Key_Escape:
        m_pressed = -1;
        if (isBrushing())
            return giveBrushUp();
        if (m_data.anySelected) {
            emit letGo();
            return;
        }
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
    update();
}

void Plot::focusInEvent(QFocusEvent *event)
{
    m_keyboard = event->reason() != Qt::MouseFocusReason && event->reason() != Qt::ActiveWindowFocusReason;
    if (m_current < 0 && event->reason() != Qt::MouseFocusReason && !m_data.marks.empty())
        setCurrent(0);
    QWidget::focusInEvent(event);
    update();
}

void Plot::focusOutEvent(QFocusEvent *event)
{
    giveBrushUp();
    QWidget::focusOutEvent(event);
    update();
}

}  // namespace clientele
