// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/chatpanel.h"

#include "app/assistant/turn.h"
#include "app/services/chatsession.h"
#include "app/services/conversations.h"
#include "app/workspace.h"
#include "models/items/conditiontext.h"
#include "ui/chat/answerchartview.h"
#include "ui/chat/chatheader.h"
#include "ui/chat/chatlists.h"
#include "ui/chat/messagelist.h"
#include "ui/chat/messageview.h"
#include "ui/chat/providerwords.h"
#include "ui/chat/questionbox.h"
#include "ui/chat/suggestionbar.h"
#include "ui/shell/theme.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

const QString historyKey = u"chat.history"_s;
constexpr std::size_t mostShown = 100;  // exchanges on screen; the earlier ones of a longer path stay in the profile

}  // namespace

ChatPanel::ChatPanel(Workspace &workspace, PinnedCharts &pinned, QWidget *parent)
    : QFrame(parent),
      m_workspace(workspace),
      m_pinned(pinned),
      m_session(new ChatSession(workspace, this)),
      m_header(new ChatHeader(this)),
      m_stack(new QStackedWidget(this)),
      m_messages(new MessageList(this)),
      m_lists(new ChatLists(workspace, *m_session, this)),
      m_suggestions(new SuggestionBar(workspace, this)),
      m_box(new QuestionBox(this))
{
    setObjectName(u"chatPanel"_s);
    setAccessibleName(tr("Questions and answers"));
    build();
    connectParts();
    showState();
    bookChanged();
}

void ChatPanel::build()
{
    m_stack->addWidget(m_messages);
    m_stack->addWidget(m_lists);
    auto *footer = new QFrame(this);
    footer->setObjectName(u"panelFooter"_s);
    auto *bottom = new QVBoxLayout(footer);
    bottom->setContentsMargins(gap(3.5), gap(2.5), gap(3.5), gap(3));
    bottom->setSpacing(gap(2));
    bottom->addWidget(m_suggestions);
    bottom->addWidget(m_box);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_stack, 1);
    column->addWidget(footer);
    setMinimumWidth(gap(70));
}

void ChatPanel::connectParts()
{
    Conversations &kept = m_workspace.conversations();
    const auto toConversation = [this] { m_stack->setCurrentWidget(m_messages); };
    const auto toList = [this](void (ChatLists::*fill)()) {
        return [this, fill] {
            m_stack->setCurrentWidget(m_lists);
            (m_lists->*fill)();
        };
    };
    connect(m_header, &ChatHeader::newWanted, this, [this, toConversation] {
        toConversation();
        m_session->startNew();
        focusQuestion();
    });
    connect(m_header, &ChatHeader::historyWanted, this, toList(&ChatLists::showThreads));
    connect(m_header, &ChatHeader::keptWanted, this, toList(&ChatLists::showKept));
    connect(m_header, &ChatHeader::verifiedWanted, this, toList(&ChatLists::showVerified));
    connect(m_header, &ChatHeader::exportWanted, this, [this](bool pdf) { exportConversation(pdf); });
    connect(m_header, &ChatHeader::removeWanted, this, [this] {
        const QString id = m_session->thread().id;
        m_session->startNew();
        m_workspace.conversations().removeThread(id);
    });
    connect(m_header, &ChatHeader::closeWanted, this, &ChatPanel::closeRequested);
    connect(m_lists, &ChatLists::left, this, [this, toConversation] {
        toConversation();
        focusQuestion();
    });
    connect(m_lists, &ChatLists::questionChosen, this, &ChatPanel::ask);
    const auto count = [this, &kept] {
        m_header->setCounts(static_cast<int>(kept.keptQuestions().size()), static_cast<int>(kept.verified().size()));
    };
    connect(&kept, &Conversations::keptChanged, this, count);
    connect(&kept, &Conversations::verifiedChanged, this, count);
    connect(&kept, &Conversations::failed, this, &ChatPanel::failed);

    connect(m_session, &ChatSession::pathChanged, this, &ChatPanel::showPath);
    connect(m_session, &ChatSession::failed, this, &ChatPanel::failed);
    connect(m_session, &ChatSession::asked, this, [this](const QString &turn) {
        addMessage(*m_session->find(turn));
        m_box->setBusy(true);
        m_header->setBusy(true);
        m_messages->follow();
    });
    connect(m_session, &ChatSession::turnBegan, this, [this] {
        if (MessageView *message = m_messages->find(m_session->asking()))
            message->watch(m_session->turn());
    });
    connect(m_session, &ChatSession::answered, this, [this](const QString &turn) {
        if (MessageView *message = m_messages->find(turn))
            showAnswer(message, *m_session->find(turn));
        m_box->setBusy(false);
        m_header->setBusy(false);
        emit answered();
    });

    connect(m_suggestions, &SuggestionBar::chosen, this, &ChatPanel::ask);
    connect(m_box, &QuestionBox::asked, this, &ChatPanel::send);
    connect(m_box, &QuestionBox::stopped, m_session, &ChatSession::stop);
    connect(m_box, &QuestionBox::editingEnded, this, [this] { edit({}); });
    connect(m_box, &QuestionBox::changed, this, [this](const QString &text) {
        if (m_editing.isEmpty())
            m_workspace.conversations().keepDraft(draftKey(), text);
    });
    connect(&m_workspace.filters(), &FilterStack::changed, this, &ChatPanel::scopeChanged);
    connect(&m_workspace, &Workspace::portfolioChanged, this, &ChatPanel::bookChanged);
    connect(&m_workspace, &Workspace::providerChanged, this, &ChatPanel::showState);
}

