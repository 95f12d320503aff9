// SPDX-License-Identifier: GPL-3.0-or-later
// The index in the profile and what is found with it: within a scope, exactly by id, again after damage, and with only
// what changed embedded again.
#include "app/search/booksearch.h"
#include "app/store/connection.h"
#include "app/store/creation.h"
#include "app/store/key.h"
#include "tests/support/sampleprofile.h"
#include "tests/support/searchbook.h"

#include <QDir>
#include <QFile>
#include <QLocale>
#include <QTemporaryDir>
#include <QTest>

using namespace clientele;
using namespace clientele::test;
using namespace Qt::StringLiterals;

namespace {

QStringList idsOf(const std::vector<SearchHit> &hits)
{
    QStringList ids;
    for (const SearchHit &hit : hits)
        ids += hit.passage.kind + u' ' + hit.passage.id;
    return ids;
}

// What vectorsAreTheSameEverywhere() adds up to.
constexpr qint64 expectedVectorSum = -100'290'734;

Conditions only(const QString &field, const QString &value) { return {{field, Op::In, {value}, {}}}; }

}  // namespace

class TestBookSearch : public QObject {
    Q_OBJECT
private slots:
    void init();
    void findsByMeaningAndByWords();
    void idsMatchExactly();
    void scopeHoldsInside();
    void scopeOfComplaints();
    void onlyWhatChangedIsEmbedded();
    void changedIndexEqualsOneFromScratch();
    void damagedPartsNeverServe();
    void wordsOfAnotherIndexAreNotUsed();
    void anotherModelIsNotUsed();
    void sameAnswersInEveryLocale();
    void vectorsAreTheSameEverywhere();
    void emptyBook();
    void bookWithoutAProfile();
    void erasingLeavesNothing();

private:
    [[nodiscard]] BookSearch openSearch() const
    {
        return BookSearch::open(*m_profile, m_profile->loadPortfolio().value(), m_catalogue).value();
    }
    [[nodiscard]] QStringList found(const BookSearch &search, const QString &text, std::size_t k = 5,
                                    const Conditions &where = {}) const
    {
        return idsOf(hits(search, text, k, where));
    }
    [[nodiscard]] std::vector<SearchHit> hits(const BookSearch &search, const QString &text, std::size_t k,
                                              const Conditions &where = {}) const
    {
        return search.search(m_profile.get(), text, k, {where}).value();
    }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<Profile> m_profile;
    std::shared_ptr<const Catalogue> m_catalogue = std::make_shared<const Catalogue>();
};

void TestBookSearch::init()
{
    m_profile.reset();
    m_home = std::make_unique<QTemporaryDir>();
    m_profile = opened(m_home->path());
    QVERIFY(m_profile);
    QCOMPARE(write(*m_profile, *searchBook()), 1);
}

void TestBookSearch::findsByMeaningAndByWords()
{
    const BookSearch search = openSearch();
    QCOMPARE(found(search, u"the ATM swallowed it"_s).value(0), u"complaint F1"_s);
    QCOMPARE(found(search, u"where is the money that I sent"_s).value(0), u"complaint F3"_s);
    QCOMPARE(found(search, u"travel card"_s).value(0), u"product P1"_s);
    QCOMPARE(found(search, u"secretname7"_s).value(0), u"customer C7:person"_s);
    QCOMPARE(search.search(m_profile.get(), u"The machine kept my card."_s, 3)->front().passage.count, 3U);
}

void TestBookSearch::idsMatchExactly()
{
    const BookSearch search = openSearch();
    for (const QString &query : {u"C3"_s, u"c3"_s, u"What about customer C3?"_s})
        for (const QString &id : found(search, query, 4))
            QVERIFY2(id.startsWith(u"customer C3:"), qPrintable(query + u" -> "_s + id));
    QCOMPARE(found(search, u"complaint F3"_s).value(0), u"complaint F3"_s);
    QCOMPARE(found(search, u"P2"_s).value(0), u"product P2"_s);
    // C1 has not found C10 to C19 by its letters.
    QCOMPARE(found(search, u"C1"_s, 1).value(0).section(u':', 0, 0), u"customer C1"_s);
    QCOMPARE(found(search, u"420"_s, 1).value(0), u"customer C2:credit"_s);
}

void TestBookSearch::scopeHoldsInside()
{
    const BookSearch search = openSearch();
    const Conditions laval = only(u"customer.city"_s, u"Laval"_s);
    int customers = 0;
    for (const SearchHit &hit : hits(search, u"city is Toronto"_s, 60, laval))
        if (!hit.passage.customerId.isNull()) {
            ++customers;
            QCOMPARE(hit.passage.customerId.mid(1).toInt() % 2, 0);
        }
    QVERIFY(customers >= 40);
    // One customer alone: all of the passages that there are, however far down they would be without the scope.
    const auto ofOne = hits(search, u"credit score"_s, 4, only(u"customer.id"_s, u"C37"_s));
    QCOMPARE(ofOne.size(), std::size_t(4));
    for (const SearchHit &hit : ofOne)
        QVERIFY(hit.passage.customerId.isNull() || hit.passage.customerId == u"C37");
    QVERIFY(!search.search(m_profile.get(), u"x"_s, 4, {only(u"customer.nonsense"_s, u"C37"_s)}).has_value());
}

