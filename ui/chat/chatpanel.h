// SPDX-License-Identifier: GPL-3.0-or-later
// Ask: questions in plain words about the book within the filters, every figure of an answer with its rows. Puts the
// parts of the panel together and hands what is chosen in them to the session, the lists and the window.
#pragma once

#include "models/query/query.h"
#include "ui/chat/answeractions.h"

#include <QFrame>

class QStackedWidget;

namespace clientele {

class ChatHeader;
class ChatLists;
class ChatSession;
class MessageList;
class MessageView;
class PinnedCharts;
class QuestionBox;
class SuggestionBar;
class Workspace;
struct AnswerLink;
struct ChatTurn;

class ChatPanel : public QFrame {
    Q_OBJECT
public:
    // `pinned` outlives it.
    ChatPanel(Workspace &workspace, PinnedCharts &pinned, QWidget *parent = nullptr);

    void setOnline(bool online);
    void setPage(const QString &page);  // whose questions are suggested
    void ask(const QString &question);
    void focusQuestion();
    [[nodiscard]] bool isAnswering() const;
    [[nodiscard]] const std::vector<MessageView *> &messages() const;
    [[nodiscard]] ChatSession &session() const { return *m_session; }
    // Asks where to; with `path` it does not.
    void exportConversation(bool pdf, const QString &path = {});

signals:
    void rowsRequested(const clientele::Query &query, const QStringList &keys);
    void dashboardRequested(const clientele::Query &query);  // its conditions are the filters now
    void answered();
    void exported(const QString &path);
    void failed(const clientele::Error &error);
    void closeRequested();

private:
    void build();
    void connectParts();
    void showState();
    void scopeChanged();
    void bookChanged();
    void showPath();
    MessageView *addMessage(const ChatTurn &turn);
    void showAnswer(MessageView *message, const ChatTurn &turn);
    void act(MessageView *message, AnswerAction action);
    void follow(const MessageView *message, const AnswerLink &link);
    void showSent(const QString &turn);
    void showOnDashboard(MessageView *message);
    void edit(const QString &turn);
    void send(const QString &question);
    [[nodiscard]] QString draftKey() const;
    void keepHistory(const QString &question);

    Workspace &m_workspace;
    PinnedCharts &m_pinned;
    ChatSession *m_session;
    ChatHeader *m_header;
    QStackedWidget *m_stack;
    MessageList *m_messages;
    ChatLists *m_lists;
    SuggestionBar *m_suggestions;
    QuestionBox *m_box;
    QString m_editing;  // the turn whose other version is being written
    bool m_online = false;
};

}  // namespace clientele
