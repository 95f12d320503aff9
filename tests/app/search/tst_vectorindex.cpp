// SPDX-License-Identifier: GPL-3.0-or-later
// Nearest vectors against brute force in double precision, ranks against sums by hand.
#include "app/search/embedder.h"
#include "app/search/rankfusion.h"
#include "app/search/vectorindex.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace clientele;

namespace {

constexpr std::size_t dimension = 32;

std::vector<float> crowded(std::size_t count, unsigned seed)
{
    std::mt19937 random(seed);
    std::mt19937 fixed(5);
    std::normal_distribution<float> normal;
    std::vector<float> centres(200 * dimension);
    for (float &value : centres)
        value = normal(fixed);
    std::vector<float> rows(count * dimension);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t centre = random() % 200;
        for (std::size_t j = 0; j < dimension; ++j)
            rows[i * dimension + j] = centres[centre * dimension + j] + 0.7F * normal(random);
    }
    normaliseRows(rows, dimension);
    return rows;
}

std::vector<std::size_t> bruteForce(const std::vector<float> &rows, const float *query, std::size_t k,
                                    const PositionSet &allowed)
{
    std::vector<std::pair<double, std::size_t>> scored;
    for (std::size_t i = 0; i < rows.size() / dimension; ++i) {
        double dot = 0;
        for (std::size_t j = 0; j < dimension; ++j)
            dot += double(rows[i * dimension + j]) * double(query[j]);
        if (allowed.contains(i))
            scored.emplace_back(-dot, i);
    }
    std::ranges::sort(scored);
    std::vector<std::size_t> positions;
    for (std::size_t i = 0; i < std::min(k, scored.size()); ++i)
        positions.push_back(scored[i].second);
    return positions;
}

std::vector<std::size_t> positionsOf(const std::vector<Near> &found)
{
    std::vector<std::size_t> positions;
    for (const Near &near : found)
        positions.push_back(near.position);
    return positions;
}

PositionSet everySeventh(std::size_t count)
{
    PositionSet set(count);
    for (std::size_t i = 3; i < count; i += 7)
        set.add(i);
    return set;
}

}  // namespace

class TestVectorIndex : public QObject {
    Q_OBJECT
private slots:
    void exactEqualsBruteForce();
    void equalScoresGoByPosition();
    void invertedListsRecall();
    void scopeDoesNotShrinkK();
    void bytesThereAndBack();
    void bytesOfAnotherShapeAreRefused();
    void emptyIndex();
    void reciprocalRankByHand();
};

