// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/dashboardpage.h"

#include "ui/dashboard/cardgrid.h"
#include "ui/dashboard/cardwords.h"
#include "ui/dashboard/chartcard.h"
#include "ui/dashboard/elidedlabel.h"
#include "ui/dashboard/latestresults.h"
#include "ui/shell/theme.h"

#include <QEvent>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

DashboardPage::DashboardPage(const ChartSource &source, const PageSpec &spec, QWidget *parent)
    : QWidget(parent), m_source(source), m_spec(spec)
{
    build();
    connect(m_source.filters, &FilterStack::changed, this, [this] {
        m_stale = true;
        if (isVisible())
            refresh();
    });
}

void DashboardPage::build()
{
    setObjectName(QLatin1StringView(m_spec.id));
    setAccessibleName(pageTitle(m_spec));
    m_title = new QLabel(pageTitle(m_spec), this);
    m_title->setFont(textFont(TextRole::PageTitle));
    m_scope = new ElidedLabel(this);
    m_scope->setFont(textFont(TextRole::Body));
    m_scope->setProperty("tone", "soft");
    m_scopeResults = new LatestResults(m_source, this);
    connect(m_scopeResults, &LatestResults::finished, this, &DashboardPage::describeScope);

    m_grid = new CardGrid;
    m_grid->setObjectName("page"_L1);
    for (const ChartSpec &chart : m_spec.charts) {
        auto *card = new ChartCard(m_source, chart, m_grid);
        card->show();
        m_grid->add(card, chart.span, chart.height);
        m_cards.push_back(card);
        connect(card, &ChartCard::settled, this, &DashboardPage::settle);
        connect(card, &ChartCard::rowsRequested, this, &DashboardPage::rowsRequested);
        connect(card, &ChartCard::customerRequested, this, &DashboardPage::customerRequested);
    }
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(m_grid);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(gap(4), gap(3.5), gap(4), gap(3));
    column->setSpacing(gap(1));
    column->addWidget(m_title);
    column->addWidget(m_scope);
    column->addSpacing(gap(2));
    column->addWidget(scroll, 1);
}

ChartCard *DashboardPage::card(const QString &id) const
{
    const auto found = std::ranges::find_if(
        m_cards, [&id](const ChartCard *each) { return id == QLatin1StringView(each->spec().id); });
    return found == m_cards.end() ? nullptr : *found;
}

bool DashboardPage::isSettled() const
{
    return !m_stale && !m_scopeResults->isBusy()
           && std::ranges::none_of(m_cards, [](const ChartCard *card) { return card->isBusy(); });
}

void DashboardPage::bookChanged()
{
    for (ChartCard *card : m_cards)
        card->forgetBook();
    m_stale = true;
    if (isVisible())
        refresh();
}

void DashboardPage::refresh()
{
    if (!m_source.portfolio())
        return;
    m_stale = false;
    std::vector<Query> scope;
    const Conditions &filters = m_source.filters->conditions();
    for (const QString &measure : m_spec.scopeMeasures)
        scope.push_back({.measure = measure, .by = {}, .where = filters});
    m_scopeResults->ask(scope);
    for (ChartCard *card : m_cards)
        card->refresh();
}

void DashboardPage::describeScope()
{
    const std::shared_ptr<const Catalogue> catalogue = m_source.catalogue();
    const PortfolioPtr portfolio = m_source.portfolio();
    const QLocale locale;
    if (m_source.filters->conditions().empty()) {
        m_scope->setText(tr("The whole book. Click any mark to filter everything."));
    } else if (m_scopeResults->failure()) {
        m_scope->setText(m_scopeResults->failure()->sentence());
    } else {
        QStringList parts;
        for (std::size_t index = 0; index < m_scopeResults->count(); ++index) {
            const MeasureInfo *measure = catalogue->measure(m_spec.scopeMeasures[static_cast<qsizetype>(index)]);
            if (!measure)
                continue;
            const auto all = static_cast<qint64>(portfolio->rows(measure->table));
            parts += rowsOfText(measure->table, (*m_scopeResults->result(index)).matchedRows, all, locale);
        }
        m_scope->setText(parts.join(u" · "_s));
    }
    settle();
}

void DashboardPage::settle()
{
    if (isSettled())
        emit settled();
}

void DashboardPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        refresh();
}

void DashboardPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange) {
        m_title->setFont(textFont(TextRole::PageTitle));
        m_scope->setFont(textFont(TextRole::Body));
    }
    if (event->type() == QEvent::LanguageChange) {
        m_title->setText(pageTitle(m_spec));
        if (isVisible())
            refresh();
    }
    QWidget::changeEvent(event);
}

}  // namespace clientele
