// SPDX-License-Identifier: GPL-3.0-or-later
// A range of days in the declared zone: by name, by calendar, or typed; either end may be open.
#pragma once

#include "models/items/filterperiods.h"
#include "ui/dashboard/chartsource.h"
#include "ui/filters/fieldeditor.h"

class QLabel;
class QLineEdit;
class QListWidget;

namespace clientele {

class EmptinessChoice;
class LatestResults;
class RangeCalendar;

// "20/08/2025" as the locale writes dates, always with four digits of the year; reads that, two digits, and ISO dates.
[[nodiscard]] QString dayText(const QDate &day, const QLocale &locale);
[[nodiscard]] QDate dayFromText(const QString &text, const QLocale &locale);  // invalid where it is none

class DaysEditor : public FieldEditor {
    Q_OBJECT
public:
    explicit DaysEditor(const ChartSource &source, QWidget *parent = nullptr);

    void edit(const FilterSubject &subject) override;
    [[nodiscard]] Result<std::optional<Condition>> condition() const override;
    [[nodiscard]] bool isSettled() const override;
    void takeFocus() override;
    [[nodiscard]] RangeCalendar *calendar() const { return m_calendar; }

private:
    void build();
    void listPeriods();
    void choosePeriod(int row);
    void showRange(const DayRange &range);  // in the fields and the calendar
    void typed();
    void markPeriod();
    void countMatches();
    void showMatches();
    [[nodiscard]] Result<DayRange> range() const;

    ChartSource m_source;
    FilterSubject m_subject;
    PeriodBase m_base;
    bool m_touched = false;
    bool m_marking = false;
    LatestResults *m_matches;
    QListWidget *m_periods;
    RangeCalendar *m_calendar;
    QLineEdit *m_first;
    QLineEdit *m_last;
    EmptinessChoice *m_emptiness;
    QLabel *m_summary;
    QLabel *m_note;
};

}  // namespace clientele
