// SPDX-License-Identifier: GPL-3.0-or-later
// An open book: the scope above, where to the left, what in the middle, questions to the right, the truth below.
#pragma once

#include "models/query/query.h"

#include <QHash>
#include <QWidget>

class QSplitter;
class QStackedWidget;

namespace clientele {

class Banner;
class ChatPanel;
class Connectivity;
class CustomerPage;
class DashboardExports;
class DashboardPage;
class NavigationBar;
class PinnedCharts;
class QueuePage;
class RowsPanel;
class SearchPage;
class SettingsPage;
class SourcesPage;
class StatusStrip;
class TopBar;
class Workspace;

class BookView : public QWidget {
    Q_OBJECT
public:
    BookView(Workspace &workspace, Connectivity &connectivity, QWidget *parent = nullptr);

    [[nodiscard]] QStringList pages() const { return m_order; }  // ids, in the order of the navigation
    [[nodiscard]] QString pageName(const QString &id) const { return m_names.value(id); }
    [[nodiscard]] QString currentPage() const;
    void showPage(const QString &id);
    void showRows(const Query &query, const QStringList &keys);
    void openCustomer(const QString &id);  // their page
    void focusNextArea(bool forward);
    void openSearch();  // the search page, ready for typing

    void setChatShown(bool shown);
    [[nodiscard]] bool isChatShown() const;

    [[nodiscard]] TopBar *topBar() const { return m_topBar; }
    [[nodiscard]] NavigationBar *navigation() const { return m_navigation; }
    [[nodiscard]] ChatPanel *chat() const { return m_chat; }
    [[nodiscard]] SourcesPage *sources() const { return m_sources; }
    [[nodiscard]] SettingsPage *settings() const { return m_settings; }
    [[nodiscard]] SearchPage *search() const { return m_search; }
    [[nodiscard]] CustomerPage *customer() const { return m_customer; }
    [[nodiscard]] QueuePage *queue() const { return m_queue; }
    [[nodiscard]] Banner *banner() const { return m_banner; }
    [[nodiscard]] RowsPanel *rows() const { return m_rows; }
    [[nodiscard]] DashboardExports *exports() const { return m_exports; }
    [[nodiscard]] DashboardPage *dashboard(const QString &id) const { return m_dashboards.value(id); }

    // What is kept of the layout from one day to the next.
    [[nodiscard]] QByteArray layoutState() const;
    void restoreLayout(const QByteArray &state);

signals:
    void pageShown(const QString &id);
    void chatShown(bool shown);

private:
    void connectDashboard(DashboardPage *page);
    void showPageOf(const Query &query);
    void addPage(const QString &id, const QString &icon, const QString &name, QWidget *page);
    void bookChanged();

    Workspace &m_workspace;
    TopBar *m_topBar;
    NavigationBar *m_navigation;
    QSplitter *m_columns;
    QSplitter *m_middle;
    QStackedWidget *m_pages;
    Banner *m_banner;
    RowsPanel *m_rows;
    PinnedCharts *m_pinned;
    ChatPanel *m_chat;
    StatusStrip *m_status;
    DashboardExports *m_exports;
    SourcesPage *m_sources = nullptr;
    SettingsPage *m_settings = nullptr;
    SearchPage *m_search = nullptr;
    CustomerPage *m_customer = nullptr;
    QueuePage *m_queue = nullptr;
    QStringList m_order;
    QHash<QString, QString> m_names;
    QHash<QString, DashboardPage *> m_dashboards;
};

}  // namespace clientele
