// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/dashboardexports.h"

#include "app/workspace.h"
#include "models/items/rowsmodel.h"
#include "ui/dashboard/chartcard.h"
#include "ui/dashboard/dashboardpage.h"
#include "ui/dashboard/rowspanel.h"
#include "ui/export/exportwork.h"

#include <QKeySequence>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

constexpr ExportFormat formats[] = {ExportFormat::Csv, ExportFormat::Xlsx, ExportFormat::Png, ExportFormat::Svg,
                                    ExportFormat::Pdf};

QString columnsKey(Table table) { return u"rows.columns."_s + QLatin1StringView(tableName(table)); }

}  // namespace

DashboardExports::DashboardExports(Workspace &workspace, QWidget *window)
    : QObject(window), m_workspace(workspace), m_window(window)
{}

void DashboardExports::attach(DashboardPage &page)
{
    for (ChartCard *card : page.findChildren<ChartCard *>()) {
        connect(card, &ChartCard::menuFilled, this, [this, card] {
            QMenu *menu = card->menu()->addMenu(tr("Export"));
            menu->setObjectName(u"exportMenu"_s);
            for (const ExportFormat format : formats)
                menu->addAction(nameOf(format), this, [this, card, format] { exportCard(*card, format); });
        });
    }
}

void DashboardExports::attach(RowsPanel &panel)
{
    for (const ExportFormat format : formats)
        panel.exportMenu()->addAction(nameOf(format), this, [this, &panel, format] { exportRows(panel, format); });
    connect(&panel, &RowsPanel::tableShown, this,
            [this, &panel](Table table) { panel.setColumns(m_workspace.setting(columnsKey(table))); });
    connect(&panel, &RowsPanel::columnsChanged, this,
            [this](Table table, const QByteArray &state) { m_workspace.setSetting(columnsKey(table), state); });
}

void DashboardExports::addTo(QMenu *menu)
{
    QAction *report = menu->addAction(tr("&Report of all pages (PDF)…"), this, [this] { exportReport(); });
    report->setShortcut(QKeySequence::Print);
    QAction *workbook = menu->addAction(tr("&Workbook, a sheet a chart (XLSX)…"), this, [this] { exportWorkbook(); });
    workbook->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_W));
    m_window->addActions({report, workbook});
}

ExportRun *DashboardExports::begin(ExportRun::Plan plan, const QString &path)
{
    plan.fileName = proposedFileName(plan.title, *m_workspace.portfolio());
    auto *run = new ExportRun(m_workspace, std::move(plan), m_window);
    if (path.isEmpty())
        run->ask();
    else
        run->writeTo(path);
    return run;
}

ExportRun *DashboardExports::exportCard(ChartCard &card, ExportFormat format, const QString &path)
{
    return begin({card.title(), {}, format, 0, cardWork(card, format, m_workspace)}, path);
}

ExportRun *DashboardExports::exportRows(RowsPanel &panel, ExportFormat format, const QString &path)
{
    const qint64 rows = panel.model()->rowCount();
    return begin({panel.title(), {}, format, rows, rowsWork(panel, format, m_workspace)}, path);
}

ExportRun *DashboardExports::exportReport(const QString &path)
{
    return begin({tr("Report of the book"), {}, ExportFormat::Pdf, 0, reportWork(m_workspace)}, path);
}

ExportRun *DashboardExports::exportWorkbook(const QString &path)
{
    return begin({tr("Charts of the book"), {}, ExportFormat::Xlsx, 0, workbookWork(m_workspace)}, path);
}

}  // namespace clientele
