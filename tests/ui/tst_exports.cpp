// SPDX-License-Identifier: GPL-3.0-or-later
// Exports of the window, opened again by other programs: PDF by pdftotext, workbooks by zlib and an XML reader, SVG and
// PNG by their readers. What is stopped or fails leaves nothing.
#include "tests/support/bmobook.h"
#include "tests/support/workbook.h"
#include "ui/dashboard/chartcard.h"
#include "ui/dashboard/dashboardpage.h"
#include "ui/dashboard/marktable.h"
#include "ui/dashboard/plot.h"
#include "ui/dashboard/rowspanel.h"
#include "ui/dashboard/tabledress.h"
#include "ui/export/dashboardexports.h"
#include "ui/shell/theme.h"

#include "app/workspace.h"
#include "models/items/rowsmodel.h"

#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QSvgRenderer>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace clientele;
using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// What another program reads in a PDF; empty where there is no such program.
QString pdfText(const QString &path)
{
    QProcess reader;
    reader.start(u"pdftotext"_s, {u"-layout"_s, path, u"-"_s});
    reader.waitForFinished();
    return QString::fromUtf8(reader.readAllStandardOutput());
}

bool hasPdfReader() { return !QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty(); }

PageSpec page(const QString &id)
{
    for (const PageSpec &spec : dashboardPages()) {
        if (id == QLatin1StringView(spec.id))
            return spec;
    }
    qFatal("no such page");
}

}  // namespace

class tst_Exports : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void cardsBecomeData();
    void cardsBecomePictures();
    void cardsBecomeDocuments();
    void picturesAreLightOnDarkScreens();
    void theMenuAsksWhereTo();
    void rowsAreThoseInSight();
    void chartsAsTablesAreSummedUp();
    void theReportHasEveryPage();
    void theWorkbookHasEveryChart();
    void stoppingLeavesNothing();
    void failuresAreSaid();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    // Waits for the end of a run; an empty file name where it failed.
    [[nodiscard]] Result<ExportReport> ended(ExportRun *run) const
    {
        Result<ExportReport> outcome = fail(ErrorKind::Cancelled, u"never ended"_s);
        bool done = false;
        connect(run, &ExportRun::finished, run, [&](const Result<ExportReport> &report) {
            outcome = report;
            done = true;
        });
        if (!QTest::qWaitFor([&] { return done; }, 60'000))
            qWarning("the export did not end");
        return outcome;
    }
    [[nodiscard]] ChartCard &card(const QString &id) const { return *m_page->card(id); }
    void open(const QString &id)
    {
        m_page = std::make_unique<DashboardPage>(*m_workspace, page(id));
        m_exports->attach(*m_page);
        m_page->resize(1100, 760);
        m_page->show();
        QTRY_VERIFY(m_page->isSettled());
    }

    PortfolioPtr m_book;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<QWidget> m_window;
    DashboardExports *m_exports = nullptr;
    std::unique_ptr<DashboardPage> m_page;
};

void tst_Exports::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::Canada));
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    m_book = test::bmoBook();
    if (!m_book)
        QSKIP("shared/data/bmo is not there");
}

void tst_Exports::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_folder->setAutoRemove(!qEnvironmentVariableIsSet("CLIENTELE_KEEP_EXPORTS"));  // for a person to look at
    m_workspace = std::make_unique<Workspace>();
    m_workspace->setPortfolio(m_book);
    m_window = std::make_unique<QWidget>();
    m_exports = new DashboardExports(*m_workspace, m_window.get());
}

void tst_Exports::cleanup()
{
    m_page.reset();
    m_window.reset();
    m_workspace.reset();
    m_folder.reset();
}

void tst_Exports::cardsBecomeData()
{
    open(u"loans"_s);
    const auto csv = ended(m_exports->exportCard(card(u"loans.by_type"_s), ExportFormat::Csv, path(u"a.csv"_s)));
    QVERIFY2(csv, csv ? "" : qPrintable(csv.error().sentence()));
    const QByteArray text = contentOf(path(u"a.csv"_s));
    QVERIFY(text.startsWith("\xEF\xBB\xBFloan.type,loans.owed,currency\r\n"));
    QVERIFY(text.contains("\r\ncar,641405.83,CAD\r\n"));
    // All who owe, not the ten that the chart shows.
    QVERIFY(ended(m_exports->exportCard(card(u"loans.customers"_s), ExportFormat::Xlsx, path(u"b.xlsx"_s))));
    const auto sheet = test::readWorkbook(path(u"b.xlsx"_s)).value(0);
    int customers = 0;
    for (auto cell = sheet.cells.cbegin(); cell != sheet.cells.cend(); ++cell)
        customers += cell->pattern == u"#,##0.00 [$CAD]"_s ? 1 : 0;
    QSet<QString> borrowers;
    for (RowIndex row = 0; row < m_book->rows(Table::Loans); ++row)
        borrowers.insert(m_book->textAt(Field::LoanCustomer, row));
    QCOMPARE(customers, static_cast<int>(borrowers.size()));
    QVERIFY(customers > 10);
}

