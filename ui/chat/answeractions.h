// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with an answer: small buttons below it, each with its name for those who cannot see it, and whether
// it was right, with a reason where somebody gives one.
#pragma once

#include "app/assistant/answer.h"

#include <QWidget>

class QHBoxLayout;
class QLineEdit;

namespace clientele {

class IconButton;

enum class AnswerAction {
    CopyText,
    CopyMarkdown,
    CopyTable,
    AskAgain,
    ShowOnDashboard,
    Promote,
    KeepForLater,
};

// Whether the question is worth keeping: not where every word was understood, and the book has no answer to it.
[[nodiscard]] bool canBeKept(const Answer &answer);

class AnswerActions : public QWidget {
    Q_OBJECT
public:
    // `scoped`: one of its queries has conditions that a dashboard can show.
    AnswerActions(const Answer &answer, bool scoped, QWidget *parent = nullptr);

    void setPromoted(bool promoted);
    void setKept(bool kept);
    void setFeedback(int feedback, const QString &reason);  // 1, -1, or 0 for none

signals:
    void chosen(clientele::AnswerAction action);
    void rated(int feedback, const QString &reason);  // by the person

private:
    IconButton *add(const QString &icon, const QString &text, const QString &name, AnswerAction action);
    IconButton *place(const QString &icon, const QString &text, const QString &name);
    void addCopies(const Answer &answer);
    void addFeedback();
    void rate(int feedback);
    void showFeedback();

    QHBoxLayout *m_row;
    IconButton *m_promote = nullptr;
    IconButton *m_keep = nullptr;
    IconButton *m_right = nullptr;
    IconButton *m_wrong = nullptr;
    QLineEdit *m_why = nullptr;
    int m_feedback = 0;
    QString m_reason;
};

}  // namespace clientele