void TestVectorIndex::exactEqualsBruteForce()
{
    const auto rows = crowded(20'000, 1);  // several slices
    const auto queries = crowded(40, 2);
    const auto index = VectorIndex::build(rows, dimension);
    QVERIFY(index->isExact());
    for (const PositionSet &allowed : {PositionSet(), everySeventh(20'000)})
        for (std::size_t q = 0; q < 40; ++q) {
            const float *query = &queries[q * dimension];
            QCOMPARE(positionsOf(index->search({query, dimension}, 10, allowed)), bruteForce(rows, query, 10, allowed));
        }
}

void TestVectorIndex::equalScoresGoByPosition()
{
    std::vector<float> rows(300 * dimension);
    for (std::size_t i = 0; i < 300; ++i)
        rows[i * dimension + (i % 3)] = 1;
    const auto index = VectorIndex::build(rows, dimension);
    std::vector<float> query(dimension);
    query[1] = 1;
    const auto found = index->search(query, 5, {});
    QCOMPARE(positionsOf(found), (std::vector<std::size_t>{1, 4, 7, 10, 13}));
}

void TestVectorIndex::invertedListsRecall()
{
    const auto rows = crowded(30'000, 1);
    const auto queries = crowded(100, 3);
    const auto index = VectorIndex::build(rows, dimension, 1'000);
    QVERIFY(!index->isExact());
    std::size_t both = 0;
    for (std::size_t q = 0; q < 100; ++q) {
        const float *query = &queries[q * dimension];
        const auto exact = bruteForce(rows, query, 10, {});
        const auto found = positionsOf(index->search({query, dimension}, 10, {}));
        QCOMPARE(positionsOf(index->searchExactly({query, dimension}, 10, {})), exact);
        for (const std::size_t position : exact)
            both += std::ranges::count(found, position) > 0 ? 1 : 0;
    }
    QVERIFY2(both >= 970, qPrintable(QString::number(both)));
    QCOMPARE(index->rows(), rows);
}

void TestVectorIndex::scopeDoesNotShrinkK()
{
    const auto rows = crowded(30'000, 1);
    const auto queries = crowded(20, 4);
    const auto index = VectorIndex::build(rows, dimension, 1'000);
    PositionSet half(30'000);
    for (std::size_t i = 0; i < 30'000; i += 2)
        half.add(i);
    PositionSet few(30'000);
    for (const std::size_t position : {5U, 77U, 29'999U})
        few.add(position);
    for (std::size_t q = 0; q < 20; ++q) {
        const std::span<const float> query(&queries[q * dimension], dimension);
        const auto found = index->search(query, 25, half);
        QCOMPARE(found.size(), std::size_t(25));
        for (const Near &near : found)
            QCOMPARE(near.position % 2, std::size_t(0));
        QCOMPARE(positionsOf(index->search(query, 25, few)), bruteForce(rows, query.data(), 25, few));
        QVERIFY(index->search(query, 25, PositionSet(30'000)).empty());
    }
}

void TestVectorIndex::bytesThereAndBack()
{
    const auto rows = crowded(5'000, 1);
    for (const std::size_t exactUpTo : {10'000U, 100U}) {
        const auto index = VectorIndex::build(rows, dimension, exactUpTo);
        const auto again = VectorIndex::fromBytes(index->toBytes(), dimension, 5'000);
        QVERIFY(again.has_value());
        QCOMPARE((*again)->isExact(), index->isExact());
        QCOMPARE((*again)->rows(), rows);
        QCOMPARE(positionsOf((*again)->search({rows.data(), dimension}, 10, {})),
                 positionsOf(index->search({rows.data(), dimension}, 10, {})));
    }
}

void TestVectorIndex::bytesOfAnotherShapeAreRefused()
{
    const QByteArray bytes = VectorIndex::build(crowded(100, 1), dimension)->toBytes();
    QVERIFY(VectorIndex::fromBytes(bytes, dimension, 100).has_value());
    QVERIFY(!VectorIndex::fromBytes(bytes, dimension, 99).has_value());
    QVERIFY(!VectorIndex::fromBytes(bytes, dimension / 2, 100).has_value());
    QVERIFY(!VectorIndex::fromBytes(bytes + 'x', dimension, 100).has_value());
    QVERIFY(!VectorIndex::fromBytes(bytes.chopped(1), dimension, 100).has_value());
    QVERIFY(!VectorIndex::fromBytes({}, dimension, 0).has_value());
    QVERIFY(!VectorIndex::fromBytes("not an index at all", dimension, 0).has_value());
}

void TestVectorIndex::emptyIndex()
{
    const auto index = VectorIndex::build({}, dimension);
    QCOMPARE(index->count(), std::size_t(0));
    QVERIFY(index->search(std::vector<float>(dimension, 1), 10, {}).empty());
    QVERIFY(VectorIndex::fromBytes(index->toBytes(), dimension, 0).has_value());
}

void TestVectorIndex::reciprocalRankByHand()
{
    const auto fused = fusedByReciprocalRank({{{7, 3, 9}, 2}, {{3, 4}, 1}, {{}, 5}});
    // 3: 2/62 + 1/61, 7: 2/61, 9: 2/63, 4: 1/62, over 3/61.
    QCOMPARE(fused.size(), std::size_t(4));
    QCOMPARE(fused[0].position, std::size_t(3));
    QCOMPARE(fused[0].score, (2.0 / 62 + 1.0 / 61) / (3.0 / 61));
    QCOMPARE(fused[1].position, std::size_t(7));
    QCOMPARE(fused[1].score, (2.0 / 61) / (3.0 / 61));
    QCOMPARE(fused[2].position, std::size_t(9));
    QCOMPARE(fused[3].position, std::size_t(4));
    const auto tied = fusedByReciprocalRank({{{8}, 1}, {{2}, 1}});
    QCOMPARE(tied[0].position, std::size_t(2));
    QVERIFY(fusedByReciprocalRank({}).empty());
}

QTEST_GUILESS_MAIN(TestVectorIndex)

#include "tst_vectorindex.moc"
