// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/livebrush.h"

#include "ui/dashboard/chartcard.h"
#include "ui/dashboard/dimensions.h"
#include "ui/dashboard/plot.h"

#include <algorithm>

namespace clientele {

namespace {

bool isOverTime(const ChartCard &card)
{
    return card.plot() && card.shownSpec().scale == Scale::Time && !card.shownSpec().by.isEmpty();
}

}  // namespace

LiveBrush::LiveBrush(const ChartSource &source, const std::vector<ChartCard *> &cards, QObject *parent)
    : QObject(parent), m_source(source), m_cards(cards)
{
    for (ChartCard *card : m_cards) {
        connect(card, &ChartCard::settled, this, &LiveBrush::follow);
        connect(card, &ChartCard::plotMade, this, [this, card] { listenTo(card); });
        listenTo(card);
    }
    // What was chosen, or anything else that filters: the page shows that now.
    connect(m_source.filters, &FilterStack::changed, this, [this] {
        m_brushed = nullptr;
        m_next.reset();
    });
}

void LiveBrush::listenTo(ChartCard *card)
{
    Plot *plot = card->plot();
    if (!plot)
        return;
    connect(plot, &Plot::pointerCame, this, [this, card] { prepare(*card); });
    connect(plot, &Plot::brushMoved, this, [this, card](int first, int last) { move(*card, first, last); });
    connect(plot, &Plot::brushGivenUp, this, &LiveBrush::end);
}

void LiveBrush::prepare(const ChartCard &card)
{
    if (!m_source.prepareBrush || !isOverTime(card))
        return;
    m_filters.replaceAll(m_source.filters->conditionsWithout(ownFields(card.shownSpec())));
    std::vector<Query> queries;
    for (const ChartCard *other : m_cards) {
        if (other == &card || other->isHidden())
            continue;
        for (Query &query : other->queriesUnder(m_filters)) {
            if (std::ranges::find(queries, query) == queries.end())
                queries.push_back(std::move(query));
        }
    }
    m_source.prepareBrush(queries, card.shownSpec().by.first());
}

void LiveBrush::move(const ChartCard &card, int first, int last)
{
    if (!isOverTime(card))
        return;
    if (m_brushed != &card) {
        m_asked.clear();
        for (const ChartCard *each : m_cards)
            m_asked.push_back(each->queriesUnder(*m_source.filters));
    }
    m_brushed = &card;
    m_next = m_source.filters->conditionsWithout(ownFields(card.shownSpec()));
    const Conditions brush = card.conditionsBetween(first, last);
    m_next->insert(m_next->end(), brush.begin(), brush.end());
    follow();
}

void LiveBrush::follow()
{
    if (!m_next || std::ranges::any_of(m_cards, [](const ChartCard *card) { return card->isBusy(); }))
        return;
    m_filters.replaceAll(std::move(*m_next));
    m_next.reset();
    for (std::size_t i = 0; i < m_cards.size(); ++i) {
        ChartCard *card = m_cards[i];
        if (card == m_brushed || card->isHidden())
            continue;
        std::vector<Query> queries = card->queriesUnder(m_filters);
        if (queries == m_asked[i])
            continue;
        m_asked[i] = std::move(queries);
        card->showUnder(m_filters);
    }
}

void LiveBrush::end()
{
    if (!m_brushed)
        return;
    m_next.reset();
    for (ChartCard *card : m_cards) {
        if (card != m_brushed && !card->isHidden())
            card->refresh();
    }
    m_brushed = nullptr;
}

}  // namespace clientele
