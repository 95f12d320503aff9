// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filters/dayseditor.h"

#include "ui/dashboard/cardqueries.h"
#include "ui/dashboard/latestresults.h"
#include "ui/dashboard/timegrain.h"
#include "ui/filters/emptinesschoice.h"
#include "ui/filters/rangecalendar.h"
#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

QString formatOf(const QLocale &locale)
{
    QString format = locale.dateFormat(QLocale::ShortFormat);
    if (!format.contains("yyyy"_L1))
        format.replace("yy"_L1, "yyyy"_L1);
    return format;
}

DayRange rangeOf(const std::optional<Condition> &condition)
{
    if (!condition || condition->values.isEmpty())
        return {};
    const QDate first = QDate::fromString(condition->values.first(), Qt::ISODate);
    const QDate last = QDate::fromString(condition->values.last(), Qt::ISODate);
    switch (condition->op) {
    case Op::Between:
    case Op::In:
        return {std::min(first, last), std::max(first, last)};
    case Op::AtLeast:
        return {first, {}};
    case Op::Above:
        return {first.addDays(1), {}};
    case Op::AtMost:
        return {{}, first};
    case Op::Below:
        return {{}, first.addDays(-1)};
    default:
        return {};
    }
}

}  // namespace

QString dayText(const QDate &day, const QLocale &locale)
{
    return day.isValid() ? locale.toString(day, formatOf(locale)) : QString();
}

QDate dayFromText(const QString &text, const QLocale &locale)
{
    const QString typed = text.trimmed();
    const QDate full = locale.toDate(typed, formatOf(locale));
    if (full.isValid() && full.year() >= 100)
        return full;
    const QDate shorter = locale.toDate(typed, locale.dateFormat(QLocale::ShortFormat));
    if (shorter.isValid())
        return shorter.year() < 1970 ? shorter.addYears(100) : shorter;  // "25" is read as 1925
    return QDate::fromString(typed, Qt::ISODate);
}

DaysEditor::DaysEditor(const ChartSource &source, QWidget *parent)
    : FieldEditor(parent),
      m_source(source),
      m_matches(new LatestResults(source, this)),
      m_periods(new QListWidget(this)),
      m_calendar(new RangeCalendar(this)),
      m_first(new QLineEdit(this)),
      m_last(new QLineEdit(this)),
      m_emptiness(new EmptinessChoice(this)),
      m_summary(new QLabel(this)),
      m_note(new QLabel(this))
{
    build();
    connect(m_periods, &QListWidget::currentRowChanged, this, [this](int row) {
        if (!m_marking)
            choosePeriod(row);
    });
    connect(m_periods, &QListWidget::itemClicked, this, [this] { choosePeriod(m_periods->currentRow()); });
    connect(m_periods, &QListWidget::itemActivated, this, &DaysEditor::accepted);
    connect(m_calendar, &RangeCalendar::chosen, this, [this](const DayRange &range) {
        m_touched = true;
        m_first->setText(dayText(range.first, QLocale()));
        m_last->setText(dayText(range.last, QLocale()));
        markPeriod();
        countMatches();
    });
    for (QLineEdit *end : {m_first, m_last}) {
        connect(end, &QLineEdit::textEdited, this, &DaysEditor::typed);
        connect(end, &QLineEdit::returnPressed, this, &DaysEditor::accepted);
    }
    connect(m_emptiness, &EmptinessChoice::changed, this, [this] {
        for (QWidget *part : std::initializer_list<QWidget *>{m_periods, m_calendar, m_first, m_last})
            part->setEnabled(!m_emptiness->isMade());
        countMatches();
    });
    connect(m_matches, &LatestResults::finished, this, &DaysEditor::showMatches);
}

