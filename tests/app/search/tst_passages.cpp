// SPDX-License-Identifier: GPL-3.0-or-later
// The passages of a book: one customer each, one a product, one a wording; what may leave; what changes their hash.
#include "app/search/passage.h"
#include "tests/support/searchbook.h"

#include <QLocale>
#include <QSet>
#include <QTest>

using namespace clientele;
using namespace clientele::test;
using namespace Qt::StringLiterals;

class TestPassages : public QObject {
    Q_OBJECT
private slots:
    void neverTwoCustomersInOne();
    void personalAndProtectedFieldsStayBehind();
    void wordingsAreJoinedWithTheirCount();
    void idsAndHashesAreStable();
    void everyFactIsSaidOnce();
    void emptyBook();

private:
    static std::vector<Passage> passages(const Portfolio &book)
    {
        std::vector<Passage> result;
        for (const PassagePlace &place : placesOf(book))
            result.push_back(passageAt(book, place));
        return result;
    }
};

void TestPassages::neverTwoCustomersInOne()
{
    const auto book = searchBook();
    int ofCustomers = 0;
    for (const Passage &passage : passages(*book)) {
        if (passage.customerId.isNull())
            continue;
        ++ofCustomers;
        for (int i = 1; i <= 40; ++i) {
            const QString id = u'C' + QString::number(i);
            if (id == passage.customerId)
                continue;
            const QString other = u"secretname%1 "_s.arg(i);
            QVERIFY2(!passage.whole().contains(other), qPrintable(passage.whole()));
            QVERIFY2(!passage.whole().contains(u'(' + id + u')'), qPrintable(passage.whole()));
        }
    }
    // Person, profile, credit and machines for each of 40; loans for those with any: 27.
    QCOMPARE(ofCustomers, 40 * 4 + 27);
}

void TestPassages::personalAndProtectedFieldsStayBehind()
{
    int checked = 0;
    for (const Passage &passage : passages(*searchBook())) {
        if (passage.id.endsWith(u":person")) {
            QVERIFY(!passage.mayLeave);
            QVERIFY(passage.text.contains(u"secretmail"));
            continue;
        }
        QVERIFY(passage.mayLeave);
        QVERIFY2(!passage.text.contains(u"secret"), qPrintable(passage.text));
        QVERIFY2(!passage.text.contains(u"Age "), qPrintable(passage.text));
        ++checked;
    }
    QVERIFY(checked > 100);
}

void TestPassages::wordingsAreJoinedWithTheirCount()
{
    std::vector<Passage> complaints;
    for (const Passage &passage : passages(*searchBook()))
        if (passage.kind == u"complaint")
            complaints.push_back(passage);
    QCOMPARE(complaints.size(), std::size_t(2));
    QCOMPARE(complaints[0].id, u"F1"_s);
    QCOMPARE(complaints[0].text, u"The machine kept my card."_s);
    QCOMPARE(complaints[0].count, 3U);
    QCOMPARE(complaints[1].id, u"F3"_s);
    QCOMPARE(complaints[1].count, 1U);
}

void TestPassages::idsAndHashesAreStable()
{
    const auto before = passages(*searchBook());
    QLocale::setDefault(QLocale(QLocale::French));
    const auto again = passages(*searchBook());
    QLocale::setDefault(QLocale::c());
    const auto larger = passages(*searchBook({41, {u"A new one."_s}, 2}));
    QSet<QString> ids;
    QHash<QString, QByteArray> hashes;
    for (std::size_t i = 0; i < before.size(); ++i) {
        QCOMPARE(again[i].contentHash(), before[i].contentHash());
        const QString key = before[i].kind + u':' + before[i].id;
        QVERIFY2(!ids.contains(key), qPrintable(key));
        ids.insert(key);
        hashes.insert(key, before[i].contentHash());
    }
    int unchanged = 0;
    for (const Passage &passage : larger)
        unchanged += hashes.value(passage.kind + u':' + passage.id) == passage.contentHash() ? 1 : 0;
    QCOMPARE(unchanged, int(before.size()));
    Passage one = before.front();
    one.text += u'.';
    QVERIFY(one.contentHash() != before.front().contentHash());
}

void TestPassages::everyFactIsSaidOnce()
{
    for (const Passage &passage : passages(*searchBook()))
        if (passage.id == u"C2:loans")
            QCOMPARE(passage.text,
                     u"Has 2 loans and owes 10004.00 CAD. car loan of 5002.00 CAD. house loan of 5002.00 CAD."_s);
        else if (passage.id == u"C2:credit")
            QCOMPARE(passage.text, u"Credit score is 420. The credit score is poor."_s);
        else if (passage.id == u"C2:atm")
            QCOMPARE(passage.text,
                     u"1 ATM transaction from 2025-08-22 to 2025-08-22. 1 withdrawal of 20.02 CAD in all. "
                     "Machines: ATM-72 (1)."_s);
        else if (passage.id == u"C2:profile")
            QCOMPARE(passage.text, u"City is Laval. Currency is CAD. Current balance is 1040.00 CAD. Account status is "
                                   "Active."_s);
}

void TestPassages::emptyBook() { QVERIFY(placesOf(*searchBook({0, {}, 1})).empty()); }

QTEST_GUILESS_MAIN(TestPassages)

#include "tst_passages.moc"
