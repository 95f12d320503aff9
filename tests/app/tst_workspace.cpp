// SPDX-License-Identifier: GPL-3.0-or-later
// The workspace as the window uses it: nothing blocks, results come back on this thread, a failure leaves what was.
#include "app/workspace.h"

#include "app/future.h"
#include "app/sources/demobook.h"
#include "tests/support/sampleprofile.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <optional>

using namespace clientele;
using namespace clientele::test;

namespace {

// What a future ended with, once it has.
template<typename T>
class Awaited {
public:
    explicit Awaited(const QFuture<T> &future)
    {
        whenDone(future, &m_receiver, [this](const T &value) { m_value = value; });
    }
    [[nodiscard]] bool done() const { return m_value.has_value(); }
    [[nodiscard]] const T &value() const { return *m_value; }

private:
    QObject m_receiver;
    std::optional<T> m_value;
};

constexpr int patience = 30'000;

const Query everybody{QStringLiteral("customers.count"), {}, {}, 0, Order::Natural};

}  // namespace

#define AWAIT(name, future)                                                                                            \
    Awaited name{future};                                                                                              \
    QTRY_VERIFY_WITH_TIMEOUT((name).done(), patience)

class tst_Workspace : public QObject {
    Q_OBJECT

private slots:
    void init();
    void beginsWithAnEmptyBook();
    void opensAndSaysSo();
    void aRefusedPassphraseLeavesWhatWasOpen();
    void aBookWithoutAProfile();
    void fillsTheProfileWithTheDemoBook();
    void importsFiles();
    void writingNeedsAProfile();
    void asksWithinTheFilters();
    void rowsBehindAFigure();
    void keepsSettings();
    void manyQuestionsToAGreatBook();
    void neverBlocks();
    void goesAwayInTheMiddleOfWork();
    void waitsForNoKeychainWhenItGoes();

private:
    QTemporaryDir m_home;
    QString m_folder;
    int m_tests = 0;
};

void tst_Workspace::init() { m_folder = m_home.filePath(QStringLiteral("profile-%1").arg(++m_tests)); }

void tst_Workspace::beginsWithAnEmptyBook()
{
    Workspace workspace;
    QVERIFY(!workspace.isOpen());
    QVERIFY(workspace.portfolio());
    QVERIFY(workspace.catalogue()->measure(u"loans.owed"));
    AWAIT(count, workspace.evaluate(everybody));
    QVERIFY(count.value());
    QCOMPARE(count.value()->rows.front().value.scaled, 0);
}

void tst_Workspace::opensAndSaysSo()
{
    const PortfolioPtr book = hostileBook();
    write(*opened(m_folder), *book);
    Workspace workspace;
    QSignalSpy changes(&workspace, &Workspace::portfolioChanged);
    QSignalSpy busy(&workspace, &Workspace::busyChanged);
    qsizetype changesAtTheEnd = -1;
    Awaited open(workspace.open(m_folder, rightPassphrase(), Profile::Mode::Existing));
    whenDone(workspace.open(m_folder, rightPassphrase(), Profile::Mode::Existing), &workspace,
             [&](const Status &) { changesAtTheEnd = changes.size(); });
    QTRY_VERIFY_WITH_TIMEOUT(changesAtTheEnd >= 0, patience);
    QVERIFY(open.done() && open.value());
    QVERIFY(workspace.isOpen());
    QCOMPARE(difference(*book, *workspace.portfolio()), QString());
    QCOMPARE(changesAtTheEnd, 2);
    QCOMPARE(busy.size(), 2);
    QCOMPARE(busy.front().front().toBool(), true);
    QCOMPARE(busy.back().front().toBool(), false);
}

