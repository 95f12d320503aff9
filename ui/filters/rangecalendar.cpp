// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filters/rangecalendar.h"

#include "ui/shell/iconbutton.h"
#include "ui/shell/theme.h"

#include <QAccessible>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolButton>
#include <QWheelEvent>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

constexpr int months = 2;
constexpr int weeks = 6;
constexpr int daysOfWeek = 7;

int cellWidth() { return gap(7.5); }
int cellHeight() { return gap(6.5); }
int headHeight() { return gap(13); }  // the month's name, then the days of the week
int between() { return gap(5); }

QDate firstOfMonth(const QDate &day) { return {day.year(), day.month(), 1}; }

}  // namespace

RangeCalendar::RangeCalendar(QWidget *parent)
    : QWidget(parent),
      m_month(firstOfMonth(QDate::currentDate().addMonths(-1))),
      m_cursor(QDate::currentDate()),
      m_back(new IconButton(u"left"_s, tr("Earlier months"), this)),
      m_forward(new IconButton(u"right"_s, tr("Later months"), this))
{
    setObjectName(u"rangeCalendar"_s);
    setAccessibleName(tr("Calendar"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_back->setObjectName(u"calendarBack"_s);
    m_forward->setObjectName(u"calendarForward"_s);
    connect(m_back, &QToolButton::clicked, this, [this] { turn(-1); });
    connect(m_forward, &QToolButton::clicked, this, [this] { turn(1); });
}

QSize RangeCalendar::sizeHint() const
{
    return {months * daysOfWeek * cellWidth() + between(), headHeight() + weeks * cellHeight()};
}

void RangeCalendar::setData(const DayRange &days)
{
    m_data = days;
    update();
}

void RangeCalendar::setRange(const DayRange &range)
{
    m_range = range;
    m_pending = {};
    QDate shown = range.last.isValid() ? range.last : range.first;
    if (!shown.isValid() || (!range.last.isValid() && m_data.last > shown))
        shown = m_data.last;
    if (shown.isValid()) {
        m_cursor = shown;
        m_month = firstOfMonth(shown).addMonths(-1);
    }
    update();
}

void RangeCalendar::turn(int count)
{
    m_month = m_month.addMonths(count);
    m_cursor = m_cursor.addMonths(count);
    update();
}

void RangeCalendar::showMonthOf(const QDate &day)
{
    if (day < m_month)
        m_month = firstOfMonth(day);
    else if (day >= m_month.addMonths(months))
        m_month = firstOfMonth(day).addMonths(1 - months);
    update();
}

QPoint RangeCalendar::monthCorner(int month) const
{
    const int at = layoutDirection() == Qt::RightToLeft ? months - 1 - month : month;
    return {at * (daysOfWeek * cellWidth() + between()), 0};
}

QRect RangeCalendar::rectOf(const QDate &day) const
{
    for (int month = 0; month < months; ++month) {
        const QDate first = m_month.addMonths(month);
        if (day.year() != first.year() || day.month() != first.month())
            continue;
        const int before = (first.dayOfWeek() - m_locale.firstDayOfWeek() + daysOfWeek) % daysOfWeek;
        const int place = before + day.day() - 1;
        const int column =
            layoutDirection() == Qt::RightToLeft ? daysOfWeek - 1 - place % daysOfWeek : place % daysOfWeek;
        const QPoint corner =
            monthCorner(month) + QPoint(column * cellWidth(), headHeight() + place / daysOfWeek * cellHeight());
        return {corner, QSize(cellWidth(), cellHeight())};
    }
    return {};
}

QDate RangeCalendar::dayAt(const QPointF &place) const
{
    for (QDate day = m_month; day < m_month.addMonths(months); day = day.addDays(1)) {
        if (rectOf(day).contains(place.toPoint()))
            return day;
    }
    return {};
}

void RangeCalendar::choose(const QDate &one, const QDate &other)
{
    m_range = {std::min(one, other), std::max(one, other)};
    update();
    emit chosen(m_range);
}

void RangeCalendar::chooseEnd(const QDate &day)
{
    const QDate first = std::exchange(m_pending, m_pending.isValid() ? QDate() : day);
    choose(first.isValid() ? first : day, day);
}

void RangeCalendar::walk(const QDate &day, bool extend)
{
    if (extend && !m_anchor.isValid())
        m_anchor = m_cursor;
    if (!extend)
        m_anchor = {};
    m_cursor = day;
    showMonthOf(day);
    if (extend) {
        m_pending = {};
        choose(m_anchor, day);
    }
    setAccessibleDescription(m_locale.toString(day, QLocale::LongFormat));
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

void RangeCalendar::keyPressEvent(QKeyEvent *event)
{
    const bool extend = event->modifiers().testFlag(Qt::ShiftModifier);
    const int direction = layoutDirection() == Qt::RightToLeft ? -1 : 1;
    switch (event->key()) {
    case Qt::Key_Left:
        return walk(m_cursor.addDays(-direction), extend);
    case Qt::Key_Right:
        return walk(m_cursor.addDays(direction), extend);
    case Qt::Key_Up:
        return walk(m_cursor.addDays(-daysOfWeek), extend);
    case Qt::Key_Down:
        return walk(m_cursor.addDays(daysOfWeek), extend);
    case Qt::Key_PageUp:
        return walk(m_cursor.addMonths(-1), extend);
    case Qt::Key_PageDown:
        return walk(m_cursor.addMonths(1), extend);
    case Qt::Key_Home:
        return walk(firstOfMonth(m_cursor), extend);
    case Qt::Key_End:
        return walk(firstOfMonth(m_cursor).addMonths(1).addDays(-1), extend);
    case Qt::Key_Space:
        return chooseEnd(m_cursor);
    default:
        QWidget::keyPressEvent(event);
    }
}

void RangeCalendar::mousePressEvent(QMouseEvent *event)
{
    const QDate day = dayAt(event->position());
    if (event->button() != Qt::LeftButton || !day.isValid())
        return;
    m_cursor = day;
    m_dragged = m_pending.isValid() ? m_pending : day;  // a second click can still be pulled to its place
    chooseEnd(day);
}

void RangeCalendar::mouseMoveEvent(QMouseEvent *event)
{
    const QDate day = dayAt(event->position());
    if (!m_dragged.isValid() || !day.isValid() || day == m_cursor)
        return;
    m_cursor = day;
    m_pending = {};
    choose(m_dragged, day);
}

void RangeCalendar::mouseReleaseEvent(QMouseEvent *) { m_dragged = {}; }

void RangeCalendar::wheelEvent(QWheelEvent *event)
{
    if (event->angleDelta().y() != 0)
        turn(event->angleDelta().y() > 0 ? -1 : 1);
    event->accept();
}

void RangeCalendar::focusInEvent(QFocusEvent *) { update(); }

void RangeCalendar::focusOutEvent(QFocusEvent *) { update(); }

void RangeCalendar::resizeEvent(QResizeEvent *)
{
    const int top = (gap(7) - m_back->sizeHint().height()) / 2;
    m_back->move(0, top);
    m_forward->move(width() - m_forward->sizeHint().width(), top);
    for (QToolButton *button : {m_back, m_forward})
        button->resize(button->sizeHint());
}

void RangeCalendar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int month = 0; month < months; ++month)
        paintMonth(painter, month);
}

void RangeCalendar::paintMonth(QPainter &painter, int month) const
{
    const Look now = look();
    const QDate first = m_month.addMonths(month);
    const QPoint corner = monthCorner(month);
    painter.setFont(textFont(TextRole::CardTitle));
    painter.setPen(now.text);
    //: the name of a month above its days, in the format of QDate: August 2025
    const QString name = m_locale.toString(first, tr("MMMM yyyy"));
    painter.drawText(QRect(corner, QSize(daysOfWeek * cellWidth(), gap(7))), Qt::AlignCenter, name);
    painter.setFont(textFont(TextRole::Axis));
    painter.setPen(now.soft);
    for (int column = 0; column < daysOfWeek; ++column) {
        const int at = layoutDirection() == Qt::RightToLeft ? daysOfWeek - 1 - column : column;
        const int weekday = (m_locale.firstDayOfWeek() - 1 + column) % daysOfWeek + 1;
        painter.drawText(QRect(corner.x() + at * cellWidth(), gap(7), cellWidth(), gap(6)), Qt::AlignCenter,
                         m_locale.standaloneDayName(weekday, QLocale::ShortFormat).left(3));
    }
    for (QDate day = first; day.month() == first.month(); day = day.addDays(1))
        paintDay(painter, day);
}

void RangeCalendar::paintDay(QPainter &painter, const QDate &day) const
{
    const Look now = look();
    const QRectF cell = rectOf(day);
    const bool bounded = m_range.first.isValid() || m_range.last.isValid();
    const bool inside = bounded && (!m_range.first.isValid() || day >= m_range.first)
                        && (!m_range.last.isValid() || day <= m_range.last);
    const bool end = day == m_range.first || day == m_range.last;
    const bool hasRows = m_data.first.isValid() && day >= m_data.first && day <= m_data.last;
    painter.setPen(Qt::NoPen);
    if (end) {
        painter.setBrush(now.accent);
        painter.drawRoundedRect(cell.adjusted(1, 1, -1, -1), gap(1.5), gap(1.5));
    } else if (inside) {
        painter.fillRect(cell.adjusted(0, 1, 0, -1), now.accentBack);
    }
    if (hasFocus() && day == m_cursor) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(end ? now.text : now.accent, 2));
        painter.drawRoundedRect(cell.adjusted(1.5, 1.5, -1.5, -1.5), gap(1.5), gap(1.5));
    }
    painter.setFont(textFont(TextRole::Secondary));
    painter.setPen(end ? Look::textOn(now.accent) : hasRows ? now.text : now.soft);
    painter.drawText(cell, Qt::AlignCenter, m_locale.toString(day.day()));
}

}  // namespace clientele
