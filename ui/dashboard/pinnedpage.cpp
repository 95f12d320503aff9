// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/pinnedpage.h"

#include "app/workspace.h"
#include "ui/dashboard/chartcard.h"
#include "ui/dashboard/dashboardpage.h"
#include "ui/dashboard/pinnedcharts.h"
#include "ui/shell/theme.h"

#include <QLabel>
#include <QMenu>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace clientele {

PinnedPage::PinnedPage(Workspace &workspace, PinnedCharts &pinned, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_pinned(pinned)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    connect(&m_pinned, &PinnedCharts::changed, this, [this] {
        build();
        emit pageMade();
    });
    build();
}

void PinnedPage::build()
{
    while (QLayoutItem *item = layout()->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    const DeclaredPage declared = pageOf(m_pinned.charts(), *m_workspace.catalogue());
    m_page = new DashboardPage(m_workspace, declared.spec, this);
    // The words of the cards live as long as the page.
    connect(m_page, &QObject::destroyed, this, [words = declared.words] {});
    connect(&m_workspace, &Workspace::portfolioChanged, m_page, &DashboardPage::bookChanged);
    for (ChartCard *card : m_page->findChildren<ChartCard *>()) {
        const QString id = QString::fromUtf8(card->spec().id);
        connect(card, &ChartCard::menuFilled, this,
                [this, card, id] { card->menu()->addAction(tr("Unpin"), this, [this, id] { m_pinned.unpin(id); }); });
    }
    auto *column = static_cast<QVBoxLayout *>(layout());
    column->addWidget(m_page);
    if (!declared.spec.charts.empty())
        return;
    // Its heading alone, and below it what would fill it.
    m_page->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto *empty = new QLabel(tr("Nothing is pinned. Charts in answers have a pin that puts them here; they obey the "
                                "filters like all others."),
                             this);
    empty->setObjectName(u"softText"_s);
    empty->setTextFormat(Qt::PlainText);
    empty->setWordWrap(true);
    empty->setContentsMargins(gap(4), 0, gap(4), gap(4));
    empty->setAlignment(Qt::AlignTop);
    column->addWidget(empty, 1);
}

}  // namespace clientele
