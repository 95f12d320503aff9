// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/pagetools.h"

#include "ui/dashboard/cardarranger.h"
#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace clientele {

PageTools::PageTools(CardArranger *arranger, QWidget *parent)
    : QWidget(parent),
      m_arranger(arranger),
      m_add(new QToolButton(this)),
      m_reset(new QToolButton(this)),
      m_arrange(new QToolButton(this)),
      m_hidden(new QMenu(m_add))
{
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(gap(1));
    for (QToolButton *button : {m_add, m_reset, m_arrange}) {
        button->setObjectName("pageTool"_L1);
        button->setFixedHeight(gap(6));
        line->addWidget(button);
    }
    m_add->setText(tr("Add a card"));
    m_add->setMenu(m_hidden);
    m_add->setPopupMode(QToolButton::InstantPopup);
    m_add->hide();
    m_reset->setText(tr("Reset"));
    m_reset->setToolTip(tr("All cards as they were at first"));
    m_reset->hide();
    m_arrange->setText(tr("Arrange"));
    m_arrange->setCheckable(true);
    m_arrange->setToolTip(tr("Move, resize and hide the cards of this page"));
    connect(m_reset, &QToolButton::clicked, m_arranger, &CardArranger::reset);
    connect(m_arrange, &QToolButton::clicked, m_arranger, &CardArranger::setArranging);
    connect(m_arranger, &CardArranger::arrangingChanged, this, [this](bool arranging) {
        m_arrange->setChecked(arranging);
        m_arrange->setText(arranging ? tr("Done", "arranging cards") : tr("Arrange"));
        m_reset->setVisible(arranging);
    });
}

void PageTools::setHiddenCards(const QList<std::pair<QString, QString>> &cards)
{
    m_hidden->clear();
    for (const auto &[id, name] : cards)
        m_hidden->addAction(name, m_arranger, [arranger = m_arranger, id = id] { arranger->show(id); });
    m_add->setVisible(!cards.isEmpty());
}

}  // namespace clientele
