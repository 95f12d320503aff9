// SPDX-License-Identifier: GPL-3.0-or-later
// Search as the window uses it: an index in the background, answers meanwhile, embedders of every kind, nothing personal
// on the wire.
#include "app/future.h"
#include "app/search/embedderchoice.h"
#include "app/workspace.h"
#include "tests/support/embeddingserver.h"
#include "tests/support/sampleprofile.h"
#include "tests/support/searchbook.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace clientele;
using namespace clientele::test;
using namespace Qt::StringLiterals;
using Kind = SearchService::State::Kind;

namespace {

constexpr int patience = 60'000;

Condition only(const QString &field, const QString &value) { return {field, Op::In, {value}, {}}; }

}  // namespace

class tst_SearchService : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void anEmptyBookIsNotSearched();
    void aBookInMemory();
    void answersBeforeThereIsAnIndex();
    void isKeptInTheProfile();
    void followsTheBook();
    void staysWithinTheFilters();
    void similarCustomersWithinTheFilters();
    void isStoppedAndMadeAgain();
    void aWrongFolderIsNamed();
    void theProviderEmbeds();
    void whatIsPaidForIsKept();
    void aProviderThatFailsIsNamed();
    void questionsSurviveTheProvider();
    void noProviderWithoutSettings();

private:
    [[nodiscard]] QStringList found(const QString &text, int k = 3);
    [[nodiscard]] bool becomes(Kind kind)
    {
        return QTest::qWaitFor([&] { return m_workspace->searching().state().kind == kind; }, patience);
    }
    void openProfile(const PortfolioPtr &book);

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<Workspace> m_workspace;
};

void tst_SearchService::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_workspace = std::make_unique<Workspace>();
}

void tst_SearchService::cleanup() { m_workspace.reset(); }

QStringList tst_SearchService::found(const QString &text, int k)
{
    QStringList ids;
    bool done = false;
    whenDone(m_workspace->search(text, k), m_workspace.get(), [&](const Result<std::vector<SearchHit>> &hits) {
        for (const SearchHit &hit : hits.value_or(std::vector<SearchHit>()))
            ids += hit.passage.id;
        done = true;
    });
    return QTest::qWaitFor([&done] { return done; }, patience) ? ids : QStringList{u"nothing came"_s};
}

void tst_SearchService::openProfile(const PortfolioPtr &book)
{
    QCOMPARE(write(*opened(m_home->filePath(u"profile"_s)), *book), 1);
    bool done = false;
    whenDone(m_workspace->open(m_home->filePath(u"profile"_s), rightPassphrase(), Profile::Mode::Existing),
             m_workspace.get(), [&done](const Status &status) { done = status.has_value(); });
    QTRY_VERIFY_WITH_TIMEOUT(done, patience);
}

void tst_SearchService::anEmptyBookIsNotSearched()
{
    QCOMPARE(m_workspace->searching().state().kind, Kind::Empty);
    QCOMPARE(found(u"anything"_s), QStringList());
}

void tst_SearchService::aBookInMemory()
{
    m_workspace->setPortfolio(searchBook());
    QVERIFY(becomes(Kind::Ready));
    QCOMPARE(found(u"the ATM swallowed it"_s, 1), QStringList{u"F1"_s});
}

void tst_SearchService::answersBeforeThereIsAnIndex()
{
    m_workspace->setPortfolio(searchBook());
    // Asked in the same breath: nothing can be ready yet.
    QVERIFY(m_workspace->searching().state().kind == Kind::Building);
    const QStringList early = found(u"machine kept my card"_s, 1);
    QCOMPARE(early, QStringList{u"F1"_s});
    QVERIFY(becomes(Kind::Ready));
}

void tst_SearchService::isKeptInTheProfile()
{
    openProfile(searchBook());
    QVERIFY(becomes(Kind::Ready));
    QVERIFY(!m_workspace->searching().state().failure);
    const auto other = opened(m_home->filePath(u"profile"_s), Profile::Mode::Existing);
    QCOMPARE(SearchRecords(*other).snapshot().value(), 1);
    QCOMPARE(found(u"C7"_s, 1), QStringList{u"C7:person"_s});
    // The next time it is read, not made: nothing is written again.
    const QByteArray stamp = SearchRecords(*other).load().value()->stamp;
    m_workspace = std::make_unique<Workspace>();
    bool done = false;
    whenDone(m_workspace->open(m_home->filePath(u"profile"_s), rightPassphrase(), Profile::Mode::Existing),
             m_workspace.get(), [&done](const Status &) { done = true; });
    QTRY_VERIFY_WITH_TIMEOUT(done, patience);
    QVERIFY(becomes(Kind::Ready));
    QCOMPARE(SearchRecords(*other).load().value()->stamp, stamp);
}

void tst_SearchService::followsTheBook()
{
    m_workspace->setPortfolio(searchBook());
    QVERIFY(becomes(Kind::Ready));
    m_workspace->setPortfolio(searchBook({40, {u"Nobody answers the telephone."_s}, 1}));
    QCOMPARE(m_workspace->searching().state().kind, Kind::Building);
    QVERIFY(becomes(Kind::Ready));
    const auto hits = found(u"nobody picks up the phone"_s, 1);
    QCOMPARE(hits.size(), 1);
    QVERIFY(hits.constFirst().startsWith(u'F'));
}

void tst_SearchService::staysWithinTheFilters()
{
    m_workspace->setPortfolio(searchBook());
    QVERIFY(becomes(Kind::Ready));
    m_workspace->filters().set(only(u"customer.id"_s, u"C3"_s));
    for (const QString &id : found(u"customer with a loan"_s, 50))
        QVERIFY2(!id.startsWith(u'C') || id.startsWith(u"C3:"), qPrintable(id));
}