void DaysEditor::build()
{
    m_periods->setObjectName(u"periods"_s);
    m_periods->setAccessibleName(tr("Periods"));
    m_periods->setFixedWidth(gap(40));
    m_periods->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_first->setObjectName(u"filterFirstDay"_s);
    m_last->setObjectName(u"filterLastDay"_s);
    m_first->setPlaceholderText(tr("no first day"));
    m_last->setPlaceholderText(tr("no last day"));
    auto *first = new QLabel(tr("First day"), this);
    auto *last = new QLabel(tr("Last day"), this);
    first->setBuddy(m_first);
    last->setBuddy(m_last);
    m_first->setAccessibleName(first->text());
    m_last->setAccessibleName(last->text());
    m_summary->setObjectName(u"daysSummary"_s);
    m_note->setObjectName(u"softText"_s);
    for (QLabel *label : {m_summary, m_note}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    auto *ends = new QHBoxLayout;
    ends->setSpacing(gap(2));
    ends->addWidget(first);
    ends->addWidget(m_first, 1);
    ends->addWidget(last);
    ends->addWidget(m_last, 1);
    auto *right = new QVBoxLayout;
    right->setSpacing(gap(2));
    right->addWidget(m_calendar, 0, Qt::AlignHCenter);
    right->addLayout(ends);
    right->addWidget(m_emptiness);
    right->addWidget(m_summary);
    right->addStretch(1);
    right->addWidget(m_note);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins({});
    line->setSpacing(gap(3));
    line->addWidget(m_periods);
    line->addLayout(right, 1);
}

void DaysEditor::edit(const FilterSubject &subject)
{
    m_subject = subject;
    m_touched = false;
    const PortfolioPtr portfolio = m_source.portfolio();
    const auto catalogue = m_source.catalogue();
    const DisplayZone &zone = portfolio->info().zone;
    const DayRange known = dataDays(*portfolio, *catalogue, subject.field.name);
    m_base = periodBase(known.last, todayIn(zone), QLocale());
    m_calendar->setData(known);
    listPeriods();
    m_emptiness->edit(subject.now);
    showRange(rangeOf(subject.now));
    const QString day = QLocale().toString(m_base.day, QLocale::ShortFormat);
    const QString counted =
        m_base.isToday ? tr("Periods are counted from today, %1.").arg(day)
                       : tr("Periods are counted from %1, the last day of the data.", "a day before today").arg(day);
    m_note->setText(zoneText(zone) + u". "_s + counted);
    countMatches();
}

void DaysEditor::listPeriods()
{
    m_marking = true;
    m_periods->clear();
    for (const NamedPeriod period : periods())
        m_periods->addItem(periodLabel(period, m_base.isToday));
    m_marking = false;
}

void DaysEditor::choosePeriod(int row)
{
    if (row < 0 || static_cast<std::size_t>(row) >= periods().size())
        return;
    m_touched = true;
    showRange(daysIn(periods()[static_cast<std::size_t>(row)], m_base.day, m_base.firstOfWeek));
    countMatches();
}

void DaysEditor::showRange(const DayRange &range)
{
    m_first->setText(dayText(range.first, QLocale()));
    m_last->setText(dayText(range.last, QLocale()));
    m_calendar->setRange(range);
    markPeriod();
}

void DaysEditor::typed()
{
    m_touched = true;
    if (const auto now = range())
        m_calendar->setRange(*now);
    markPeriod();
    countMatches();
}

void DaysEditor::markPeriod()
{
    m_marking = true;
    const auto now = range();
    const int current = m_periods->currentRow();
    int row = -1;
    const auto fits = [&](int i) {
        return i >= 0 && now && daysIn(periods()[static_cast<std::size_t>(i)], m_base.day, m_base.firstOfWeek) == *now;
    };
    // Two periods may be the same days; the one that was chosen stays.
    for (int i = 0; row < 0 && i < m_periods->count(); ++i)
        row = fits(i) ? i : -1;
    m_periods->setCurrentRow(fits(current) ? current : row);
    if (row < 0)
        m_periods->clearSelection();
    m_marking = false;
}

Result<DayRange> DaysEditor::range() const
{
    DayRange range;
    for (const auto &[edit, day] : {std::pair(m_first, &range.first), std::pair(m_last, &range.last)}) {
        if (edit->text().trimmed().isEmpty())
            continue;
        *day = dayFromText(edit->text(), QLocale());
        if (!day->isValid())
            return fail(ErrorKind::InvalidInput, tr("“%1” is no date.").arg(edit->text()),
                        tr("Write it as %1.", "a date").arg(dayText(QDate(2025, 8, 20), QLocale())));
    }
    if (range.first.isValid() && range.last.isValid() && range.first > range.last)
        return fail(ErrorKind::InvalidInput, tr("The first day is after the last."));
    return range;
}

void DaysEditor::countMatches()
{
    const auto made = condition();
    if (!made)
        return m_summary->clear();
    const QString &field = m_subject.field.name;
    Query some{.measure = countMeasure(m_subject.field.table), .by = {}, .where = m_subject.others};
    Query missing = some;
    const Query all = some;
    if (*made)
        some.where.push_back(**made);
    missing.where.push_back({field, Op::IsEmpty, {}, {}});
    m_matches->ask({some, all, missing});
}

void DaysEditor::showMatches()
{
    if (const auto failure = m_matches->failure()) {
        emit failed(failure->sentence());
        return;
    }
    const auto rows = [this](std::size_t index) { return m_matches->result(index)->matchedRows; };
    QStringList words;
    if (const auto now = range(); now && now->first.isValid() && now->last.isValid() && !m_emptiness->isMade()) {
        const int days = static_cast<int>(now->first.daysTo(now->last)) + 1;
        words += tr("%n day(s)", nullptr, days);
    }
    words += rowsOfText(m_subject.field.table, rows(0), rows(1), QLocale());
    m_summary->setText(words.join(u" · "_s));
    m_emptiness->setMissing(rows(2), m_subject.field.kind);
}

Result<std::optional<Condition>> DaysEditor::condition() const
{
    using Made = std::optional<Condition>;
    if (m_emptiness->isMade())
        return Made(m_emptiness->condition(m_subject.field));
    if (!m_touched && !EmptinessChoice::says(m_subject.now))
        return m_subject.now;
    auto now = range();
    if (!now)
        return passOn(now);
    if (!now->first.isValid() && !now->last.isValid())
        return Made();
    return Made(
        rangeCondition(m_subject.field.name, now->first.toString(Qt::ISODate), now->last.toString(Qt::ISODate)));
}

bool DaysEditor::isSettled() const { return !m_matches->isBusy(); }

void DaysEditor::takeFocus() { m_periods->setFocus(Qt::PopupFocusReason); }

}  // namespace clientele
