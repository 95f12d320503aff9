// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recommend/decisiondialogs.h"

#include "ui/shell/theme.h"

#include <QCalendarWidget>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

QLabel *wordsFor(const QString &text, QDialog *dialog)
{
    auto *label = new QLabel(text, dialog);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

// The buttons at the foot; the first one is what Enter does.
void addFoot(QVBoxLayout *column, QPushButton *act, QDialog *dialog)
{
    auto *cancel = new QPushButton(DismissDialog::tr("Cancel"), dialog);
    cancel->setAutoDefault(false);
    act->setDefault(true);
    auto *foot = new QHBoxLayout;
    foot->addStretch(1);
    foot->addWidget(cancel);
    foot->addWidget(act);
    column->addLayout(foot);
    QObject::connect(cancel, &QPushButton::clicked, dialog, &QDialog::reject);
}

QVBoxLayout *columnOf(QDialog *dialog)
{
    auto *column = new QVBoxLayout(dialog);
    column->setContentsMargins(gap(4), gap(4), gap(4), gap(4));
    column->setSpacing(gap(3));
    return column;
}

}  // namespace

DismissDialog::DismissDialog(const QString &product, int days, QWidget *parent)
    : QDialog(parent), m_reason(new QComboBox(this)), m_dismiss(new QPushButton(tr("Dismiss"), this))
{
    setObjectName(u"dismissDialog"_s);
    setWindowTitle(tr("Dismiss a suggestion"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_reason->setObjectName(u"dismissReason"_s);
    m_reason->setEditable(true);
    m_reason->setAccessibleName(tr("Why it is dismissed"));
    m_reason->addItems(
        {tr("Not interested"), tr("Has it at another bank"), tr("Does not suit the customer"), tr("Not wanted now")});
    m_reason->setCurrentIndex(-1);
    m_reason->lineEdit()->setPlaceholderText(tr("Why? Choose, or write your own."));
    m_reason->setMinimumWidth(gap(80));
    m_dismiss->setObjectName(u"dismissNow"_s);
    m_dismiss->setEnabled(false);
    QVBoxLayout *column = columnOf(this);
    column->addWidget(wordsFor(
        tr("%1 will not be suggested to this customer for %n day(s). The reason is kept with it.", nullptr, days)
            .arg(product),
        this));
    column->addWidget(m_reason);
    addFoot(column, m_dismiss, this);
    connect(m_reason, &QComboBox::currentTextChanged, this,
            [this](const QString &text) { m_dismiss->setEnabled(!text.trimmed().isEmpty()); });
    connect(m_dismiss, &QPushButton::clicked, this, [this] {
        emit dismissed(m_reason->currentText().trimmed());
        accept();
    });
}

PostponeDialog::PostponeDialog(const QString &product, QWidget *parent)
    : QDialog(parent), m_calendar(new QCalendarWidget(this))
{
    setObjectName(u"postponeDialog"_s);
    setWindowTitle(tr("Postpone a suggestion"));
    setAttribute(Qt::WA_DeleteOnClose);
    const QDate today = QDate::currentDate();
    m_calendar->setObjectName(u"postponeUntil"_s);
    m_calendar->setAccessibleName(tr("The day on which it is suggested again"));
    m_calendar->setMinimumDate(today.addDays(1));
    m_calendar->setSelectedDate(today.addDays(7));
    m_calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    auto *act = new QPushButton(tr("Postpone"), this);
    act->setObjectName(u"postponeNow"_s);
    QVBoxLayout *column = columnOf(this);
    column->addWidget(wordsFor(tr("On which day should %1 be suggested again?").arg(product), this));
    auto *quick = new QHBoxLayout;
    const std::pair<QString, QDate> days[] = {{tr("In a week"), today.addDays(7)},
                                              {tr("In a month"), today.addMonths(1)},
                                              {tr("In three months"), today.addMonths(3)}};
    for (const auto &[text, day] : days) {
        auto *button = new QPushButton(text, this);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, day = day] { m_calendar->setSelectedDate(day); });
        quick->addWidget(button);
    }
    quick->addStretch(1);
    column->addLayout(quick);
    column->addWidget(m_calendar);
    addFoot(column, act, this);
    connect(act, &QPushButton::clicked, this, [this] {
        emit postponed(m_calendar->selectedDate());
        accept();
    });
}

}  // namespace clientele
