// SPDX-License-Identifier: GPL-3.0-or-later
// `export` as a script sees it: a file, a report, and nothing left of what failed.
#include "tests/support/commandline.h"
#include "tests/support/workbook.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#endif

using clientele::test::CommandLine;
using clientele::test::Finished;
using namespace Qt::StringLiterals;

class tst_CliExport : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void wrongUsage_data();
    void wrongUsage();
    void figuresAreThoseOfQuery_data();
    void figuresAreThoseOfQuery();
    void rowsComeBack();
    void workbooksHoldEveryRow();
    void failuresLeaveNothing();
    void aFullDiskLeavesNothing_data();
    void aFullDiskLeavesNothing();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_home.filePath(name); }
    [[nodiscard]] QList<QByteArray> lines(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll().split('\n') : QList<QByteArray>();
    }

    QTemporaryDir m_home;
    CommandLine m_cli;
};

void tst_CliExport::initTestCase()
{
    m_cli = CommandLine(path(u"profile"_s));
    const Finished made =
        m_cli({"demo", "--customers", "80", "--transactions", "20000", "--complaints", "30", "--seed", "3"});
    QVERIFY2(made.exitCode == 0, qPrintable(made.description()));
}

void tst_CliExport::wrongUsage_data()
{
    const QString query = uR"({"measure":"atm.count"})"_s;
    QTest::addColumn<QStringList>("words");
    QTest::newRow("no query") << QStringList{"export", "--to", "a.csv"};
    QTest::newRow("no file") << QStringList{"export", query};
    QTest::newRow("another kind") << QStringList{"export", query, "--to", "a.pdf"};
    QTest::newRow("no kind") << QStringList{"export", query, "--to", "csv"};
    QTest::newRow("two queries") << QStringList{"export", query, query, "--to", "a.csv"};
}

void tst_CliExport::wrongUsage()
{
    QFETCH(QStringList, words);
    const Finished finished = m_cli(words);
    QVERIFY2(finished.failedProperly(2), qPrintable(finished.description()));
}

void tst_CliExport::figuresAreThoseOfQuery_data()
{
    QTest::addColumn<QString>("query");
    QTest::newRow("money") << uR"({"measure":"loans.owed","by":["loan.type"]})"_s;
    QTest::newRow("counts") << uR"({"measure":"customers.count","by":["customer.city"],"top":3})"_s;
    QTest::newRow("days") << uR"({"measure":"atm.net","by":["atm.day"]})"_s;
    QTest::newRow("two keys") << uR"({"measure":"loans.count","by":["customer.city","loan.type"]})"_s;
    QTest::newRow("one figure") << uR"({"measure":"credit.score.average"})"_s;
}

void tst_CliExport::figuresAreThoseOfQuery()
{
    QFETCH(QString, query);
    const QJsonObject asked = m_cli({"query", query}).json();
    const Finished finished = m_cli({"export", query, "--plain", "--to", path(u"figures.csv"_s)});
    QVERIFY2(finished.exitCode == 0, qPrintable(finished.description()));
    QCOMPARE(finished.json()["matched_rows"], asked["matched_rows"]);
    const QJsonArray rows = asked["rows"].toArray();
    QCOMPARE(finished.json()["rows"].toInt(), rows.size());
    const QList<QByteArray> written = lines(u"figures.csv"_s);
    QCOMPARE(written.size(), rows.size() + 2);
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const QJsonObject row = rows.at(i).toObject();
        QStringList cells;
        for (const QJsonValue &key : row["keys"].toArray())
            cells += key.toString();
        cells += row["value"].toString();
        if (row["currency"].isString())
            cells += row["currency"].toString();
        QCOMPARE(QString::fromUtf8(written.at(i + 1)).trimmed(), cells.join(u','));
    }
}

