// SPDX-License-Identifier: GPL-3.0-or-later
// Two months side by side that take a range of days: a click on its first and one on its last day, a drag, or keys (the
// arrows walk, Shift with them extends, the space bar chooses as a click does). Weeks begin as the locale's do.
#pragma once

#include "models/query/period.h"

#include <QLocale>
#include <QWidget>

class QToolButton;

namespace clientele {

class RangeCalendar : public QWidget {
    Q_OBJECT
public:
    explicit RangeCalendar(QWidget *parent = nullptr);

    // Shows the month of the last day on the right. An invalid end is open.
    void setRange(const DayRange &range);
    void setData(const DayRange &days);  // days outside it are drawn softer: no row has them
    [[nodiscard]] const DayRange &range() const { return m_range; }
    [[nodiscard]] const QDate &cursor() const { return m_cursor; }
    [[nodiscard]] QDate firstMonth() const { return m_month; }
    [[nodiscard]] QRect rectOf(const QDate &day) const;  // empty where it is not shown
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void chosen(const clientele::DayRange &range);  // also a range of one day that a second click will extend

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    [[nodiscard]] QDate dayAt(const QPointF &place) const;
    [[nodiscard]] QPoint monthCorner(int month) const;
    void choose(const QDate &one, const QDate &other);
    void chooseEnd(const QDate &day);  // a click, or the space bar
    void walk(const QDate &day, bool extend);
    void showMonthOf(const QDate &day);
    void turn(int months);
    void paintMonth(QPainter &painter, int month) const;
    void paintDay(QPainter &painter, const QDate &day) const;

    QLocale m_locale;
    DayRange m_range;
    DayRange m_data;
    QDate m_month;    // the first of the month on the left
    QDate m_cursor;   // of the keyboard
    QDate m_pending;  // the end chosen first, until there is another
    QDate m_dragged;  // where the button went down
    QDate m_anchor;   // where Shift went down
    QToolButton *m_back;
    QToolButton *m_forward;
};

}  // namespace clientele
