// SPDX-License-Identifier: GPL-3.0-or-later
// One exchange: the question on the right, the answer below it on the left with where it came from, its choices and
// how it was computed.
#pragma once

#include "app/assistant/answer.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace clientele {

class MessageView : public QWidget {
    Q_OBJECT
public:
    explicit MessageView(const QString &question, QWidget *parent = nullptr);

    // `where`: the conditions of the answer's query in words.
    void setAnswer(const Answer &answer, const QString &where, double milliseconds);
    [[nodiscard]] const QString &question() const { return m_question; }
    [[nodiscard]] const Answer &answer() const { return m_answer; }
    [[nodiscard]] bool isAnswered() const { return m_answered; }
    [[nodiscard]] QString asText() const;  // for the clipboard

signals:
    void rowsRequested(const clientele::Query &query, const QStringList &keys);
    void chosen(const QString &customerId, const QString &label);

private:
    void addChoices();
    void addHow();

    QString m_question;
    QString m_where;
    Answer m_answer;
    bool m_answered = false;
    QLabel *m_origin;
    QVBoxLayout *m_column;
};

}  // namespace clientele
