// SPDX-License-Identifier: GPL-3.0-or-later
// One exchange: the question, below it the answer as it comes and then whole, with where it came from, its steps, charts,
// choices, receipts, and what can be done with it. Asks nothing itself: it says what was chosen.
#pragma once

#include "app/services/chatsession.h"
#include "ui/chat/answeractions.h"
#include "ui/chat/answerdocument.h"
#include "ui/chat/renderpace.h"

#include <QBasicTimer>
#include <QElapsedTimer>
#include <QPointer>
#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace clientele {

class AnswerView;
class QuestionView;
class StepsView;

class MessageView : public QWidget {
    Q_OBJECT
public:
    explicit MessageView(const ChatTurn &turn, QWidget *parent = nullptr);

    void watch(const Turn *turn);  // shows what comes, until setAnswer()
    // `where`: the conditions of the answer's query in words. What is here now took as long as the message is old.
    void setAnswer(const Answer &answer, const QString &where);
    void setVersion(const ChatSession::Version &version);
    void setFeedback(int feedback, const QString &reason);  // once it is answered
    // Below the text, above the receipts: charts, offers.
    void addBelow(QWidget *part);

    [[nodiscard]] const QString &turn() const { return m_turn; }
    [[nodiscard]] const QString &question() const { return m_question; }
    [[nodiscard]] const Answer &answer() const { return m_answer; }
    [[nodiscard]] bool isAnswered() const { return m_answered; }
    [[nodiscard]] AnswerActions *actions() const { return m_actions; }  // nullptr until it is answered
    [[nodiscard]] QString asText() const;                               // for the clipboard

signals:
    void rowsRequested(const clientele::Query &query, const QStringList &keys);
    void linkActivated(const clientele::AnswerLink &link);  // what is no figure
    void chosen(const clientele::Choice &choice);
    void actionChosen(clientele::AnswerAction action);
    void rated(int feedback, const QString &reason);
    void sentRequested();
    void editRequested();
    void versionRequested(const QString &turn);

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    void showBudget();
    void addChoices();
    void addReceipts();
    void explain(QPushButton *how);
    [[nodiscard]] AnswerView *view();

    QString m_turn;
    QString m_question;
    QString m_where;
    Answer m_answer;
    bool m_answered = false;
    QPointer<const Turn> m_watched;
    RenderPace m_pace;
    QBasicTimer m_seconds;  // while it is watched: what was used of the budget
    QElapsedTimer m_age;
    bool m_timed = false;
    QuestionView *m_asked;
    QLabel *m_origin;
    StepsView *m_steps = nullptr;
    AnswerView *m_view = nullptr;
    AnswerActions *m_actions = nullptr;
    QVBoxLayout *m_column;
    QVBoxLayout *m_extra;
    QVBoxLayout *m_below;
};

}  // namespace clientele
