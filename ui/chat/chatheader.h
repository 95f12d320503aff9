// SPDX-License-Identifier: GPL-3.0-or-later
// The head of the panel: who answers and whether it can be reached, always in sight; a new conversation, the earlier
// ones, and the rest in a menu.
#pragma once

#include <QFrame>

class QLabel;
class QMenu;

namespace clientele {

class ElidedLabel;
class IconButton;

class ChatHeader : public QFrame {
    Q_OBJECT
public:
    explicit ChatHeader(QWidget *parent = nullptr);

    // `reachable`: the dot is green; `detail`: why, as a tool tip.
    void setState(const QString &words, bool reachable, const QString &detail);
    void setBusy(bool busy);  // nothing that would leave the conversation
    // How many entries wait in the list of questions kept for later, and of promoted answers.
    void setCounts(int kept, int verified);

signals:
    void newWanted();
    void historyWanted();
    void keptWanted();
    void verifiedWanted();
    void exportWanted(bool pdf);
    void removeWanted();
    void closeWanted();

private:
    QLabel *m_dot;
    ElidedLabel *m_state;
    IconButton *m_new;
    IconButton *m_history;
    QAction *m_kept;
    QAction *m_verified;
    QMenu *m_menu;
};

}  // namespace clientele
