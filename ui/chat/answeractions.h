// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with an answer: small buttons below it, each with its name for those who cannot see it.
#pragma once

#include "app/assistant/answer.h"

#include <QWidget>

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

class AnswerActions : public QWidget {
    Q_OBJECT
public:
    // `scoped`: one of its queries has conditions that a dashboard can show.
    AnswerActions(const Answer &answer, bool scoped, QWidget *parent = nullptr);

    void setPromoted(bool promoted);
    void setKept(bool kept);

signals:
    void chosen(clientele::AnswerAction action);

private:
    IconButton *add(const QString &icon, const QString &text, const QString &name, AnswerAction action);

    IconButton *m_promote = nullptr;
    IconButton *m_keep = nullptr;
};

}  // namespace clientele