void TestBookSearch::scopeOfComplaints()
{
    QCOMPARE(write(*m_profile, *searchBook({4, {u"A card was late."_s}, 1})), 2);
    const BookSearch search = openSearch();
    Conditions containing{{u"complaint.description"_s, Op::Contains, {u"arrived"_s}, {}}};
    for (const SearchHit &hit : hits(search, u"the machine kept my card"_s, 50, containing))
        if (hit.passage.kind == u"complaint")
            QCOMPARE(hit.passage.id, u"F3"_s);
}

void TestBookSearch::onlyWhatChangedIsEmbedded()
{
    const auto book = searchBook();
    const auto first = indexBook(*book, {}).value();
    QCOMPARE(first.embedded, first.index->passages.size());
    const auto same = indexBook(*book, first.index).value();
    QCOMPARE(same.embedded, std::size_t(0));
    QVERIFY(same.change.added.empty());
    QVERIFY(same.change.removed.empty());
    const auto one = indexBook(*searchBook({40, {u"Nobody answers the telephone."_s}, 2}), first.index).value();
    QCOMPARE(one.embedded, std::size_t(1));
    QCOMPARE(one.change.added.size(), std::size_t(1));
    const auto fewer = indexBook(*searchBook({39, {}, 3}), first.index).value();
    QCOMPARE(fewer.embedded, std::size_t(0));
    QCOMPARE(fewer.change.removed.size(), first.index->passages.size() - fewer.index->passages.size());
}

void TestBookSearch::changedIndexEqualsOneFromScratch()
{
    const auto first = indexBook(*searchBook(), {}).value();
    const auto book = searchBook({39, {u"Nobody answers the telephone."_s, u"Another one."_s}, 2});
    const auto changed = indexBook(*book, first.index).value();
    IndexingOptions options;
    options.embedder = changed.index->embedder;
    const auto fresh = indexBook(*book, {}, options).value();
    QCOMPARE(changed.index->vectors->rows(), fresh.index->vectors->rows());
    // The words too: what is in the profile after the change finds the same.
    {
        const auto lock = m_profile->lockForWriting().value();
        QVERIFY(SearchRecords(*m_profile).keep(*lock, first.change).has_value());
        QVERIFY(SearchRecords(*m_profile).keep(*lock, changed.change).has_value());
    }
    const QStringList after = found(BookSearch(book, m_catalogue, changed.index), u"nobody answers my call"_s, 20);
    {
        const auto lock = m_profile->lockForWriting().value();
        QVERIFY(SearchRecords(*m_profile).keep(*lock, fresh.change).has_value());
    }
    QCOMPARE(found(BookSearch(book, m_catalogue, fresh.index), u"nobody answers my call"_s, 20), after);
    QCOMPARE(after.value(0), u"complaint F5"_s);
}

void TestBookSearch::damagedPartsNeverServe()
{
    const QString question = u"the dispenser swallowed my card"_s;
    const QStringList right = found(openSearch(), question);
    QFile file(QDir(m_home->path()).filePath(profileFile));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto key = existingKey(m_home->path(), file.read(16), rightPassphrase());
    QVERIFY(key.has_value());
    const auto connection = Connection::open(file.fileName(), *key);
    QVERIFY(connection.has_value());
    int damaged = 0;
    for (int round = 0; round < 60; ++round) {
        // Flips one bit somewhere in one of the parts, or one of the numbers beside them.
        auto parts = (*connection)->select(u"SELECT name, part, bytes FROM search_part ORDER BY name, part"_s);
        QVERIFY(parts.has_value());
        std::vector<std::tuple<QString, int, QByteArray>> all;
        while (parts->next())
            all.emplace_back(parts->value(0).toString(), parts->value(1).toInt(), parts->value(2).toByteArray());
        QVERIFY(all.size() >= 3);
        parts->finish();
        auto &[name, part, bytes] = all[static_cast<std::size_t>(round) % all.size()];
        const qsizetype at = (qsizetype(round) * 7919) % bytes.size();
        bytes[at] = static_cast<char>(bytes[at] ^ (1 << (round % 8)));
        if (round % 10 == 9)
            QVERIFY((*connection)->run(u"UPDATE search_index SET passage_count = passage_count + 1"_s).has_value());
        else if (round % 10 == 8)
            QVERIFY((*connection)->run(u"DELETE FROM search_part WHERE name = ?"_s, {name}).has_value());
        else
            QVERIFY((*connection)
                        ->run(u"UPDATE search_part SET bytes = ? WHERE name = ? AND part = ?"_s, {bytes, name, part})
                        .has_value());
        const auto loaded = loadIndex(*m_profile);
        QVERIFY(!loaded.has_value());
        QCOMPARE(loaded.error().kind, ErrorKind::Corrupt);
        ++damaged;
        // The same answers as before; the index is whole again afterwards.
        QCOMPARE(found(openSearch(), question), right);
        QVERIFY(loadIndex(*m_profile).has_value());
    }
    QCOMPARE(damaged, 60);
}

