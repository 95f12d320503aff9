// SPDX-License-Identifier: GPL-3.0-or-later
// What gestures on a card's marks do: filter, open rows or the customer, look deeper and come back.
#include "ui/dashboard/chartcard.h"

#include "ui/dashboard/breadcrumb.h"
#include "ui/dashboard/cardwords.h"
#include "ui/dashboard/dimensions.h"
#include "ui/dashboard/marktable.h"
#include "ui/dashboard/plot.h"
#include "ui/dashboard/querytable.h"
#include "ui/dashboard/selection.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

void ChartCard::connectPlot()
{
    connect(m_plot, &Plot::toggled, this, &ChartCard::toggle);
    connect(m_plot, &Plot::rangeChosen, this,
            [this](int first, int last) { choose(m_plot->marksBetween(first, last)); });
    connect(m_plot, &Plot::marksChosen, this, [this](const QList<int> &marks) {
        choose({marks.cbegin(), marks.cend()});
    });
    connect(m_plot, &Plot::prepared, this, &ChartCard::settled);
    connect(m_plot, &Plot::letGo, this, [this] { letGo(*m_source.filters, m_shown); });
    connect(m_plot, &Plot::rowsWanted, this, &ChartCard::openMark);
}

// A table of a query's rows filters as marks do: by its first dimension.
void ChartCard::connectTable()
{
    connect(m_table, &QueryTable::rowsWanted, this,
            [this](const Query &query, const QStringList &keys) { emit rowsRequested(query, keys); });
    connect(m_table->table(), &QAbstractItemView::clicked, this, [this](const QModelIndex &index) {
        const QStringList keys = index.data(KeyRole).toStringList();
        if (keys.isEmpty() || m_shown.by.isEmpty())
            return;
        const bool several = QGuiApplication::keyboardModifiers().testFlag(Qt::ControlModifier);
        toggleMark(*m_source.filters, m_shown, Grain::Day,
                   {.key = keys.first(), .label = {}, .longLabel = {}, .parts = {}}, several);
    });
}

const Mark &ChartCard::mark(int index) const { return m_plot->data().marks[static_cast<std::size_t>(index)]; }

void ChartCard::toggle(int index, bool keepOthers)
{
    if (m_shown.kind != ChartKind::Number)
        return toggleMark(*m_source.filters, m_shown, m_plot->data().grain, mark(index), keepOthers);
    toggleNumber(*m_source.filters, m_shown, mark(index), keepOthers);
}

void ChartCard::choose(const std::vector<int> &marks)
{
    std::vector<Mark> chosen;
    for (const int index : marks)
        chosen.push_back(mark(index));
    chooseMarks(*m_source.filters, m_shown, m_plot->data().grain, chosen);
}

Conditions ChartCard::conditionsBetween(int first, int last) const
{
    std::vector<Mark> chosen;
    for (const int index : m_plot->marksBetween(first, last))
        chosen.push_back(mark(index));
    return conditionsOf(m_shown, m_plot->data().grain, chosen);
}

QString ChartCard::customerOf(int index) const
{
    const bool customers = index >= 0 && m_shown.by.value(0) == "customer.id"_L1;
    return customers && m_source.portfolio()->customerRow(mark(index).key) ? mark(index).key : QString();
}

void ChartCard::openMark(int index)
{
    if (const QString customer = customerOf(index); !customer.isEmpty())
        emit customerRequested(customer);
    else
        askRows(index);
}

void ChartCard::askRows(int index)
{
    QStringList keys;
    const Query query = queryFor(index, &keys);
    emit rowsRequested(query, keys);
}

