// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/chatpanel.h"

#include "app/assistant/assistant.h"
#include "app/future.h"
#include "app/workspace.h"
#include "models/items/conditiontext.h"
#include "ui/chat/messageview.h"
#include "ui/chat/questionbox.h"
#include "ui/chat/suggestions.h"
#include "ui/shell/flowlayout.h"
#include "ui/shell/iconbutton.h"
#include "ui/shell/theme.h"

#include <QElapsedTimer>
#include <QEvent>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStyle>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

const QString historyKey = u"chat.history"_s;
constexpr std::size_t mostKept = 200;  // exchanges on screen

}  // namespace

ChatPanel::ChatPanel(Workspace &workspace, QWidget *parent)
    : QFrame(parent),
      m_workspace(workspace),
      m_conversation(workspace.newConversation()),
      m_dot(new QLabel(this)),
      m_state(new QLabel(this)),
      m_empty(new QLabel(this)),
      m_scroll(new QScrollArea(this)),
      m_list(new QVBoxLayout),
      m_suggestionArea(new QWidget(this)),
      m_suggestions(new FlowLayout(gap(1.5), m_suggestionArea)),
      m_box(new QuestionBox(this))
{
    setObjectName(u"chatPanel"_s);
    setAccessibleName(tr("Questions and answers"));
    auto *title = new QLabel(tr("Ask", "heading of the panel for questions"), this);
    title->setFont(textFont(TextRole::CardTitle));
    m_dot->setObjectName(u"networkDot"_s);
    m_dot->setFixedSize(gap(2), gap(2));
    for (QLabel *label : {m_state, m_empty}) {
        label->setTextFormat(Qt::PlainText);
        label->setFont(textFont(TextRole::Secondary));
        label->setObjectName(u"softText"_s);
    }
    m_empty->setWordWrap(true);
    m_empty->setText(tr("Ask about the customers, loans, machines and complaints of this book. Every figure in an "
                        "answer is computed here and opens the rows behind it."));
    auto *clearAll = new IconButton(u"trash"_s, tr("Clear the questions"), this);
    clearAll->setObjectName(u"clearChat"_s);
    auto *hidePanel = new IconButton(u"close"_s, tr("Close this panel"), this);
    hidePanel->setObjectName(u"closeChat"_s);
    auto *header = new QFrame(this);
    header->setObjectName(u"panelHeader"_s);
    auto *top = new QHBoxLayout(header);
    top->setContentsMargins(gap(3.5), gap(1.5), gap(2), gap(1.5));
    top->setSpacing(gap(1.5));
    top->addWidget(title);
    top->addStretch(1);
    top->addWidget(m_dot);
    top->addWidget(m_state);
    top->addSpacing(gap(1));
    top->addWidget(clearAll);
    top->addWidget(hidePanel);

    auto *content = new QWidget(m_scroll);
    content->setObjectName(u"messages"_s);
    content->setLayout(m_list);
    m_list->setContentsMargins(gap(3.5), gap(2), gap(3.5), gap(2));
    m_list->setSpacing(gap(1));
    m_list->addWidget(m_empty);
    m_list->addStretch(1);
    m_scroll->setWidget(content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    content->installEventFilter(this);

    auto *footer = new QFrame(this);
    footer->setObjectName(u"panelFooter"_s);
    auto *bottom = new QVBoxLayout(footer);
    bottom->setContentsMargins(gap(3.5), gap(2.5), gap(3.5), gap(3));
    bottom->setSpacing(gap(2));
    bottom->addWidget(m_suggestionArea);
    bottom->addWidget(m_box);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(header);
    column->addWidget(m_scroll, 1);
    column->addWidget(footer);
    setMinimumWidth(gap(70));

    connect(clearAll, &QToolButton::clicked, this, &ChatPanel::clear);
    connect(hidePanel, &QToolButton::clicked, this, &ChatPanel::closeRequested);
    connect(m_box, &QuestionBox::asked, this, &ChatPanel::ask);
    connect(&m_workspace.filters(), &FilterStack::changed, this, &ChatPanel::scopeChanged);
    connect(&m_workspace, &Workspace::portfolioChanged, this, &ChatPanel::bookChanged);
    connect(m_scroll->verticalScrollBar(), &QScrollBar::valueChanged, this,
            [this](int value) { m_follow = value >= m_scroll->verticalScrollBar()->maximum() - gap(4); });
    setOnline(false);
    bookChanged();
}

ChatPanel::~ChatPanel() = default;

void ChatPanel::setOnline(bool online)
{
    // No provider is set up: whatever the network does, answers are computed here.
    m_state->setText(online ? tr("Online · local answers") : tr("Offline · local answers"));
    m_dot->setProperty("online", online);
    m_dot->style()->unpolish(m_dot);
    m_dot->style()->polish(m_dot);
}

void ChatPanel::setPage(const QString &page)
{
    if (page == m_page)
        return;
    m_page = page;
    suggest();
}

void ChatPanel::bookChanged()
{
    QStringList history;
    const QJsonArray kept = QJsonDocument::fromJson(m_workspace.setting(historyKey)).array();
    for (const auto &question : kept)
        history += question.toString();
    m_box->setHistory(history);
    scopeChanged();
}

void ChatPanel::scopeChanged()
{
    const ConditionText words(*m_workspace.portfolio(), *m_workspace.catalogue());
    m_box->setScope(words.of(m_workspace.filters().conditions(), 2));
    suggest();
}

void ChatPanel::suggest()
{
    while (QLayoutItem *item = m_suggestions->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    m_suggestionArea->hide();
    // Asked before it is offered: a question that the reading of this language would decline is none to suggest.
    const int round = ++m_suggestionRound;
    const QStringList questions =
        suggestedQuestions(m_page, *m_workspace.portfolio(), m_workspace.filters().conditions());
    for (const QString &question : questions) {
        whenDone(m_workspace.askLocally(question), this, [this, question, round](const Answer &answer) {
            if (round == m_suggestionRound && answer.outcome == Outcome::Computed)
                addSuggestion(question);
        });
    }
}

void ChatPanel::addSuggestion(const QString &question)
{
    auto *chip = new QPushButton(question, m_suggestionArea);
    chip->setObjectName(u"suggestion"_s);
    chip->setFont(textFont(TextRole::Secondary));
    connect(chip, &QPushButton::clicked, this, [this, question] { ask(question); });
    m_suggestions->addWidget(chip);
    chip->show();
    m_suggestionArea->show();
}

void ChatPanel::ask(const QString &question)
{
    auto *message = new MessageView(question, m_scroll->widget());
    m_empty->hide();
    m_list->insertWidget(m_list->count() - 1, message);
    m_messages.push_back(message);
    if (m_messages.size() > mostKept) {
        m_messages.front()->deleteLater();
        m_messages.erase(m_messages.begin());
    }
    m_follow = true;
    connect(message, &MessageView::rowsRequested, this, &ChatPanel::rowsRequested);
    connect(message, &MessageView::chosen, this,
            [this, question](const QString &customerId) { choose(customerId, question); });

    QStringList history = m_box->history();
    history.removeAll(question);
    history.append(question);
    m_box->setHistory(history);
    m_workspace.setSetting(historyKey,
                           QJsonDocument(QJsonArray::fromStringList(history)).toJson(QJsonDocument::Compact));
    ++m_pending;
    m_box->setBusy(true);
    QElapsedTimer clock;
    clock.start();
    // The receiver is the panel, not the message: a cleared message must not leave the box waiting.
    Turn *turn = m_conversation->ask({.text = question, .scope = m_workspace.filters().conditions()}, this);
    connect(turn, &Turn::finished, this, [this, turn, clock, message = QPointer(message)] {
        const Answer answer = turn->answer();
        turn->deleteLater();
        m_box->setBusy(--m_pending > 0);
        const ConditionText words(*m_workspace.portfolio(), *m_workspace.catalogue());
        const QString where = answer.figures.empty() ? QString() : words.of(answer.figures.front().query.where, 2);
        if (message)
            message->setAnswer(answer, where, static_cast<double>(clock.nsecsElapsed()) / 1e6);
        emit answered();
    });
}

void ChatPanel::choose(const QString &customerId, const QString &question)
{
    // The choice becomes the scope: seen as a chip, undone like any filter, and the name means one person within it.
    m_workspace.filters().set({u"customer.id"_s, Op::In, {customerId}, {}});
    ask(question);
}

void ChatPanel::clear()
{
    for (MessageView *message : m_messages)
        message->deleteLater();
    m_messages.clear();
    m_conversation = m_workspace.newConversation();
    m_empty->show();
    focusQuestion();
}

void ChatPanel::focusQuestion() { m_box->setFocus(Qt::ShortcutFocusReason); }

bool ChatPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_scroll->widget() && event->type() == QEvent::Resize && m_follow) {
        QMetaObject::invokeMethod(
            this, [this] { m_scroll->verticalScrollBar()->setValue(m_scroll->verticalScrollBar()->maximum()); },
            Qt::QueuedConnection);
    }
    return QFrame::eventFilter(watched, event);
}

}  // namespace clientele
