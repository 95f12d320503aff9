// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/emptypage.h"

#include "ui/shell/theme.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace clientele {

EmptyPage::EmptyPage(QWidget *parent) : QWidget(parent), m_reason(new QLabel(this))
{
    m_reason->setTextFormat(Qt::PlainText);
    m_reason->setWordWrap(true);
    m_reason->setAlignment(Qt::AlignHCenter);
    m_reason->setFont(textFont(TextRole::Body));
    m_reason->setProperty("tone", "soft");
    auto *add = new QPushButton(tr("Add data"), this);
    connect(add, &QPushButton::clicked, this, &EmptyPage::dataRequested);

    auto *column = new QVBoxLayout(this);
    column->setSpacing(gap(3));
    column->addStretch(2);
    column->addWidget(m_reason);
    column->addWidget(add, 0, Qt::AlignHCenter);
    column->addStretch(3);
}

void EmptyPage::setReason(const QString &reason) { m_reason->setText(reason); }

QString EmptyPage::reason() const { return m_reason->text(); }

void EmptyPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange)
        m_reason->setFont(textFont(TextRole::Body));
    QWidget::changeEvent(event);
}

}  // namespace clientele