Query ChartCard::queryFor(int index, QStringList *keys) const
{
    const std::shared_ptr<const Catalogue> catalogue = m_source.catalogue();
    Query query{.measure = m_shown.measures.first(), .by = {}, .where = m_source.filters->conditions()};
    // Several measures of one table: the rows of the table are meant, not those of one direction.
    if (m_shown.measures.size() > 1) {
        const MeasureInfo *first = catalogue->measure(query.measure);
        const auto count = std::ranges::find_if(catalogue->measures(), [first](const MeasureInfo &each) {
            return first && each.aggregate == Aggregate::Count && each.table == first->table;
        });
        if (count != catalogue->measures().end())
            query.measure = count->name;
    }
    if (index >= 0 && m_plot && !m_shown.by.isEmpty()) {
        query.where = m_source.filters->conditionsWithout(ownFields(m_shown));
        query.by = {dimensionOf(m_shown, m_plot->data().grain)};
        *keys = {mark(index).key};
        if (m_shown.kind == ChartKind::Heat) {
            query.by += m_shown.by.at(1);
            keys->append(mark(index).up);
        }
        query.bins = binsOf(m_shown, query.by);
    }
    query.where.insert(query.where.end(), m_shown.where.begin(), m_shown.where.end());
    return query;
}

void ChartCard::drillInto(int index, const QString &dimension)
{
    // A big number is spread over as a whole.
    const bool number = m_shown.kind == ChartKind::Number;
    const bool marked = m_plot && index >= 0 && index < static_cast<int>(m_plot->data().marks.size());
    if (!number && !marked)
        return;
    DrillStep step{.label = {}, .within = {}, .by = dimension};
    if (!number) {
        step.label = mark(index).longLabel;
        step.within = conditionsOf(m_shown, m_plot->data().grain, {mark(index)});
    }
    m_path.push_back(std::move(step));
    followPath();
}

void ChartCard::drillBackTo(int steps)
{
    if (steps < 0 || steps >= static_cast<int>(m_path.size()))
        return;
    m_path.resize(static_cast<std::size_t>(steps));
    followPath();
}

void ChartCard::followPath()
{
    const std::shared_ptr<const Catalogue> catalogue = m_source.catalogue();
    const auto wordsOf = [&catalogue](const DrillStep &step) {
        const QString by = QLocale().toLower(fieldName(step.by, *catalogue));
        //: a big number, spread over a dimension: by city
        return step.label.isEmpty() ? tr("by %1").arg(by)
                                    //: a mark, and what it is spread over: Canada, by city
                                    : tr("%1, by %2").arg(step.label, by);
    };
    m_shown = drilled(m_spec, m_path, *catalogue);
    m_whole.clear();
    QStringList steps;
    if (!m_path.empty()) {
        steps += tr("All", "the first step of a way down: all marks");
        for (const DrillStep &step : m_path)
            steps += wordsOf(step);
    }
    m_crumbs->setSteps(steps);
    makeBody();
    emit drilledTo();
    refresh();
}

void ChartCard::keyPressEvent(QKeyEvent *event)
{
    // A plot lets go by itself; its table has that from here.
    if (event->key() == Qt::Key_Escape && !ownConditions(*m_source.filters, m_shown).empty())
        return letGo(*m_source.filters, m_shown);
    const bool back = event->key() == Qt::Key_Backspace || event->key() == Qt::Key_Escape;
    if (back && !m_path.empty())
        return drillBackTo(static_cast<int>(m_path.size()) - 1);
    Card::keyPressEvent(event);
}

void ChartCard::copyData() const
{
    if (m_table)
        return m_table->copyAll();
    QStringList lines;
    const ChartData &drawn = m_plot->allData();
    QStringList head{chartTitle(m_spec, drawn.grain)};
    for (const ChartSeries &series : drawn.series)
        head += drawn.currency.isEmpty() ? series.label : series.label + u" ("_s + drawn.currency.code() + u')';
    lines += head.join(u'\t');
    for (const Mark &each : drawn.marks) {
        QStringList line{each.longLabel.isEmpty() ? each.key : each.longLabel};
        for (const MarkPart &part : each.parts)
            line += part.known ? part.value.toText() : QString();
        lines += line.join(u'\t');
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n') + u'\n');
}

}  // namespace clientele
