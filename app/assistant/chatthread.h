// SPDX-License-Identifier: GPL-3.0-or-later
// A conversation as a person sees it: questions with their answers, and beside an edited or regenerated question its
// other versions. Values.
#pragma once

#include "app/assistant/answer.h"

namespace clientele {

struct ChatTurn {
    QString id;
    QString parent;      // the turn before it; empty: it begins the thread
    qint64 askedAt = 0;  // UTC seconds
    QString question;
    Conditions scope;  // what was on screen
    Answer answer;
    int feedback = 0;  // 1 right, -1 wrong, 0 nobody said
    QString feedbackReason = {};
};

struct ChatThread {
    QString id;
    QString title;
    qint64 changedAt = 0;         // UTC seconds
    std::vector<ChatTurn> turns;  // of equal parent: versions of one question, oldest first
    QString shown;                // the leaf whose path is on screen
};

// From the thread's beginning to `leaf`, which is the last; empty where there is no such turn.
[[nodiscard]] std::vector<ChatTurn> pathTo(const ChatThread &thread, const QString &leaf);

}  // namespace clientele
