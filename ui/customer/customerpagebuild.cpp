// SPDX-License-Identifier: GPL-3.0-or-later
// The cards of a customer's page and where they stand.
#include "app/services/customernotes.h"
#include "app/workspace.h"
#include "ui/customer/changescard.h"
#include "ui/customer/customerchooser.h"
#include "ui/customer/customerheader.h"
#include "ui/customer/customerpage.h"
#include "ui/customer/customerwalk.h"
#include "ui/customer/datedlist.h"
#include "ui/customer/factscards.h"
#include "ui/customer/figurescard.h"
#include "ui/customer/notescard.h"
#include "ui/customer/scorecard.h"
#include "ui/dashboard/cardgrid.h"
#include "ui/dashboard/chartcard.h"
#include "ui/picker/keptcustomers.h"
#include "ui/recommend/suggestionscard.h"
#include "ui/search/similarcustomers.h"
#include "ui/shell/theme.h"

#include <QCoreApplication>
#include <QScrollArea>
#include <QStackedLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

// Of the filters' one customer, as all charts are.
const std::vector<ChartSpec> &chartSpecs()
{
    static const std::vector<ChartSpec> specs{{.id = "customer.loans",
                                               .kind = ChartKind::Bars,
                                               .title = QT_TRANSLATE_NOOP("Dashboard", "Owed by loan type"),
                                               .measures = {u"loans.owed"_s},
                                               .by = {u"loan.type"_s},
                                               .order = Order::ValueDescending,
                                               .categoryColours = true},
                                              {.id = "customer.flow",
                                               .kind = ChartKind::Flow,
                                               .title = QT_TRANSLATE_NOOP("Dashboard", "ATM cash flow by %1"),
                                               .measures = {u"atm.deposits"_s, u"atm.withdrawals"_s},
                                               .by = {u"atm.day"_s},
                                               .scale = Scale::Time}};
    return specs;
}

}  // namespace

void CustomerPage::build()
{
    setObjectName(u"customerPage"_s);
    m_chooser = new CustomerChooser(m_workspace, m_kept, this);
    m_body = new QWidget(this);
    m_header = new CustomerHeader(*m_walk, m_kept, m_body);
    m_grid = new CardGrid;
    m_grid->setObjectName(u"page"_s);
    m_who = new WhoCard(m_grid);
    m_score = new ScoreCard(m_grid);
    m_figures = new FiguresCard(m_grid);
    m_changes = new ChangesCard(m_grid);
    m_notes = new NotesCard(m_workspace.notes(), m_grid);
    m_similar = new SimilarCustomers(m_workspace, m_grid);
    m_timelineCard = new Card(m_grid);
    m_timelineCard->setTitle(tr("Timeline"));
    m_timeline = new DatedList({tr("When"), tr("Where", "what kind of entry of a timeline"), tr("What happened")},
                               m_timelineCard);
    m_timelineCard->setBody(m_timeline);
    m_record = new RecordCard(m_grid);
    for (const ChartSpec &spec : chartSpecs())
        m_charts.push_back(new ChartCard(ChartSource::of(m_workspace), spec, m_grid));
    // As long as it likes to be within the room that it has.
    auto *suggestions = new QScrollArea(m_grid);
    suggestions->setFrameShape(QFrame::NoFrame);
    suggestions->setWidgetResizable(true);
    suggestions->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    suggestions->setFocusPolicy(Qt::NoFocus);
    m_suggestions = new SuggestionsCard(m_workspace);
    suggestions->setWidget(m_suggestions);
    m_grid->setCells({{m_who, 5, 62},
                      {m_score, 7, 62},
                      {m_figures, 5, 62},
                      {m_charts[0], 7, 62},
                      {suggestions, 12, 96},
                      {m_changes, 5, 60},
                      {m_notes, 7, 60},
                      {m_charts[1], 7, 62},
                      {m_similar, 5, 62},
                      {m_timelineCard, 12, 60},
                      {m_record, 12, 124}});

    auto *scroll = new QScrollArea(m_body);
    scroll->setObjectName(u"customerScroll"_s);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(m_grid);
    auto *column = new QVBoxLayout(m_body);
    column->setContentsMargins({});
    column->setSpacing(gap(3));
    column->addWidget(m_header);
    column->addWidget(scroll, 1);

    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(gap(4), gap(3.5), gap(4), gap(3));
    m_stack = new QStackedLayout;
    whole->addLayout(m_stack);
    m_stack->addWidget(m_chooser);
    m_stack->addWidget(m_body);
    m_chooser->setAccessibleName(tr("Choose a customer"));
}

}  // namespace clientele
