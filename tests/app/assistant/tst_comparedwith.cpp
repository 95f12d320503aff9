// SPDX-License-Identifier: GPL-3.0-or-later
// Whom a model's tool compares a customer with: others of the scope, also where one customer alone is picked, and nobody
// whom another condition leaves out.
#include "tests/support/modelscript.h"
#include "tests/support/smallbook.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace clientele;
using namespace clientele::test;

class tst_ComparedWith : public QObject {
    Q_OBJECT

private slots:
    void others_data();
    void others();
};

void tst_ComparedWith::others_data()
{
    QTest::addColumn<Conditions>("scope");
    QTest::addColumn<QStringList>("compared");  // by name; the small book has one Zhao, two Bells, one O'Brien
    const Condition picked{u"customer.id"_s, Op::In, {u"1"_s}, {}};
    const Condition montreal{u"customer.city"_s, Op::In, {u"Montreal"_s}, {}};
    QTest::newRow("the whole book") << Conditions{} << QStringList{u"2"_s, u"3"_s, u"4"_s};
    QTest::newRow("one picked") << Conditions{picked} << QStringList{u"2"_s, u"3"_s, u"4"_s};
    QTest::newRow("a city") << Conditions{montreal} << QStringList{u"3"_s};
    QTest::newRow("one picked in a city") << Conditions{montreal, picked} << QStringList{u"3"_s};
}

void tst_ComparedWith::others()
{
    QFETCH(Conditions, scope);
    QFETCH(QStringList, compared);
    ScriptedProvider server;
    server.answer(calling(u"similar"_s, {{u"customer"_s, u"CUST_1"_s}, {u"k"_s, 10}}));
    server.answer(saying(u"So be it."_s));
    QObject receiver;
    Turn *turn =
        Assistant(partsAt(server, smallBook()))
            .ask({.text = u"Who is most like Wendy Zhao? Say it in your own words."_s, .scope = scope}, &receiver);
    QTRY_VERIFY_WITH_TIMEOUT(turn->isOver(), 20'000);
    QCOMPARE(server.requests().size(), 2U);
    const QString result = messagesOf(server.requests().back(), u"tool"_s).value(0);
    QCOMPARE(result.count(u"\"customer\":"_s), compared.size());
    QVERIFY(!result.contains(u"Bell"_s) && !result.contains(u"Brien"_s));
}

QTEST_GUILESS_MAIN(tst_ComparedWith)

#include "tst_comparedwith.moc"
