// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/exportwork.h"

#include "app/future.h"
#include "app/workspace.h"
#include "models/items/rowsmodel.h"
#include "ui/dashboard/chartcard.h"
#include "ui/dashboard/rowspanel.h"
#include "ui/dashboard/tablecolumns.h"
#include "ui/export/chartfigures.h"
#include "ui/export/pdfpainting.h"
#include "ui/export/picture.h"

#include <QBuffer>
#include <QImage>
#include <QLineEdit>
#include <QPointer>
#include <QtConcurrentRun>

namespace clientele {

namespace {

constexpr qint64 mostInPicture = 60;        // rows of a table
constexpr qint64 mostInDocument = 100'000;  // rows; a document of more pages is no document
constexpr qint64 mostUnderChart = 5'000;

// Writes tables on a worker.
void writeTables(ExportRun &run, const QString &path, ExportFormat format, std::vector<ExportTable> tables,
                 const QString &title = {})
{
    const auto writing = QtConcurrent::run([path, format, tables = std::move(tables), title, watch = run.watch()] {
        return format == ExportFormat::Csv ? writeCsv(path, tables.front(), {.byteOrderMark = true}, watch)
                                           : writeWorkbook(path, tables, title, watch);
    });
    whenDone(writing, &run, [&run](const Result<ExportReport> &report) { run.finish(report); });
}

// Encodes and writes on a worker what was drawn here.
void writePicture(ExportRun &run, const QString &path, ExportFormat format, const Picture &picture, int dotsPerInch)
{
    const QByteArray svg = format == ExportFormat::Svg ? svgOf(picture, dotsPerInch) : QByteArray();
    const QImage image = format == ExportFormat::Png ? imageOf(picture) : QImage();
    const auto writing = QtConcurrent::run([path, svg, image] {
        if (image.isNull())
            return writeBytes(path, svg);
        QBuffer buffer;
        image.save(&buffer, "PNG");
        return writeBytes(path, buffer.data());
    });
    whenDone(writing, &run, [&run](const Result<ExportReport> &report) { run.finish(report); });
}

void paintDocument(ExportRun &run, const QString &path, const ExportTable &table, ChartCard *card, int dotsPerInch)
{
    const auto pages = std::make_shared<ReportPages>(dotsPerInch);
    const QStringList facts = table.provenance.lines();
    pages->setFooter(facts.join(QStringLiteral(" · ")));
    pages->addHeading(table.title, card ? subtitleOnPaper(*card) : QString());
    if (card)
        pages->addChart(*card, pages->width() * 0.45);
    pages->addTable(table, card ? mostUnderChart : mostInDocument);
    for (const QString &fact : facts)
        pages->addNote(fact);
    auto *painting = new PdfPainting(run, path, table.title, pages, dotsPerInch, table.rows);
    painting->start();
}

}  // namespace

ExportWork cardWork(ChartCard &card, ExportFormat format, Workspace &workspace)
{
    // The person may close the book while the file's name is typed.
    return [card = QPointer<ChartCard>(&card), format, &workspace](ExportRun &run, const QString &path) {
        if (!card)
            return run.finish(tl::unexpected(exportCancelled()));
        const Wording wording = format == ExportFormat::Csv ? Wording::Data : Wording::Person;
        const auto computing =
            tablesOf(workspace.portfolio(), workspace.catalogue(), {figuresOf(*card, true)}, wording);
        whenDone(computing, &run, [card, format, path, &run](const Result<std::vector<ExportTable>> &tables) {
            if (!tables || !card)
                return run.finish(tl::unexpected(tables ? exportCancelled() : tables.error()));
            const ExportTable &table = tables->front();
            run.setSteps(table.rows);
            if (format == ExportFormat::Csv || format == ExportFormat::Xlsx)
                writeTables(run, path, format, {table});
            else if (format == ExportFormat::Pdf)
                paintDocument(run, path, table, card, card->logicalDpiX());
            else
                writePicture(run, path, format, pictureOf(*card, table.provenance), card->logicalDpiX());
        });
    };
}

ExportWork rowsWork(RowsPanel &panel, ExportFormat format, Workspace &workspace)
{
    const RowsModel &model = *panel.model();
    std::vector<RowColumn> columns;
    for (const int column : seenColumns(panel.table()))
        columns.push_back(model.column(column));
    Provenance provenance = provenanceOf(*model.portfolio(), *workspace.catalogue(), panel.conditions());
    if (!panel.search()->text().isEmpty())
        provenance.filters = RowsPanel::tr("%1 · rows with “%2”", "filters, then words that were searched for")
                                 .arg(provenance.filters, panel.search()->text());
    return [=, portfolio = model.portfolio(), table = model.table(), rows = model.rowList(),
            dotsPerInch = panel.logicalDpiX()](ExportRun &run, const QString &path) {
        const Wording wording = format == ExportFormat::Csv ? Wording::Data : Wording::Person;
        const auto making = QtConcurrent::run([=] {
            ExportTable made = rowsForExport(portfolio, table, *rows, columns, wording);
            made.provenance = provenance;
            return made;
        });
        whenDone(making, &run, [format, path, dotsPerInch, &run](const ExportTable &made) {
            if (format == ExportFormat::Csv || format == ExportFormat::Xlsx)
                writeTables(run, path, format, {made});
            else if (format == ExportFormat::Pdf)
                paintDocument(run, path, made, nullptr, dotsPerInch);
            else
                writePicture(run, path, format, pictureOf(made, mostInPicture), dotsPerInch);
        });
    };
}

}  // namespace clientele
