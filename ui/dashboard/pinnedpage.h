// SPDX-License-Identifier: GPL-3.0-or-later
// The page of charts that were pinned from answers. The cards are those of every page; one that is unpinned goes.
#pragma once

#include <QWidget>

namespace clientele {

class DashboardPage;
class PinnedCharts;
class Workspace;

class PinnedPage : public QWidget {
    Q_OBJECT
public:
    // `pinned` outlives it.
    PinnedPage(Workspace &workspace, PinnedCharts &pinned, QWidget *parent = nullptr);

    [[nodiscard]] DashboardPage *page() const { return m_page; }  // another one after each change

signals:
    void pageMade();

private:
    void build();

    Workspace &m_workspace;
    PinnedCharts &m_pinned;
    DashboardPage *m_page = nullptr;
};

}  // namespace clientele
