// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/dashboardpage.h"

#include "ui/dashboard/cardarranger.h"
#include "ui/dashboard/cardchoice.h"
#include "ui/dashboard/cardgrid.h"
#include "ui/dashboard/chartcard.h"
#include "ui/dashboard/elidedlabel.h"
#include "ui/dashboard/emptypage.h"
#include "ui/dashboard/livebrush.h"
#include "ui/dashboard/pagetools.h"
#include "ui/dashboard/scopesentence.h"
#include "ui/shell/theme.h"

#include <QEvent>
#include <QHBoxLayout>
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
    if (m_source.view)
        connect(m_source.view, &ViewState::changed, this, &DashboardPage::viewChanged);
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
    m_sentence = new ScopeSentence(m_source, m_spec.scopeMeasures, this);
    connect(m_sentence, &ScopeSentence::answered, this, &DashboardPage::describeScope);

    m_grid = new CardGrid;
    m_grid->setObjectName("page"_L1);
    for (const ChartSpec &chart : m_spec.charts) {
        auto *card = new ChartCard(m_source, chart, m_grid);
        m_cards.push_back(card);
        connect(card, &ChartCard::settled, this, &DashboardPage::settle);
        connect(card, &ChartCard::rowsRequested, this, &DashboardPage::rowsRequested);
        connect(card, &ChartCard::customerRequested, this, &DashboardPage::customerRequested);
    }
    new LiveBrush(m_source, m_cards, this);
    m_arranger = new CardArranger(m_grid, m_spec, m_cards);
    m_tools = new PageTools(m_arranger, this);
    connect(m_arranger, &CardArranger::changed, this, &DashboardPage::keepLayout);
    connect(m_arranger, &CardArranger::arrangingChanged, this, &DashboardPage::describeScope);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(m_grid);
    m_body = scroll;
    m_empty = new EmptyPage(this);
    connect(m_empty, &EmptyPage::dataRequested, this, &DashboardPage::dataRequested);
    readLayout();

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(gap(4), gap(3.5), gap(4), gap(3));
    column->setSpacing(gap(1));
    auto *heading = new QHBoxLayout;
    heading->addWidget(m_title);
    heading->addStretch();
    heading->addWidget(m_tools);
    column->addLayout(heading);
    column->addWidget(m_scope);
    column->addSpacing(gap(2));
    column->addWidget(m_body, 1);
    column->addWidget(m_empty, 1);
}

ChartCard *DashboardPage::card(const QString &id) const
{
    const auto found = std::ranges::find_if(
        m_cards, [&id](const ChartCard *each) { return id == QLatin1StringView(each->spec().id); });
    return found == m_cards.end() ? nullptr : *found;
}

void DashboardPage::readLayout()
{
    QStringList absent;
    std::optional<QString> empty;
    if (const PortfolioPtr portfolio = m_source.portfolio()) {
        absent = absentCards(m_spec, *portfolio, *m_source.catalogue());
        empty = whyPageIsEmpty(m_spec, *portfolio, *m_source.catalogue());
    }
    m_empty->setReason(empty.value_or(QString()));
    m_empty->setVisible(empty.has_value());
    m_body->setVisible(!empty);
    m_tools->setVisible(!empty && !m_spec.charts.empty());
    m_arranger->setAbsent(absent);
    m_arranger->setLayout(keptLayout(m_spec, m_source));
    for (ChartCard *card : m_cards)
        card->restore();
    listHidden();
}

void DashboardPage::keepLayout()
{
    if (m_source.setSetting) {
        const bool usual = m_arranger->layout() == defaultLayout(m_spec);
        m_source.setSetting(layoutKey(m_spec), usual ? QByteArray() : toJson(m_arranger->layout()));
    }
    listHidden();
    settle();
}

void DashboardPage::listHidden()
{
    QList<std::pair<QString, QString>> hidden;
    for (const QString &id : m_arranger->hiddenCards())
        hidden.emplaceBack(id, card(id)->title());
    m_tools->setHiddenCards(hidden);
}
QString DashboardPage::scopeText() const { return m_scope->text(); }

bool DashboardPage::isSettled() const
{
    return !m_stale && !m_sentence->isBusy()
           && std::ranges::none_of(m_cards, [](const ChartCard *card) { return card->isBusy(); });
}

void DashboardPage::viewChanged()
{
    // What was kept of the whole book is by another step of time.
    for (ChartCard *card : m_cards)
        card->forgetBook();
    m_stale = true;
    if (isVisible())
        refresh();
}

void DashboardPage::bookChanged()
{
    for (ChartCard *card : m_cards)
        card->forgetBook();
    readLayout();
    m_stale = true;
    if (isVisible())
        refresh();
}

void DashboardPage::refresh()
{
    if (!m_source.portfolio())
        return;
    m_stale = false;
    m_sentence->ask();
    for (ChartCard *card : m_cards) {
        if (!card->isHidden())
            card->refresh();
    }
}

void DashboardPage::describeScope()
{
    if (m_arranger->isArranging())
        m_scope->setText(tr("Arrow keys move the card, Shift and arrow keys resize it, Delete hides it, Esc ends."));
    else if (m_body->isHidden())
        m_scope->setText({});
    else if (const QString sentence = m_sentence->text(); !sentence.isEmpty())
        m_scope->setText(sentence);
    else
        m_scope->setText(tr("The whole book. Click any mark to filter everything."));
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
