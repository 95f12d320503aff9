// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/answeractions.h"

#include "app/assistant/verifiedanswer.h"
#include "ui/shell/iconbutton.h"
#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace clientele {

AnswerActions::AnswerActions(const Answer &answer, bool scoped, QWidget *parent) : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(gap(0.5));
    add(u"copy"_s, tr("Copy the answer"), u"copyAnswer"_s, AnswerAction::CopyText);
    add(u"again"_s, tr("Ask again"), u"askAgain"_s, AnswerAction::AskAgain);
    if (scoped)
        add(u"dashboard"_s, tr("Show on the dashboard: its conditions become the filters"), u"showOnDashboard"_s,
            AnswerAction::ShowOnDashboard);
    if (canBePromoted(answer) && !answer.verified)
        m_promote = add(u"verified"_s, tr("Promote: this question gets this answer first, computed anew"), u"promote"_s,
                        AnswerAction::Promote);
    if (answer.outcome == Outcome::Declined)
        m_keep = add(u"later"_s, tr("Keep the question for later"), u"keepQuestion"_s, AnswerAction::KeepForLater);
    auto *more = new IconButton(u"more"_s, tr("Copy in another form"), this);
    more->setObjectName(u"moreCopies"_s);
    more->setIconSize(QSize(gap(3.5), gap(3.5)));
    auto *menu = new QMenu(more);
    menu->addAction(tr("Copy as Markdown"), this, [this] { emit chosen(AnswerAction::CopyMarkdown); });
    if (!answer.figures.empty())
        menu->addAction(tr("Copy the figures as a table"), this, [this] { emit chosen(AnswerAction::CopyTable); });
    more->setMenu(menu);
    more->setPopupMode(QToolButton::InstantPopup);
    row->addWidget(more);
    row->addStretch(1);
}

IconButton *AnswerActions::add(const QString &icon, const QString &text, const QString &name, AnswerAction action)
{
    auto *button = new IconButton(icon, text, this);
    button->setObjectName(name);
    button->setIconSize(QSize(gap(3.5), gap(3.5)));
    connect(button, &QToolButton::clicked, this, [this, action] { emit chosen(action); });
    layout()->addWidget(button);
    return button;
}

void AnswerActions::setPromoted(bool promoted)
{
    if (!m_promote || !promoted)
        return;
    m_promote->setEnabled(false);
    m_promote->setText(tr("Promoted: this question gets this answer first"));
}

void AnswerActions::setKept(bool kept)
{
    if (!m_keep || !kept)
        return;
    m_keep->setEnabled(false);
    m_keep->setText(tr("Kept for later"));
}

}  // namespace clientele
