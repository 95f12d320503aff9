// SPDX-License-Identifier: GPL-3.0-or-later
// The book's past: what imports changed, snapshot by snapshot, and what filled each table.
#include "app/services/bookhistory.h"
#include "app/workspace.h"
#include "tests/support/importfixture.h"
#include "tests/support/sampleprofile.h"
#include "tests/support/smallbook.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace clientele;
using namespace clientele::test;

class tst_BookHistory : public QObject, protected ImportFixture {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void isReadWhenItIsWanted();
    void foldsWhatHappenedSince();
    void endsWhereSnapshotsEnd();
    void knowsWhatFilledEachTable();
    void thereIsNoneWithoutAProfile();

private:
    void import(const QByteArray &content, Table kind)
    {
        ImportOptions options;
        options.kind = kind;
        const auto report = m_workspace->importFiles({file(content)}, options);
        QTRY_VERIFY_WITH_TIMEOUT(report.isFinished(), 20'000);
        QVERIFY2(report.result(), qPrintable(report.result() ? QString() : report.result().error().sentence()));
        QVERIFY(report.result()->snapshot > 0);
    }
    void importThree()
    {
        import("customer_id,name,city\n1,Ann,Toronto\n2,Bob,Montreal\n", Table::Customers);
        import("customer_id,name,city\n1,Ann,Laval\n3,Eve,Paris\n", Table::Customers);
        import("customer_id,name,city\n1,Anna,Toronto\n", Table::Customers);
    }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<Workspace> m_workspace;
};

void tst_BookHistory::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_workspace = std::make_unique<Workspace>();
    const auto opened = m_workspace->open(m_home->path(), rightPassphrase(), Profile::Mode::CreateIfMissing);
    QTRY_VERIFY_WITH_TIMEOUT(opened.isFinished(), 20'000);
    QVERIFY(opened.result());
}

void tst_BookHistory::cleanup() { m_workspace.reset(); }

void tst_BookHistory::isReadWhenItIsWanted()
{
    BookHistory &history = m_workspace->history();
    importThree();
    QVERIFY(history.steps().empty());
    history.want();
    QTRY_VERIFY(history.isWhole());
    QCOMPARE(history.steps().size(), 2U);
    // The newest first: Ann became Anna and moved back; before, she moved and Eve came.
    QCOMPARE(history.steps()[0]->after().number, m_workspace->portfolio()->info().snapshot);
    QCOMPARE(history.steps()[0]->of(u"1"_s).size(), 2U);
    QVERIFY(history.steps()[0]->of(u"3"_s).empty());
    QCOMPARE(history.steps()[1]->of(u"1"_s).size(), 1U);
    const Change &moved = history.steps()[1]->of(u"1"_s).front();
    QCOMPARE(moved.field, Field::CustomerCity);
    QCOMPARE(moved.before.text, u"Toronto"_s);
    QCOMPARE(moved.after.text, u"Laval"_s);
    QCOMPARE(history.steps()[1]->of(u"3"_s).front().kind, Change::Kind::NewCustomer);
    // What comes later is seen without being asked for again.
    import("customer_id,name,city\n2,Bob,Lyon\n", Table::Customers);
    QTRY_VERIFY(history.isWhole() && history.steps().size() == 3);
    QCOMPARE(history.steps()[0]->of(u"2"_s).front().after.text, u"Lyon"_s);
}

void tst_BookHistory::foldsWhatHappenedSince()
{
    importThree();
    BookHistory &history = m_workspace->history();
    history.want();
    QTRY_VERIFY(history.isWhole());
    // There and back again is no change.
    const std::vector<Change> all = history.since(u"1"_s, 0);
    QCOMPARE(all.size(), 1U);
    QCOMPARE(all.front().field, Field::CustomerName);
    QCOMPARE(all.front().before.text, u"Ann"_s);
    QCOMPARE(all.front().after.text, u"Anna"_s);
    QVERIFY(history.since(u"1"_s, history.steps()[0]->after().takenAt).empty());
}

void tst_BookHistory::endsWhereSnapshotsEnd()
{
    m_workspace->setSetting(u"snapshots"_s, "2");
    importThree();
    BookHistory &history = m_workspace->history();
    history.want();
    QTRY_VERIFY(history.isWhole());
    QCOMPARE(history.steps().size(), 1U);
    QCOMPARE(history.oldest(), history.steps()[0]->before().takenAt);
}

void tst_BookHistory::knowsWhatFilledEachTable()
{
    import("customer_id,name,city\n1,Ann,Toronto\n", Table::Customers);
    import(R"([{"customer_id": 1, "credit_score": 700, "delinquencies": 0, "loans": [{"type": "car", "amount": 5}]}])",
           Table::Credit);
    BookHistory &history = m_workspace->history();
    history.want();
    QTRY_VERIFY(history.isWhole());
    QCOMPARE(history.sourcesOf(Table::Customers).size(), 1U);
    QCOMPARE(history.sourcesOf(Table::Customers).front().accepted, 1);
    QVERIFY(history.sourcesOf(Table::Credit).front().takenAt > 0);
    // Loans came with the credit records.
    QCOMPARE(history.sourcesOf(Table::Loans).size(), 1U);
    QCOMPARE(history.sourcesOf(Table::Loans).front().source, history.sourcesOf(Table::Credit).front().source);
    QVERIFY(history.sourcesOf(Table::Atm).empty());
}

void tst_BookHistory::thereIsNoneWithoutAProfile()
{
    Workspace workspace;
    workspace.setPortfolio(smallBook());
    workspace.history().want();
    QVERIFY(workspace.history().isWhole());
    QVERIFY(workspace.history().steps().empty());
    QCOMPARE(workspace.history().oldest(), 0);
}

QTEST_GUILESS_MAIN(tst_BookHistory)

#include "tst_bookhistory.moc"
