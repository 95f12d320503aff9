// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/banner.h"

#include "ui/shell/iconbutton.h"
#include "ui/shell/theme.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace clientele {

Banner::Banner(QWidget *parent)
    : QFrame(parent), m_message(new QLabel(this)), m_next(new QLabel(this)), m_action(new QPushButton(this))
{
    setObjectName(u"banner"_s);
    for (QLabel *label : {m_message, m_next}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_message->setFont(textFont(TextRole::CardTitle));
    m_message->setObjectName(u"bannerMessage"_s);
    auto *dismiss = new IconButton(u"close"_s, tr("Dismiss"), this);
    dismiss->setObjectName(u"bannerDismiss"_s);

    auto *words = new QVBoxLayout;
    words->setSpacing(gap(0.5));
    words->addWidget(m_message);
    words->addWidget(m_next);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(gap(3), gap(2), gap(2), gap(2));
    line->setSpacing(gap(2));
    line->addLayout(words, 1);
    line->addWidget(m_action);
    line->addWidget(dismiss, 0, Qt::AlignTop);
    connect(dismiss, &QToolButton::clicked, this, &QWidget::hide);
    connect(m_action, &QPushButton::clicked, this, &Banner::actionTriggered);
    hide();
}

void Banner::showError(const Error &error) { showMessage(error.message, error.next); }

void Banner::showMessage(const QString &message, const QString &next, const QString &action)
{
    m_message->setText(message);
    m_next->setText(next);
    m_next->setVisible(!next.isEmpty());
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(next.isEmpty() ? message : message + u' ' + next);
    show();
    // A reader says it without the focus being taken.
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

QString Banner::message() const { return m_message->text(); }

}  // namespace clientele