void tst_Exports::cardsBecomePictures()
{
    open(u"loans"_s);
    QVERIFY(ended(m_exports->exportCard(card(u"loans.by_type"_s), ExportFormat::Png, path(u"a.png"_s))));
    const QImage image(path(u"a.png"_s));
    QVERIFY(image.width() > 800);
    QSet<QRgb> colours;
    for (int y = 0; y < image.height(); y += 3) {
        for (int x = 0; x < image.width(); x += 3)
            colours.insert(image.pixel(x, y));
    }
    for (int category = 0; category < 5; ++category)  // a bar in each of them
        QVERIFY(colours.contains(lightLook().categories[static_cast<std::size_t>(category)].rgb()));

    QVERIFY(ended(m_exports->exportCard(card(u"loans.by_type"_s), ExportFormat::Svg, path(u"a.svg"_s))));
    const QSvgRenderer renderer(path(u"a.svg"_s));
    QVERIFY(renderer.isValid());
    QXmlStreamReader svg(contentOf(path(u"a.svg"_s)));
    QString words;
    while (!svg.atEnd()) {
        if (svg.readNext() == QXmlStreamReader::Characters)
            words += svg.text().toString() + u' ';
    }
    QVERIFY(!svg.hasError());
    QVERIFY2(words.contains(u"641,406"_s), qPrintable(words));
    QVERIFY(words.contains(card(u"loans.by_type"_s).title()));
    QVERIFY(words.contains(u"America/Toronto"_s));
}

void tst_Exports::cardsBecomeDocuments()
{
    if (!hasPdfReader())
        QSKIP("pdftotext is not installed");
    m_workspace->filters().set({u"customer.city"_s, Op::In, {u"Toronto"_s}, {}});
    open(u"loans"_s);
    const auto report = ended(m_exports->exportCard(card(u"loans.by_type"_s), ExportFormat::Pdf, path(u"a.pdf"_s)));
    QVERIFY2(report, report ? "" : qPrintable(report.error().sentence()));
    const QString text = pdfText(path(u"a.pdf"_s));
    QVERIFY(text.contains(card(u"loans.by_type"_s).title()));
    QVERIFY(text.contains(u"Toronto"_s));
    QVERIFY(text.contains(u"Page 1 of 1"_s));
    for (const Mark &mark : card(u"loans.by_type"_s).plot()->data().marks) {
        if (mark.parts.front().rows > 0)
            QVERIFY2(
                text.contains(QLocale().toString(static_cast<double>(mark.parts.front().value.scaled) / 100, 'f', 2)),
                qPrintable(text));
    }
}

void tst_Exports::picturesAreLightOnDarkScreens()
{
    Theme theme(*qApp, Theme::Choice::Dark);
    open(u"loans"_s);
    Plot *plot = card(u"loans.by_type"_s).plot();
    const QImage before = plot->grab().toImage();
    QVERIFY(ended(m_exports->exportCard(card(u"loans.by_type"_s), ExportFormat::Png, path(u"a.png"_s))));
    const QImage image(path(u"a.png"_s));
    QCOMPARE(image.pixelColor(3, 3), lightLook().card);
    bool found = false;
    for (int y = 0; y < image.height() && !found; ++y) {
        for (int x = 0; x < image.width() && !found; ++x)
            found = image.pixel(x, y) == lightLook().categories[0].rgb();
    }
    QVERIFY(found);
    QCOMPARE(plot->grab().toImage(), before);  // the screen is as it was
    theme.setChoice(Theme::Choice::Light);
}

