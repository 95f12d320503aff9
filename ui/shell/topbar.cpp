// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/topbar.h"

#include "app/workspace.h"
#include "models/items/conditiontext.h"
#include "models/query/evaluator.h"
#include "ui/filters/chipbar.h"
#include "ui/filters/filterpopup.h"
#include "ui/filters/grainbutton.h"
#include "ui/filters/savedsets.h"
#include "ui/filters/savedsetsbutton.h"
#include "ui/picker/customerpicker.h"
#include "ui/shell/iconbutton.h"
#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

TopBar::TopBar(Workspace &workspace, QWidget *parent)
    : QFrame(parent),
      m_workspace(workspace),
      m_picker(new CustomerPicker(workspace, this)),
      m_chips(new ChipBar(this)),
      m_addFilter(new QPushButton(tr("+ Filter"), this)),
      m_grain(new GrainButton(workspace.view(), this)),
      m_savedSets(new SavedSets(workspace, this)),
      m_savedButton(new SavedSetsButton(*m_savedSets, this)),
      m_undo(new IconButton(u"undo"_s, tr("Undo the last filter"), this)),
      m_redo(new IconButton(u"redo"_s, tr("Redo the filter"), this)),
      m_clear(new QPushButton(tr("Clear all"), this)),
      m_export(new QPushButton(tr("Export"), this)),
      m_menu(new IconButton(u"menu"_s, tr("Menu"), this))
{
    build();
    FilterStack &filters = m_workspace.filters();
    connect(m_addFilter, &QPushButton::clicked, this, &TopBar::openFilterPopup);
    connect(m_undo, &QToolButton::clicked, &filters, &FilterStack::undo);
    connect(m_redo, &QToolButton::clicked, &filters, &FilterStack::redo);
    connect(m_clear, &QPushButton::clicked, &filters, &FilterStack::clear);
    connect(&filters, &FilterStack::changed, this, &TopBar::filtersChanged);
    connect(&m_workspace, &Workspace::portfolioChanged, this, &TopBar::filtersChanged);
    connect(m_chips, &ChipBar::edited, this, &TopBar::editFilter);
    connect(m_chips, &ChipBar::removed, this, &TopBar::removeFilter);
    filtersChanged();
}

void TopBar::build()
{
    setObjectName(u"topBar"_s);
    setAccessibleName(tr("What is looked at"));
    auto *name = new QLabel(u"Clientele"_s, this);
    name->setFont(textFont(TextRole::CardTitle));
    m_picker->setMinimumWidth(gap(46));
    m_picker->setMaximumWidth(gap(86));
    m_addFilter->setObjectName(u"addFilter"_s);
    m_addFilter->setAccessibleName(tr("Add a filter"));
    m_undo->setObjectName(u"undo"_s);
    m_redo->setObjectName(u"redo"_s);
    m_clear->setObjectName(u"clearFilters"_s);
    m_clear->setFlat(true);
    m_export->setObjectName(u"exportButton"_s);
    m_export->hide();
    m_menu->setObjectName(u"menuButton"_s);
    m_menu->setPopupMode(QToolButton::InstantPopup);
    m_menu->hide();

    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(gap(3.5), gap(2.25), gap(3.5), gap(2.25));
    line->setSpacing(gap(2));
    line->addWidget(name);
    line->addSpacing(gap(2));
    line->addWidget(m_picker, 2);
    line->addWidget(m_chips, 3);
    line->addWidget(m_addFilter);
    line->addStretch(1);
    line->addWidget(m_clear);
    line->addWidget(m_grain);
    line->addWidget(m_undo);
    line->addWidget(m_redo);
    line->addWidget(m_savedButton);
    line->addWidget(m_export);
    line->addWidget(m_menu);
}

void TopBar::setExportMenu(QMenu *menu)
{
    m_export->setMenu(menu);
    m_export->setToolTip(tr("The whole dashboard as a file"));
    m_export->show();
}

void TopBar::setMenu(QMenu *menu)
{
    m_menu->setMenu(menu);
    m_menu->setShortcut(Qt::Key_F10);
    m_menu->show();
}

void TopBar::setTables(std::vector<Table> tables)
{
    m_tables = std::move(tables);
    filtersChanged();
}

FilterPopup *TopBar::popup()
{
    if (!m_popup)
        m_popup = new FilterPopup(ChartSource::of(m_workspace), window());
    return m_popup;
}

FilterPopup *TopBar::openFilterPopup()
{
    if (popup()->isVisible())
        m_popup->hide();
    else
        m_popup->openBelow(m_addFilter);
    return m_popup;
}

void TopBar::editFilter(int index)
{
    const Conditions &conditions = m_workspace.filters().conditions();
    if (static_cast<std::size_t>(index) >= conditions.size())
        return;
    const Condition condition = conditions[static_cast<std::size_t>(index)];
    const auto field = fieldByName(condition.field);
    if (field && info(*field).has(CustomerRef))
        m_picker->open();
    else if (!popup()->editBelow(m_chips->anchorOf(index), condition))
        m_popup->openBelow(m_addFilter);
}

void TopBar::removeFilter(int index)
{
    Conditions conditions = m_workspace.filters().conditions();
    if (static_cast<std::size_t>(index) >= conditions.size())
        return;
    conditions.erase(conditions.begin() + index);
    m_workspace.filters().replaceAll(std::move(conditions));
}

void TopBar::filtersChanged()
{
    const FilterStack &filters = m_workspace.filters();
    const Catalogue &catalogue = *m_workspace.catalogue();
    const ConditionText words(*m_workspace.portfolio(), catalogue);
    std::vector<Chip> chips;
    for (const Condition &condition : filters.conditions()) {
        const bool means = m_tables.empty() || std::any_of(m_tables.begin(), m_tables.end(), [&](Table table) {
                               return hasMeaningFor(catalogue, condition, table);
                           });
        chips.push_back({words.of(condition, 2), words.of(condition, 40),
                         means ? QString() : words.whyNot(condition, m_tables.front())});
    }
    m_chips->setChips(chips);
    m_undo->setEnabled(filters.canUndo());
    m_redo->setEnabled(filters.canRedo());
    m_clear->setVisible(!chips.empty());
}

}  // namespace clientele
