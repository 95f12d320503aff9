// SPDX-License-Identifier: GPL-3.0-or-later
// Exported files are opened again by other code than wrote them: the importer for CSV, zlib and an XML reader for
// workbooks. Nothing in them runs, nothing is left of what failed.
#include "app/export/exporting.h"
#include "app/sync/importer.h"
#include "models/portfolio/builder.h"
#include "models/query/evaluator.h"
#include "tests/support/smallbook.h"
#include "tests/support/workbook.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <limits>

using namespace clientele;
using namespace Qt::StringLiterals;

namespace {

using Kind = ExportCell::Kind;

const QStringList formulas{u"=1+1"_s, u"+1"_s, u"-1"_s, u"@SUM(A1)"_s, u"\t=1"_s, u"\r=1"_s, u"\n=1"_s, u"＝1"_s};

// One text column with these cells, and a number beside each: -1, -2 ...
ExportTable textTable(const QStringList &texts)
{
    ExportTable table;
    table.title = u"Texts"_s;
    table.columns = {{u"text"_s, Kind::Text}, {u"number"_s, Kind::Number}};
    table.rows = texts.size();
    table.read = [texts](qint64 row, std::vector<ExportCell> &cells) {
        cells[0] = {Kind::Text, texts.at(row), 0, 0, {}};
        cells[1] = {Kind::Number, {}, -row - 1, 0, {}};
    };
    return table;
}

ExportTable rowsOf(const PortfolioPtr &book, Table table, Wording wording = Wording::Data)
{
    std::vector<RowIndex> rows(book->rows(table));
    for (RowIndex row = 0; row < rows.size(); ++row)
        rows[row] = row;
    ExportTable made = rowsForExport(book, table, std::move(rows), rowColumns(*book, table), wording);
    made.provenance = provenanceOf(*book, Catalogue(), {});
    return made;
}

ExportTable resultOf(const PortfolioPtr &book, const Query &query, Wording wording = Wording::Person)
{
    const Catalogue catalogue;
    const QueryResult result = evaluate(*book, catalogue, query).value();
    ExportTable made = resultForExport(*book, catalogue, {query}, {result}, wording);
    made.title = u"Result"_s;
    made.provenance = provenanceOf(*book, catalogue, query.where, result.ignored);
    return made;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList figuresOf(const Portfolio &book, const Query &query)
{
    const QueryResult result = evaluate(book, Catalogue(), query).value();
    QStringList figures;
    for (const ResultRow &row : result.rows)
        figures += row.keys.join(u'/') + u' ' + row.value.toText() + row.value.currency.code();
    return figures;
}

}  // namespace

class tst_Export : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void csvComesBackToTheSameFigures();
    void csvIsWrittenAsItIsMeant();
    void formulasAreInertInCsv();
    void formulasAreTextInWorkbooks();
    void workbooksHaveTypes();
    void figuresPastASpreadsheetsDigitsAreText();
    void longAndStrangeTextsStayInTheirCells();
    void aSheetIsFilledAndTheNextBegun();
    void sheetsHaveNamesThatSpreadsheetsTake();
    void measuresStandBesideEachOther();
    void footersSayWhereFiguresComeFrom();
    void cancellingLeavesNothing_data();
    void cancellingLeavesNothing();
    void failuresAreOneSentence_data();
    void failuresAreOneSentence();
    void namesAreProposed();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] QStringList files() const
    {
        return QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    PortfolioPtr m_book;
};

void tst_Export::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::Canada));
    m_book = test::smallBook();
}

void tst_Export::init() { m_folder = std::make_unique<QTemporaryDir>(); }

