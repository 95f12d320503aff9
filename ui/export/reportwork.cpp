// SPDX-License-Identifier: GPL-3.0-or-later
// The whole dashboard: as a report to hand over, and as a workbook to calculate with.
#include "ui/export/exportwork.h"

#include "app/future.h"
#include "app/workspace.h"
#include "models/items/filterperiods.h"
#include "ui/dashboard/chartcard.h"
#include "ui/dashboard/scopesentence.h"
#include "ui/export/chartfigures.h"
#include "ui/export/hiddendashboard.h"
#include "ui/export/pdfpainting.h"
#include "ui/export/picture.h"
#include "ui/export/turns.h"
#include "ui/shell/theme.h"

#include <QCoreApplication>
#include <QtConcurrentRun>

#include <algorithm>
#include <iterator>

namespace clientele {

namespace {

QString translated(const char *text) { return QCoreApplication::translate("Report", text); }

constexpr qint64 mostUnderChart = 120;  // rows below a chart of a report; the workbook has them all
constexpr double chartHeight = 52;      // units of the rhythm

bool isFigure(const ChartCard &card) { return card.spec().kind == ChartKind::Number; }

void layFigures(ReportPages &pages, const HiddenDashboard::Page &page)
{
    const QString scope = page.scope->text();
    pages.addHeading(pageTitle(page.spec), scope.isEmpty() ? translated("The whole book") : scope);
    std::vector<ChartCard *> figures;
    std::ranges::copy_if(page.cards, std::back_inserter(figures),
                         [](const ChartCard *card) { return isFigure(*card); });
    pages.addFigures(figures);
}

void layChart(ReportPages &pages, ChartCard &card, const ExportTable *table)
{
    const double height = card.showsMessage() ? gap(8) : gap(chartHeight);
    pages.addTitle(card.title(), subtitleOnPaper(card), height + gap(10));
    pages.addChart(card, height);
    if (table)
        pages.addTable(*table, mostUnderChart);
}

// A card a turn: measuring its table takes a moment.
void layOut(Turns &turns, ReportPages &pages, const HiddenDashboard &dashboard,
            const std::shared_ptr<const std::vector<ExportTable>> &tables)
{
    turns.add([&pages, &dashboard] {
        const Provenance whole = provenanceOf(*dashboard.portfolio(), *dashboard.catalogue(), dashboard.conditions());
        pages.setFooter(whole.lines().mid(0, 2).join(QStringLiteral(" · ")));
        pages.addTitlePage(translated("Report of the book"),
                           QLocale().toString(todayIn(dashboard.portfolio()->info().zone), QLocale::LongFormat),
                           whole.lines());
    });
    std::size_t next = 0;
    for (const HiddenDashboard::Page &page : dashboard.pages()) {
        turns.add([&pages, &page] { layFigures(pages, page); });
        for (ChartCard *card : page.cards) {
            if (isFigure(*card))
                continue;
            const ExportTable *table = card->figureQueries().empty() ? nullptr : &(*tables)[next++];
            turns.add([&pages, card, table, tables] { layChart(pages, *card, table); });
        }
    }
}

// Of every card of a chart that has figures, in the order of pages and cards.
std::vector<ChartFigures> chartsOf(const HiddenDashboard &dashboard, bool all, bool withNumbers)
{
    std::vector<ChartFigures> charts;
    for (const HiddenDashboard::Page &page : dashboard.pages()) {
        for (const ChartCard *card : page.cards) {
            if ((withNumbers || !isFigure(*card)) && !card->figureQueries().empty())
                charts.push_back(figuresOf(*card, all));
        }
    }
    return charts;
}

}  // namespace

ExportWork reportWork(Workspace &workspace)
{
    return [&workspace](ExportRun &run, const QString &path) {
        auto *dashboard = new HiddenDashboard(workspace, &run);
        QObject::connect(dashboard, &HiddenDashboard::ready, &run, [dashboard, path, &run] {
            const auto computing = tablesOf(dashboard->portfolio(), dashboard->catalogue(),
                                            chartsOf(*dashboard, true, false), Wording::Person);
            whenDone(computing, &run, [dashboard, path, &run](const Result<std::vector<ExportTable>> &tables) {
                if (!tables)
                    return run.finish(tl::unexpected(tables.error()));
                const int dotsPerInch = dashboard->dotsPerInch();
                const auto pages = std::make_shared<ReportPages>(dotsPerInch);
                qint64 rows = 0;
                for (const ExportTable &table : *tables)
                    rows += table.rows;
                auto *turns = new Turns(&run);
                layOut(*turns, *pages, *dashboard, std::make_shared<const std::vector<ExportTable>>(*tables));
                turns->add([pages, path, dotsPerInch, rows, &run] {
                    const QString title = translated("Report of the book");
                    (new PdfPainting(run, path, title, pages, dotsPerInch, rows))->start();
                });
            });
        });
        dashboard->compute();
    };
}

ExportWork workbookWork(Workspace &workspace)
{
    return [&workspace](ExportRun &run, const QString &path) {
        auto *dashboard = new HiddenDashboard(workspace, &run);
        QObject::connect(dashboard, &HiddenDashboard::ready, &run, [dashboard, path, &run] {
            const auto writing = QtConcurrent::run([book = dashboard->portfolio(), catalogue = dashboard->catalogue(),
                                                    charts = chartsOf(*dashboard, true, true), path,
                                                    watch = run.watch()]() -> Result<ExportReport> {
                std::vector<ExportTable> tables;
                for (const ChartFigures &chart : charts) {
                    auto table = tableOf(*book, *catalogue, chart, Wording::Person);
                    if (!table)
                        return passOn(table);
                    tables.push_back(std::move(*table));
                }
                return writeWorkbook(path, tables, translated("Charts of the book"), watch);
            });
            whenDone(writing, &run, [&run](const Result<ExportReport> &report) { run.finish(report); });
        });
        dashboard->compute();
    };
}

}  // namespace clientele
