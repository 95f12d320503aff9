// SPDX-License-Identifier: GPL-3.0-or-later
// A card with a chart of a ChartSpec: asks for the figures, draws them, and turns gestures into filters. While new
// figures are under way the old picture stays.
#pragma once

#include "ui/dashboard/card.h"
#include "ui/dashboard/cardqueries.h"
#include "ui/dashboard/chartdata.h"
#include "ui/dashboard/chartsource.h"

namespace clientele {

class LatestResults;
class Plot;
class QueryTable;

class ChartCard : public Card {
    Q_OBJECT
public:
    ChartCard(const ChartSource &source, const ChartSpec &spec, QWidget *parent = nullptr);

    [[nodiscard]] const ChartSpec &spec() const { return m_spec; }
    [[nodiscard]] Plot *plot() const { return m_plot; }  // nullptr for a table
    [[nodiscard]] bool isBusy() const;
    void refresh();
    void forgetBook();  // what is known of the whole book is of another one now

    // The query behind the card, or behind one of its marks, as the person sees it now; the keys of the mark.
    [[nodiscard]] Query queryFor(int mark, QStringList *keys) const;
    void copyData() const;

signals:
    void settled();  // shows the figures of the filters of this moment
    void rowsRequested(const clientele::Query &query, const QStringList &keys);
    void customerRequested(const QString &customerId);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void makeBody();
    void connectPlot();
    void fillMenu();
    void fillSwitch(const ChartData &drawn);
    void showResults();
    void describe(const ChartInput &input);
    void openMark(int mark);

    ChartSource m_source;
    ChartSpec m_spec;
    LatestResults *m_results;
    CardQueries m_queries;             // that m_results answers
    std::vector<QueryResult> m_whole;  // of the whole book, kept while the book is the same
    Plot *m_plot = nullptr;
    QueryTable *m_table = nullptr;
    QWidget *m_switch = nullptr;  // one button a currency, where there are several
    Currency m_currency;
    int m_menuMark = -1;
};

}  // namespace clientele
