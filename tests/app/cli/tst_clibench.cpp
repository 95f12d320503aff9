// SPDX-License-Identifier: GPL-3.0-or-later
// `bench dashboard` as others repeat it: every chart of every step is worked out again from the exported file alone.
#include "tests/support/commandline.h"

#include <QDate>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>

using namespace Qt::StringLiterals;
using clientele::test::CommandLine;
using clientele::test::Finished;

namespace {

struct Transaction {
    QString customer;
    QString machine;
    QString time;
    qint64 cents;
    QString type;
    QString city;
};

std::vector<Transaction> transactionsIn(const QString &name)
{
    QFile file(name);
    std::vector<Transaction> rows;
    if (!file.open(QIODevice::ReadOnly)
        || file.readLine() != "customer_id,atm_id,timestamp,amount,transaction_type,city\n")
        return rows;
    while (!file.atEnd()) {
        const QStringList cells = QString::fromUtf8(file.readLine()).trimmed().split(u',');
        rows.push_back({cells[0], cells[1], cells[2], QString(cells[3]).remove(u'.').toLongLong(), cells[4], cells[5]});
    }
    return rows;
}

QString mondayOf(const QString &time)
{
    const QDate day = QDate::fromString(time.left(10), Qt::ISODate);
    return day.addDays(1 - day.dayOfWeek()).toString(Qt::ISODate);
}

QString decimal(qint64 cents) { return u"%1.%2"_s.arg(cents / 100).arg(cents % 100, 2, 10, QChar(u'0')); }

using Rows = std::vector<std::pair<QString, QString>>;

// One chart over the rows that `counts` lets through, in the order that the contract gives.
Rows chart(const QString &name, const std::vector<Transaction> &all, const QStringList &edges,
           const std::function<bool(const Transaction &)> &counts)
{
    std::map<QString, qint64> groups;
    for (const Transaction &row : all) {
        if (!counts(row))
            continue;
        if (name == "amount"_L1) {
            qsizetype bin = 0;
            while (bin + 2 < edges.size() && row.cents >= QString(edges[bin + 1]).remove(u'.').toLongLong())
                ++bin;
            ++groups[edges[bin]];
        } else if (name == "week"_L1) {
            groups[mondayOf(row.time)] += row.cents;
        } else {
            ++groups[name == "type"_L1      ? row.type
                     : name == "hour"_L1    ? row.time.mid(11, 2)
                     : name == "machine"_L1 ? row.machine
                                            : row.city];
        }
    }
    std::vector<std::pair<QString, qint64>> ordered(groups.begin(), groups.end());
    if (name == "amount"_L1)
        std::ranges::sort(ordered, {}, [](const auto &group) { return group.first.toDouble(); });
    if (name == "machine"_L1) {
        std::ranges::stable_sort(ordered, std::greater<>(), &std::pair<QString, qint64>::second);
        ordered.resize(std::min<std::size_t>(20, ordered.size()));
    }
    Rows rows;
    for (const auto &[key, value] : ordered)
        rows.emplace_back(key, name == "week"_L1 ? decimal(value) : QString::number(value));
    return rows;
}

Rows printed(const QJsonValue &chart)
{
    Rows rows;
    const QJsonArray pairs = chart.toArray();
    for (const QJsonValue row : pairs)
        rows.emplace_back(row[0].toString(), row[1].toString());
    return rows;
}

}  // namespace

class tst_CliBench : public QObject {
    Q_OBJECT

private slots:
    void everyChartIsInTheFile_data();
    void everyChartIsInTheFile();
    void theFileImportsToTheSameFigures();
    void wrongNumbersAreWrongUsage();

private:
    QTemporaryDir m_home;
};

void tst_CliBench::everyChartIsInTheFile_data()
{
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("threads");
    QTest::newRow("several blocks") << 30'000 << 1;
    QTest::newRow("two threads") << 30'000 << 2;
    QTest::newRow("few") << 37 << 1;
    QTest::newRow("one") << 1 << 1;
    QTest::newRow("none") << 0 << 1;
}