void TestBookSearch::wordsOfAnotherIndexAreNotUsed()
{
    const BookSearch before = openSearch();
    // Another process imports and indexes: rows of words now mean other passages.
    const auto book = searchBook({3, {}, 2});
    const auto other = indexBook(*book, {}).value();
    {
        const auto lock = m_profile->lockForWriting().value();
        QVERIFY(SearchRecords(*m_profile).keep(*lock, other.change).has_value());
    }
    QVERIFY(SearchRecords(*m_profile).matching(before.index()->stamp, {u"secretname7"_s}, 100)->empty());
    for (const SearchHit &hit : hits(before, u"the machine kept my card"_s, 3))
        QVERIFY(!hit.passage.text.isEmpty());
}

void TestBookSearch::anotherModelIsNotUsed()
{
    class Letters : public Embedder {
    public:
        [[nodiscard]] QString modelId() const override { return u"letters"_s; }
        [[nodiscard]] std::size_t dimension() const override { return 26; }
        [[nodiscard]] Result<std::vector<float>> embed(const QStringList &texts) const override
        {
            std::vector<float> rows(static_cast<std::size_t>(texts.size()) * 26);
            for (qsizetype i = 0; i < texts.size(); ++i)
                for (const QChar c : texts[i].toLower())
                    if (c >= u'a' && c <= u'z')
                        rows[static_cast<std::size_t>(i * 26 + c.unicode() - u'a')] += 1;
            normaliseRows(rows, 26);
            return rows;
        }
    };
    const auto letters = std::make_shared<const Letters>();
    (void)openSearch();
    QVERIFY(loadIndex(*m_profile, letters).value() == nullptr);
    IndexingOptions options;
    options.embedder = letters;
    const BookSearch search =
        BookSearch::open(*m_profile, m_profile->loadPortfolio().value(), m_catalogue, options).value();
    QCOMPARE(search.index()->vectors->dimension(), std::size_t(26));
    QVERIFY(loadIndex(*m_profile, letters).value() != nullptr);
    // And back.
    QVERIFY(loadIndex(*m_profile).value() == nullptr);
    QCOMPARE(openSearch().index()->vectors->dimension(), BuiltInEmbedder::size);
}

void TestBookSearch::sameAnswersInEveryLocale()
{
    const QStringList first = found(openSearch(), u"solde du compte à Laval"_s, 10);
    for (const QLocale::Language language : {QLocale::French, QLocale::Turkish, QLocale::German}) {
        QLocale::setDefault(QLocale(language));
        init();
        const QStringList again = found(openSearch(), u"solde du compte à Laval"_s, 10);
        QLocale::setDefault(QLocale::c());
        QCOMPARE(again, first);
    }
}

void TestBookSearch::vectorsAreTheSameEverywhere()
{
    const BuiltInEmbedder embedder(
        std::make_shared<const TextAnalyser>(std::make_shared<const ConceptLexicon>(
            QByteArray("card: card | carte\nlost: lost | lose\n~ my | i | have\n= lose: lost"))),
        FeatureCounts());
    const auto row = embedder.embed({u"I have lost my carte."_s}).value();
    // One number that any other vector would hardly have.
    qint64 sum = 0;
    for (std::size_t i = 0; i < row.size(); ++i)
        sum += qRound64(double(row[i]) * 1'000'000) * qint64(i + 1);
    QCOMPARE(sum, expectedVectorSum);
    QCOMPARE(embedder.embed({QString()}).value(), std::vector<float>(BuiltInEmbedder::size));
}

void TestBookSearch::emptyBook()
{
    QCOMPARE(write(*m_profile, *searchBook({0, {}, 1})), 2);
    const BookSearch search = openSearch();
    QVERIFY(found(search, u"anything"_s).isEmpty());
    QVERIFY(found(search, QString()).isEmpty());
    QVERIFY(found(openSearch(), u"C1"_s).isEmpty());
}

void TestBookSearch::bookWithoutAProfile()
{
    const auto book = searchBook();
    const BookSearch search(book, m_catalogue, indexBook(*book, {})->index);
    const auto alone = search.search(nullptr, u"the ATM swallowed it"_s, 1).value();
    QCOMPARE(alone.front().passage.id, u"F1"_s);
}

void TestBookSearch::erasingLeavesNothing()
{
    (void)openSearch();
    QVERIFY(loadIndex(*m_profile).value() != nullptr);
    const auto lock = m_profile->lockForWriting().value();
    QVERIFY(SearchRecords(*m_profile).clear(*lock).has_value());
    QCOMPARE(SearchRecords(*m_profile).snapshot().value(), 0);
    QVERIFY(loadIndex(*m_profile).value() == nullptr);
}

QTEST_GUILESS_MAIN(TestBookSearch)

#include "tst_booksearch.moc"
