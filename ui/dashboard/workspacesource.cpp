// SPDX-License-Identifier: GPL-3.0-or-later
// The one place where dashboards meet the workspace; all else of them knows a ChartSource only.
#include "ui/dashboard/dashboardpage.h"
#include "ui/dashboard/rowspanel.h"

#include "app/workspace.h"

namespace clientele {

ChartSource ChartSource::of(Workspace &workspace)
{
    return {
        .evaluate = [&workspace](const Query &query) { return workspace.evaluate(query); },
        .rowsBehind = [&workspace](const Query &query,
                                   const QStringList &keys) { return workspace.rowsBehind(query, keys); },
        .portfolio = [&workspace] { return workspace.portfolio(); },
        .catalogue = [&workspace] { return workspace.catalogue(); },
        .filters = &workspace.filters(),
        .prepareBrush = [&workspace](const std::vector<Query> &queries,
                                     const QString &day) { workspace.prepareBrush(queries, day); },
        .setting = [&workspace](const QString &key) { return workspace.setting(key); },
        .setSetting = [&workspace](const QString &key, const QByteArray &value) { workspace.setSetting(key, value); },
        .view = &workspace.view()};
}

RowsPanel::RowsPanel(Workspace &workspace, QWidget *parent) : RowsPanel(ChartSource::of(workspace), parent) {}

DashboardPage::DashboardPage(Workspace &workspace, const PageSpec &spec, QWidget *parent)
    : DashboardPage(ChartSource::of(workspace), spec, parent)
{
    connect(&workspace, &Workspace::portfolioChanged, this, &DashboardPage::bookChanged);
}

}  // namespace clientele
