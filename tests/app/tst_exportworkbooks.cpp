// SPDX-License-Identifier: GPL-3.0-or-later
// Workbooks are opened again by other code than wrote them: zlib and an XML reader. What is in their cells is what was
// put there, with a type that a spreadsheet understands.
#include "tests/support/exporttables.h"
#include "tests/support/smallbook.h"
#include "tests/support/workbook.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <limits>

using namespace clientele;
using namespace clientele::test;
using namespace Qt::StringLiterals;

using Kind = ExportCell::Kind;

class tst_ExportWorkbooks : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void formulasAreTextInWorkbooks();
    void workbooksHaveTypes();
    void figuresPastASpreadsheetsDigitsAreText();
    void longAndStrangeTextsStayInTheirCells();
    void aSheetIsFilledAndTheNextBegun();
    void sheetsHaveNamesThatSpreadsheetsTake();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
    PortfolioPtr m_book;
};

void tst_ExportWorkbooks::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::Canada));
    m_book = smallBook();
}

void tst_ExportWorkbooks::formulasAreTextInWorkbooks()
{
    QVERIFY(writeWorkbook(path(u"a.xlsx"_s), {textTable(formulas())}));
    const auto sheets = readWorkbook(path(u"a.xlsx"_s));
    QCOMPARE(sheets.size(), 1);
    QVERIFY(!sheets.front().xml.contains("<f>"));
    for (int i = 0; i < formulas().size(); ++i) {
        const WorkbookCell cell = sheets.front().cells.value(u"A%1"_s.arg(i + 2));
        QCOMPARE(cell.type, u"inlineStr"_s);
        QCOMPARE(QString(cell.text).replace(u"_x000D_"_s, u"\r"_s), formulas().at(i));  // how a workbook spells it
        const WorkbookCell number = sheets.front().cells.value(u"B%1"_s.arg(i + 2));
        QCOMPARE(number.type, QString());
        QCOMPARE(number.text.toInt(), -i - 1);
    }
}