void tst_Exports::theMenuAsksWhereTo()
{
    open(u"loans"_s);
    ChartCard &chart = card(u"loans.by_type"_s);
    emit chart.menu()->aboutToShow();
    auto *menu = chart.menu()->findChild<QMenu *>(u"exportMenu"_s);
    QVERIFY(menu);
    QCOMPARE(menu->actions().size(), 5);
    menu->actions().at(0)->trigger();
    auto *dialog = m_window->findChild<QFileDialog *>(u"exportFile"_s);
    QVERIFY(dialog);
    QTRY_VERIFY(dialog->isVisible());
    QVERIFY(dialog->selectedFiles().value(0).contains(chart.title()));
    dialog->setDirectory(m_folder->path());
    dialog->selectFile(u"chosen"_s);
    QTest::keyClick(dialog->findChild<QLineEdit *>(u"fileNameEdit"_s), Qt::Key_Return);
    QTRY_VERIFY(QFile::exists(path(u"chosen.csv"_s)));
    auto *progress = m_window->findChild<QDialog *>(u"exportProgress"_s);
    QVERIFY(progress);
    QTRY_VERIFY(progress->findChild<QLabel *>()->text().contains(u"chosen.csv"_s));
    progress->reject();
    // The next one begins in the same folder.
    menu->actions().at(1)->trigger();
    QTRY_VERIFY(m_window->findChildren<QFileDialog *>().size() > 0);
    auto *second = m_window->findChildren<QFileDialog *>().last();
    QCOMPARE(QDir(second->directory()).canonicalPath(), QDir(m_folder->path()).canonicalPath());
    second->reject();
}

void tst_Exports::rowsAreThoseInSight()
{
    RowsPanel panel(*m_workspace);
    m_exports->attach(panel);
    panel.resize(900, 300);
    panel.show();
    panel.showRows({.measure = u"loans.owed"_s, .by = {u"loan.type"_s}, .where = {}}, {u"house"_s});
    QTRY_VERIFY(panel.isSettled());
    QCOMPARE(panel.exportMenu()->actions().size(), 5);
    panel.table()->setColumnHidden(0, true);
    panel.search()->setFocus();
    const QString name = panel.model()->index(0, 1).data().toString();
    QTest::keyClicks(panel.search(), name);
    QTRY_VERIFY(panel.isSettled() && panel.model()->rowCount() < 10);
    const int rows = panel.model()->rowCount();
    QVERIFY(ended(m_exports->exportRows(panel, ExportFormat::Csv, path(u"rows.csv"_s))));
    const QList<QByteArray> lines = contentOf(path(u"rows.csv"_s)).split('\n');
    QVERIFY(lines.first().startsWith("\xEF\xBB\xBF"
                                     "customer.name,loan.type"));
    for (int row = 1; row <= rows; ++row)
        QVERIFY(lines.at(row).startsWith(name.toUtf8() + ",house,"));
    QVERIFY(lines.at(rows + 1).startsWith("\"# "));
    QVERIFY(lines.at(rows + 1).contains("house"));
    QVERIFY(lines.at(rows + 1).contains(name.toUtf8()));
    for (const auto &[format, file] :
         {std::pair(ExportFormat::Png, u"rows.png"_s), std::pair(ExportFormat::Svg, u"rows.svg"_s),
          std::pair(ExportFormat::Xlsx, u"rows.xlsx"_s)})
        QVERIFY(ended(m_exports->exportRows(panel, format, path(file))));
    QVERIFY(!QImage(path(u"rows.png"_s)).isNull());
    QVERIFY(QSvgRenderer(path(u"rows.svg"_s)).isValid());
    QCOMPARE(test::readWorkbook(path(u"rows.xlsx"_s)).value(0).text(u"A2"_s), name);
    if (!hasPdfReader())
        return;
    QVERIFY(ended(m_exports->exportRows(panel, ExportFormat::Pdf, path(u"rows.pdf"_s))));
    QCOMPARE(pdfText(path(u"rows.pdf"_s)).count(u"house"_s), rows + 2);  // and the filter, at the end and at the foot
}

