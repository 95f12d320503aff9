// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/chartcard.h"

#include "ui/dashboard/barsplot.h"
#include "ui/dashboard/cardwords.h"
#include "ui/dashboard/columnsplot.h"
#include "ui/dashboard/dimensions.h"
#include "ui/dashboard/donutplot.h"
#include "ui/dashboard/figureplot.h"
#include "ui/dashboard/figuretext.h"
#include "ui/dashboard/flowplot.h"
#include "ui/dashboard/latestresults.h"
#include "ui/dashboard/querytable.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

ChartCard::ChartCard(const ChartSource &source, const ChartSpec &spec, QWidget *parent)
    : Card(parent), m_source(source), m_spec(spec), m_results(new LatestResults(source, this))
{
    makeBody();
    connect(m_results, &LatestResults::finished, this, &ChartCard::showResults);
    connect(menu(), &QMenu::aboutToShow, this, &ChartCard::fillMenu);
    connect(
        menu(), &QMenu::aboutToHide, this, [this] { m_menuMark = -1; }, Qt::QueuedConnection);
    setTitle(chartTitle(m_spec, Grain::Day));
}

void ChartCard::makeBody()
{
    switch (m_spec.kind) {
    case ChartKind::Number:
        m_plot = new FigurePlot(this);
        break;
    case ChartKind::Bars:
        m_plot = new BarsPlot(this);
        break;
    case ChartKind::Columns:
        m_plot = new ColumnsPlot(this);
        break;
    case ChartKind::Flow:
        m_plot = new FlowPlot(this);
        break;
    case ChartKind::Donut:
        m_plot = new DonutPlot(this);
        break;
    case ChartKind::Table:
        m_table = new QueryTable(this);
        setBody(m_table);
        connect(m_table, &QueryTable::rowsWanted, this,
                [this](const Query &query, const QStringList &keys) { emit rowsRequested(query, keys); });
        return;
    }
    m_plot->setTakesRanges(m_spec.scale != Scale::Categories);
    setBody(m_plot);
    connectPlot();
}

bool ChartCard::isBusy() const { return m_results->isBusy(); }

void ChartCard::forgetBook() { m_whole.clear(); }

void ChartCard::refresh()
{
    const PortfolioPtr portfolio = m_source.portfolio();
    if (!portfolio)
        return;
    const std::shared_ptr<const Catalogue> catalogue = m_source.catalogue();
    const std::optional<Lack> lack = whatIsLacking(m_spec, *portfolio, *catalogue);
    if (lack) {
        // A number's card has room for one sentence; the charts below it say what would fill both.
        showMessage(lack->sentence, m_spec.kind == ChartKind::Number ? QString() : lack->next, false);
        setNote({});
        emit settled();
        return;
    }
    m_queries = cardQueries(m_spec, *m_source.filters, *catalogue, grainOf(m_spec, *portfolio, *catalogue),
                            trendGrainOf(m_spec, *portfolio, *catalogue), m_whole.empty());
    m_results->ask(m_queries.list);
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
    input.filters = m_source.filters->conditions();
    input.currency = m_currency;
    const std::vector<QueryResult> caption = take(m_queries.caption);
    const std::vector<QueryResult> trend = take(m_queries.trend);

    if (m_table) {
        m_table->setResult(m_queries.list.front(), input.values.front(), portfolio, catalogue);
    } else {
        const ChartData drawn = chartData(m_spec, input, *portfolio, *catalogue, QLocale());
        if (auto *figure = qobject_cast<FigurePlot *>(m_plot)) {
            figure->setCaption(
                captionText(m_spec, input.values, input.whole, caption, input.filtered, *catalogue, QLocale()));
            figure->setTrend(trend.empty() ? std::vector<double>()
                                           : trendOf(trend.front(), trendGrainOf(m_spec, *portfolio, *catalogue)));
        }
        m_plot->setData(drawn);
        fillSwitch(drawn);
    }
    describe(input);
    emit settled();
}

void ChartCard::describe(const ChartInput &input)
{
    const PortfolioPtr portfolio = m_source.portfolio();
    const std::shared_ptr<const Catalogue> catalogue = m_source.catalogue();
    setTitle(chartTitle(m_spec, grainOf(m_spec, *portfolio, *catalogue)));
    if (m_spec.kind != ChartKind::Number)
        setSubtitle(chartSubtitle(m_spec, input, m_plot ? m_plot->data() : ChartData(), *portfolio));
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
    if (counted || ghosts || m_spec.kind == ChartKind::Number) {
        showBody();
    } else {
        const Lack nothing = nothingWithinFilters();
        showMessage(nothing.sentence, nothing.next, false);
    }
}

void ChartCard::fillSwitch(const ChartData &drawn)
{
    if (m_spec.kind == ChartKind::Number)
        return;
    delete m_switch;
    m_switch = nullptr;
    m_currency = drawn.currency;
    if (drawn.currencies.size() < 2)
        return;
    m_switch = new QWidget(this);
    auto *line = new QHBoxLayout(m_switch);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(gap(1));
    for (const Currency currency : drawn.currencies) {
        auto *button = new QToolButton(m_switch);
        button->setObjectName("cardSwitch"_L1);
        button->setText(currency.code());
        button->setCheckable(true);
        button->setChecked(currency == drawn.currency);
        button->setFixedHeight(gap(5));
        //: a currency's code
        button->setToolTip(
            tr("Show amounts in %1; amounts of different currencies are never added").arg(currency.code()));
        connect(button, &QToolButton::clicked, this, [this, currency] {
            m_currency = currency;
            // This button goes with the new picture, so the picture waits until the click is over.
            QMetaObject::invokeMethod(
                this,
                [this] {
                    if (!isBusy())
                        showResults();
                },
                Qt::QueuedConnection);
        });
        line->addWidget(button);
    }
    addToHeader(m_switch);
}

}  // namespace clientele