void tst_Export::csvComesBackToTheSameFigures()
{
    PortfolioPtr read = PortfolioBuilder(m_book->info()).build().value();
    for (const Table table : {Table::Customers, Table::Credit, Table::Loans, Table::Atm, Table::Complaints}) {
        const QString file = path(QLatin1StringView(tableName(table)) + u".csv"_s);
        QVERIFY(writeCsv(file, rowsOf(m_book, table)));
        const auto merged = mergeFiles(read, {file}, {});
        QVERIFY2(merged, merged ? "" : qPrintable(merged.error().sentence()));
        QCOMPARE(merged->report.files.front().kind, table);
        QCOMPARE(merged->report.files.front().accepted, static_cast<qint64>(m_book->rows(table)));
        read = merged->portfolio;
    }
    for (const Query &query :
         {Query{.measure = u"loans.owed"_s, .by = {u"loan.type"_s}, .where = {}},
          Query{.measure = u"atm.net"_s, .by = {u"atm.hour"_s, u"atm.day"_s}, .where = {}},
          Query{.measure = u"customers.count"_s, .by = {u"customer.name"_s}, .where = {}},
          Query{.measure = u"credit.score.average"_s, .by = {u"customer.city"_s}, .where = {}},
          Query{.measure = u"complaints.count"_s, .by = {u"complaint.description"_s}, .where = {}}})
        QCOMPARE(figuresOf(*read, query), figuresOf(*m_book, query));
}

