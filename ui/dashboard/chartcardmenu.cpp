// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with a chart: gestures on its marks, and the menu.
#include "ui/dashboard/chartcard.h"

#include "ui/dashboard/cardwords.h"
#include "ui/dashboard/dimensions.h"
#include "ui/dashboard/plot.h"
#include "ui/dashboard/querytable.h"
#include "ui/dashboard/selection.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

void ChartCard::connectPlot()
{
    const auto key = [this](int mark) { return m_plot->data().marks[static_cast<std::size_t>(mark)].key; };
    connect(m_plot, &Plot::toggled, this, [this, key](int mark, bool keepOthers) {
        toggleMark(*m_source.filters, m_spec, m_plot->data().grain, key(mark), keepOthers);
    });
    connect(m_plot, &Plot::rangeChosen, this, [this, key](int first, int last) {
        QStringList keys;
        for (int mark = first; mark <= last; ++mark)
            keys += key(mark);
        chooseRange(*m_source.filters, m_spec, m_plot->data().grain, keys);
    });
    connect(m_plot, &Plot::letGo, this, [this] { letGo(*m_source.filters, m_spec); });
    connect(m_plot, &Plot::rowsWanted, this, &ChartCard::openMark);
}

void ChartCard::openMark(int mark)
{
    if (m_spec.by.value(0) == "customer.id"_L1) {
        emit customerRequested(m_plot->data().marks[static_cast<std::size_t>(mark)].key);
        return;
    }
    QStringList keys;
    const Query query = queryFor(mark, &keys);
    emit rowsRequested(query, keys);
}

Query ChartCard::queryFor(int mark, QStringList *keys) const
{
    const std::shared_ptr<const Catalogue> catalogue = m_source.catalogue();
    Query query{.measure = m_spec.measures.first(), .by = {}, .where = m_source.filters->conditions()};
    // Several measures of one table: the rows of the table are meant, not those of one direction.
    if (m_spec.measures.size() > 1) {
        const MeasureInfo *first = catalogue->measure(query.measure);
        const auto count = std::ranges::find_if(catalogue->measures(), [first](const MeasureInfo &each) {
            return first && each.aggregate == Aggregate::Count && each.table == first->table;
        });
        if (count != catalogue->measures().end())
            query.measure = count->name;
    }
    if (mark >= 0 && m_plot && !m_spec.by.isEmpty()) {
        const ChartData &drawn = m_plot->data();
        const QString &key = drawn.marks[static_cast<std::size_t>(mark)].key;
        query.where = m_source.filters->conditionsWithout(ownFields(m_spec));
        query.by = {dimensionOf(m_spec, drawn.grain)};
        *keys = {key};
    }
    query.where.insert(query.where.end(), m_spec.where.begin(), m_spec.where.end());
    return query;
}

void ChartCard::copyData() const
{
    if (m_table)
        return m_table->copyAll();
    QStringList lines;
    const ChartData &drawn = m_plot->data();
    QStringList head{chartTitle(m_spec, drawn.grain)};
    for (const ChartSeries &series : drawn.series)
        head += drawn.currency.isEmpty() ? series.label : series.label + u" ("_s + drawn.currency.code() + u')';
    lines += head.join(u'\t');
    for (const Mark &mark : drawn.marks) {
        QStringList line{mark.longLabel.isEmpty() ? mark.key : mark.longLabel};
        for (const MarkPart &part : mark.parts)
            line += part.known ? part.value.toText() : QString();
        lines += line.join(u'\t');
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n') + u'\n');
}

void ChartCard::contextMenuEvent(QContextMenuEvent *event)
{
    if (m_plot && !showsMessage()) {
        const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
        m_menuMark = byKey ? m_plot->current() : m_plot->markAt(m_plot->mapFromGlobal(event->globalPos()));
    }
    Card::contextMenuEvent(event);
}

void ChartCard::fillMenu()
{
    menu()->clear();
    const int mark = m_menuMark;
    if (mark >= 0 && !m_spec.by.isEmpty()) {
        const Mark &marked = m_plot->data().marks[static_cast<std::size_t>(mark)];
        if (m_spec.by.first() == "customer.id"_L1) {
            menu()->addAction(tr("Open %1", "a customer").arg(marked.longLabel), this,
                              [this, mark] { openMark(mark); });
        } else {
            menu()->addAction(tr("Show rows of %1", "a mark on a chart").arg(marked.longLabel), this,
                              [this, mark] { openMark(mark); });
        }
        menu()->addAction(tr("Only %1", "filter to this mark").arg(marked.longLabel), this,
                          [this, mark] { emit m_plot->toggled(mark, false); });
        menu()->addSeparator();
    }
    menu()->addAction(tr("Show rows"), this, [this] {
        QStringList keys;
        const Query query = queryFor(-1, &keys);
        emit rowsRequested(query, keys);
    });
    menu()->addAction(tr("Copy data"), this, &ChartCard::copyData);
    QAction *clear = menu()->addAction(tr("Clear this filter"), this, [this] { letGo(*m_source.filters, m_spec); });
    clear->setEnabled(!onFields(m_source.filters->conditions(), ownFields(m_spec)).empty());
}

}  // namespace clientele
