// SPDX-License-Identifier: GPL-3.0-or-later
// Ask: questions in plain words about the book within the filters, answered here, every figure with its rows.
#pragma once

#include "models/query/query.h"

#include <QFrame>

#include <memory>

class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace clientele {

class Assistant;
class FlowLayout;
class MessageView;
class QuestionBox;
class Workspace;

class ChatPanel : public QFrame {
    Q_OBJECT
public:
    explicit ChatPanel(Workspace &workspace, QWidget *parent = nullptr);
    ~ChatPanel() override;

    void setOnline(bool online);
    void setPage(const QString &page);  // whose questions are suggested
    void ask(const QString &question);
    void clear();
    void focusQuestion();
    [[nodiscard]] bool isAnswering() const { return m_pending > 0; }
    [[nodiscard]] const std::vector<MessageView *> &messages() const { return m_messages; }

signals:
    void rowsRequested(const clientele::Query &query, const QStringList &keys);
    void answered();
    void closeRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void scopeChanged();
    void bookChanged();
    void suggest();
    void addSuggestion(const QString &question);
    void choose(const QString &customerId, const QString &question);

    Workspace &m_workspace;
    std::unique_ptr<Assistant> m_conversation;
    QLabel *m_dot;
    QLabel *m_state;
    QLabel *m_empty;
    QScrollArea *m_scroll;
    QVBoxLayout *m_list;
    QWidget *m_suggestionArea;
    FlowLayout *m_suggestions;
    QuestionBox *m_box;
    std::vector<MessageView *> m_messages;
    QString m_page;
    int m_pending = 0;
    int m_suggestionRound = 0;
    bool m_follow = true;  // the newest message is kept in view
};

}  // namespace clientele
