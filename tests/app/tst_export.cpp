// SPDX-License-Identifier: GPL-3.0-or-later
// Exported files are opened again by other code than wrote them. Nothing in them runs, they say where their figures come
// from, and nothing is left of what failed.
#include "app/sync/importer.h"
#include "models/portfolio/builder.h"
#include "models/query/evaluator.h"
#include "tests/support/exporttables.h"
#include "tests/support/smallbook.h"
#include "tests/support/workbook.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace clientele;
using namespace clientele::test;
using namespace Qt::StringLiterals;

namespace {

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
    void measuresStandBesideEachOther();
    void monthsInWordsStayInTheirOrder();
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
    m_book = smallBook();
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
    QVERIFY(writeCsv(path(u"a.csv"_s), textTable(formulas()), {.byteOrderMark = false, .footer = false}));
    const QString text = QString::fromUtf8(contentOf(path(u"a.csv"_s)));
    for (qsizetype i = 0; i < formulas().size(); ++i) {
        QVERIFY2(text.contains(u'\'' + formulas().at(i)), qPrintable(formulas().at(i)));
        QVERIFY(text.contains(u",-%1\r\n"_s.arg(i + 1)));  // a negative number stays one
    }
    // A filter's own words cannot begin a cell either.
    ExportTable table = textTable({u"a"_s});
    table.provenance.filters = u"City: \",=1+1"_s;
    QVERIFY(writeCsv(path(u"b.csv"_s), table));
    QVERIFY(contentOf(path(u"b.csv"_s)).contains("\"# Filters: City: \"\",=1+1\"\r\n"));
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

void tst_Export::monthsInWordsStayInTheirOrder()
{
    const Catalogue catalogue;
    const std::vector<Query> both{{.measure = u"atm.deposits"_s, .by = {u"atm.month"_s}, .where = {}},
                                  {.measure = u"atm.withdrawals"_s, .by = {u"atm.month"_s}, .where = {}}};
    // As the engine gives them; April comes before January by letter.
    const auto month = [](const QString &key) {
        return ResultRow{.keys = {key}, .value = {100, 2, *Currency::fromCode(u"CAD")}, .matchedRows = 1};
    };
    const std::vector<QueryResult> results{
        {.rows = {month(u"2025-01"_s), month(u"2025-04"_s), month({})}, .matchedRows = 3, .ignored = {}},
        {.rows = {month(u"2024-12"_s), month(u"2025-02"_s)}, .matchedRows = 2, .ignored = {}}};
    const ExportTable table = resultForExport(*m_book, catalogue, both, results, Wording::Person);
    QStringList written;
    std::vector<ExportCell> cells;
    for (qint64 row = 0; row < table.rows; ++row) {
        table.read(row, cells);
        written += cells.front().text;
    }
    QCOMPARE(written,
             QStringList({u"December 2024"_s, u"January 2025"_s, u"February 2025"_s, u"April 2025"_s, QString()}));
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
    const auto sheet = readWorkbook(path(u"a.xlsx"_s)).value(0);
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
    table.read = [](qint64, std::vector<ExportCell> &cells) { cells[0] = {ExportCell::Kind::Text, u"a"_s, 0, 0, {}}; };
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
