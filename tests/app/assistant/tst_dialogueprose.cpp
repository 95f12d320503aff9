// SPDX-License-Identifier: GPL-3.0-or-later
// What a model's words become: citations, charts, figures that nothing gave.
#include "tests/app/assistant/dialoguefixture.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace clientele;
using namespace clientele::test;
using llm::DialectKind;

class tst_DialogueProse : public DialogueFixture {
    Q_OBJECT

private slots:
    void init() { startServer(); }
    void cleanup() { stopServer(); }
    void citations();
    void charts();
    void inventionsAreTold();
};

void tst_DialogueProse::citations()
{
    m_server->answer(calling(u"search"_s, {{u"text"_s, u"the machine kept my card"_s}}));
    m_server->answer(saying(DialectKind::OpenAi, {u"Cards are kept [c"_s, u":complaint:c"_s,
                                                  u"1]. Again [c:complaint:c1, c:made:up]. "_s, u"An [a]rray["_s}));
    Turn *turn = ask({.text = wish});
    QCOMPARE(turn->answer().text, u"Cards are kept [1]. Again [1][?]. An [a]rray["_s);
    QCOMPARE(turn->answer().citations.size(), std::size_t(1));
    QCOMPARE(turn->answer().citations.front().id, u"c1"_s);
    QCOMPARE(turn->answer().citations.front().excerpt, u"It kept my card"_s);
    QCOMPARE(turn->answer().outcome, Outcome::Retrieved);
    QVERIFY(turn->answer().unverified.isEmpty());
}

void tst_DialogueProse::charts()
{
    QJsonObject chart = owedBy(u"loan.type"_s);
    chart.insert(u"title"_s, u"Owed <b>by</b>\u200b type"_s);
    chart.insert(u"kind"_s, u"donut"_s);
    m_server->answer(calling(u"chart"_s, chart));
    m_server->answer(saying(u"See below."_s));
    Turn *turn = ask({.text = wish, .scope = montreal});
    QCOMPARE(turn->answer().charts.size(), std::size_t(1));
    const AnswerChart &drawn = turn->answer().charts.front();
    QCOMPARE(drawn.kind, u"donut"_s);
    QCOMPARE(drawn.title, u"Owed <b>by</b> type"_s);
    QVERIFY(std::ranges::find(drawn.query.where, montreal.front()) != drawn.query.where.end());
}

void tst_DialogueProse::inventionsAreTold()
{
    m_server->answer(calling(u"query"_s, owedBy(u"loan.type"_s)));
    m_server->answer(saying(u"Houses: 50,000.50 CAD. All in all 85,000.75 CAD, 58.8 % of it houses; 12 defaults."_s));
    Turn *turn = ask({.text = wish});
    QCOMPARE(turn->answer().unverified, QStringList({u"85,000.75 CAD"_s, u"58.8 %"_s, u"12"_s}));
    QCOMPARE(turn->answer().figures.size(), std::size_t(1));
}

QTEST_GUILESS_MAIN(tst_DialogueProse)

#include "tst_dialogueprose.moc"
