// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/bookview.h"

#include "app/platform/connectivity.h"
#include "app/workspace.h"
#include "ui/chat/chatpanel.h"
#include "ui/customer/customerpage.h"
#include "ui/dashboard/dashboardpage.h"
#include "ui/dashboard/pinnedcharts.h"
#include "ui/dashboard/pinnedpage.h"
#include "ui/dashboard/rowspanel.h"
#include "ui/export/dashboardexports.h"
#include "ui/picker/customerpicker.h"
#include "ui/recommend/queuepage.h"
#include "ui/search/searchpage.h"
#include "ui/settings/settingspage.h"
#include "ui/shell/banner.h"
#include "ui/shell/navigationbar.h"
#include "ui/shell/statusstrip.h"
#include "ui/shell/theme.h"
#include "ui/shell/topbar.h"
#include "ui/sources/sourcespage.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

const QString sourcesId = u"sources"_s;
const QString settingsId = u"settings"_s;
const QString searchId = u"search"_s;
const QString pinnedId = u"pinned"_s;
const QString customerId = u"customer"_s;
const QString queueId = u"queue"_s;

// The table whose rows are counted beside the page's name.
std::optional<Table> countedTable(const QString &page)
{
    if (page == u"customers"_s)
        return Table::Customers;
    if (page == u"loans"_s)
        return Table::Loans;
    if (page == u"atm"_s)
        return Table::Atm;
    if (page == u"complaints"_s)
        return Table::Complaints;
    return std::nullopt;
}

std::vector<Table> tablesOf(const PageSpec &page, const Catalogue &catalogue)
{
    std::vector<Table> tables;
    for (const ChartSpec &chart : page.charts) {
        for (const QString &name : chart.measures) {
            if (const MeasureInfo *measure = catalogue.measure(name))
                tables.push_back(measure->table);
        }
    }
    return tables;
}

}  // namespace

