// SPDX-License-Identifier: GPL-3.0-or-later
// What can be exported from an open book, and how: each card and the rows in every format, the whole dashboard as a
// report and as a workbook. Adds its entries to menus of others; each choice is an ExportRun of its own.
#pragma once

#include "ui/export/exportrun.h"

#include <QObject>

class QMenu;

namespace clientele {

class ChartCard;
class DashboardPage;
class RowsPanel;

class DashboardExports : public QObject {
    Q_OBJECT
public:
    DashboardExports(Workspace &workspace, QWidget *window);

    void attach(DashboardPage &page);  // its cards' menus
    void attach(RowsPanel &panel);     // its export menu, and which columns it shows
    void addTo(QMenu *menu);           // the whole dashboard

    // Each asks where to; with `path` it does not.
    ExportRun *exportCard(ChartCard &card, ExportFormat format, const QString &path = {});
    ExportRun *exportRows(RowsPanel &panel, ExportFormat format, const QString &path = {});
    ExportRun *exportReport(const QString &path = {});
    ExportRun *exportWorkbook(const QString &path = {});

private:
    ExportRun *begin(ExportRun::Plan plan, const QString &path);

    Workspace &m_workspace;
    QWidget *m_window;
};

}  // namespace clientele