void tst_Workspace::aRefusedPassphraseLeavesWhatWasOpen()
{
    write(*opened(m_folder), *hostileBook());
    Workspace workspace;
    AWAIT(right, workspace.open(m_folder, rightPassphrase(), Profile::Mode::Existing));
    const PortfolioPtr before = workspace.portfolio();
    AWAIT(wrong, workspace.open(m_folder, with(QStringLiteral("guess")), Profile::Mode::CreateIfMissing));
    QVERIFY(!wrong.value());
    QCOMPARE(wrong.value().error().kind, ErrorKind::WrongKey);
    AWAIT(missing, workspace.open(m_home.filePath("none"), rightPassphrase(), Profile::Mode::Existing));
    QCOMPARE(missing.value().error().kind, ErrorKind::NotFound);
    QVERIFY(workspace.isOpen());
    QCOMPARE(workspace.portfolio(), before);
    AWAIT(demo, workspace.importFiles({QStringLiteral("/no/such")}, {}));
    QVERIFY(demo.value().error().kind != ErrorKind::WrongKey);
}

void tst_Workspace::aBookWithoutAProfile()
{
    Workspace workspace;
    QSignalSpy changes(&workspace, &Workspace::portfolioChanged);
    AWAIT(filled, workspace.fillWithDemoBook(40, 500, 10, 1));
    QVERIFY(filled.value());
    QCOMPARE(changes.size(), 1);
    QVERIFY(!workspace.isOpen());
    QCOMPARE(workspace.portfolio()->rows(Table::Customers), std::size_t(40));
    workspace.setPortfolio(hostileBook());
    QCOMPARE(changes.size(), 2);
    QCOMPARE(workspace.portfolio()->rows(Table::Customers), std::size_t(300));
}

void tst_Workspace::fillsTheProfileWithTheDemoBook()
{
    {
        Workspace workspace;
        AWAIT(open, workspace.open(m_folder, rightPassphrase(), Profile::Mode::CreateIfMissing));
        AWAIT(filled, workspace.fillWithDemoBook(40, 500, 10, 1));
        QVERIFY2(filled.value(), filled.value() ? "" : qPrintable(filled.value().error().message));
        QCOMPARE(workspace.portfolio()->info().snapshot, 1);
    }
    QCOMPARE(opened(m_folder)->loadPortfolio().value()->rows(Table::Customers), std::size_t(40));
}

