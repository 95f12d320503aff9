// SPDX-License-Identifier: GPL-3.0-or-later
// Whether search finds what is meant: messages of customers, each among 10,000 passages, of which a few have the same
// intent in other words.
#include "app/search/booksearch.h"
#include "tests/support/intents.h"
#include "tests/support/sampleprofile.h"

#include <QTemporaryDir>
#include <QTest>

using namespace clientele;
using namespace clientele::test;
using namespace Qt::StringLiterals;

class TestRetrieval : public QObject {
    Q_OBJECT
private slots:
    void heldOutWordings();
    void freshIntents();
    void closeIntents_data();
    void closeIntents();
    void slipsOfTheFinger();
    void otherLanguages();

private:
    // The share of queries whose first hit has their intent.
    double rankOne(const std::vector<Wording> &queries, bool print);
    void open();
    void open(const std::vector<Wording> &pool);

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<Profile> m_profile;
    std::vector<Wording> m_pool;
    std::unique_ptr<BookSearch> m_search;
};

void TestRetrieval::open()
{
    std::vector<Wording> pool = wordingsOf(u"pool.txt"_s);
    QVERIFY(pool.size() > 400);
    const auto fresh = wordingsOf(u"fresh-pool.txt"_s);
    QVERIFY(fresh.size() > 130);
    pool.insert(pool.end(), fresh.begin(), fresh.end());
    open(pool);
}

// 10,000 passages, the pool among them.
void TestRetrieval::open(const std::vector<Wording> &pool)
{
    if (m_search && m_pool.size() == pool.size() && m_pool.front().text == pool.front().text)
        return;
    m_pool = pool;
    m_search.reset();
    m_profile.reset();
    m_home = std::make_unique<QTemporaryDir>();
    std::vector<QString> texts;
    for (const Wording &wording : m_pool)
        texts.push_back(wording.text);
    for (const QString &text : distractors(10'000 - texts.size()))
        texts.push_back(text);
    m_profile = opened(m_home->path());
    QVERIFY(m_profile);
    QCOMPARE(write(*m_profile, *bookOfComplaints(texts)), 1);
    auto search = BookSearch::open(*m_profile, m_profile->loadPortfolio().value(), std::make_shared<const Catalogue>());
    QVERIFY(search.has_value());
    m_search = std::make_unique<BookSearch>(std::move(*search));
    QVERIFY(m_search->index()->passages.size() >= 9'990);
}

double TestRetrieval::rankOne(const std::vector<Wording> &queries, bool print)
{
    int right = 0;
    for (const Wording &query : queries) {
        const auto hits = m_search->search(m_profile.get(), query.text, 1);
        if (!hits || hits->empty())
            continue;
        const auto number = static_cast<std::size_t>(hits->front().passage.id.mid(1).toInt()) - 1;
        const QString found = number < m_pool.size() ? m_pool[number].intent : u"a distractor"_s;
        right += found == query.intent ? 1 : 0;
        if (print && found != query.intent && qEnvironmentVariableIsSet("CLIENTELE_SHOW_MISSES"))
            qInfo().noquote() << query.intent << ":" << query.text << "->" << found << ":"
                              << hits->front().passage.text;
    }
    return double(right) / double(queries.size());
}

void TestRetrieval::heldOutWordings()
{
    open();
    const auto queries = wordingsOf(u"heldout.txt"_s);
    QVERIFY(queries.size() > 400);
    const double share = rankOne(queries, true);
    qInfo("held-out wordings at rank 1: %.3f", share);
    QVERIFY2(share >= 0.8, qPrintable(QString::number(share)));
}

// Intents that the lexicon was not written for.
void TestRetrieval::freshIntents()
{
    open();
    const auto queries = wordingsOf(u"fresh.txt"_s);
    QVERIFY(queries.size() > 130);
    const double share = rankOne(queries, true);
    qInfo("wordings of fresh intents at rank 1: %.3f", share);
    QVERIFY2(share >= 0.6, qPrintable(QString::number(share)));
}

void TestRetrieval::closeIntents_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<double>("least");
    QTest::newRow("looked at") << u"everyday.txt"_s << 0.8;
    QTest::newRow("never looked at") << u"unseen.txt"_s << 0.65;
}

void TestRetrieval::closeIntents()
{
    QFETCH(QString, file);
    QFETCH(double, least);
    std::vector<Wording> pool = wordingsOf(file);
    std::vector<Wording> queries;
    std::ranges::copy_if(pool, std::back_inserter(queries), &Wording::query);
    std::erase_if(pool, &Wording::query);
    QVERIFY(queries.size() > 100 && pool.size() > 200);
    open(pool);
    // What was never looked at is not printed either.
    const double share = rankOne(queries, file == u"everyday.txt");
    qInfo("%s at rank 1: %.3f", qPrintable(file), share);
    QVERIFY2(share >= least, qPrintable(QString::number(share)));
}

// Two letters swapped in the longest word.
void TestRetrieval::slipsOfTheFinger()
{
    open();
    auto queries = wordingsOf(u"heldout.txt"_s);
    for (Wording &query : queries) {
        QStringList words = query.text.split(u' ');
        auto longest = std::ranges::max_element(words, {}, &QString::size);
        const qsizetype middle = longest->size() / 2;
        if (longest->size() >= 5)
            std::swap((*longest)[middle], (*longest)[middle - 1]);
        query.text = words.join(u' ');
    }
    const double share = rankOne(queries, false);
    qInfo("with a slip in the longest word: %.3f", share);
    QVERIFY2(share >= 0.7, qPrintable(QString::number(share)));
}

void TestRetrieval::otherLanguages()
{
    open();
    const std::vector<Wording> queries{{u"card_lost"_s, u"J'ai perdu ma carte bancaire"_s},
                                       {u"card_stolen"_s, u"On m'a volé ma carte"_s},
                                       {u"card_swallowed"_s, u"Le distributeur a avalé ma carte"_s},
                                       {u"pin_forgotten"_s, u"J'ai oublié mon NIP"_s},
                                       {u"password_forgotten"_s, u"mot de passe oublié"_s},
                                       {u"statement_request"_s, u"Je voudrais un relevé de compte"_s},
                                       {u"close_account"_s, u"Je veux fermer mon compte"_s},
                                       {u"card_lost"_s, u"He perdido mi tarjeta"_s},
                                       {u"card_stolen"_s, u"Me han robado la tarjeta"_s},
                                       {u"close_account"_s, u"Quiero cerrar mi cuenta"_s}};
    const double share = rankOne(queries, true);
    qInfo("in French and Spanish: %.3f", share);
    QVERIFY2(share >= 0.8, qPrintable(QString::number(share)));
}

QTEST_GUILESS_MAIN(TestRetrieval)

#include "tst_retrieval.moc"