void tst_Exports::chartsAsTablesAreSummedUp()
{
    const Theme theme(*qApp, Theme::Choice::Light);
    open(u"loans"_s);
    ChartCard &chart = card(u"loans.by_type"_s);
    chart.showAsTable(true);
    MarkTable &table = *chart.markTable();
    QTRY_VERIFY(table.summary()->isVisible());
    qint64 cents = 0;
    for (RowIndex row = 0; row < m_book->rows(Table::Loans); ++row)
        cents += m_book->numberAt(Field::LoanAmount, row);
    const QAbstractItemModel *lines = table.summary()->model();
    QCOMPARE(lines->rowCount(), 2);
    QCOMPARE(lines->index(0, 1).data().toString(),
             QString(QLocale().toString(static_cast<double>(cents) / 100, 'f', 2) + QChar::Nbsp + u"CAD"_s));
    table.dress()->setFormat(1, TableDress::Format::Bars);
    QVERIFY(chart.grab().save(path(u"table.png"_s)));
    // Below the rows, not over them, and as wide as their columns.
    QVERIFY(table.summary()->geometry().top() > table.viewport()->geometry().bottom());
    QVERIFY(table.summary()->geometry().bottom() <= table.height());
    QCOMPARE(table.summary()->columnWidth(0), table.columnWidth(0));
    table.resize(table.width() - 60, table.height());
    QCOMPARE(table.summary()->columnWidth(0), table.columnWidth(0));
    // Averages are not added.
    ChartCard &largest = card(u"loans.largest"_s);
    largest.showAsTable(true);
    QVERIFY(largest.markTable()->summary()->model()->rowCount() < 3);
    emit chart.menu()->aboutToShow();
    bool offered = false;
    for (const QMenu *menu : chart.menu()->findChildren<QMenu *>()) {
        for (const QAction *action : menu->actions())
            offered = offered || action->text() == u"Columns and formats"_s || action->text() == u"Show all columns"_s;
    }
    QVERIFY(offered);
}

void tst_Exports::theReportHasEveryPage()
{
    if (!hasPdfReader())
        QSKIP("pdftotext is not installed");
    m_workspace->filters().set({u"customer.city"_s, Op::In, {u"Toronto"_s, u"Halifax"_s}, {}});
    const auto report = ended(m_exports->exportReport(path(u"report.pdf"_s)));
    QVERIFY2(report, report ? "" : qPrintable(report.error().sentence()));
    const QString text = pdfText(path(u"report.pdf"_s));
    for (const PageSpec &spec : dashboardPages())
        QVERIFY2(text.count(pageTitle(spec)) >= 2, spec.id);  // in the contents, and as a heading
    QVERIFY(text.contains(u"Toronto, Halifax"_s));
    QVERIFY(text.contains(u"America/Toronto"_s));
    const QString last = u"Page %1 of %1"_s.arg(report->sheets);
    QVERIFY2(text.contains(last), qPrintable(last));
    QCOMPARE(text.count(u'\f'), report->sheets);
    // A figure of a chart, to the cent.
    qint64 cars = 0;
    for (RowIndex row = 0; row < m_book->rows(Table::Loans); ++row) {
        const auto customer = m_book->customerRow(m_book->textAt(Field::LoanCustomer, row));
        const QString city = m_book->textAt(Field::CustomerCity, customer.value());
        if (m_book->textAt(Field::LoanType, row) == u"car"_s && (city == u"Toronto"_s || city == u"Halifax"_s))
            cars += m_book->numberAt(Field::LoanAmount, row);
    }
    QVERIFY(text.contains(QLocale().toString(static_cast<double>(cars) / 100, 'f', 2)));
}

void tst_Exports::theWorkbookHasEveryChart()
{
    const auto report = ended(m_exports->exportWorkbook(path(u"all.xlsx"_s)));
    QVERIFY2(report, report ? "" : qPrintable(report.error().sentence()));
    const auto sheets = test::readWorkbook(path(u"all.xlsx"_s));
    QCOMPARE(sheets.size(), report->sheets);
    QVERIFY(sheets.size() > 20);
    int withFooter = 0;
    for (const test::Sheet &sheet : sheets.mid(1))
        withFooter += sheet.xml.contains("America/Toronto") ? 1 : 0;
    QCOMPARE(withFooter, sheets.size() - 1);
    QVERIFY(test::unzipped(path(u"all.xlsx"_s)).contains(u"xl/charts/chart1.xml"_s));  // drawn by the spreadsheet too
}

void tst_Exports::stoppingLeavesNothing()
{
    ExportRun *run = m_exports->exportReport(path(u"report.pdf"_s));
    QVERIFY(run->dialog());
    run->dialog()->reject();
    const auto outcome = ended(run);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::Cancelled);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), QStringList());
}

void tst_Exports::failuresAreSaid()
{
    open(u"loans"_s);
    for (const ExportFormat format : {ExportFormat::Csv, ExportFormat::Png, ExportFormat::Pdf}) {
        ExportRun *run = m_exports->exportCard(card(u"loans.by_type"_s), format, path(u"missing/a"_s));
        const auto outcome = ended(run);
        QVERIFY(!outcome);
        QVERIFY(run->dialog()->isVisible());
        QCOMPARE(run->dialog()->findChild<QLabel *>()->text(), outcome.error().sentence());
        run->dialog()->reject();
    }
}

QTEST_MAIN(tst_Exports)

#include "tst_exports.moc"