void tst_Workspace::importsFiles()
{
    QFile file(m_home.filePath(QStringLiteral("customers.csv")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("customer_id,name,city\n1,Ann,Toronto\n2,Bob,Montreal\n");
    file.close();
    Workspace workspace;
    QSignalSpy changes(&workspace, &Workspace::portfolioChanged);
    AWAIT(open, workspace.open(m_folder, rightPassphrase(), Profile::Mode::CreateIfMissing));
    AWAIT(report, workspace.importFiles({file.fileName()}, {}));
    QVERIFY2(report.value(), report.value() ? "" : qPrintable(report.value().error().message));
    QCOMPARE(report.value()->accepted(), 2);
    QCOMPARE(workspace.portfolio()->rows(Table::Customers), std::size_t(2));
    QCOMPARE(changes.size(), 2);
    AWAIT(refused, workspace.importFiles({QStringLiteral("/no/such.csv")}, {}));
    QVERIFY(!refused.value());
    QCOMPARE(changes.size(), 2);
}

void tst_Workspace::writingNeedsAProfile()
{
    Workspace workspace;
    AWAIT(report, workspace.importFiles({QStringLiteral("x.csv")}, {}));
    QCOMPARE(report.value().error().kind, ErrorKind::NotFound);
}

void tst_Workspace::asksWithinTheFilters()
{
    Workspace workspace;
    workspace.setPortfolio(hostileBook());
    AWAIT(answer, workspace.askLocally(QStringLiteral("How many customers are there?")));
    QVERIFY(!answer.value().text.isEmpty());
}

void tst_Workspace::rowsBehindAFigure()
{
    Workspace workspace;
    workspace.setPortfolio(hostileBook());
    const Query cars{QStringLiteral("loans.count"), {QStringLiteral("loan.type")}, {}, 0, Order::Natural};
    AWAIT(result, workspace.evaluate(cars));
    QVERIFY(result.value());
    AWAIT(rows, workspace.rowsBehind(cars, {QStringLiteral("car")}));
    QVERIFY(rows.value());
    QCOMPARE(rows.value()->size(), std::size_t(350));
    AWAIT(wrong, workspace.evaluate({QStringLiteral("loans.color"), {}, {}, 0, Order::Natural}));
    QCOMPARE(wrong.value().error().kind, ErrorKind::InvalidInput);
}

void tst_Workspace::keepsSettings()
{
    {
        Workspace workspace;
        AWAIT(open, workspace.open(m_folder, rightPassphrase(), Profile::Mode::CreateIfMissing));
        workspace.setSetting(QStringLiteral("pinned"), "1,2");
        QCOMPARE(workspace.setting(QStringLiteral("pinned")), QByteArray("1,2"));
        // Gone at once: what was set is kept all the same.
    }
    Workspace workspace;
    QCOMPARE(workspace.setting(QStringLiteral("pinned")), QByteArray());
    AWAIT(open, workspace.open(m_folder, rightPassphrase(), Profile::Mode::Existing));
    QCOMPARE(workspace.setting(QStringLiteral("pinned")), QByteArray("1,2"));
    QCOMPARE(workspace.setting(QStringLiteral("never set")), QByteArray());
}

// More queries at a time than there are workers, over a table that is cut up for several of them: they must not wait
// for each other.
void tst_Workspace::manyQuestionsToAGreatBook()
{
    const auto book = makeDemoBook({100, 600'000, 0, 1}, {}, 1'755'700'000);
    QVERIFY(book.has_value());
    Workspace workspace;
    workspace.setPortfolio(*book);
    std::vector<QFuture<Result<QueryResult>>> asked;
    for (int i = 0; i < 4 * QThread::idealThreadCount() + 4; ++i)
        asked.push_back(workspace.evaluate({QStringLiteral("atm.count"), {}, {}, 0, Order::Natural}));
    for (const auto &future : asked) {
        AWAIT(count, future);
        QVERIFY(count.value().has_value());
        QCOMPARE(count.value()->matchedRows, 600'000);
    }
}

void tst_Workspace::neverBlocks()
{
    Workspace workspace;
    QElapsedTimer timer;
    timer.start();
    Awaited open(workspace.open(m_folder, rightPassphrase(), Profile::Mode::CreateIfMissing));
    Awaited filled(workspace.fillWithDemoBook(1000, 300'000, 100, 1));
    Awaited count(workspace.evaluate(everybody));
    // Making the book takes far longer than asking for it may, on any machine.
    const qint64 asking = timer.elapsed();
    QTRY_VERIFY_WITH_TIMEOUT(filled.done(), patience);
    QVERIFY(filled.value());
    QVERIFY2(asking * 4 < timer.elapsed(), qPrintable(QStringLiteral("%1 of %2 ms").arg(asking).arg(timer.elapsed())));
}

void tst_Workspace::goesAwayInTheMiddleOfWork()
{
    auto workspace = std::make_unique<Workspace>();
    QObject outlives;
    int calls = 0;
    const auto count = [&calls](const auto &) { ++calls; };
    whenDone(workspace->open(m_folder, rightPassphrase(), Profile::Mode::CreateIfMissing), &outlives, count);
    whenDone(workspace->fillWithDemoBook(100, 50'000, 100, 1), &outlives, count);
    whenDone(workspace->evaluate(everybody), &outlives, [](const auto &) {});
    workspace.reset();
    QTest::qWait(50);
    QCOMPARE(calls, 0);
    // What was begun is whole or not there.
    const auto profile = opened(m_folder);
    QVERIFY(profile);
    const std::size_t rows = profile->loadPortfolio().value()->rows(Table::Atm);
    QVERIFY(rows == 0 || rows == 50'000);
}

void tst_Workspace::waitsForNoKeychainWhenItGoes()
{
    QElapsedTimer timer;
    timer.start();
    {
        Workspace workspace;
        (void)workspace.open(m_folder, {}, Profile::Mode::CreateIfMissing);
        // The keychain would answer on this thread, which waits here.
    }
    QVERIFY(timer.elapsed() < 20'000);
    QVERIFY(!QFile::exists(m_folder));
}

QTEST_GUILESS_MAIN(tst_Workspace)

#include "tst_workspace.moc"
