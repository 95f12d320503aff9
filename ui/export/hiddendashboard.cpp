// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/hiddendashboard.h"

#include "app/workspace.h"
#include "models/query/evaluator.h"
#include "ui/dashboard/cardchoice.h"
#include "ui/dashboard/chartcard.h"
#include "ui/dashboard/scopesentence.h"
#include "ui/export/turns.h"
#include "ui/shell/theme.h"

#include <QWidget>
#include <QtConcurrentRun>

#include <algorithm>

namespace clientele {

HiddenDashboard::HiddenDashboard(Workspace &workspace, QObject *parent)
    : QObject(parent),
      m_portfolio(workspace.portfolio()),
      m_catalogue(workspace.catalogue()),
      m_source(ChartSource::of(workspace)),
      m_pinned(pageOf(PinnedCharts(workspace).charts(), *m_catalogue)),
      m_host(std::make_unique<QWidget>())
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
    m_host->setAttribute(Qt::WA_DontShowOnScreen);
    m_host->setAttribute(Qt::WA_QuitOnClose, false);
    // It would paint all cards, each time that one of them changes.
    m_host->setUpdatesEnabled(false);
}

HiddenDashboard::~HiddenDashboard() = default;

int HiddenDashboard::dotsPerInch() const { return m_host->logicalDpiX(); }

void HiddenDashboard::compute()
{
    m_host->show();
    auto *turns = new Turns(this);
    for (const PageSpec &spec : dashboardPages())
        addPage(*turns, spec);
    if (!m_pinned.spec.charts.empty())
        addPage(*turns, m_pinned.spec);
    turns->add([this] {
        m_made = true;
        look();
    });
}

void HiddenDashboard::addPage(Turns &turns, const PageSpec &spec)
{
    const std::size_t page = m_pages.size();
    m_pages.push_back({spec, new ScopeSentence(m_source, spec.scopeMeasures, this)});
    connect(m_pages[page].scope, &ScopeSentence::answered, this, &HiddenDashboard::look);
    m_pages[page].scope->ask();
    for (const ChartSpec &chart : chartsOnPage(spec, m_source))
        turns.add([this, page, chart] { addCard(page, chart); });
}

void HiddenDashboard::addCard(std::size_t page, const ChartSpec &chart)
{
    auto *card = new ChartCard(m_source, chart, m_host.get());
    m_pages[page].cards.push_back(card);
    // From inside the card's own signal nothing is drawn of it yet.
    connect(card, &ChartCard::settled, this, &HiddenDashboard::look, Qt::QueuedConnection);
    card->restore();
    card->resize(gap(140), gap(80));
    card->show();
    card->refresh();
}

void HiddenDashboard::look()
{
    const bool all = m_made && std::ranges::all_of(m_pages, [](const Page &page) {
                         return !page.scope->isBusy() && std::ranges::none_of(page.cards, &ChartCard::isBusy);
                     });
    if (!all || m_ready)
        return;
    m_ready = true;
    emit ready();
}

}  // namespace clientele
