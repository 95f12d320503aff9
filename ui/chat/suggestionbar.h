// SPDX-License-Identifier: GPL-3.0-or-later
// Questions to click, about what is on screen. Each was asked before it is offered: one that the reading of this
// language would decline is none to suggest.
#pragma once

#include <QWidget>

namespace clientele {

class FlowLayout;
class Workspace;

class SuggestionBar : public QWidget {
    Q_OBJECT
public:
    explicit SuggestionBar(Workspace &workspace, QWidget *parent = nullptr);

    void setPage(const QString &page);
    void refresh();

signals:
    void chosen(const QString &question);

private:
    void add(const QString &question);

    Workspace &m_workspace;
    FlowLayout *m_chips;
    QString m_page;
    int m_round = 0;
};

}  // namespace clientele
