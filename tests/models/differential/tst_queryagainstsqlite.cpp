// SPDX-License-Identifier: GPL-3.0-or-later
// The evaluator against SQLite: random queries over random books, both computed, every row and every cent compared.
// CLIENTELE_SEED sets another seed, CLIENTELE_QUERIES another number of queries.
#include "models/query/evaluator.h"
#include "tests/models/differential/oracleanswer.h"
#include "tests/models/differential/randomquery.h"

#include <QJsonDocument>
#include <QTest>

#include <thread>

using namespace clientele;
using namespace clientele::test;

class TestQueryAgainstSqlite : public QObject {
    Q_OBJECT
private slots:
    void sameAnswers();

private:
    void compare(const RandomBook &book, const Oracle &oracle, const Catalogue &catalogue, const Query &query);
    void compareRows(const RandomBook &book, const Catalogue &catalogue, const Query &query, const QueryResult &result);
    int m_withRows = 0;
};

namespace {

QStringList shown(const QueryResult &result)
{
    QStringList lines;
    for (const ResultRow &row : result.rows) {
        QStringList cells;
        for (const QString &key : row.keys)
            cells.append(key.isNull() ? QStringLiteral("(none)") : key);
        cells.append(row.value.toText() + u' ' + row.value.currency.code());
        cells.append(QString::number(row.matchedRows));
        lines.append(cells.join(u'|'));
    }
    lines.append(QStringLiteral("%1 rows, %2 ignored").arg(result.matchedRows).arg(result.ignored.size()));
    return lines;
}

void onThreads(int parts, const std::function<void(int)> &part)
{
    std::vector<std::thread> threads;
    for (int i = 0; i < parts; ++i)
        threads.emplace_back(part, i);
    for (std::thread &thread : threads)
        thread.join();
}

}  // namespace

void TestQueryAgainstSqlite::compare(const RandomBook &book, const Oracle &oracle, const Catalogue &catalogue,
                                     const Query &query)
{
    const QJsonObject json = toJson(query);
    const auto read = queryFromJson(QJsonDocument::fromJson(QJsonDocument(json).toJson()).object());
    QVERIFY2(read.has_value(), qPrintable(read ? QString() : read.error().sentence()));
    QVERIFY(*read == query);

    const auto result = evaluate(*book.portfolio, catalogue, *read);
    QVERIFY2(result.has_value(), qPrintable(result ? QString() : result.error().sentence()));
    QCOMPARE(shown(*result).join(u'\n'), oracle.answer(query).join(u'\n'));
    m_withRows += result->matchedRows > 0 ? 1 : 0;

    EvaluationOptions several;
    several.runParts = onThreads;
    several.parts = 3;
    const auto again = evaluate(*book.portfolio, catalogue, query, several);
    QVERIFY(again && again->rows == result->rows && again->matchedRows == result->matchedRows);
    compareRows(book, catalogue, query, *result);
}

void TestQueryAgainstSqlite::compareRows(const RandomBook &book, const Catalogue &catalogue, const Query &query,
                                         const QueryResult &result)
{
    const auto all = rowsBehind(*book.portfolio, catalogue, query);
    QVERIFY(all && all->size() == std::size_t(result.matchedRows) && std::is_sorted(all->begin(), all->end()));
    if (query.by.isEmpty() || query.top > 0 || result.rows.empty())
        return;
    const QStringList &keys = result.rows[result.rows.size() / 2].keys;
    qint64 expected = 0;
    for (const ResultRow &row : result.rows)
        expected += row.keys == keys ? row.matchedRows : 0;
    const auto behind = rowsBehind(*book.portfolio, catalogue, query, keys);
    QVERIFY(behind.has_value());
    QCOMPARE(qint64(behind->size()), expected);
    const auto few = rowsBehind(*book.portfolio, catalogue, query, keys, 2);
    QVERIFY(few && std::equal(few->begin(), few->end(), behind->begin())
            && few->size() == std::min<std::size_t>(2, behind->size()));
}

void TestQueryAgainstSqlite::sameAnswers()
{
    const quint32 seed = quint32(qEnvironmentVariable("CLIENTELE_SEED", QStringLiteral("20251")).toUInt());
    const int wanted = qEnvironmentVariable("CLIENTELE_QUERIES", QStringLiteral("2400")).toInt();
    const Catalogue catalogue;
    constexpr int perBook = 60;
    for (int done = 0; done < wanted; done += perBook) {
        const quint32 bookSeed = seed * 1000 + quint32(done / perBook);
        // Mostly small books with much in common; now and then several blocks of rows, and tables that are empty.
        std::array<int, tableCount> sizes{60, 70, 120, 200, 50, 20};
        if (done / perBook % 8 == 3)
            sizes = {300, 300, 600, 9000, 100, 20};
        if (done / perBook % 8 == 6)
            sizes = {4, 0, 3, 5, 0, 0};
        const RandomBook book = BookMaker(bookSeed).make(sizes);
        const Oracle oracle(book, catalogue);
        QueryMaker maker(bookSeed + 1, book, catalogue);
        for (int i = 0; i < perBook; ++i) {
            const Query query = maker.make();
            compare(book, oracle, catalogue, query);
            if (QTest::currentTestFailed()) {
                qWarning("book seed %u, query %d: %s", bookSeed, i,
                         QJsonDocument(toJson(query)).toJson(QJsonDocument::Compact).constData());
                return;
            }
        }
    }
    qInfo("%d queries, %d of them with rows", wanted, m_withRows);
    QVERIFY(m_withRows > wanted / 3);
}

QTEST_GUILESS_MAIN(TestQueryAgainstSqlite)
#include "tst_queryagainstsqlite.moc"
