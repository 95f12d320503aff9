// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/chartcard.h"

#include "ui/dashboard/breadcrumb.h"
#include "ui/dashboard/cardwords.h"
#include "ui/dashboard/cityplaces.h"
#include "ui/dashboard/dimensions.h"
#include "ui/dashboard/figureplot.h"
#include "ui/dashboard/latestresults.h"
#include "ui/dashboard/querytable.h"

#include "app/future.h"

#include <QMenu>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

ChartCard::ChartCard(const ChartSource &source, const ChartSpec &spec, QWidget *parent)
    : Card(parent),
      m_source(source),
      m_under(source.filters),
      m_spec(spec),
      m_shown(spec),
      m_results(new LatestResults(source, this)),
      m_crumbs(new Breadcrumb(this))
{
    makeBody();
    addBelowTitle(m_crumbs);
    connect(m_crumbs, &Breadcrumb::backTo, this, &ChartCard::drillBackTo);
    connect(m_results, &LatestResults::finished, this, &ChartCard::showResults);
    connect(menu(), &QMenu::aboutToShow, this, &ChartCard::fillMenu);
    connect(
        menu(), &QMenu::aboutToHide, this, [this] { m_menuMark = focusedMark; }, Qt::QueuedConnection);
    setTitle(chartTitle(m_spec, Grain::Day));
}

bool ChartCard::isBusy() const
{
    const bool drawn = !m_plot || m_plot->isPrepared() || showsMessage();
    return m_results->isBusy() || m_placing > 0 || !drawn;
}

std::vector<Query> ChartCard::figureQueries() const
{
    const auto values = static_cast<std::ptrdiff_t>(m_queries.values);
    return {m_queries.list.begin(), m_queries.list.begin() + values};
}

void ChartCard::forgetBook()
{
    m_whole.clear();
    m_places.clear();
}

TimeView ChartCard::timeView(const ChartSpec &spec, const FilterStack &filters) const
{
    return timeViewOf(spec, m_source.view ? m_source.view->grain() : std::nullopt, filters.conditions(),
                      *m_source.portfolio(), *m_source.catalogue());
}

void ChartCard::refresh() { ask(*m_source.filters); }

void ChartCard::showUnder(const FilterStack &filters) { ask(filters); }

void ChartCard::ask(const FilterStack &filters)
{
    m_under = &filters;
    const PortfolioPtr portfolio = m_source.portfolio();
    if (!portfolio)
        return;
    const std::shared_ptr<const Catalogue> catalogue = m_source.catalogue();
    const std::optional<Lack> lack = whatIsLacking(m_shown, *portfolio, *catalogue);
    if (lack) {
        // A number's card has room for one sentence; the charts below it say what would fill both.
        showMessage(lack->sentence, m_shown.kind == ChartKind::Number ? QString() : lack->next, false);
        setNote({});
        m_queries = {};
        emit settled();
        return;
    }
    if (const TimeView time = timeView(m_shown, filters); time != m_time) {
        m_time = time;
        m_whole.clear();
    }
    m_queries = cardQueries(m_shown, {.filters = filters,
                                      .portfolio = *portfolio,
                                      .catalogue = *catalogue,
                                      .askWhole = m_whole.empty(),
                                      .askPlaces = m_places.isEmpty(),
                                      .time = m_time});
    m_results->ask(m_queries.list);
}

std::vector<Query> ChartCard::queriesUnder(const FilterStack &filters) const
{
    const PortfolioPtr portfolio = m_source.portfolio();
    const std::shared_ptr<const Catalogue> catalogue = m_source.catalogue();
    if (!portfolio || whatIsLacking(m_shown, *portfolio, *catalogue))
        return {};
    return cardQueries(m_shown, {.filters = filters,
                                 .portfolio = *portfolio,
                                 .catalogue = *catalogue,
                                 .askWhole = false,
                                 .time = timeView(m_shown, filters)})
        .list;
}

