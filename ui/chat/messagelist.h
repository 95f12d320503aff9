// SPDX-License-Identifier: GPL-3.0-or-later
// The exchanges of a conversation one below the other. The newest stays in sight while the person is at the end; one who
// reads further up is left there.
#pragma once

#include <QScrollArea>

#include <vector>

class QLabel;
class QVBoxLayout;

namespace clientele {

class MessageView;

class MessageList : public QScrollArea {
    Q_OBJECT
public:
    explicit MessageList(QWidget *parent = nullptr);

    void add(MessageView *message);  // takes it
    void clear();
    [[nodiscard]] const std::vector<MessageView *> &messages() const { return m_messages; }
    [[nodiscard]] MessageView *find(const QString &turn) const;  // nullptr: not on screen
    void follow();                                               // to the end, and stay there

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void toEnd();

    QLabel *m_empty;
    QVBoxLayout *m_column;
    std::vector<MessageView *> m_messages;
    bool m_follow = true;
    bool m_moving = false;  // by us, not by the person
};

}  // namespace clientele
