// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/topbar.h"

#include "app/workspace.h"
#include "models/items/conditiontext.h"
#include "ui/picker/customerpicker.h"
#include "ui/shell/chipbar.h"
#include "ui/shell/filterpopup.h"
#include "ui/shell/iconbutton.h"
#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace clientele {

TopBar::TopBar(Workspace &workspace, QWidget *parent)
    : QFrame(parent),
      m_workspace(workspace),
      m_picker(new CustomerPicker(workspace, this)),
      m_chips(new ChipBar(this)),
      m_addFilter(new QPushButton(tr("+ Filter"), this)),
      m_undo(new IconButton(u"undo"_s, tr("Undo the last filter"), this)),
      m_redo(new IconButton(u"redo"_s, tr("Redo the filter"), this)),
      m_clear(new QPushButton(tr("Clear all"), this)),
      m_menu(new IconButton(u"menu"_s, tr("Menu"), this))
{
    setObjectName(u"topBar"_s);
    setAccessibleName(tr("What is looked at"));
    auto *name = new QLabel(u"Clientele"_s, this);
    name->setFont(textFont(TextRole::CardTitle));
    m_picker->setMinimumWidth(gap(52));
    m_picker->setMaximumWidth(gap(86));
    m_addFilter->setObjectName(u"addFilter"_s);
    m_addFilter->setAccessibleName(tr("Add a filter"));
    m_undo->setObjectName(u"undo"_s);
    m_redo->setObjectName(u"redo"_s);
    m_clear->setObjectName(u"clearFilters"_s);
    m_clear->setFlat(true);
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
    line->addWidget(m_undo);
    line->addWidget(m_redo);
    line->addWidget(m_menu);

    FilterStack &filters = m_workspace.filters();
    connect(m_addFilter, &QPushButton::clicked, this, &TopBar::openFilterPopup);
    connect(m_undo, &QToolButton::clicked, &filters, &FilterStack::undo);
    connect(m_redo, &QToolButton::clicked, &filters, &FilterStack::redo);
    connect(m_clear, &QPushButton::clicked, &filters, &FilterStack::clear);
    connect(&filters, &FilterStack::changed, this, &TopBar::filtersChanged);
    connect(&m_workspace, &Workspace::portfolioChanged, this, &TopBar::filtersChanged);
    connect(m_chips, &ChipBar::removed, this, [this](int index) {
        Conditions conditions = m_workspace.filters().conditions();
        if (index >= 0 && static_cast<std::size_t>(index) < conditions.size()) {
            conditions.erase(conditions.begin() + index);
            m_workspace.filters().replaceAll(std::move(conditions));
        }
    });
    filtersChanged();
}

void TopBar::setMenu(QMenu *menu)
{
    m_menu->setMenu(menu);
    m_menu->setShortcut(Qt::Key_F10);
    m_menu->show();
}

FilterPopup *TopBar::openFilterPopup()
{
    if (!m_popup)
        m_popup = new FilterPopup(m_workspace, window());
    if (m_popup->isVisible())
        m_popup->hide();
    else
        m_popup->openBelow(m_addFilter);
    return m_popup;
}

void TopBar::filtersChanged()
{
    const FilterStack &filters = m_workspace.filters();
    const ConditionText words(*m_workspace.portfolio(), *m_workspace.catalogue());
    std::vector<ChipBar::Chip> chips;
    for (const Condition &condition : filters.conditions())
        chips.push_back({words.of(condition, 2), words.of(condition, 40)});
    m_chips->setChips(chips);
    m_undo->setEnabled(filters.canUndo());
    m_redo->setEnabled(filters.canRedo());
    m_clear->setVisible(!chips.empty());
}

}  // namespace clientele