void tst_SearchService::similarCustomersWithinTheFilters()
{
    const PortfolioPtr book = searchBook();
    m_workspace->setPortfolio(book);
    m_workspace->filters().set(only(u"customer.city"_s, u"Toronto"_s));
    m_workspace->filters().set(only(u"customer.id"_s, u"C1"_s));  // the one picked, and no bound for the others
    std::optional<Result<std::vector<SimilarCustomer>>> similar;
    whenDone(m_workspace->similar(u"C1"_s, 50), m_workspace.get(),
             [&](const Result<std::vector<SimilarCustomer>> &value) { similar = value; });
    QTRY_VERIFY_WITH_TIMEOUT(similar, patience);
    QVERIFY(similar->has_value());
    QCOMPARE((*similar)->size(), 19U);
    for (const SimilarCustomer &one : **similar)
        QCOMPARE(book->textAt(Field::CustomerCity, one.customer), u"Toronto"_s);
}

void tst_SearchService::isStoppedAndMadeAgain()
{
    m_workspace->setPortfolio(searchBook());
    m_workspace->searching().stop();
    QCOMPARE(m_workspace->searching().state().kind, Kind::Stopped);
    QCOMPARE(found(u"machine kept my card"_s, 1), QStringList{u"F1"_s});
    m_workspace->searching().restart();
    QVERIFY(becomes(Kind::Ready));
}

void tst_SearchService::aWrongFolderIsNamed()
{
    m_workspace->setPortfolio(searchBook());
    m_workspace->setSetting(QString::fromLatin1(embedderFolderSetting), m_home->path().toUtf8());
    QVERIFY(becomes(Kind::Ready));
    const SearchService::State &state = m_workspace->searching().state();
    QVERIFY(state.failure);
    QVERIFY(state.failure->message.contains(u"tokenizer.json"_s));
    QVERIFY(state.embedder.startsWith(u"built-in/"_s));
}

void tst_SearchService::theProviderEmbeds()
{
    EmbeddingServer server;
    openProfile(searchBook());
    m_workspace->setSetting(u"provider"_s, server.setting());
    QTRY_VERIFY_WITH_TIMEOUT(m_workspace->searching().state().embedder.startsWith(u"remote/1/"_s), patience);
    QVERIFY(!m_workspace->searching().state().failure);
    QCOMPARE(found(u"a transfer"_s, 1), QStringList{u"F3"_s});
    QVERIFY(server.texts().size() > 100);
    QVERIFY(server.texts().contains(u"a transfer"_s));
    // Names and protected fields begin with "secret" in this book.
    QVERIFY(!server.everything().contains("secret"));
}

void tst_SearchService::whatIsPaidForIsKept()
{
    EmbeddingServer server;
    server.failAfter(1, 401);
    openProfile(searchBook());
    m_workspace->setSetting(u"provider"_s, server.setting());
    QTRY_VERIFY_WITH_TIMEOUT(m_workspace->searching().state().failure, patience);
    QVERIFY(m_workspace->searching().state().embedder.startsWith(u"built-in/"_s));
    const auto first = server.texts();
    QVERIFY(!first.isEmpty());
    server.failAfter(-1);
    m_workspace->searching().restart();
    QTRY_VERIFY_WITH_TIMEOUT(m_workspace->searching().state().embedder.startsWith(u"remote/1/"_s), patience);
    // What came before is not sent again.
    QCOMPARE(QSet<QString>(server.texts().begin(), server.texts().end()).size(), server.texts().size());
}

void tst_SearchService::aProviderThatFailsIsNamed()
{
    EmbeddingServer server;
    server.failAfter(0, 401);
    m_workspace->setPortfolio(searchBook());
    m_workspace->setSetting(u"provider"_s, server.setting());
    QTRY_VERIFY_WITH_TIMEOUT(m_workspace->searching().state().failure, patience);
    QVERIFY(becomes(Kind::Ready));
    QVERIFY(!m_workspace->searching().state().failure->message.isEmpty());
    QCOMPARE(found(u"the ATM swallowed it"_s, 1), QStringList{u"F1"_s});
}

void tst_SearchService::questionsSurviveTheProvider()
{
    EmbeddingServer server;
    openProfile(searchBook());
    m_workspace->setSetting(u"provider"_s, server.setting());
    QTRY_VERIFY_WITH_TIMEOUT(m_workspace->searching().state().embedder.startsWith(u"remote/1/"_s), patience);
    server.failAfter(0, 401);
    QCOMPARE(found(u"The machine kept my card."_s, 1), QStringList{u"F1"_s});
}

void tst_SearchService::noProviderWithoutSettings()
{
    QSignalSpy changes(m_workspace.get(), &Workspace::providerChanged);
    m_workspace->setPortfolio(searchBook());
    QCOMPARE(m_workspace->providerState().kind, ProviderState::Kind::None);
    EmbeddingServer server;
    m_workspace->setSetting(u"provider"_s, server.setting());
    QCOMPARE(m_workspace->providerState().kind, ProviderState::Kind::Preparing);
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->providerState().kind, ProviderState::Kind::Online, patience);
    QCOMPARE(m_workspace->providerState().model, u"chat"_s);
    QVERIFY(!changes.isEmpty());
    m_workspace->setSetting(u"provider"_s, {});
    QCOMPARE(m_workspace->providerState().kind, ProviderState::Kind::None);
}

QTEST_GUILESS_MAIN(tst_SearchService)

#include "tst_searchservice.moc"
