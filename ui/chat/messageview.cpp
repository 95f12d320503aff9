// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/messageview.h"

#include "ui/chat/answerview.h"
#include "ui/chat/answerwords.h"
#include "ui/chat/questionview.h"
#include "ui/chat/stepsview.h"
#include "ui/shell/elidedbutton.h"
#include "ui/shell/flowlayout.h"

#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTimerEvent>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

constexpr int second = 1000;  // milliseconds

}  // namespace

MessageView::MessageView(const ChatTurn &turn, QWidget *parent)
    : QWidget(parent),
      m_turn(turn.id),
      m_question(turn.question),
      m_asked(new QuestionView(turn.question, this)),
      m_origin(new QLabel(this)),
      m_column(new QVBoxLayout(this)),
      m_extra(new QVBoxLayout),
      m_below(new QVBoxLayout)
{
    setObjectName(u"message"_s);
    m_origin->setObjectName(u"answerOrigin"_s);
    m_origin->setTextFormat(Qt::PlainText);
    m_origin->setWordWrap(true);
    m_origin->setFont(textFont(TextRole::Secondary));
    m_origin->setText(tr("Computing…"));
    m_column->setContentsMargins(0, gap(1), 0, gap(2));
    m_column->setSpacing(gap(1.5));
    m_column->addWidget(m_asked);
    m_column->addWidget(m_origin);
    for (QVBoxLayout *part : {m_extra, m_below}) {
        part->setSpacing(gap(1.5));
        m_column->addLayout(part);
    }
    connect(m_asked, &QuestionView::editWanted, this, &MessageView::editRequested);
    connect(m_asked, &QuestionView::versionWanted, this, &MessageView::versionRequested);
    connect(&m_pace, &RenderPace::due, this, [this] {
        if (m_watched && !m_answered)
            view()->grow(m_watched->answer());
    });
}

AnswerView *MessageView::view()
{
    if (!m_view) {
        m_view = new AnswerView(this);
        m_column->insertWidget(m_column->indexOf(m_extra), m_view);
        m_view->show();
        connect(m_view, &AnswerView::linkActivated, this, [this](const AnswerLink &link) {
            if (link.kind != AnswerLink::Kind::Figure)
                emit linkActivated(link);
            else
                emit rowsRequested(m_answer.figures[link.index].query, m_answer.figures[link.index].keys);
        });
    }
    return m_view;
}

void MessageView::watch(const Turn *turn)
{
    m_watched = turn;
    m_age.start();
    m_timed = true;
    m_steps = new StepsView(this);
    m_column->insertWidget(m_column->indexOf(m_extra), m_steps);
    const auto showSteps = [this, turn] {
        m_steps->setSteps(turn->steps());
        showBudget();
        if (!turn->answer().model.isEmpty())
            m_origin->setText(turn->answer().model);
    };
    connect(turn, &Turn::stepsChanged, this, showSteps);
    connect(turn, &Turn::textGrew, &m_pace, &RenderPace::request);
    m_seconds.start(second, this);
    showSteps();
}

void MessageView::showBudget()
{
    const bool asksModel = m_watched && !m_watched->sent().empty();
    if (asksModel)
        m_steps->setBudget(budgetText(m_watched->answer().spending, m_watched->budget(),
                                      static_cast<double>(m_age.nsecsElapsed()) / 1e6));
}

void MessageView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_seconds.timerId())
        showBudget();
    else
        QWidget::timerEvent(event);
}

void MessageView::setAnswer(const Answer &answer, const QString &where)
{
    m_pace.stop();
    m_seconds.stop();
    m_answer = answer;
    m_where = where;
    m_answered = true;
    if (m_steps) {
        if (m_watched)
            m_steps->setSteps(m_watched->steps());
        showBudget();
        m_steps->setRunning(false);
    }
    m_watched = nullptr;
    const double took = m_timed ? static_cast<double>(m_age.nsecsElapsed()) / 1e6 : -1;
    m_origin->setText(originText(answer, took));
    m_origin->setProperty("verified", answer.verified);
    if (!answer.text.isEmpty() || !answer.citations.empty())
        view()->setAnswer(answer);
    else if (m_view)
        m_view->hide();
    if (const QString care = careText(answer); !care.isEmpty()) {
        auto *note = new QLabel(care, this);
        note->setObjectName(u"answerCare"_s);
        note->setTextFormat(Qt::PlainText);
        note->setWordWrap(true);
        note->setFont(textFont(TextRole::Secondary));
        m_below->addWidget(note);
    }
    addChoices();
    addReceipts();
}

