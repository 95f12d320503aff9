// SPDX-License-Identifier: GPL-3.0-or-later
// The conversation on screen: asks, stops, asks again, branches, and keeps everything in the profile as it comes. One
// question at a time. Lives on the GUI thread.
#pragma once

#include "app/assistant/chatthread.h"
#include "app/assistant/turn.h"
#include "app/assistant/verifiedanswer.h"

#include <QFuture>
#include <QObject>
#include <QPointer>

#include <memory>

namespace clientele {

class Assistant;
class Workspace;

class ChatSession : public QObject {
    Q_OBJECT
public:
    explicit ChatSession(Workspace &workspace, QObject *parent = nullptr);
    ~ChatSession() override;
    Q_DISABLE_COPY_MOVE(ChatSession)

    [[nodiscard]] const ChatThread &thread() const { return m_thread; }
    [[nodiscard]] std::vector<ChatTurn> path() const { return pathTo(m_thread, m_thread.shown); }
    [[nodiscard]] const ChatTurn *find(const QString &turn) const;  // nullptr: not of this thread

    // Which of how many versions of a question a turn is, and its neighbours (empty at the ends).
    struct Version {
        int number = 1;
        int of = 1;
        QString before;
        QString after;
    };
    [[nodiscard]] Version versionOf(const QString &turn) const;

    [[nodiscard]] bool isAsking() const { return !m_asking.isEmpty(); }
    [[nodiscard]] const QString &asking() const { return m_asking; }  // the turn under way; empty: none
    [[nodiscard]] const Turn *turn() const { return m_turn; }         // nullptr while a verified answer is computed

    void ask(const QString &question);
    void askAgain(const QString &turn);                          // another version, of the same words
    void askInstead(const QString &turn, const QString &words);  // another version, of other words
    void stop();                                                 // what came stays
    void showVersion(const QString &turn);                       // with what was asked last after it
    // Right (1), wrong (-1), or neither (0); of a turn that is answered.
    void rate(const QString &turn, int feedback, const QString &reason);
    void startNew();
    void open(const QString &thread);  // ends in pathChanged(), or failed()
    // The answer becomes the one that this question gets first. Nothing happens where it cannot (canBePromoted()).
    void promote(const QString &turn);

signals:
    void pathChanged();                  // other turns are on screen: everything is shown anew
    void asked(const QString &turn);     // a turn more, at the path's end
    void turnBegan();                    // turn() is there
    void answered(const QString &turn);  // its answer is whole
    void failed(const clientele::Error &error);

private:
    void begin(const QString &question, const QString &parent);
    [[nodiscard]] QFuture<VerifiedCheck> recompute(const VerifiedAnswer &verified, const Conditions &scope) const;
    void askVerified(const VerifiedAnswer &verified, const ChatTurn &turn);
    void askAssistant(const ChatTurn &turn);
    void finish(const QString &turn, const Answer &answer, const std::vector<QByteArray> &sent);
    void show(ChatThread thread);
    void bookChanged();
    [[nodiscard]] QString leafBelow(const QString &turn) const;
    [[nodiscard]] QString questionBefore(const ChatTurn &turn) const;

    Workspace &m_workspace;
    std::unique_ptr<Assistant> m_assistant;
    ChatThread m_thread;
    QString m_asking;
    QPointer<Turn> m_turn;
    quint64 m_opening = 0;  // a thread that was opened before it comes too late
    qint64 m_checked = -1;  // the snapshot that the verified answers were last checked on
};

}  // namespace clientele
