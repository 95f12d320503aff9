// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/hiddendashboard.h"

#include "app/workspace.h"
#include "models/query/evaluator.h"
#include "ui/dashboard/chartcard.h"
#include "ui/dashboard/dashboardpage.h"
#include "ui/export/turns.h"
#include "ui/shell/theme.h"

#include <QtConcurrentRun>

#include <algorithm>

namespace clientele {

HiddenDashboard::HiddenDashboard(Workspace &workspace, QObject *parent)
    : QObject(parent),
      m_portfolio(workspace.portfolio()),
      m_catalogue(workspace.catalogue()),
      m_source(ChartSource::of(workspace))
{
    m_filters.replaceAll(workspace.filters().conditions());
    // The book of this moment, whatever is imported meanwhile.
    m_source.portfolio = [this] { return m_portfolio; };
    m_source.catalogue = [this] { return m_catalogue; };
    m_source.filters = &m_filters;
    m_source.setSetting = {};
    m_source.evaluate = [this](const Query &query) {
        return QtConcurrent::run([book = m_portfolio, catalogue = m_catalogue, query] {
            return clientele::evaluate(*book, *catalogue, query);
        });
    };
}

HiddenDashboard::~HiddenDashboard() = default;

std::vector<ChartCard *> HiddenDashboard::cardsOf(const DashboardPage &page)
{
    std::vector<ChartCard *> cards;
    for (const ChartSpec &chart : page.spec().charts) {
        // What the person took off the page is not in its report.
        ChartCard *card = page.card(QString::fromLatin1(chart.id));
        if (card && !card->isHidden())
            cards.push_back(card);
    }
    return cards;
}

void HiddenDashboard::compute()
{
    auto *turns = new Turns(this);
    for (const PageSpec &spec : dashboardPages())
        turns->add([this, spec] { addPage(spec); });
}

void HiddenDashboard::addPage(const PageSpec &spec)
{
    m_pages.push_back(std::make_unique<DashboardPage>(m_source, spec));
    DashboardPage *page = m_pages.back().get();
    // From inside the page's own signal nothing is drawn of it yet.
    connect(page, &DashboardPage::settled, this, &HiddenDashboard::look, Qt::QueuedConnection);
    page->setAttribute(Qt::WA_DontShowOnScreen);
    page->setAttribute(Qt::WA_QuitOnClose, false);
    page->resize(gap(300), gap(300));
    page->show();
}

void HiddenDashboard::look()
{
    const bool all = m_pages.size() == dashboardPages().size()
                     && std::ranges::all_of(m_pages, [](const auto &page) { return page->isSettled(); });
    if (!all || m_ready)
        return;
    m_ready = true;
    emit ready();
}

}  // namespace clientele
