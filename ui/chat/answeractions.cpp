// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/answeractions.h"

#include "app/assistant/verifiedanswer.h"
#include "ui/shell/iconbutton.h"
#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

constexpr int longestReason = 500;

}  // namespace

bool canBeKept(const Answer &answer)
{
    return answer.outcome == Outcome::Declined && !answer.incomplete && (answer.forLater || !answer.explained);
}

AnswerActions::AnswerActions(const Answer &answer, bool scoped, QWidget *parent)
    : QWidget(parent), m_row(new QHBoxLayout)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(gap(1));
    column->addLayout(m_row);
    m_row->setSpacing(gap(0.5));
    add(u"copy"_s, tr("Copy the answer"), u"copyAnswer"_s, AnswerAction::CopyText);
    add(u"again"_s, tr("Ask again"), u"askAgain"_s, AnswerAction::AskAgain);
    if (scoped)
        add(u"dashboard"_s, tr("Show on the dashboard: its conditions become the filters"), u"showOnDashboard"_s,
            AnswerAction::ShowOnDashboard);
    if (canBePromoted(answer) && !answer.verified)
        m_promote = add(u"verified"_s, tr("Promote: this question gets this answer first, computed anew"), u"promote"_s,
                        AnswerAction::Promote);
    if (canBeKept(answer))
        m_keep = add(u"later"_s, tr("Keep the question for later"), u"keepQuestion"_s, AnswerAction::KeepForLater);
    addCopies(answer);
    m_row->addStretch(1);
    addFeedback();
}

IconButton *AnswerActions::place(const QString &icon, const QString &text, const QString &name)
{
    auto *button = new IconButton(icon, text, this);
    button->setObjectName(name);
    button->setIconSize(QSize(gap(3.5), gap(3.5)));
    m_row->addWidget(button);
    return button;
}

IconButton *AnswerActions::add(const QString &icon, const QString &text, const QString &name, AnswerAction action)
{
    IconButton *button = place(icon, text, name);
    connect(button, &QToolButton::clicked, this, [this, action] { emit chosen(action); });
    return button;
}

void AnswerActions::addCopies(const Answer &answer)
{
    IconButton *more = place(u"more"_s, tr("Copy in another form"), u"moreCopies"_s);
    auto *menu = new QMenu(more);
    menu->addAction(tr("Copy as Markdown"), this, [this] { emit chosen(AnswerAction::CopyMarkdown); });
    if (!answer.figures.empty())
        menu->addAction(tr("Copy the figures as a table"), this, [this] { emit chosen(AnswerAction::CopyTable); });
    more->setMenu(menu);
    more->setPopupMode(QToolButton::InstantPopup);
}

void AnswerActions::addFeedback()
{
    m_right = place(u"right-answer"_s, tr("This answer is right"), u"answerRight"_s);
    m_wrong = place(u"wrong-answer"_s, tr("This answer is wrong"), u"answerWrong"_s);
    for (IconButton *button : {m_right, m_wrong})
        button->setCheckable(true);
    connect(m_right, &QToolButton::clicked, this, [this] { rate(1); });
    connect(m_wrong, &QToolButton::clicked, this, [this] { rate(-1); });
    m_why = new QLineEdit(this);
    m_why->setObjectName(u"answerReason"_s);
    m_why->setMaxLength(longestReason);
    m_why->setFont(textFont(TextRole::Secondary));
    connect(m_why, &QLineEdit::editingFinished, this, [this] {
        const QString reason = m_why->text().simplified();
        if (reason != m_reason)
            emit rated(m_feedback, m_reason = reason);
    });
    layout()->addWidget(m_why);
    showFeedback();
}

// A second click takes it back.
void AnswerActions::rate(int feedback)
{
    m_feedback = m_feedback == feedback ? 0 : feedback;
    m_reason.clear();
    showFeedback();
    if (m_feedback != 0)
        m_why->setFocus(Qt::OtherFocusReason);
    emit rated(m_feedback, m_reason);
}

void AnswerActions::setFeedback(int feedback, const QString &reason)
{
    m_feedback = feedback;
    m_reason = reason;
    showFeedback();
}

void AnswerActions::showFeedback()
{
    m_right->setChecked(m_feedback > 0);
    m_wrong->setChecked(m_feedback < 0);
    const QString question = m_feedback < 0 ? tr("What is wrong with it?") : tr("What is good about it?");
    m_why->setPlaceholderText(question);
    m_why->setAccessibleName(question);
    m_why->setText(m_reason);
    m_why->setVisible(m_feedback != 0);
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