BookView::BookView(Workspace &workspace, Connectivity &connectivity, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_topBar(new TopBar(workspace, this)),
      m_navigation(new NavigationBar(this)),
      m_columns(new QSplitter(Qt::Horizontal, this)),
      m_middle(new QSplitter(Qt::Vertical, m_columns)),
      m_pages(new QStackedWidget(m_middle)),
      m_banner(new Banner(this)),
      m_rows(new RowsPanel(workspace, m_middle)),
      m_pinned(new PinnedCharts(workspace, this)),
      m_chat(new ChatPanel(workspace, *m_pinned, m_columns)),
      m_status(new StatusStrip(this)),
      m_exports(new DashboardExports(workspace, this))
{
    m_navigation->addSection(tr("BOOK", "heading of pages about the data"));
    for (const PageSpec &spec : dashboardPages()) {
        const QString id = QString::fromLatin1(spec.id);
        auto *page = new DashboardPage(workspace, spec, m_pages);
        m_dashboards.insert(id, page);
        m_exports->attach(*page);
        addPage(id, id, pageTitle(spec), page);
        connectDashboard(page);
        connect(&workspace, &Workspace::portfolioChanged, page, &DashboardPage::bookChanged);
    }
    m_search = new SearchPage(workspace, m_pages);
    addPage(searchId, searchId, tr("Search"), m_search);
    connect(m_search, &SearchPage::rowsRequested, this, &BookView::showRows);
    connect(m_search, &SearchPage::customerRequested, this, &BookView::openCustomer);
    auto *pinned = new PinnedPage(workspace, *m_pinned, m_pages);
    addPage(pinnedId, pinnedId, tr("Pinned", "page of charts taken from answers"), pinned);
    const auto takePage = [this, pinned] {
        m_dashboards.insert(pinnedId, pinned->page());
        m_exports->attach(*pinned->page());
        connectDashboard(pinned->page());
    };
    connect(pinned, &PinnedPage::pageMade, this, takePage);
    takePage();
    m_navigation->addSection(tr("WORK", "heading of pages about customers one by one"));
    m_customer = new CustomerPage(workspace, *m_topBar->picker()->kept(), m_pages);
    addPage(customerId, u"person"_s, tr("Customer"), m_customer);
    connect(m_customer, &CustomerPage::rowsRequested, this, &BookView::showRows);
    connect(m_customer, &CustomerPage::failed, m_banner, &Banner::showError);
    connect(m_topBar->picker(), &CustomerPicker::customerRequested, this, &BookView::openCustomer);
    m_queue = new QueuePage(workspace, m_pages);
    addPage(queueId, queueId, tr("My day", "page of whom to call"), m_queue);
    connect(m_queue, &QueuePage::rowsRequested, this, &BookView::showRows);
    connect(m_queue, &QueuePage::failed, m_banner, &Banner::showError);
    connect(m_queue, &QueuePage::customerRequested, this, &BookView::openCustomer);
    m_navigation->addSection(tr("DATA", "heading of pages about where the data come from"));
    m_sources = new SourcesPage(workspace, m_pages);
    addPage(sourcesId, sourcesId, tr("Sources"), m_sources);
    m_settings = new SettingsPage(workspace, m_pages);
    addPage(settingsId, settingsId, tr("Settings"), m_settings);

    auto *middle = new QWidget(m_columns);
    auto *column = new QVBoxLayout(middle);
    column->setContentsMargins({});
    column->setSpacing(0);
    auto *notice = new QVBoxLayout;
    notice->setContentsMargins(gap(4), 0, gap(4), 0);
    notice->addWidget(m_banner);
    column->addLayout(notice);
    column->addWidget(m_middle, 1);
    m_columns->insertWidget(0, middle);
    for (QSplitter *splitter : {m_columns, m_middle}) {
        splitter->setHandleWidth(1);
        splitter->setChildrenCollapsible(false);
        splitter->setStretchFactor(0, 1);
        splitter->setStretchFactor(1, 0);
    }
    m_columns->setSizes({gap(220), gap(93)});
    m_middle->setSizes({gap(130), gap(80)});
    m_rows->hide();

    auto *body = new QHBoxLayout;
    body->setContentsMargins({});
    body->setSpacing(0);
    body->addWidget(m_navigation);
    body->addWidget(m_columns, 1);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins({});
    whole->setSpacing(0);
    whole->addWidget(m_topBar);
    whole->addLayout(body, 1);
    whole->addWidget(m_status);

    connect(m_navigation, &NavigationBar::chosen, this, &BookView::showPage);
    connect(m_chat, &ChatPanel::rowsRequested, this, &BookView::showRows);
    connect(m_chat, &ChatPanel::dashboardRequested, this, &BookView::showPageOf);
    connect(m_chat, &ChatPanel::failed, m_banner, &Banner::showError);
    connect(m_chat, &ChatPanel::closeRequested, this, [this] { setChatShown(false); });
    m_exports->attach(*m_rows);
    connect(m_rows, &RowsPanel::closed, m_rows, &QWidget::hide);
    connect(m_rows, &RowsPanel::customerRequested, this, &BookView::openCustomer);
    connect(&workspace, &Workspace::portfolioChanged, this, &BookView::bookChanged);
    connect(&workspace, &Workspace::busyChanged, m_status, &StatusStrip::setBusy);
    connect(&workspace, &Workspace::failed, m_banner, &Banner::showError);
    connect(&connectivity, &Connectivity::changed, m_status, &StatusStrip::setOnline);
    connect(&connectivity, &Connectivity::changed, m_chat, &ChatPanel::setOnline);
    m_status->setOnline(connectivity.isOnline());
    m_chat->setOnline(connectivity.isOnline());
    bookChanged();
    showPage(m_order.constFirst());
}

void BookView::connectDashboard(DashboardPage *page)
{
    connect(page, &DashboardPage::rowsRequested, this, &BookView::showRows);
    connect(page, &DashboardPage::dataRequested, this, [this] { showPage(sourcesId); });
    connect(page, &DashboardPage::customerRequested, this, &BookView::openCustomer);
}

// The page about what the query measures.
void BookView::showPageOf(const Query &query)
{
    const MeasureInfo *measure = m_workspace.catalogue()->measure(query.measure);
    for (const QString &id : std::as_const(m_order)) {
        const auto table = countedTable(id);
        const bool fits =
            measure && table
            && (*table == measure->table || (measure->table == Table::Credit && *table == Table::Customers));
        if (fits) {
            showPage(id);
            return;
        }
    }
}

void BookView::addPage(const QString &id, const QString &icon, const QString &name, QWidget *page)
{
    m_order += id;
    m_names.insert(id, name);
    m_pages->addWidget(page);
    m_navigation->addPage(id, icon, name);
}

void BookView::bookChanged()
{
    const Portfolio &book = *m_workspace.portfolio();
    for (const QString &id : std::as_const(m_order)) {
        const auto table = countedTable(id);
        m_navigation->setCount(id, table ? static_cast<qint64>(book.rows(*table)) : -1);
    }
    m_status->setBook(book, book.info().snapshot > 0);
}

QString BookView::currentPage() const { return m_order.value(m_pages->currentIndex()); }

void BookView::showPage(const QString &id)
{
    const auto index = static_cast<int>(m_order.indexOf(id));
    if (index < 0)
        return;
    m_pages->setCurrentIndex(index);
    m_navigation->setCurrent(id);
    m_chat->setPage(id);
    const DashboardPage *page = m_dashboards.value(id);
    m_topBar->setTables(page ? tablesOf(page->spec(), *m_workspace.catalogue()) : std::vector<Table>());
    emit pageShown(id);
}

void BookView::showRows(const Query &query, const QStringList &keys)
{
    m_rows->showRows(query, keys);
    m_rows->show();
}

void BookView::openCustomer(const QString &id)
{
    m_customer->open(id);
    showPage(customerId);
}

void BookView::openSearch()
{
    showPage(searchId);
    m_search->focusSearch();
}

void BookView::setChatShown(bool shown)
{
    if (m_chat->isHidden() != shown)
        return;
    m_chat->setVisible(shown);
    emit chatShown(shown);
}

bool BookView::isChatShown() const { return !m_chat->isHidden(); }

void BookView::focusNextArea(bool forward)
{
    const QList<QWidget *> areas{m_topBar, m_navigation, m_pages, m_rows, m_chat};
    const QWidget *now = QApplication::focusWidget();
    int at = -1;
    for (int i = 0; i < areas.size(); ++i) {
        if (now && (areas.at(i) == now || areas.at(i)->isAncestorOf(now)))
            at = i;
    }
    const auto count = static_cast<int>(areas.size());
    for (int step = 1; step <= count; ++step) {
        QWidget *area = areas.at(((at + (forward ? step : -step)) % count + count) % count);
        if (!area->isVisible())
            continue;
        if (area == m_navigation) {
            m_navigation->focusCurrent();
        } else if (area == m_chat) {
            m_chat->focusQuestion();
        } else {
            QWidget *first = area->nextInFocusChain();
            const auto takesFocus = [area](const QWidget *widget) {
                return area->isAncestorOf(widget) && (widget->focusPolicy() & Qt::TabFocus) && widget->isVisible()
                       && widget->isEnabled();
            };
            while (first != area && !takesFocus(first))
                first = first->nextInFocusChain();
            if (first == area)
                continue;
            first->setFocus(Qt::ShortcutFocusReason);
        }
        return;
    }
}

QByteArray BookView::layoutState() const
{
    const QJsonObject state{{u"page"_s, currentPage()},
                            {u"chat"_s, isChatShown()},
                            {u"collapsed"_s, m_navigation->isCollapsed()},
                            {u"columns"_s, QString::fromLatin1(m_columns->saveState().toBase64())},
                            {u"middle"_s, QString::fromLatin1(m_middle->saveState().toBase64())}};
    return QJsonDocument(state).toJson(QJsonDocument::Compact);
}

void BookView::restoreLayout(const QByteArray &bytes)
{
    const QJsonObject state = QJsonDocument::fromJson(bytes).object();
    if (state.isEmpty())
        return;
    m_columns->restoreState(QByteArray::fromBase64(state.value(u"columns"_s).toString().toLatin1()));
    m_middle->restoreState(QByteArray::fromBase64(state.value(u"middle"_s).toString().toLatin1()));
    m_navigation->setCollapsed(state.value(u"collapsed"_s).toBool());
    setChatShown(state.value(u"chat"_s).toBool(true));
    showPage(state.value(u"page"_s).toString());
}

}  // namespace clientele