bool ChatPanel::isAnswering() const { return m_session->isAsking(); }

const std::vector<MessageView *> &ChatPanel::messages() const { return m_messages->messages(); }

void ChatPanel::setOnline(bool online)
{
    m_online = online;
    showState();
}

void ChatPanel::showState()
{
    const ProviderWords words = wordsOf(m_workspace.providerState(), m_online);
    m_header->setState(words.state, words.reachable, words.detail);
}

void ChatPanel::setPage(const QString &page) { m_suggestions->setPage(page); }

void ChatPanel::bookChanged()
{
    QStringList history;
    const QJsonArray kept = QJsonDocument::fromJson(m_workspace.setting(historyKey)).array();
    for (const auto &question : kept)
        history += question.toString();
    m_box->setHistory(history);
    scopeChanged();
}

void ChatPanel::keepHistory(const QString &question)
{
    QStringList history = m_box->history();
    history.removeAll(question);
    history.append(question);
    m_box->setHistory(history);
    m_workspace.setSetting(historyKey,
                           QJsonDocument(QJsonArray::fromStringList(history)).toJson(QJsonDocument::Compact));
}

void ChatPanel::scopeChanged()
{
    const ConditionText words(*m_workspace.portfolio(), *m_workspace.catalogue());
    m_box->setScope(words.of(m_workspace.filters().conditions(), 2));
    m_suggestions->refresh();
}

void ChatPanel::showPath()
{
    m_messages->clear();
    edit({});
    const std::vector<ChatTurn> path = m_session->path();
    const std::size_t first = path.size() > mostShown ? path.size() - mostShown : 0;
    for (std::size_t i = first; i < path.size(); ++i) {
        if (path[i].id != m_session->asking())
            showAnswer(addMessage(path[i]), path[i]);
    }
    m_box->setBusy(m_session->isAsking());
    m_header->setBusy(m_session->isAsking());
    m_box->setQuestion(m_workspace.conversations().draft(draftKey()));
    m_messages->follow();
}

MessageView *ChatPanel::addMessage(const ChatTurn &turn)
{
    auto *message = new MessageView(turn);
    message->setVersion(m_session->versionOf(turn.id));
    m_messages->add(message);
    connect(message, &MessageView::rowsRequested, this, &ChatPanel::rowsRequested);
    connect(message, &MessageView::linkActivated, this,
            [this, message](const AnswerLink &link) { follow(message, link); });
    connect(message, &MessageView::actionChosen, this, [this, message](AnswerAction action) { act(message, action); });
    connect(message, &MessageView::rated, this, [this, message](int feedback, const QString &reason) {
        m_session->rate(message->turn(), feedback, reason);
    });
    connect(message, &MessageView::sentRequested, this, [this, message] { showSent(message->turn()); });
    connect(message, &MessageView::editRequested, this, [this, message] { edit(message->turn()); });
    connect(message, &MessageView::versionRequested, m_session, &ChatSession::showVersion, Qt::QueuedConnection);
    connect(message, &MessageView::chosen, this, [this, message](const Choice &choice) {
        // A reading is chosen by its own words, as if they were typed.
        if (choice.customerId.isEmpty())
            return ask(QString(choice.label));
        // The choice becomes the scope: seen as a chip, undone like any filter, and the name means one person within it.
        m_workspace.filters().set({u"customer.id"_s, Op::In, {choice.customerId}, {}});
        ask(QString(message->question()));
    });
    return message;
}

void ChatPanel::showAnswer(MessageView *message, const ChatTurn &turn)
{
    const ConditionText words(*m_workspace.portfolio(), *m_workspace.catalogue());
    const Answer &answer = turn.answer;
    message->setAnswer(answer, answer.figures.empty() ? QString() : words.of(answer.figures.front().query.where, 2));
    message->setFeedback(turn.feedback, turn.feedbackReason);
    for (std::size_t i = 0; i < answer.charts.size(); ++i) {
        auto *chart = new AnswerChartView(m_workspace, m_pinned, turn.id + u'.' + QString::number(i), answer.charts[i],
                                          turn.scope, message);
        connect(chart, &AnswerChartView::rowsRequested, this, &ChatPanel::rowsRequested);
        message->addBelow(chart);
    }
    if (canBeKept(answer)) {
        auto *keep = new QPushButton(answer.forLater ? tr("Send when online") : tr("Keep for later"), message);
        keep->setObjectName(u"keepForLater"_s);
        connect(keep, &QPushButton::clicked, this, [this, message] { act(message, AnswerAction::KeepForLater); });
        message->addBelow(keep);
    } else if (!answer.incomplete && answer.outcome != Outcome::Declined) {
        m_workspace.conversations().removeKeptQuestion(turn.question);
    }
}

}  // namespace clientele
