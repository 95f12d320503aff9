// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/filtereditor.h"

#include "models/core/folding.h"
#include "models/items/conditiontext.h"
#include "ui/shell/formrow.h"
#include "ui/shell/theme.h"

#include <QCheckBox>
#include <QDateEdit>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

constexpr int keyRole = Qt::UserRole;

// Two local days that hold every row of a Timestamp field.
std::pair<QDate, QDate> daysOf(const Portfolio &portfolio, Field field)
{
    const LocalHours *hours = portfolio.localHours(field);
    if (!hours || hours->count == 0)
        return {};
    const auto day = [](std::int64_t hour) {
        return QDate(1970, 1, 1).addDays(hour >= 0 ? hour / 24 : (hour - 23) / 24);
    };
    return {day(hours->first), day(hours->first + static_cast<std::int64_t>(hours->count) - 1)};
}

}  // namespace

FilterEditor::FilterEditor(QWidget *parent) : QWidget(parent), m_pages(new QStackedLayout), m_problem(new QLabel(this))
{
    m_pages->addWidget(valuesPage());
    m_pages->addWidget(numbersPage());
    m_pages->addWidget(daysPage());
    m_problem->setObjectName(u"problem"_s);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addLayout(m_pages, 1);
    column->addWidget(m_problem);
}

QWidget *FilterEditor::valuesPage()
{
    auto *page = new QWidget(this);
    m_valueSearch = new QLineEdit(page);
    m_valueSearch->setObjectName(u"valueSearch"_s);
    m_valueSearch->setPlaceholderText(tr("Find a value"));
    m_valueSearch->setAccessibleName(tr("Find a value"));
    m_values = new QListWidget(page);
    m_values->setObjectName(u"filterValues"_s);
    m_values->setAccessibleName(tr("Values of the book"));
    m_exclude = new QCheckBox(tr("All but these"), page);
    m_exclude->setObjectName(u"filterExclude"_s);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins({});
    column->setSpacing(gap(1.5));
    column->addWidget(m_valueSearch);
    column->addWidget(m_values, 1);
    column->addWidget(m_exclude);
    connect(m_valueSearch, &QLineEdit::textChanged, this, &FilterEditor::narrowValues);
    // Space ticks, Enter applies.
    connect(m_values, &QListWidget::itemActivated, this, &FilterEditor::accepted);
    connect(m_valueSearch, &QLineEdit::returnPressed, this, &FilterEditor::accepted);
    return page;
}

QWidget *FilterEditor::numbersPage()
{
    auto *page = new QWidget(this);
    m_from = new QLineEdit(page);
    m_to = new QLineEdit(page);
    m_from->setObjectName(u"filterFrom"_s);
    m_to->setObjectName(u"filterTo"_s);
    m_from->setPlaceholderText(tr("no lower end"));
    m_to->setPlaceholderText(tr("no upper end"));
    auto *form = new QFormLayout(page);
    form->setContentsMargins({});
    form->setSpacing(gap(2));
    addField(*form, tr("From", "lower end of a range of numbers"), m_from);
    addField(*form, tr("To", "upper end of a range of numbers"), m_to);
    for (QLineEdit *end : {m_from, m_to})
        connect(end, &QLineEdit::returnPressed, this, &FilterEditor::accepted);
    return page;
}

QWidget *FilterEditor::daysPage()
{
    auto *page = new QWidget(this);
    m_firstDay = new QDateEdit(page);
    m_lastDay = new QDateEdit(page);
    m_firstDay->setObjectName(u"filterFirstDay"_s);
    m_lastDay->setObjectName(u"filterLastDay"_s);
    auto *form = new QFormLayout(page);
    form->setContentsMargins({});
    form->setSpacing(gap(2));
    addField(*form, tr("First day"), m_firstDay);
    addField(*form, tr("Last day"), m_lastDay);
    for (QDateEdit *day : {m_firstDay, m_lastDay})
        day->setCalendarPopup(true);
    return page;
}