void ChartCard::showResults()
{
    if (const std::optional<Error> error = m_results->failure()) {
        showMessage(error->message, error->next, true);
        setNote({});
        emit settled();
        return;
    }
    const PortfolioPtr portfolio = m_source.portfolio();
    const std::shared_ptr<const Catalogue> catalogue = m_source.catalogue();
    std::size_t next = 0;
    const auto take = [this, &next](std::size_t count) {
        std::vector<QueryResult> taken;
        for (; count > 0; --count)
            taken.push_back(*m_results->result(next++));
        return taken;
    };
    ChartInput input;
    input.values = take(m_queries.values);
    if (m_queries.whole > 0)
        m_whole = take(m_queries.whole);
    input.whole = m_queries.filtered ? m_whole : input.values;
    input.filtered = m_queries.filtered;
    input.filters = m_under->conditions();
    input.currency = m_currency;
    input.time = m_time;
    const std::vector<QueryResult> caption = take(m_queries.caption);
    const std::vector<QueryResult> trend = take(m_queries.trend);
    const std::vector<QueryResult> periods = take(m_queries.periods);
    if (m_queries.places > 0)
        findPlaces(take(m_queries.places).front());

    if (m_table) {
        m_table->setResult(m_queries.list.front(), input.values.front(), portfolio, catalogue);
    } else {
        ChartData drawn = chartData(m_shown, input, *portfolio, *catalogue, QLocale());
        if (auto *figure = qobject_cast<FigurePlot *>(m_plot)) {
            figure->setCaption(
                captionText(m_shown, input.values, input.whole, caption, input.filtered, *catalogue, QLocale()));
            showComparison(periods);
            figure->setTrend(trend.empty() ? std::vector<double>()
                                           : trendOf(trend.front(), trendGrainOf(m_shown, *portfolio, *catalogue)));
        }
        placeMarks(drawn);
        if (m_shown.kind == ChartKind::Number)
            m_plot->setTakesMarks(!m_shown.where.empty() || (!m_shown.currencyBy.isEmpty() && drawn.marks.size() > 1));
        m_plot->setData(drawn);
        fillMarkTable();
        fillSwitch(drawn);
    }
    describe(input);
    emit settled();
}

// A thousand names are read and folded for it: not here.
void ChartCard::findPlaces(const QueryResult &byCity)
{
    const quint64 round = ++m_rounds;
    m_placing = round;
    const auto found = QtConcurrent::run([byCity] { return CityPlaces().placesOf(byCity); });
    whenDone(found, this, [this, round](const QHash<QString, QPointF> &places) {
        if (round != m_placing)
            return;
        m_placing = 0;
        m_places = places;
        ChartData placed = m_plot->allData();
        placeMarks(placed);
        m_plot->setData(placed);
        emit settled();
    });
}

void ChartCard::placeMarks(ChartData &drawn) const
{
    if (m_shown.kind != ChartKind::Map)
        return;
    for (Mark &each : drawn.marks) {
        if (const auto place = m_places.constFind(each.key); place != m_places.cend())
            each.place = *place;
    }
}

void ChartCard::showComparison(const std::vector<QueryResult> &periods)
{
    auto *figure = qobject_cast<FigurePlot *>(m_plot);
    const bool compared = m_queries.compared && periods.size() == 2;
    const ComparisonText text =
        compared ? comparisonText(*m_queries.compared, periods.front(), periods.back(), QLocale()) : ComparisonText();
    figure->setComparison(text.shown, text.exact);
}

void ChartCard::describe(const ChartInput &input)
{
    const PortfolioPtr portfolio = m_source.portfolio();
    const std::shared_ptr<const Catalogue> catalogue = m_source.catalogue();
    setTitle(chartTitle(m_spec, grainOf(m_spec, *portfolio, *catalogue, timeView(m_spec, *m_under).grain)));
    if (m_shown.kind != ChartKind::Number)
        setSubtitle(chartSubtitle(m_shown, input, m_plot ? m_plot->data() : ChartData(), *portfolio));
    const Conditions &ignored = input.values.front().ignored;
    if (auto *figure = qobject_cast<FigurePlot *>(m_plot)) {
        // A small card has one line below its figure: that one.
        if (!ignored.empty())
            figure->setCaption(ignored.size() > 1 ? tr("whatever the filters")
                                                  //: below a figure: the name of a filter that has no meaning for it
                                                  : tr("whatever the %1").arg(ignoredNames(ignored, *catalogue)));
        figure->setToolTip(ignoredText(ignored, *catalogue));
    } else {
        setNote(ignoredText(ignored, *catalogue));
    }
    const bool counted =
        std::ranges::any_of(input.values, [](const QueryResult &each) { return each.matchedRows > 0; });
    const bool ghosts = m_plot && m_plot->data().ghosted && !m_plot->data().isEmpty();
    if (counted || ghosts || m_shown.kind == ChartKind::Number) {
        showPicture();
    } else {
        const Lack nothing = nothingWithinFilters();
        showMessage(nothing.sentence, nothing.next, false);
    }
}

}  // namespace clientele