void tst_CliBench::everyChartIsInTheFile()
{
    QFETCH(int, rows);
    QFETCH(int, threads);
    const QString file = m_home.filePath(u"transactions.csv"_s);
    const Finished finished = CommandLine().run({u"bench"_s, u"dashboard"_s, u"--transactions"_s, QString::number(rows),
                                                 u"--seed"_s, u"7"_s, u"--threads"_s, QString::number(threads),
                                                 u"--repeat"_s, u"2"_s, u"--export"_s, file, u"--json"_s});
    QVERIFY2(finished.exitCode == 0, qPrintable(finished.description()));
    const QJsonObject json = finished.json();
    QCOMPARE(json["rows"_L1].toInt(), rows);
    QCOMPARE(json["threads"_L1].toInt(), threads);
    QVERIFY(json["bytes"_L1].toInteger() > 0);
    const auto all = transactionsIn(file);
    QCOMPARE(int(all.size()), rows);
    QStringList edges;
    const QJsonArray amountEdges = json["amount_edges"_L1].toArray();
    for (const QJsonValue edge : amountEdges)
        edges.append(edge.toString());
    QCOMPARE(edges.size(), 51);

    QStringList names;
    const QJsonArray steps = json["steps"_L1].toArray();
    for (const QJsonValue step : steps) {
        const QString name = step["name"_L1].toString();
        names.append(name);
        const QJsonValue params = step["params"_L1];
        QVERIFY(step["median_us"_L1].isDouble() && step["p95_us"_L1].toDouble() >= step["median_us"_L1].toDouble());
        for (const QString &shown : {u"amount"_s, u"type"_s, u"hour"_s, u"week"_s, u"machine"_s, u"city"_s}) {
            const auto counts = [&](const Transaction &row) {
                if (name == "customer"_L1)
                    return row.customer == params["customer"_L1].toString();
                if (name == "cities"_L1)
                    return shown == "city"_L1 || params["cities"_L1].toArray().contains(row.city);
                if (name == "none"_L1 || shown == "week"_L1)
                    return true;
                const QString day = row.time.left(10);
                return day >= params["from"_L1].toString() && day < params["to"_L1].toString();
            };
            const Rows expected = chart(shown, all, edges, counts);
            QVERIFY2(printed(step["charts"_L1][shown]) == expected, qPrintable(name + u' ' + shown));
        }
    }
    QCOMPARE(names,
             (QStringList{u"none"_s, u"customer"_s, u"cities"_s, u"brush_scan"_s, u"brush_build"_s, u"brush_step"_s}));
}

void tst_CliBench::theFileImportsToTheSameFigures()
{
    const QString file = m_home.filePath(u"again.csv"_s);
    const Finished made = CommandLine().run({u"bench"_s, u"dashboard"_s, u"--transactions"_s, u"9000"_s, u"--repeat"_s,
                                             u"1"_s, u"--export"_s, file, u"--json"_s});
    QVERIFY2(made.exitCode == 0, qPrintable(made.description()));
    CommandLine cli(m_home.filePath(u"profile"_s));
    cli.setVariable(u"TZ"_s, u"UTC"_s);
    const Finished imported = cli({u"import"_s, file, u"--as"_s, u"atm"_s, u"--currency"_s, u"CAD"_s});
    QVERIFY2(imported.exitCode == 0, qPrintable(imported.description()));
    const QJsonValue none = made.json()["steps"_L1][0]["charts"_L1];
    for (const auto &[chart, query] :
         {std::pair(u"type"_s, uR"({"measure":"atm.count","by":["atm.type"]})"_s),
          std::pair(u"hour"_s, uR"({"measure":"atm.count","by":["atm.hour"]})"_s),
          std::pair(u"machine"_s, uR"({"measure":"atm.count","by":["atm.id"],"top":20})"_s)})
    {
        const Finished asked = cli({u"query"_s, query});
        QVERIFY2(asked.exitCode == 0, qPrintable(asked.description()));
        Rows rows;
        const QJsonArray answered = asked.json()["rows"_L1].toArray();
        for (const QJsonValue row : answered)
            rows.emplace_back(row["keys"_L1][0].toString(), row["value"_L1].toString());
        QVERIFY2(rows == printed(none[chart]), qPrintable(chart));
    }
}

void tst_CliBench::wrongNumbersAreWrongUsage()
{
    for (const char *number : {"-1", "x", "1.5", "300000000"})
        QVERIFY(CommandLine()
                    .run({u"bench"_s, u"dashboard"_s, u"--transactions"_s, QString::fromLatin1(number)})
                    .failedProperly(2));
    QVERIFY(CommandLine().run({u"bench"_s, u"dashboard"_s, u"--threads"_s, u"0"_s}).failedProperly(2));
    QVERIFY(CommandLine()
                .run({u"bench"_s, u"dashboard"_s, u"--transactions"_s, u"10"_s, u"--export"_s,
                      m_home.filePath(u"no/such/folder.csv"_s)})
                .failedProperly(1));
}

QTEST_GUILESS_MAIN(tst_CliBench)
#include "tst_clibench.moc"
