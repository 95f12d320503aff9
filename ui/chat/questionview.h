// SPDX-License-Identifier: GPL-3.0-or-later
// A question as it was asked, on the right, with its other versions and the way to ask it in other words.
#pragma once

#include "app/services/chatsession.h"

#include <QWidget>

class QLabel;

namespace clientele {

class IconButton;

class QuestionView : public QWidget {
    Q_OBJECT
public:
    explicit QuestionView(const QString &question, QWidget *parent = nullptr);

    void setVersion(const ChatSession::Version &version);

signals:
    void editWanted();
    void versionWanted(const QString &turn);

private:
    ChatSession::Version m_version;
    IconButton *m_before;
    QLabel *m_place;
    IconButton *m_after;
};

}  // namespace clientele
