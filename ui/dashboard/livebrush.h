// SPDX-License-Identifier: GPL-3.0-or-later
// While a person drags over days, all other cards of the page follow: when the pointer comes to a chart over time, what
// they show is made ready; each step then asks for the figures of the days under the brush. Nothing is filtered before
// the pointer lets go. Steps that come faster than cards can show are left out: there is always a finished picture.
#pragma once

#include "ui/dashboard/chartsource.h"

#include <QObject>

#include <optional>

namespace clientele {

class ChartCard;
class Plot;

class LiveBrush : public QObject {
    Q_OBJECT
public:
    // `cards` are the page's, and live as long as this.
    LiveBrush(const ChartSource &source, const std::vector<ChartCard *> &cards, QObject *parent);

    // A card's plot is another one now.
    void listenTo(ChartCard *card);

private:
    void prepare(const ChartCard &card);
    void move(const ChartCard &card, int first, int last);
    void follow();
    void end();

    ChartSource m_source;
    std::vector<ChartCard *> m_cards;
    FilterStack m_filters;  // those that are set, and the brush
    const ChartCard *m_brushed = nullptr;
    // What each card shows or has under way: who leaves the brush out, as other charts over time do, need not ask again.
    std::vector<std::vector<Query>> m_asked;
    std::optional<Conditions> m_next;  // a step that waits until the cards have shown the one before
};

}  // namespace clientele
