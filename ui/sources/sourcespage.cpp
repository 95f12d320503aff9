// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sources/sourcespage.h"

#include "ui/shell/banner.h"
#include "ui/shell/theme.h"
#include "ui/sources/databasepanel.h"
#include "ui/sources/importpanel.h"
#include "ui/sources/reportview.h"

#include <QBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace clientele {

SourcesPage::SourcesPage(Workspace &workspace, QWidget *parent)
    : QWidget(parent),
      m_banner(new Banner(this)),
      m_panels(new QBoxLayout(QBoxLayout::LeftToRight)),
      m_import(new ImportPanel(workspace, this)),
      m_database(new DatabasePanel(workspace, this)),
      m_report(new ReportView(this))
{
    auto *page = new QWidget(this);
    page->setObjectName(u"page"_s);
    auto *title = new QLabel(tr("Sources"), page);
    title->setFont(textFont(TextRole::PageTitle));
    auto *text = new QLabel(tr("What is read is checked row by row. A read is whole or not at all: the book changes "
                               "only when it is finished."),
                            page);
    text->setTextFormat(Qt::PlainText);
    text->setObjectName(u"softText"_s);
    text->setWordWrap(true);
    m_panels->setSpacing(gap(3));
    m_panels->addWidget(m_import, 1);
    m_panels->addWidget(m_database, 1);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(gap(4), gap(4), gap(4), gap(4));
    column->setSpacing(gap(3));
    column->addWidget(title);
    column->addWidget(text);
    column->addWidget(m_banner);
    column->addLayout(m_panels);
    column->addWidget(m_report, 1);
    column->addStretch(0);
    m_report->hide();

    auto *scroll = new QScrollArea(this);
    scroll->setWidget(page);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setAccessibleName(tr("Sources"));
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins({});
    whole->addWidget(scroll);

    const auto forget = [this] { m_banner->hide(); };
    const auto report = [this](const ImportReport &found) {
        m_report->setReport(found);
        m_report->show();
    };
    connect(m_banner, &Banner::actionTriggered, this, &SourcesPage::ownBookRequested);
    connect(m_import, &ImportPanel::started, this, forget);
    connect(m_import, &ImportPanel::reported, this, report);
    connect(m_import, &ImportPanel::failed, m_banner, &Banner::showError);
    connect(m_database, &DatabasePanel::started, this, forget);
    connect(m_database, &DatabasePanel::reported, this, report);
    connect(m_database, &DatabasePanel::failed, m_banner, &Banner::showError);
}

void SourcesPage::resizeEvent(QResizeEvent *event)
{
    const int margins = 2 * gap(4) + m_panels->spacing();
    const int needed = m_import->minimumSizeHint().width() + m_database->minimumSizeHint().width() + margins;
    m_panels->setDirection(width() < needed ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    QWidget::resizeEvent(event);
}

void SourcesPage::setDemo(bool demo)
{
    m_import->setEnabled(!demo);
    m_database->setEnabled(!demo);
    if (demo)
        m_banner->showMessage(tr("The demo book takes no data in."), tr("Open a book of your own for your data."),
                              tr("Open my own book"));
    else
        m_banner->hide();
}

}  // namespace clientele