void tst_CliExport::rowsComeBack()
{
    const QString all = uR"({"measure":"atm.net"})"_s;
    const Finished finished = m_cli({"export", "--rows", all, "--to", path(u"rows.csv"_s)});
    QVERIFY2(finished.exitCode == 0, qPrintable(finished.description()));
    QCOMPARE(finished.json()["rows"].toInt(), 20'000);
    QVERIFY(lines(u"rows.csv"_s).at(20'001).startsWith("\"# "));
    const CommandLine other(path(u"other"_s));
    const Finished read = other({"import", path(u"rows.csv"_s)});
    QVERIFY2(read.exitCode == 0, qPrintable(read.description()));
    const QString query = uR"({"measure":"atm.net","by":["atm.month","atm.type"]})"_s;
    QCOMPARE(other({"query", query}).json(), m_cli({"query", query}).json());
}

void tst_CliExport::workbooksHoldEveryRow()
{
    const Finished finished =
        m_cli({"export", "--rows", uR"({"measure":"atm.deposits"})"_s, "--to", path(u"a.XLSX"_s)});
    QVERIFY2(finished.exitCode == 0, qPrintable(finished.description()));
    const auto sheets = clientele::test::readWorkbook(path(u"a.XLSX"_s));
    QCOMPARE(sheets.size(), 1);
    qint64 cents = 0;
    int rows = 0;
    for (auto cell = sheets.front().cells.cbegin(); cell != sheets.front().cells.cend(); ++cell) {
        if (cell->pattern.startsWith(u"#,##0.00 [$"_s)) {
            cents += qRound64(cell->text.toDouble() * 100);
            ++rows;
        }
    }
    QCOMPARE(rows, finished.json()["rows"].toInt());
    const QJsonArray sums = m_cli({"query", uR"({"measure":"atm.deposits"})"_s}).json()["rows"].toArray();
    qint64 expected = 0;
    for (const QJsonValue &sum : sums)
        expected += qRound64(sum["value"].toString().toDouble() * 100);
    QCOMPARE(cents, expected);
}

void tst_CliExport::failuresLeaveNothing()
{
    const QStringList before = QDir(m_home.path()).entryList(QDir::AllEntries | QDir::Hidden);
    for (const QStringList &words :
         {QStringList{"export", "{", "--to", path(u"x.csv"_s)}, QStringList{"export", "[]", "--to", path(u"x.csv"_s)},
          QStringList{"export", R"({"measure":"nothing"})", "--to", path(u"x.csv"_s)},
          QStringList{"export", R"({"measure":"atm.count"})", "--to", path(u"no/x.csv"_s)},
          QStringList{"export", R"({"measure":"atm.count"})", "--to", path(u"no/x.xlsx"_s)}})
    {
        const Finished finished = m_cli(words);
        QVERIFY2(finished.failedProperly(1), qPrintable(finished.description()));
    }
    QCOMPARE(QDir(m_home.path()).entryList(QDir::AllEntries | QDir::Hidden), before);
}

void tst_CliExport::aFullDiskLeavesNothing_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("csv") << u"full.csv"_s;
    QTest::newRow("xlsx") << u"full.xlsx"_s;
}

// A limit on the size of files stands for a disk without room: writes past it fail.
void tst_CliExport::aFullDiskLeavesNothing()
{
#ifdef Q_OS_UNIX
    QFETCH(QString, file);
    const QString target = path(file);
    QFile earlier(target);
    QVERIFY(earlier.open(QIODevice::WriteOnly) && earlier.write("earlier") == 7);
    earlier.close();
    QProcess process;
    m_cli.prepare(process, {"--profile", path(u"profile"_s), "--json", "export", "--rows", R"({"measure":"atm.count"})",
                            "--to", target});
    process.setChildProcessModifier([] {
        constexpr rlim_t least = 100'000;
        const rlimit limit{least, least};
        setrlimit(RLIMIT_FSIZE, &limit);
        std::signal(SIGXFSZ, SIG_IGN);
    });
    process.start();
    QVERIFY(process.waitForFinished());
    const Finished finished{process.exitCode(), process.exitStatus() != QProcess::NormalExit,
                            process.readAllStandardOutput(), process.readAllStandardError()};
    QVERIFY2(finished.failedProperly(1), qPrintable(finished.description()));
    QVERIFY(earlier.open(QIODevice::ReadOnly));
    QCOMPARE(earlier.readAll(), "earlier");
    QCOMPARE(QDir(m_home.path()).entryList({u".clientele*"_s, u"full.*.*"_s}, QDir::Files | QDir::Hidden),
             QStringList());
#else
    QSKIP("only where a process can be held to a size of its files");
#endif
}

QTEST_GUILESS_MAIN(tst_CliExport)

#include "tst_cliexport.moc"
