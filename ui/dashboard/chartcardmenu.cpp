// SPDX-License-Identifier: GPL-3.0-or-later
// The menu of a card: by its button, a right click, or the Menu key on the mark with the focus.
#include "ui/dashboard/chartcard.h"

#include "ui/dashboard/breadcrumb.h"
#include "ui/dashboard/cardwords.h"
#include "ui/dashboard/dimensions.h"
#include "ui/dashboard/marktable.h"
#include "ui/dashboard/plot.h"
#include "ui/dashboard/selection.h"
#include "ui/dashboard/stackplot.h"
#include "ui/dashboard/tabledress.h"

#include <QContextMenuEvent>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

// Names of data are no shortcuts, and a complaint's wording is not as wide as the screen.
QString named(const Mark &mark)
{
    constexpr qsizetype longest = 40;
    QString name = mark.longLabel.isEmpty() ? mark.key : mark.longLabel;
    if (name.size() > longest)
        name = name.left(longest - 1).trimmed() + u'\u2026';
    return name.replace(u'&', u"&&"_s);
}

}  // namespace

void ChartCard::contextMenuEvent(QContextMenuEvent *event)
{
    if (m_plot && !showsMessage()) {
        const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
        if (body() == m_markTable)
            m_menuMark = byKey ? m_markTable->currentMark()
                               : m_markTable->markAt(m_markTable->mapFromGlobal(event->globalPos()));
        else
            m_menuMark = byKey ? m_plot->current() : m_plot->markAt(m_plot->mapFromGlobal(event->globalPos()));
        if (m_menuMark < 0)
            m_menuMark = noMark;
        if (byKey && m_menuMark >= 0 && body() == m_plot) {
            // Beside the mark, not in the middle of the card.
            const QPoint beside = m_plot->mapToGlobal(m_plot->markArea(m_menuMark).center().toPoint());
            menu()->popup(beside);
            return;
        }
    }
    Card::contextMenuEvent(event);
}

void ChartCard::fillMenu()
{
    menu()->clear();
    const bool shown = m_plot && !showsMessage() && !m_shown.by.isEmpty();
    const int marked = m_menuMark != focusedMark || !shown ? m_menuMark
                       : body() == m_markTable             ? m_markTable->currentMark()
                                                           : m_plot->current();
    if (shown && marked >= 0 && marked < static_cast<int>(m_plot->data().marks.size())) {
        addMarkActions(marked);
        menu()->addSeparator();
    }
    if (m_plot && m_shown.kind == ChartKind::Number && !showsMessage())
        addDrillMenu(noMark);
    if (!m_path.empty()) {
        menu()->addAction(tr("Back"), this, [this] { drillBackTo(static_cast<int>(m_path.size()) - 1); });
        menu()->addAction(tr("Back to the whole chart"), this, [this] { drillBackTo(0); });
        menu()->addSeparator();
    }
    menu()->addAction(tr("Show rows"), this, [this] { askRows(-1); });
    addViewActions();
    menu()->addAction(tr("Copy data"), this, &ChartCard::copyData);
    emit menuFilled();
    QAction *clear = menu()->addAction(tr("Clear this filter"), this, [this] { letGo(*m_source.filters, m_shown); });
    clear->setEnabled(!ownConditions(*m_source.filters, m_shown).empty());
}

void ChartCard::addMarkActions(int index)
{
    const QString name = named(mark(index));
    if (const QString customer = customerOf(index); !customer.isEmpty())
        menu()->addAction(tr("Open %1", "a customer").arg(name), this,
                          [this, customer] { emit customerRequested(customer); });
    menu()->addAction(tr("Show rows of %1", "a mark on a chart").arg(name), this, [this, index] { askRows(index); });
    addDrillMenu(index);
    menu()->addSeparator();
    menu()->addAction(tr("Keep only %1", "filter to this mark").arg(name), this,
                      [this, index] { chooseMarks(*m_source.filters, m_shown, m_plot->data().grain, {mark(index)}); });
    if (canExclude(m_shown, mark(index)))
        menu()->addAction(tr("Leave out %1", "filter to all but this mark").arg(name), this, [this, index] {
            excludeMark(*m_source.filters, m_shown, m_plot->data().grain, mark(index));
        });
}

void ChartCard::addDrillMenu(int index)
{
    const std::shared_ptr<const Catalogue> catalogue = m_source.catalogue();
    const QStringList targets = drillTargets(m_spec, m_path, *m_source.portfolio(), *catalogue);
    if (targets.isEmpty())
        return;
    QString next = nextOnPath(m_shown.by.value(0));
    if (m_shown.kind == ChartKind::Number)
        next = targets.contains(m_shown.captionBy) ? m_shown.captionBy : targets.first();
    if (targets.contains(next))
        //: what a mark is spread over next: City
        menu()->addAction(tr("Look deeper: by %1").arg(QLocale().toLower(fieldName(next, *catalogue))), this,
                          [this, index, next] { drillInto(index, next); });
    QMenu *others = menu()->addMenu(tr("Look deeper by"));
    for (const QString &target : targets)
        others->addAction(fieldName(target, *catalogue), this, [this, index, target] { drillInto(index, target); });
}

// How the card shows what it has.
void ChartCard::addViewActions()
{
    if (!m_plot)
        return;
    QAction *table = menu()->addAction(tr("Show as table"), this, [this] {
        showAsTable(!m_asTable);
        keep();
    });
    table->setCheckable(true);
    table->setChecked(m_asTable);
    if (m_asTable)
        m_markTable->dress()->fillMenu(menu()->addMenu(tr("Columns and formats")));
    if (auto *stack = qobject_cast<StackPlot *>(m_plot)) {
        QAction *shares = menu()->addAction(tr("Shares of 100 %"), this, [this, stack] {
            stack->setShares(!stack->showsShares());
            keep();
        });
        shares->setCheckable(true);
        shares->setChecked(stack->showsShares());
    }
    const std::vector<ChartSeries> &series = m_plot->allData().series;
    if (series.size() < 2)
        return;
    QMenu *legend = menu()->addMenu(tr("Series"));
    for (int index = 0; index < static_cast<int>(series.size()); ++index) {
        QAction *only =
            legend->addAction(tr("Only %1", "a series of a chart").arg(series[static_cast<std::size_t>(index)].label),
                              this, [this, index] { m_plot->isolateSeries(index); });
        only->setCheckable(true);
        only->setChecked(m_plot->isSeriesShown(index));
    }
    legend->addSeparator();
    legend->addAction(tr("Invert"), this, [this] { m_plot->invertSeries(); });
    legend->addAction(tr("Show all"), this, [this] { m_plot->showAllSeries(); });
}

}  // namespace clientele
