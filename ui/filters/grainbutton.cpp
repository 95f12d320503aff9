// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filters/grainbutton.h"

#include "models/query/viewstate.h"
#include "ui/dashboard/timegrain.h"

#include <QActionGroup>
#include <QMenu>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace clientele {

GrainButton::GrainButton(ViewState &view, QWidget *parent)
    : IconButton(u"calendar"_s, tr("Step of charts over time"), parent), m_view(view), m_menu(new QMenu(this))
{
    setObjectName(u"grainButton"_s);
    setPopupMode(QToolButton::InstantPopup);
    auto *choices = new QActionGroup(this);
    const std::pair<std::optional<Grain>, QString> steps[] = {{std::nullopt, tr("As fine as there is room for")},
                                                              {Grain::Hour, tr("By hour")},
                                                              {Grain::Day, tr("By day")},
                                                              {Grain::Week, tr("By week")},
                                                              {Grain::Month, tr("By month")},
                                                              {Grain::Quarter, tr("By quarter")},
                                                              {Grain::Year, tr("By year")}};
    for (const auto &[grain, text] : steps) {
        QAction *action = choices->addAction(text);
        action->setCheckable(true);
        action->setData(grain ? static_cast<int>(*grain) : -1);
        connect(action, &QAction::triggered, this, [this, grain = grain] { m_view.setGrain(grain); });
    }
    m_menu->addActions(choices->actions());
    setMenu(m_menu);
    connect(&m_view, &ViewState::changed, this, &GrainButton::viewChanged);
    viewChanged();
}

void GrainButton::viewChanged()
{
    const int grain = m_view.grain() ? static_cast<int>(*m_view.grain()) : -1;
    for (QAction *action : m_menu->actions()) {
        if (action->data().toInt() != grain)
            continue;
        action->setChecked(true);
        IconButton::setText(tr("Step of charts over time: %1").arg(action->text()));
    }
    setProperty("chosen", grain >= 0);
    style()->unpolish(this);
    style()->polish(this);
}

}  // namespace clientele