void FilterEditor::edit(const FilterField &field, const Portfolio &portfolio, const Catalogue &catalogue,
                        const Conditions &now)
{
    m_field = field;
    m_problem->hide();
    const auto known =
        std::find_if(now.begin(), now.end(), [&](const Condition &condition) { return condition.field == field.name; });
    const Condition current = known == now.end() ? Condition{} : *known;
    m_pages->setCurrentIndex(static_cast<int>(field.kind));
    switch (field.kind) {
    case FilterField::Kind::Values:
        editValues(portfolio, catalogue, current);
        break;
    case FilterField::Kind::Days:
        editDays(portfolio, catalogue, current);
        break;
    case FilterField::Kind::Numbers: {
        const bool lower = current.op == Op::Between || current.op == Op::AtLeast || current.op == Op::Above;
        const bool upper = current.op == Op::AtMost || current.op == Op::Below;
        const QString point = QLocale().decimalPoint();
        m_from->setText(lower ? QString(current.values.value(0)).replace(u'.', point) : QString());
        m_to->setText(QString(current.values.value(upper ? 0 : 1)).replace(u'.', point));
        break;
    }
    }
}

void FilterEditor::editValues(const Portfolio &portfolio, const Catalogue &catalogue, const Condition &now)
{
    const ConditionText words(portfolio, catalogue);
    m_values->clear();
    m_valueSearch->clear();
    const QStringList values = filterValues(portfolio, catalogue, m_field.name);
    for (const QString &value : values) {
        auto *item = new QListWidgetItem(words.key(m_field.name, value), m_values);
        item->setData(keyRole, value);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(now.values.contains(value) ? Qt::Checked : Qt::Unchecked);
    }
    if (!values.isEmpty())
        m_values->setCurrentRow(0);
    m_exclude->setChecked(now.op == Op::NotIn);
    m_valueSearch->setVisible(values.size() > 12);
}

void FilterEditor::editDays(const Portfolio &portfolio, const Catalogue &catalogue, const Condition &now)
{
    const DimensionInfo *dimension = catalogue.dimension(m_field.name);
    const auto [first, last] = dimension ? daysOf(portfolio, dimension->field) : std::pair<QDate, QDate>{};
    if (first.isValid()) {
        for (QDateEdit *day : {m_firstDay, m_lastDay})
            day->setDateRange(first, last);
    }
    const QDate from = QDate::fromString(now.values.value(0), Qt::ISODate);
    const QDate to = QDate::fromString(now.values.value(now.values.size() - 1), Qt::ISODate);
    m_firstDay->setDate(from.isValid() ? from : first);
    m_lastDay->setDate(to.isValid() ? to : last);
}

void FilterEditor::narrowValues(const QString &text)
{
    const QString wanted = folded(text.trimmed());
    for (int row = 0; row < m_values->count(); ++row)
        m_values->item(row)->setHidden(!folded(m_values->item(row)->text()).contains(wanted));
}

void FilterEditor::showProblem(const QString &text)
{
    m_problem->setText(text);
    m_problem->show();
}

Result<std::optional<Condition>> FilterEditor::condition() const
{
    using Made = std::optional<Condition>;
    switch (m_field.kind) {
    case FilterField::Kind::Values: {
        QStringList values;
        for (int row = 0; row < m_values->count(); ++row) {
            if (m_values->item(row)->checkState() == Qt::Checked)
                values += m_values->item(row)->data(keyRole).toString();
        }
        return values.isEmpty() ? Made() : Made(valuesCondition(m_field.name, values, m_exclude->isChecked()));
    }
    case FilterField::Kind::Days:
        if (m_firstDay->date() > m_lastDay->date())
            return fail(ErrorKind::InvalidInput, tr("The first day is after the last."));
        return Made(rangeCondition(m_field.name, m_firstDay->date().toString(Qt::ISODate),
                                   m_lastDay->date().toString(Qt::ISODate)));
    case FilterField::Kind::Numbers:
        break;
    }
    QStringList ends;
    for (const QLineEdit *edit : {m_from, m_to}) {
        if (edit->text().trimmed().isEmpty()) {
            ends += QString();
            continue;
        }
        auto number = filterNumber(edit->text(), m_field.digits, QLocale());
        if (!number)
            return passOn(number);
        ends += *number;
    }
    return ends.at(0).isEmpty() && ends.at(1).isEmpty() ? Made() : Made(rangeCondition(m_field.name, ends[0], ends[1]));
}

}  // namespace clientele
