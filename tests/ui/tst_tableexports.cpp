// SPDX-License-Identifier: GPL-3.0-or-later
// Rows, tables and the whole dashboard out of the window, opened again by other programs: PDF by pdftotext, workbooks by
// zlib and an XML reader.
#include "models/items/rowsmodel.h"
#include "tests/ui/exportsfixture.h"
#include "ui/dashboard/cardchoice.h"
#include "ui/dashboard/marktable.h"
#include "ui/dashboard/pinnedcharts.h"
#include "ui/dashboard/rowspanel.h"
#include "ui/dashboard/tabledress.h"
#include "ui/shell/theme.h"

#include <QLineEdit>
#include <QMenu>
#include <QSvgRenderer>
#include <QTableView>
#include <QTest>

using namespace clientele;
using namespace clientele::test;
using namespace Qt::StringLiterals;

class tst_TableExports : public QObject, private ExportsFixture {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (!readBook())
            QSKIP("shared/data/bmo is not there");
    }
    void init() { begin(); }
    void cleanup() { end(); }
    void rowsAreThoseInSight();
    void chartsAsTablesAreSummedUp();
    void theReportHasEveryPage();
    void theReportIsThePersonsOwn();
    void theWorkbookHasEveryChart();
};

void tst_TableExports::rowsAreThoseInSight()
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
    QCOMPARE(readWorkbook(path(u"rows.xlsx"_s)).value(0).text(u"A2"_s), name);
    if (!hasPdfReader())
        return;
    QVERIFY(ended(m_exports->exportRows(panel, ExportFormat::Pdf, path(u"rows.pdf"_s))));
    QCOMPARE(pdfText(path(u"rows.pdf"_s)).count(u"house"_s), rows + 2);  // and the filter, at the end and at the foot
}

void tst_TableExports::chartsAsTablesAreSummedUp()
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

void tst_TableExports::theReportHasEveryPage()
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

// With what was pinned, without what was taken off.
void tst_TableExports::theReportIsThePersonsOwn()
{
    if (!hasPdfReader())
        QSKIP("pdftotext is not installed");
    const std::vector<PageSpec> pages = dashboardPages();
    const PageSpec &loans = *std::ranges::find_if(pages, [](const PageSpec &page) { return page.id == "loans"_L1; });
    PageLayout layout = defaultLayout(loans);
    setHidden(layout, u"loans.mix"_s, true);
    m_workspace->setSetting(layoutKey(loans), toJson(layout));
    PinnedCharts(*m_workspace)
        .pin({u"asked-1"_s,
              u"Delinquencies by town"_s,
              u"bars"_s,
              {.measure = u"credit.delinquencies"_s, .by = {u"customer.city"_s}, .where = {}}});
    QVERIFY(ended(m_exports->exportReport(path(u"own.pdf"_s))));
    const QString text = pdfText(path(u"own.pdf"_s));
    QVERIFY(text.contains(u"Delinquencies by town"_s));
    QVERIFY(!text.contains(u"Loan mix by city"_s));
    QVERIFY(text.contains(u"Loans"_s));
}

void tst_TableExports::theWorkbookHasEveryChart()
{
    const auto report = ended(m_exports->exportWorkbook(path(u"all.xlsx"_s)));
    QVERIFY2(report, report ? "" : qPrintable(report.error().sentence()));
    const auto sheets = readWorkbook(path(u"all.xlsx"_s));
    QCOMPARE(sheets.size(), report->sheets);
    QVERIFY(sheets.size() > 20);
    int withFooter = 0;
    for (const Sheet &sheet : sheets.mid(1))
        withFooter += sheet.xml.contains("America/Toronto") ? 1 : 0;
    QCOMPARE(withFooter, sheets.size() - 1);
    QVERIFY(unzipped(path(u"all.xlsx"_s)).contains(u"xl/charts/chart1.xml"_s));  // drawn by the spreadsheet too
}

QTEST_MAIN(tst_TableExports)

#include "tst_tableexports.moc"
