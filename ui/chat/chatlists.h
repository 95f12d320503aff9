// SPDX-License-Identifier: GPL-3.0-or-later
// What fills the list page: earlier conversations, questions kept for later, verified answers. One at a time.
#pragma once

#include "ui/chat/listpage.h"

namespace clientele {

class ChatSession;
class Workspace;

class ChatLists : public ListPage {
    Q_OBJECT
public:
    ChatLists(Workspace &workspace, ChatSession &session, QWidget *parent = nullptr);

    void showThreads();
    void showKept();
    void showVerified();

signals:
    void questionChosen(const QString &question);  // kept ones and verified ones are asked
    void left();                                   // nothing was chosen, or a conversation was opened

private:
    enum class Kind { Threads, Kept, Verified };
    void fill();
    void fillThreads();
    void open(const QString &id);
    void remove(const QString &id);

    Workspace &m_workspace;
    ChatSession &m_session;
    Kind m_kind = Kind::Threads;
    QString m_words;
    int m_round = 0;
};

}  // namespace clientele