void tst_ExportWorkbooks::workbooksHaveTypes()
{
    QVERIFY(writeWorkbook(path(u"loans.xlsx"_s), {rowsOf(m_book, Table::Loans, Wording::Person)}));
    auto sheet = readWorkbook(path(u"loans.xlsx"_s)).value(0);
    QCOMPARE(sheet.text(u"A1"_s), fieldLabel(Field::LoanCustomer));
    QCOMPARE(sheet.cells.value(u"A2"_s).type, u"inlineStr"_s);  // an id is no number
    QCOMPARE(sheet.text(u"B2"_s), u"Wendy Zhao"_s);
    QCOMPARE(sheet.cells.value(u"D3"_s).type, QString());
    QCOMPARE(sheet.text(u"D3"_s).toDouble(), 50'000.50);
    QCOMPARE(sheet.cells.value(u"D3"_s).pattern, u"#,##0.00 [$CAD]"_s);

    QVERIFY(writeWorkbook(path(u"atm.xlsx"_s), {rowsOf(m_book, Table::Atm, Wording::Person)}));
    sheet = readWorkbook(path(u"atm.xlsx"_s)).value(0);
    // 20 August 2025 is day 45889 of a spreadsheet; 13:11:11 in Toronto.
    const double time = sheet.text(u"B2"_s).toDouble();
    QCOMPARE(static_cast<int>(time), 45'889);
    QCOMPARE(qRound64((time - 45'889) * 86'400), 13 * 3600 + 11 * 60 + 11);
    QCOMPARE(sheet.cells.value(u"B2"_s).pattern, u"yyyy-mm-dd hh:mm:ss"_s);

    QVERIFY(writeWorkbook(path(u"days.xlsx"_s),
                          {resultOf(m_book, {.measure = u"atm.deposits"_s, .by = {u"atm.day"_s}, .where = {}})}));
    sheet = readWorkbook(path(u"days.xlsx"_s)).value(0);
    QCOMPARE(sheet.text(u"A2"_s), u"45889"_s);
    QCOMPARE(sheet.cells.value(u"A2"_s).pattern, u"yyyy-mm-dd"_s);
    QCOMPARE(sheet.text(u"B2"_s).toDouble(), 200.0);
}

void tst_ExportWorkbooks::figuresPastASpreadsheetsDigitsAreText()
{
    ExportTable table;
    table.title = u"Digits"_s;
    table.columns = {{u"amount"_s, Kind::Money}, {u"day"_s, Kind::Date}};
    table.rows = 3;
    table.read = [](qint64 row, std::vector<ExportCell> &cells) {
        static constexpr std::int64_t amounts[] = {999'999'999'999'999, -1'000'000'000'000'000,
                                                   std::numeric_limits<std::int64_t>::max()};
        cells[0] = {Kind::Money, {}, amounts[row], 2, *Currency::fromCode(u"CAD")};
        cells[1] = {Kind::Date, {}, -30'000, 0, {}};  // 1887: before a spreadsheet's calendar
    };
    QVERIFY(writeWorkbook(path(u"a.xlsx"_s), {table}));
    const auto sheet = readWorkbook(path(u"a.xlsx"_s)).value(0);
    QCOMPARE(sheet.cells.value(u"A2"_s).type, QString());
    QCOMPARE(sheet.cells.value(u"A3"_s).type, u"inlineStr"_s);
    QCOMPARE(sheet.text(u"A3"_s), u"-10000000000000.00"_s);
    QCOMPARE(sheet.text(u"A4"_s), u"92233720368547758.07"_s);
    QCOMPARE(sheet.text(u"B2"_s), u"1887-11-12"_s);
}

void tst_ExportWorkbooks::longAndStrangeTextsStayInTheirCells()
{
    const QString longText(40'000, u'x');
    const QString strange = u"<a>&\"\x01\uFFFE名前😀"_s;
    const auto report = writeWorkbook(path(u"a.xlsx"_s), {textTable({longText, strange})});
    QVERIFY(report);
    QCOMPARE(report->shortened, 1);
    const auto sheet = readWorkbook(path(u"a.xlsx"_s)).value(0);
    QCOMPARE(sheet.text(u"A2"_s).size(), 32'766);
    QVERIFY(sheet.text(u"A2"_s).endsWith(u'…'));
    QCOMPARE(sheet.text(u"A3"_s), u"<a>&\"\uFFFD\uFFFD名前😀"_s);
}

void tst_ExportWorkbooks::aSheetIsFilledAndTheNextBegun()
{
    constexpr qint64 rows = 1'048'576 + 5;
    ExportTable table;
    table.title = u"Many"_s;
    table.columns = {{u"n"_s, Kind::Number}};
    table.rows = rows;
    table.read = [](qint64 row, std::vector<ExportCell> &cells) { cells[0] = {Kind::Number, {}, row, 0, {}}; };
    const auto report = writeWorkbook(path(u"a.xlsx"_s), {table});
    QVERIFY(report);
    QCOMPARE(report->sheets, 2);
    QCOMPARE(report->rows, rows);
    const auto parts = unzipped(path(u"a.xlsx"_s));
    const QByteArray first = parts.value(u"xl/worksheets/sheet1.xml"_s);
    const QByteArray second = parts.value(u"xl/worksheets/sheet2.xml"_s);
    const qsizetype figures = first.count("<v>") + second.count("<v>");
    QCOMPARE(figures, rows);
    QVERIFY(second.contains("<v>%1</v>"_ba.replace("%1", QByteArray::number(rows - 1))));
    QVERIFY(!first.contains("r=\"1048577\""));
    QVERIFY(parts.value(u"xl/workbook.xml"_s).contains("\"Many (2)\""));
}

void tst_ExportWorkbooks::sheetsHaveNamesThatSpreadsheetsTake()
{
    std::vector<ExportTable> tables;
    for (const QString &title : {u"Owed: by [type] / city?"_s, u"'quoted'"_s, u"History"_s, u"SAME"_s, u"same"_s,
                                 QString(60, u'l'), QString(60, u'l'), QString()})
    {
        tables.push_back(textTable({u"a"_s}));
        tables.back().title = title;
    }
    const auto report = writeWorkbook(path(u"a.xlsx"_s), tables, u"All of it"_s);
    QVERIFY(report);
    const auto sheets = readWorkbook(path(u"a.xlsx"_s));
    QCOMPARE(sheets.size(), static_cast<qsizetype>(tables.size()) + 1);
    QCOMPARE(sheets.front().text(u"A1"_s), u"All of it"_s);
    QSet<QString> names;
    for (const Sheet &sheet : sheets) {
        QVERIFY2(!sheet.name.isEmpty() && sheet.name.size() <= 31, qPrintable(sheet.name));
        QVERIFY2(!sheet.name.contains(QRegularExpression(u"[\\[\\]:*?/\\\\]|^'|'$"_s)), qPrintable(sheet.name));
        names.insert(sheet.name.toLower());
    }
    QCOMPARE(names.size(), sheets.size());
}

QTEST_GUILESS_MAIN(tst_ExportWorkbooks)

#include "tst_exportworkbooks.moc"
