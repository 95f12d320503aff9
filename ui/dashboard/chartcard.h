// SPDX-License-Identifier: GPL-3.0-or-later
// A card with a chart of a ChartSpec: asks for the figures, draws them, and turns gestures into filters. While new
// figures are under way the old picture stays. A person can look deeper into a mark, and see the figures as a table.
#pragma once

#include "ui/dashboard/card.h"
#include "ui/dashboard/cardqueries.h"
#include "ui/dashboard/chartdata.h"
#include "ui/dashboard/chartsource.h"
#include "ui/dashboard/drill.h"

namespace clientele {

class Breadcrumb;
class LatestResults;
class MarkTable;
class Plot;
class QueryTable;

class ChartCard : public Card {
    Q_OBJECT
public:
    ChartCard(const ChartSource &source, const ChartSpec &spec, QWidget *parent = nullptr);

    [[nodiscard]] const ChartSpec &spec() const { return m_spec; }        // as the page has it
    [[nodiscard]] const ChartSpec &shownSpec() const { return m_shown; }  // at the end of the drill path
    [[nodiscard]] Plot *plot() const { return m_plot; }                   // nullptr for a table
    [[nodiscard]] bool isBusy() const;
    void refresh();
    // Shows the figures under other filters than those that are set: a brush that is still moving. Until refresh().
    void showUnder(const FilterStack &filters);
    // What the card asks for under such filters; none where it has nothing to show.
    [[nodiscard]] std::vector<Query> queriesUnder(const FilterStack &filters) const;
    // The conditions that a range of marks stands for.
    [[nodiscard]] Conditions conditionsBetween(int first, int last) const;
    void forgetBook();  // what is known of the whole book is of another one now

    // The query behind the card, or behind one of its marks, as the person sees it now; the keys of the mark.
    [[nodiscard]] Query queryFor(int mark, QStringList *keys) const;
    void copyData() const;
    // What its figures are asked by, one a measure; empty while the book lacks what the chart is about.
    [[nodiscard]] std::vector<Query> figureQueries() const;

    // How the person has the card, over the days: as a table, with which columns and formats, as shares.
    void restore();
    void showAsTable(bool table);
    [[nodiscard]] bool showsTable() const { return m_asTable; }
    [[nodiscard]] MarkTable *markTable() const { return m_markTable; }  // nullptr until it is first shown

    [[nodiscard]] const DrillPath &drillPath() const { return m_path; }
    void drillInto(int mark, const QString &dimension);  // of a big number any mark
    void drillBackTo(int steps);                         // as many steps of the path stay
    [[nodiscard]] Breadcrumb *breadcrumb() const { return m_crumbs; }

signals:
    void settled();  // shows the figures of the filters of this moment
    void rowsRequested(const clientele::Query &query, const QStringList &keys);
    void customerRequested(const QString &customerId);
    void plotMade();    // plot() is another one
    void drilledTo();   // drillPath() is another one
    void menuFilled();  // others add what they do with a card

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void makeBody();
    void connectPlot();
    void connectTable();
    void keep();
    void showPicture();  // the plot, or the table in its place
    void fillMarkTable();
    void fillSwitch(const ChartData &drawn);
    void showResults();
    void findPlaces(const QueryResult &byCity);
    void placeMarks(ChartData &drawn) const;
    void showComparison(const std::vector<QueryResult> &periods);
    void describe(const ChartInput &input);
    void followPath();

    [[nodiscard]] const Mark &mark(int index) const;
    [[nodiscard]] QString customerOf(int mark) const;  // empty where the mark is not of one customer
    void toggle(int mark, bool keepOthers);
    void choose(const std::vector<int> &marks);
    void openMark(int mark);
    void askRows(int mark);

    void fillMenu();
    void addMarkActions(int mark);
    void addDrillMenu(int mark);
    void addViewActions();
    [[nodiscard]] TimeView timeView(const ChartSpec &spec, const FilterStack &filters) const;

    void ask(const FilterStack &filters);

    ChartSource m_source;
    const FilterStack *m_under;  // what is shown or under way
    ChartSpec m_spec;
    ChartSpec m_shown;
    DrillPath m_path;
    LatestResults *m_results;
    CardQueries m_queries;             // that m_results answers
    TimeView m_time;                   // likewise
    std::vector<QueryResult> m_whole;  // of the whole book, kept while the book is the same
    QHash<QString, QPointF> m_places;  // of cities, likewise
    quint64 m_placing = 0;             // the round of places that is under way; 0 for none
    quint64 m_rounds = 0;
    Plot *m_plot = nullptr;
    QueryTable *m_table = nullptr;
    MarkTable *m_markTable = nullptr;
    Breadcrumb *m_crumbs;
    QWidget *m_switch = nullptr;  // one button a currency, where there are several
    Currency m_currency;
    bool m_asTable = false;
    QByteArray m_dress;                     // of the table
    static constexpr int focusedMark = -1;  // by the card's button: the mark with the focus
    static constexpr int noMark = -2;
    int m_menuMark = focusedMark;
};

}  // namespace clientele
