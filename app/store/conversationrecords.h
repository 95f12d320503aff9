// SPDX-License-Identifier: GPL-3.0-or-later
// Conversations in the sealed profile: threads with their turns, what was sent for them, drafts, promoted answers and
// questions kept for later. Lives on the profile's thread. Each call that writes is one transaction; none takes the
// profile's write lock, so that a question is kept while an import runs. Errors of all: Locked, Corrupt, Storage.
#pragma once

#include "app/assistant/chatthread.h"
#include "app/assistant/verifiedanswer.h"
#include "app/store/profile.h"

#include <QHash>

#include <optional>
#include <vector>

namespace clientele {

struct ThreadSummary {
    QString id;
    QString title;
    qint64 changedAt = 0;  // UTC seconds
    int turns = 0;
};

struct KeptQuestion {
    qint64 id = 0;
    QString text;
    Conditions scope;
    qint64 keptAt = 0;  // UTC seconds
};

class ConversationRecords {
public:
    explicit ConversationRecords(const Profile &profile) : m_profile(profile) {}

    // Newest first, at most 500; with words, only those in which one turn has all of them, each as the beginning of one.
    [[nodiscard]] Result<std::vector<ThreadSummary>> threads(const QString &words = {}) const;
    [[nodiscard]] Result<std::optional<ChatThread>> thread(const QString &id) const;
    // The thread's own row, and this turn of it, new or changed, with what was sent for it.
    [[nodiscard]] Status keep(const ChatThread &thread, const ChatTurn &turn,
                              const std::vector<QByteArray> &sent) const;
    [[nodiscard]] Status keepThread(const ChatThread &thread) const;  // title, shown
    [[nodiscard]] Status removeThread(const QString &id) const;
    [[nodiscard]] Result<std::vector<QByteArray>> sent(const QString &turn) const;

    [[nodiscard]] Result<QHash<QString, QString>> drafts() const;                      // by thread
    [[nodiscard]] Status keepDraft(const QString &thread, const QString &text) const;  // empty: none

    [[nodiscard]] Result<std::vector<VerifiedAnswer>> verified() const;
    [[nodiscard]] Status keepVerified(const std::vector<VerifiedAnswer> &answers) const;
    [[nodiscard]] Status removeVerified(const VerifiedAnswer &answer) const;

    [[nodiscard]] Result<std::vector<KeptQuestion>> keptQuestions() const;  // newest first
    [[nodiscard]] Status keepQuestion(const KeptQuestion &question) const;
    [[nodiscard]] Status removeKeptQuestion(const QString &text) const;

private:
    [[nodiscard]] Status putThread(const ChatThread &thread) const;

    const Profile &m_profile;
};

}  // namespace clientele
