// SPDX-License-Identifier: GPL-3.0-or-later
// Where a question is written: the scope it will be asked in as a chip, then the words. Enter sends, Shift+Enter begins
// a line, Up and Down in an empty box (or at its ends) go through earlier questions. While an answer comes the button
// stops it, as does Esc; Esc also ends the editing of an earlier question.
#pragma once

#include <QFrame>
#include <QStringList>

class QPlainTextEdit;
class QPushButton;

namespace clientele {

class IconButton;

class QuestionBox : public QFrame {
    Q_OBJECT
public:
    explicit QuestionBox(QWidget *parent = nullptr);

    void setScope(const QString &words);
    void setQuestion(const QString &text);
    [[nodiscard]] QString question() const;
    void setBusy(bool busy);
    // The words are another version of an earlier question until they are asked, or editingEnded().
    void setEditing(bool editing);
    void setHistory(const QStringList &questions) { m_history = questions; }
    [[nodiscard]] const QStringList &history() const { return m_history; }

signals:
    void asked(const QString &question);
    void stopped();
    void editingEnded();
    void changed(const QString &text);  // as it stands there: a draft

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void send();
    void recall(int by);
    void fitHeight();
    void showScope();
    void explainScope();
    [[nodiscard]] QString scopeExplained() const;

    QPushButton *m_scope;
    QPushButton *m_editing;
    QPlainTextEdit *m_edit;
    IconButton *m_send;
    QString m_scopeWords;
    QString m_draft;  // what was written before looking back
    QStringList m_history;
    qsizetype m_place = -1;  // in m_history; -1: not looking back
    bool m_busy = false;
};

}  // namespace clientele
