// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/customerpage.h"

#include "app/customer/timeline.h"
#include "app/services/bookhistory.h"
#include "app/services/conversations.h"
#include "app/services/customernotes.h"
#include "app/workspace.h"
#include "ui/customer/changescard.h"
#include "ui/customer/customerchooser.h"
#include "ui/customer/customerheader.h"
#include "ui/customer/customerwalk.h"
#include "ui/customer/datedlist.h"
#include "ui/customer/factscards.h"
#include "ui/customer/figurescard.h"
#include "ui/customer/notescard.h"
#include "ui/customer/scorecard.h"
#include "ui/dashboard/chartcard.h"
#include "ui/picker/keptcustomers.h"
#include "ui/recommend/suggestionscard.h"
#include "ui/search/similarcustomers.h"

#include <QShortcut>
#include <QStackedLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

CustomerPage::CustomerPage(Workspace &workspace, KeptCustomers &kept, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_kept(kept), m_walk(new CustomerWalk(workspace, this))
{
    build();
    connectEverything();
}

void CustomerPage::connectEverything()
{
    connect(&m_workspace.filters(), &FilterStack::changed, this, &CustomerPage::follow);
    connect(&m_workspace, &Workspace::portfolioChanged, this, &CustomerPage::follow);
    connect(&m_workspace.history(), &BookHistory::changed, this, &CustomerPage::showPast);
    connect(&m_workspace.conversations(), &Conversations::verifiedChanged, this, &CustomerPage::showPast);
    connect(&m_workspace.notes(), &CustomerNotes::changed, this, [this](const QString &customer) {
        if (customer.isEmpty() || customer == m_customer)
            showPast();
    });
    for (const auto &[keys, step] : {std::pair(Qt::ALT | Qt::Key_Left, &CustomerHeader::goPrevious),
                                     std::pair(Qt::ALT | Qt::Key_Right, &CustomerHeader::goNext)})
    {
        auto *shortcut = new QShortcut(QKeySequence(keys), this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, m_header, step);
    }
    connect(m_header, &CustomerHeader::customerRequested, this, &CustomerPage::open);
    connect(m_chooser, &CustomerChooser::customerRequested, this, &CustomerPage::open);
    connect(m_similar, &SimilarCustomers::customerRequested, this, &CustomerPage::open);
    connect(m_suggestions, &SuggestionsCard::rowsRequested, this, &CustomerPage::rowsRequested);
    connect(m_suggestions, &SuggestionsCard::failed, this, &CustomerPage::failed);
    connect(m_score, &ScoreCard::rowsRequested, this, &CustomerPage::rowsRequested);
    connect(m_figures, &FiguresCard::rowsRequested, this, &CustomerPage::rowsRequested);
    connect(m_timeline, &DatedList::rowsRequested, this, &CustomerPage::rowsRequested);
    for (ChartCard *chart : m_charts) {
        connect(chart, &ChartCard::rowsRequested, this, &CustomerPage::rowsRequested);
        connect(chart, &ChartCard::customerRequested, this, &CustomerPage::open);
    }
}

QStringList CustomerPage::picked() const
{
    for (const Condition &condition : m_workspace.filters().conditions())
        if (condition.field == u"customer.id" && condition.op == Op::In)
            return condition.values;
    return {};
}

void CustomerPage::open(const QString &customerId)
{
    if (!m_workspace.portfolio()->customerRow(customerId))
        return;
    const QStringList among = picked();
    m_kept.addRecent(customerId);
    m_workspace.filters().set({u"customer.id"_s, Op::In, {customerId}, {}});
    if (among.size() > 1 && among.contains(customerId))
        m_walk->setAmong(among);
}

void CustomerPage::follow()
{
    if (!isVisible()) {
        m_stale = true;
        return;
    }
    m_stale = false;
    if (m_book != m_workspace.portfolio())
        takeBook();
    QStringList known = picked();
    known.removeIf([this](const QString &id) { return !m_book->customerRow(id); });
    m_customer = known.size() == 1 ? known.front() : QString();
    m_walk->setCustomer(m_customer);
    m_similar->setCustomer(m_customer);
    m_suggestions->setCustomer(m_customer);
    if (m_customer.isEmpty()) {
        m_chooser->setPicked(known);
        m_stack->setCurrentWidget(m_chooser);
        return;
    }
    showCustomer(*m_book->customerRow(m_customer));
    m_stack->setCurrentWidget(m_body);
    for (ChartCard *chart : m_charts)
        chart->refresh();
    m_workspace.history().want();
}

void CustomerPage::takeBook()
{
    m_book = m_workspace.portfolio();
    m_standing.setBook(m_book, m_workspace.catalogue());
    m_who->setBook(*m_book);
    m_record->setBook(*m_book);
    for (ChartCard *chart : m_charts)
        chart->forgetBook();
}

void CustomerPage::showCustomer(RowIndex row)
{
    setUpdatesEnabled(false);  // one frame, not one a card
    m_header->show(*m_book, row);
    m_score->show(m_standing, m_customer);
    m_figures->show(m_standing, *m_book, row);
    m_notes->setCustomer(m_customer);
    showPast();
    setUpdatesEnabled(true);
}

// What depends on the book's past and on what was written: also once these are read.
void CustomerPage::showPast()
{
    const auto row = m_book ? m_book->customerRow(m_customer) : std::nullopt;
    if (!row || !isVisible())
        return;
    const BookHistory &history = m_workspace.history();
    const CustomerNotes &notes = m_workspace.notes();
    m_who->show(*m_book, *row, history);
    m_record->show(*m_book, *row, history);
    m_changes->show(*m_book, m_customer, history, notes);
    const std::vector<TimelineEntry> entries =
        timelineOf({m_book, m_customer, notes.notesOf(m_customer), notes.tasksOf(m_customer), history.steps(),
                    m_workspace.conversations().verified()},
                   QLocale());
    std::vector<DatedList::Line> lines;
    lines.reserve(entries.size());
    for (const TimelineEntry &entry : entries)
        lines.push_back({entry.day, kindLabel(entry.kind), entry.text, entry.rows});
    m_timeline->setLines(lines);
    if (lines.empty())
        m_timelineCard->showMessage(tr("Nothing has happened yet that is worth a line."), {}, false);
    else
        m_timelineCard->showBody();
}

bool CustomerPage::isSettled() const
{
    return !m_stale && m_walk->isSettled() && m_similar->isSettled() && m_suggestions->isSettled()
           && std::ranges::none_of(m_charts, [](const ChartCard *chart) { return chart->isBusy(); });
}

void CustomerPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        follow();
}

}  // namespace clientele
