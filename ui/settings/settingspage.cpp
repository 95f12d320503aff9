// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingspage.h"

#include "app/workspace.h"
#include "ui/settings/providerpanel.h"
#include "ui/settings/rulespanel.h"
#include "ui/settings/searchpanel.h"
#include "ui/shell/banner.h"
#include "ui/shell/theme.h"

#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace clientele {

SettingsPage::SettingsPage(Workspace &workspace, QWidget *parent)
    : QWidget(parent),
      m_banner(new Banner(this)),
      m_provider(new ProviderPanel(workspace, this)),
      m_search(new SearchPanel(workspace, this)),
      m_rules(new RulesPanel(workspace, this))
{
    auto *page = new QWidget(this);
    page->setObjectName(u"page"_s);
    auto *title = new QLabel(tr("Settings"), page);
    title->setFont(textFont(TextRole::PageTitle));
    auto *text = new QLabel(tr("Figures are always computed here, from your book. A language model words answers and "
                               "reads questions that this computer does not understand alone; without one everything "
                               "else works."),
                            page);
    text->setTextFormat(Qt::PlainText);
    text->setObjectName(u"softText"_s);
    text->setWordWrap(true);
    m_provider->setMaximumWidth(gap(180));
    m_search->setMaximumWidth(gap(180));
    m_rules->setMaximumWidth(gap(180));
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(gap(4), gap(4), gap(4), gap(4));
    column->setSpacing(gap(3));
    column->addWidget(title);
    column->addWidget(text);
    column->addWidget(m_banner);
    column->addWidget(m_provider);
    column->addWidget(m_search);
    column->addWidget(m_rules);
    column->addStretch(1);
    m_banner->hide();

    auto *scroll = new QScrollArea(this);
    scroll->setWidget(page);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setAccessibleName(tr("Settings"));
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins({});
    whole->addWidget(scroll);

    connect(m_provider, &ProviderPanel::started, m_banner, &QWidget::hide);
    connect(m_provider, &ProviderPanel::failed, m_banner, &Banner::showError);
    connect(m_search, &SearchPanel::started, m_banner, &QWidget::hide);
    connect(m_search, &SearchPanel::failed, m_banner, &Banner::showError);
    connect(m_rules, &RulesPanel::started, m_banner, &QWidget::hide);
    connect(m_rules, &RulesPanel::failed, m_banner, &Banner::showError);
    connect(&workspace, &Workspace::portfolioChanged, m_provider, &ProviderPanel::bookChanged);
    connect(&workspace, &Workspace::providerChanged, m_provider, &ProviderPanel::settingsChanged);
    connect(&workspace, &Workspace::providerChanged, m_search, &SearchPanel::refresh);
    connect(&workspace, &Workspace::portfolioChanged, m_search, &SearchPanel::refresh);
}

}  // namespace clientele
