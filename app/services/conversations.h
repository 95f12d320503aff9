// SPDX-License-Identifier: GPL-3.0-or-later
// The conversations of the open profile, as the window uses them: lists and whole threads come as futures, what is small
// (drafts, promoted answers, questions kept for later) is in memory from the profile's opening on. Written on the
// store's thread, in the order it was given. While no profile is open all is in memory alone, and gone with it.
// Lives on the GUI thread.
#pragma once

#include "app/store/conversationrecords.h"

#include <QFuture>
#include <QObject>
#include <QSet>
#include <QTimer>

namespace clientele {

class StoreThread;

class Conversations : public QObject {
    Q_OBJECT
public:
    explicit Conversations(StoreThread &store);
    ~Conversations() override;  // what was written last is kept
    Q_DISABLE_COPY_MOVE(Conversations)

    // A profile was opened: what was in memory alone is forgotten. loaded() follows.
    void reload();

    [[nodiscard]] QFuture<Result<std::vector<ThreadSummary>>> threads(const QString &words = {});
    [[nodiscard]] QFuture<Result<std::optional<ChatThread>>> thread(const QString &id);
    [[nodiscard]] QFuture<Result<std::vector<QByteArray>>> sent(const QString &turn);
    void keep(const ChatThread &thread, const ChatTurn &turn, const std::vector<QByteArray> &sent = {});
    void keepThread(const ChatThread &thread);
    void removeThread(const QString &id);

    [[nodiscard]] QString draft(const QString &thread) const { return m_drafts.value(thread); }
    // Written a moment later, many letters at once.
    void keepDraft(const QString &thread, const QString &text);

    [[nodiscard]] const std::vector<VerifiedAnswer> &verified() const { return m_verified; }
    void keepVerified(const std::vector<VerifiedAnswer> &answers);  // new ones, and known ones checked again
    void removeVerified(const VerifiedAnswer &answer);

    [[nodiscard]] const std::vector<KeptQuestion> &keptQuestions() const { return m_kept; }
    void keepQuestion(const QString &text, const Conditions &scope);
    void removeKeptQuestion(const QString &text);

signals:
    void loaded();
    void threadsChanged();
    void verifiedChanged();
    void keptChanged();
    void failed(const clientele::Error &error);

private:
    template<typename Work>
    void write(Work work);  // work(records) -> Status, where a profile is open

    void writeDrafts();

    StoreThread &m_store;
    QTimer m_draftTimer;
    QSet<QString> m_changedDrafts;
    bool m_open = false;
    std::vector<ChatThread> m_threads;  // while no profile is open
    QHash<QString, std::vector<QByteArray>> m_sent;
    QHash<QString, QString> m_drafts;
    std::vector<VerifiedAnswer> m_verified;
    std::vector<KeptQuestion> m_kept;
};

}  // namespace clientele