void MessageView::setVersion(const ChatSession::Version &version) { m_asked->setVersion(version); }

void MessageView::setFeedback(int feedback, const QString &reason)
{
    if (m_actions)
        m_actions->setFeedback(feedback, reason);
}

void MessageView::addBelow(QWidget *part)
{
    // A chart is as wide as the answer, a button as its words.
    m_extra->addWidget(part, 0, qobject_cast<QPushButton *>(part) ? Qt::AlignLeft : Qt::Alignment());
    part->show();
}

void MessageView::addChoices()
{
    if (m_answer.choices.empty())
        return;
    auto *area = new QWidget(this);
    auto *choices = new FlowLayout(gap(1.5), area);
    for (const Choice &choice : m_answer.choices) {
        auto *button = new QPushButton(QString(choice.label).replace(u'&', u"&&"_s), area);
        button->setObjectName(u"choice"_s);
        connect(button, &QPushButton::clicked, this, [this, choice] { emit chosen(choice); });
        choices->addWidget(button);
    }
    m_below->addWidget(area);
}

void MessageView::addReceipts()
{
    const auto receipt = [this](const QString &text, const QString &name) {
        auto *button = new ElidedButton(u"▸ "_s + text, this);
        button->setObjectName(name);
        button->setProperty("receipt", true);
        button->setFont(textFont(TextRole::Axis));
        m_below->addWidget(button);
        return button;
    };
    if (const QString how = howText(m_answer, m_where); !how.isEmpty()) {
        auto *button = receipt(how, u"how"_s);
        connect(button, &QPushButton::clicked, this, [this, button] { explain(button); });
    }
    if (const QString sent = sentText(m_answer); !sent.isEmpty())
        connect(receipt(sent, u"asSent"_s), &QPushButton::clicked, this, &MessageView::sentRequested);
    const bool scoped =
        std::ranges::any_of(m_answer.figures, [](const AnswerFigure &figure) { return !figure.query.where.empty(); });
    m_actions = new AnswerActions(m_answer, scoped, this);
    m_below->addWidget(m_actions);
    connect(m_actions, &AnswerActions::chosen, this, &MessageView::actionChosen);
    connect(m_actions, &AnswerActions::rated, this, &MessageView::rated);
}

// One query opens its rows; of several the person chooses.
void MessageView::explain(QPushButton *how)
{
    std::vector<std::size_t> queries;
    for (std::size_t i = 0; i < m_answer.figures.size(); ++i) {
        const Query &query = m_answer.figures[i].query;
        if (std::ranges::none_of(queries, [&](std::size_t known) { return m_answer.figures[known].query == query; }))
            queries.push_back(i);
    }
    if (queries.size() == 1) {
        emit rowsRequested(m_answer.figures.front().query,
                           m_answer.figures.size() > 1 ? QStringList() : m_answer.figures.front().keys);
        return;
    }
    auto *menu = new QMenu(how);
    menu->setObjectName(u"queries"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const std::size_t i : queries) {
        const Query &query = m_answer.figures[i].query;
        const QString by = query.by.isEmpty() ? QString() : u" · "_s + query.by.join(u", "_s);
        const QString label = m_answer.figures[i].label;
        menu->addAction(
            QString(query.measure + by + (label.isEmpty() ? label : u" · "_s + label)).replace(u'&', u"&&"_s), this,
            [this, i] { emit rowsRequested(m_answer.figures[i].query, m_answer.figures[i].keys); });
    }
    menu->popup(how->mapToGlobal(QPoint(0, how->height())));
}

QString MessageView::asText() const
{
    QString text = m_question + u"\n\n"_s + plainText(m_answer);
    if (const QString how = howText(m_answer, m_where); !how.isEmpty())
        text += u"\n\n"_s + how;
    return text;
}

}  // namespace clientele