void tst_Export::csvIsWrittenAsItIsMeant()
{
    ExportTable table = textTable({u"plain"_s, u"comma, \"quote\""_s, u"two\nlines"_s, u" blank "_s, QString()});
    QVERIFY(writeCsv(path(u"a.csv"_s), table, {.byteOrderMark = true, .footer = false}));
    QCOMPARE(contentOf(path(u"a.csv"_s)),
             QByteArray("\xEF\xBB\xBF"
                        "text,number\r\nplain,-1\r\n\"comma, \"\"quote\"\"\",-2\r\n\"two\nlines\",-3\r\n"
                        "\" blank \",-4\r\n,-5\r\n"));
    QCOMPARE(QFile::permissions(path(u"a.csv"_s)) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    QVERIFY(writeCsv(path(u"b.csv"_s), rowsOf(m_book, Table::Loans), {.byteOrderMark = false, .footer = false}));
    QCOMPARE(contentOf(path(u"b.csv"_s)).split('\n').at(1), "1,Wendy Zhao,car,10000.00,CAD\r");
}

void tst_Export::formulasAreInertInCsv()
{
    QVERIFY(writeCsv(path(u"a.csv"_s), textTable(formulas), {.byteOrderMark = false, .footer = false}));
    const QString text = QString::fromUtf8(contentOf(path(u"a.csv"_s)));
    for (qsizetype i = 0; i < formulas.size(); ++i) {
        QVERIFY2(text.contains(u'\'' + formulas.at(i)), qPrintable(formulas.at(i)));
        QVERIFY(text.contains(u",-%1\r\n"_s.arg(i + 1)));  // a negative number stays one
    }
    // A filter's own words cannot begin a cell either.
    ExportTable table = textTable({u"a"_s});
    table.provenance.filters = u"City: \",=1+1"_s;
    QVERIFY(writeCsv(path(u"b.csv"_s), table));
    QVERIFY(contentOf(path(u"b.csv"_s)).contains("\"# Filters: City: \"\",=1+1\"\r\n"));
}

void tst_Export::formulasAreTextInWorkbooks()
{
    QVERIFY(writeWorkbook(path(u"a.xlsx"_s), {textTable(formulas)}));
    const auto sheets = test::readWorkbook(path(u"a.xlsx"_s));
    QCOMPARE(sheets.size(), 1);
    QVERIFY(!sheets.front().xml.contains("<f>"));
    for (int i = 0; i < formulas.size(); ++i) {
        const test::WorkbookCell cell = sheets.front().cells.value(u"A%1"_s.arg(i + 2));
        QCOMPARE(cell.type, u"inlineStr"_s);
        QCOMPARE(QString(cell.text).replace(u"_x000D_"_s, u"\r"_s), formulas.at(i));  // how a workbook spells it
        const test::WorkbookCell number = sheets.front().cells.value(u"B%1"_s.arg(i + 2));
        QCOMPARE(number.type, QString());
        QCOMPARE(number.text.toInt(), -i - 1);
    }
}

void tst_Export::workbooksHaveTypes()
{
    QVERIFY(writeWorkbook(path(u"loans.xlsx"_s), {rowsOf(m_book, Table::Loans, Wording::Person)}));
    auto sheet = test::readWorkbook(path(u"loans.xlsx"_s)).value(0);
    QCOMPARE(sheet.text(u"A1"_s), fieldLabel(Field::LoanCustomer));
    QCOMPARE(sheet.cells.value(u"A2"_s).type, u"inlineStr"_s);  // an id is no number
    QCOMPARE(sheet.text(u"B2"_s), u"Wendy Zhao"_s);
    QCOMPARE(sheet.cells.value(u"D3"_s).type, QString());
    QCOMPARE(sheet.text(u"D3"_s).toDouble(), 50'000.50);
    QCOMPARE(sheet.cells.value(u"D3"_s).pattern, u"#,##0.00 [$CAD]"_s);

    QVERIFY(writeWorkbook(path(u"atm.xlsx"_s), {rowsOf(m_book, Table::Atm, Wording::Person)}));
    sheet = test::readWorkbook(path(u"atm.xlsx"_s)).value(0);
    // 20 August 2025 is day 45889 of a spreadsheet; 13:11:11 in Toronto.
    const double time = sheet.text(u"B2"_s).toDouble();
    QCOMPARE(static_cast<int>(time), 45'889);
    QCOMPARE(qRound64((time - 45'889) * 86'400), 13 * 3600 + 11 * 60 + 11);
    QCOMPARE(sheet.cells.value(u"B2"_s).pattern, u"yyyy-mm-dd hh:mm:ss"_s);

    QVERIFY(writeWorkbook(path(u"days.xlsx"_s),
                          {resultOf(m_book, {.measure = u"atm.deposits"_s, .by = {u"atm.day"_s}, .where = {}})}));
    sheet = test::readWorkbook(path(u"days.xlsx"_s)).value(0);
    QCOMPARE(sheet.text(u"A2"_s), u"45889"_s);
    QCOMPARE(sheet.cells.value(u"A2"_s).pattern, u"yyyy-mm-dd"_s);
    QCOMPARE(sheet.text(u"B2"_s).toDouble(), 200.0);
}

void tst_Export::figuresPastASpreadsheetsDigitsAreText()
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
    const auto sheet = test::readWorkbook(path(u"a.xlsx"_s)).value(0);
    QCOMPARE(sheet.cells.value(u"A2"_s).type, QString());
    QCOMPARE(sheet.cells.value(u"A3"_s).type, u"inlineStr"_s);
    QCOMPARE(sheet.text(u"A3"_s), u"-10000000000000.00"_s);
    QCOMPARE(sheet.text(u"A4"_s), u"92233720368547758.07"_s);
    QCOMPARE(sheet.text(u"B2"_s), u"1887-11-12"_s);
}

void tst_Export::longAndStrangeTextsStayInTheirCells()
{
    const QString longText(40'000, u'x');
    const QString strange = u"<a>&\"\x01\uFFFE名前😀"_s;
    const auto report = writeWorkbook(path(u"a.xlsx"_s), {textTable({longText, strange})});
    QVERIFY(report);
    QCOMPARE(report->shortened, 1);
    const auto sheet = test::readWorkbook(path(u"a.xlsx"_s)).value(0);
    QCOMPARE(sheet.text(u"A2"_s).size(), 32'766);
    QVERIFY(sheet.text(u"A2"_s).endsWith(u'…'));
    QCOMPARE(sheet.text(u"A3"_s), u"<a>&\"\uFFFD\uFFFD名前😀"_s);
}

void tst_Export::aSheetIsFilledAndTheNextBegun()
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
    const auto parts = test::unzipped(path(u"a.xlsx"_s));
    const QByteArray first = parts.value(u"xl/worksheets/sheet1.xml"_s);
    const QByteArray second = parts.value(u"xl/worksheets/sheet2.xml"_s);
    const qsizetype figures = first.count("<v>") + second.count("<v>");
    QCOMPARE(figures, rows);
    QVERIFY(second.contains("<v>%1</v>"_ba.replace("%1", QByteArray::number(rows - 1))));
    QVERIFY(!first.contains("r=\"1048577\""));
    QVERIFY(parts.value(u"xl/workbook.xml"_s).contains("\"Many (2)\""));
}

void tst_Export::sheetsHaveNamesThatSpreadsheetsTake()
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
    const auto sheets = test::readWorkbook(path(u"a.xlsx"_s));
    QCOMPARE(sheets.size(), static_cast<qsizetype>(tables.size()) + 1);
    QCOMPARE(sheets.front().text(u"A1"_s), u"All of it"_s);
    QSet<QString> names;
    for (const test::Sheet &sheet : sheets) {
        QVERIFY2(!sheet.name.isEmpty() && sheet.name.size() <= 31, qPrintable(sheet.name));
        QVERIFY2(!sheet.name.contains(QRegularExpression(u"[\\[\\]:*?/\\\\]|^'|'$"_s)), qPrintable(sheet.name));
        names.insert(sheet.name.toLower());
    }
    QCOMPARE(names.size(), sheets.size());
}

void tst_Export::measuresStandBesideEachOther()
{
    const Catalogue catalogue;
    const ExportTable flow = [&] {
        std::vector<Query> both;
        std::vector<QueryResult> sums;
        for (const QString &measure : {u"atm.deposits"_s, u"atm.withdrawals"_s}) {
            both.push_back({.measure = measure, .by = {u"atm.day"_s}, .where = {}});
            sums.push_back(evaluate(*m_book, catalogue, both.back()).value());
        }
        return resultForExport(*m_book, catalogue, both, sums, Wording::Data);
    }();
    QCOMPARE(flow.rows, 1);
    std::vector<ExportCell> cells(flow.columns.size());
    flow.read(0, cells);
    QCOMPARE(cells[0].number, 20'320);  // 2025-08-20
    QCOMPARE(cells[1].number, 20'000);
    QCOMPARE(cells[2].number, 6'000);
    QCOMPARE(cells[3].text, u"CAD"_s);

    // Days on which there was but one of the two, in one order, and the other one 0.
    const Currency cad = *Currency::fromCode(u"CAD");
    const std::vector<Query> both{{.measure = u"atm.deposits"_s, .by = {u"atm.day"_s}, .where = {}},
                                  {.measure = u"atm.withdrawals"_s, .by = {u"atm.day"_s}, .where = {}}};
    const auto day = [&](const QString &key, std::int64_t cents) { return ResultRow{{key}, {cents, 2, cad}, 1}; };
    const std::vector<QueryResult> days{{{day(u"2025-08-20"_s, 500)}, 1, {}},
                                        {{day(u"2025-08-17"_s, 300), day(u"2025-08-21"_s, 400)}, 2, {}}};
    const ExportTable merged = resultForExport(*m_book, catalogue, both, days, Wording::Person);
    QVERIFY(writeCsv(path(u"merged.csv"_s), merged, {.byteOrderMark = false, .footer = false}));
    QCOMPARE(contentOf(path(u"merged.csv"_s)).split('\n').mid(1),
             QList<QByteArray>(
                 {"2025-08-17,0.00,3.00,CAD\r", "2025-08-20,5.00,0.00,CAD\r", "2025-08-21,0.00,4.00,CAD\r", ""}));
}

void tst_Export::footersSayWhereFiguresComeFrom()
{
    const Condition toronto{u"customer.city"_s, Op::In, {u"Toronto"_s, u"Halifax"_s, u"Montreal"_s, u"Quebec"_s}, {}};
    const ExportTable table = resultOf(m_book, {.measure = u"complaints.count"_s, .by = {}, .where = {toronto}});
    const QStringList lines = table.provenance.lines();
    QVERIFY(lines.at(0).contains(u"Quebec"_s));  // all values, not the first three
    QVERIFY(lines.at(1).contains(fieldLabel(Field::CustomerCity)));
    QVERIFY(lines.at(2).contains(u"2025"_s));
    QVERIFY(lines.at(3).contains(u"America/Toronto"_s));
    QVERIFY(writeWorkbook(path(u"a.xlsx"_s), {table}));
    QVERIFY(writeCsv(path(u"a.csv"_s), table));
    const auto sheet = test::readWorkbook(path(u"a.xlsx"_s)).value(0);
    const QString csv = QString::fromUtf8(contentOf(path(u"a.csv"_s)));
    for (qsizetype i = 0; i < lines.size(); ++i) {
        QCOMPARE(sheet.text(u"A%1"_s.arg(i + 4)), lines.at(i));
        QVERIFY(csv.contains(u"\"# "_s + lines.at(i) + u"\"\r\n"_s));
    }
}

void tst_Export::cancellingLeavesNothing_data()
{
    QTest::addColumn<bool>("workbook");
    QTest::newRow("csv") << false;
    QTest::newRow("xlsx") << true;
}

void tst_Export::cancellingLeavesNothing()
{
    QFETCH(bool, workbook);
    const QString file = path(u"kept"_s);
    QVERIFY(writeBytes(file, "earlier"));
    ExportTable table = textTable({u"a"_s});
    table.rows = 500'000;
    table.read = [](qint64, std::vector<ExportCell> &cells) { cells[0] = {Kind::Text, u"a"_s, 0, 0, {}}; };
    std::atomic<bool> cancelled = false;
    qint64 seen = 0;
    const ExportWatch watch{[&](qint64 rows) {
                                seen = rows;
                                cancelled = rows > 100'000;
                            },
                            &cancelled};
    const auto report = workbook ? writeWorkbook(file, {table}, {}, watch) : writeCsv(file, table, {}, watch);
    QVERIFY(!report);
    QCOMPARE(report.error().kind, ErrorKind::Cancelled);
    QVERIFY(seen < 200'000);
    QCOMPARE(files(), QStringList(u"kept"_s));
    QCOMPARE(contentOf(file), "earlier");
}

void tst_Export::failuresAreOneSentence_data()
{
    QTest::addColumn<QString>("target");
    QTest::newRow("no folder") << u"missing/a"_s;
    QTest::newRow("a folder") << u"folder"_s;
    QTest::newRow("a file for a folder") << u"file/a"_s;
}

void tst_Export::failuresAreOneSentence()
{
    QFETCH(QString, target);
    QVERIFY(QDir(m_folder->path()).mkdir(u"folder"_s));
    QVERIFY(writeBytes(path(u"file"_s), "x"));
    const ExportTable table = textTable({u"a"_s});
    for (const auto &report :
         {writeCsv(path(target), table), writeWorkbook(path(target), {table}), writeBytes(path(target), "a")})
    {
        QVERIFY(!report);
        QVERIFY2(report.error().message.endsWith(u'.'), qPrintable(report.error().message));
        QVERIFY(!report.error().next.isEmpty());
    }
    QCOMPARE(files(), QStringList({u"file"_s, u"folder"_s}));
}

void tst_Export::namesAreProposed()
{
    QCOMPARE(proposedFileName(u"Owed by loan type"_s, *m_book), u"Owed by loan type 2025-08-20"_s);
    QCOMPARE(proposedFileName(u"../a:b*c?"_s, *m_book), u"a b c 2025-08-20"_s);
    QVERIFY(!proposedFileName(u"..."_s, *m_book).startsWith(u'.'));
}

QTEST_GUILESS_MAIN(tst_Export)

#include "tst_export.moc"
