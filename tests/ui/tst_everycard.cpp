// SPDX-License-Identifier: GPL-3.0-or-later
// Every chart of every page by keyboard alone: reached by Tab, walked, filtered by, let go of, asked for its menu, and
// read out; what a filter narrows elsewhere stands before the whole book's shape.
#include "tests/ui/desk.h"
#include "ui/dashboard/plot.h"
#include "ui/dashboard/selection.h"

#include <QAccessible>
#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>

using namespace clientele;
using namespace clientele::test;
using namespace Qt::StringLiterals;

namespace {

std::vector<ChartCard *> cardsOf(const DashboardPage &page)
{
    std::vector<ChartCard *> cards;
    for (const ChartSpec &chart : page.spec().charts) {
        ChartCard *card = page.card(QString::fromLatin1(chart.id));
        if (!card->isHidden() && card->plot() && !card->showsMessage())
            cards.push_back(card);
    }
    return cards;
}

// As Tab does from the page on.
bool isReachedByTab(const DashboardPage &page, const QWidget *wanted)
{
    const QWidget *at = &page;
    for (int step = 0; step < 500; ++step) {
        at = at->nextInFocusChain();
        if (at == wanted)
            return (at->focusPolicy() & Qt::TabFocus) != 0;
    }
    return false;
}

// The first mark with rows, by arrow keys.
bool walkToRows(Plot &plot)
{
    QTest::keyClick(&plot, Qt::Key_Home);
    for (std::size_t step = 0; step < plot.data().marks.size(); ++step) {
        const Mark &mark = plot.data().marks[static_cast<std::size_t>(plot.current())];
        if (mark.parts.front().rows > 0 && !(mark.key.isNull() && plot.data().marks.size() > 1))
            return true;
        QTest::keyClick(&plot, Qt::Key_Right);
    }
    return false;
}

}  // namespace

class tst_EveryCard : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void pages_data();
    void keysFilterAndLetGo_data() { pages_data(); }
    void keysFilterAndLetGo();
    void theMenuKeyOpensOnAMark_data() { pages_data(); }
    void theMenuKeyOpensOnAMark();
    void narrowedChartsShowTheWhole_data() { pages_data(); }
    void narrowedChartsShowTheWhole();
    void tablesLetGoToo();
    void cardsSayWhatHasNoMeaning();

private:
    PortfolioPtr m_bmo;
};

void tst_EveryCard::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::Canada));
    m_bmo = test::bmoBook();
    if (!m_bmo)
        QSKIP("../shared/data/bmo is not there");
}

void tst_EveryCard::pages_data()
{
    QTest::addColumn<QString>("id");
    for (const PageSpec &each : dashboardPages())
        QTest::newRow(each.id) << QString::fromLatin1(each.id);
}

void tst_EveryCard::keysFilterAndLetGo()
{
    QFETCH(QString, id);
    Desk desk(m_bmo);
    const auto shown = opened(desk, id);
    QVERIFY(shown);
    int tried = 0;
    for (ChartCard *card : cardsOf(*shown)) {
        Plot &plot = *card->plot();
        if (card->spec().kind == ChartKind::Number && card->spec().where.empty())
            continue;  // nothing to choose on it; its menu spreads it over a dimension
        QVERIFY2(isReachedByTab(*shown, &plot), card->spec().id);
        plot.setFocus(Qt::TabFocusReason);
        QVERIFY2(walkToRows(plot), card->spec().id);
        const QString key = plot.data().marks[static_cast<std::size_t>(plot.current())].key;
        QTest::keyClick(&plot, Qt::Key_Space);
        QVERIFY2(!ownConditions(desk.filters, card->spec()).empty(), card->spec().id);
        QVERIFY(settle(*shown));
        QVERIFY2(plot.data().anySelected, card->spec().id);
        for (const Mark &mark : plot.data().marks)
            QVERIFY2(!mark.selected || mark.key == key, card->spec().id);
        QTest::keyClick(&plot, Qt::Key_Escape);
        QVERIFY2(desk.filters.conditions().empty(), card->spec().id);
        QVERIFY(settle(*shown));
        ++tried;
    }
    QVERIFY(tried > 1);
}

void tst_EveryCard::theMenuKeyOpensOnAMark()
{
    QFETCH(QString, id);
    Desk desk(m_bmo);
    const auto shown = opened(desk, id);
    QVERIFY(shown);
    for (ChartCard *card : cardsOf(*shown)) {
        QContextMenuEvent key(QContextMenuEvent::Keyboard, QPoint(5, 5), card->mapToGlobal(QPoint(5, 5)));
        if (card->plot()->focusPolicy() != Qt::NoFocus) {
            card->plot()->setFocus(Qt::TabFocusReason);
            card->plot()->setCurrent(0);
        }
        QApplication::sendEvent(card->plot(), &key);
        QVERIFY2(card->menu()->isVisible(), card->spec().id);
        QStringList texts;
        for (const QAction *action : card->menu()->actions())
            texts += action->text();
        card->menu()->hide();
        QVERIFY2(texts.contains(u"Show rows"_s) && texts.contains(u"Show as table"_s), card->spec().id);
        QVERIFY2(texts.contains(u"Look deeper by"_s), card->spec().id);
        // What the picture shows is said as well.
        QAccessibleInterface *said = QAccessible::queryAccessibleInterface(card->plot());
        QVERIFY2(said && !said->text(QAccessible::Name).isEmpty(), card->spec().id);
        QVERIFY2(!card->plot()->allText().isEmpty(), card->spec().id);
    }
}

void tst_EveryCard::narrowedChartsShowTheWhole()
{
    QFETCH(QString, id);
    Desk desk(m_bmo);
    const auto shown = opened(desk, id);
    QVERIFY(shown);
    QHash<QString, ChartData> before;
    for (const ChartCard *card : cardsOf(*shown))
        before.insert(QLatin1StringView(card->spec().id), card->plot()->data());
    const bool complaints = id == "complaints"_L1;
    const QString category = m_bmo->textAt(Field::ComplaintCategory, 0);
    desk.filters.set(complaints ? Condition{u"complaint.category"_s, Op::In, {category}, {}}
                                : Condition{u"customer.id"_s, Op::In, {m_bmo->textAt(Field::AtmCustomer, 0)}, {}});
    QVERIFY(settle(*shown));
    int ghosts = 0;
    for (const ChartCard *card : cardsOf(*shown)) {
        const ChartData &data = card->plot()->data();
        const bool own = !ownConditions(desk.filters, card->spec()).empty();
        const bool customers = card->spec().by.value(0) == "customer.id"_L1;
        if (own || customers || card->showsMessage() || card->spec().kind == ChartKind::Number
            || !card->note().isEmpty())
            continue;
        const ChartData &whole = before[QLatin1StringView(card->spec().id)];
        QVERIFY2(data.ghosted, card->spec().id);
        QCOMPARE(data.marks.size(), whole.marks.size());
        for (std::size_t mark = 0; mark < data.marks.size(); ++mark) {
            QCOMPARE(data.marks[mark].key, whole.marks[mark].key);
            const MarkPart &part = data.marks[mark].parts.front();
            QVERIFY2(!part.ghost || card->spec().by.size() > 1 || *part.ghost == whole.marks[mark].parts.front().value,
                     card->spec().id);
        }
        // The picture says so too: it is another one without the shape behind.
        ChartData bare = data;
        bare.ghosted = false;
        for (Mark &mark : bare.marks) {
            for (MarkPart &part : mark.parts)
                part.ghost.reset();
        }
        const QImage with = card->plot()->grab().toImage();
        card->plot()->setData(bare);
        QVERIFY2(card->plot()->grab().toImage() != with, card->spec().id);
        ++ghosts;
    }
    QVERIFY(ghosts > 0);
}

void tst_EveryCard::tablesLetGoToo()
{
    Desk desk(m_bmo);
    const auto loans = opened(desk, u"loans"_s);
    QVERIFY(loans);
    ChartCard &types = *loans->card(u"loans.types"_s);
    types.showAsTable(true);
    QWidget *table = types.body();
    table->setFocus(Qt::TabFocusReason);
    QTest::keyClick(table, Qt::Key_Down);
    QTest::keyClick(table, Qt::Key_Space);
    QCOMPARE(desk.filters.conditions().size(), std::size_t(1));
    QVERIFY(settle(*loans));
    QTest::keyClick(table, Qt::Key_Escape);
    QVERIFY(desk.filters.conditions().empty());
}

void tst_EveryCard::cardsSayWhatHasNoMeaning()
{
    Desk desk(m_bmo);
    const auto complaints = opened(desk, u"complaints"_s);
    QVERIFY(complaints);
    desk.filters.set(cities({u"Toronto"_s}));
    QVERIFY(settle(*complaints));
    for (const ChartCard *card : cardsOf(*complaints)) {
        if (auto *figure = qobject_cast<FigurePlot *>(card->plot())) {
            QCOMPARE(figure->caption(), u"whatever the City"_s);
            QVERIFY(figure->toolTip().contains(u"complaints carry no customer"_s));
        } else {
            QCOMPARE(card->note(), u"Not narrowed by City: complaints carry no customer."_s);
        }
        QVERIFY2(!card->plot()->data().ghosted, card->spec().id);
    }
}

QTEST_MAIN(tst_EveryCard)
#include "tst_everycard.moc"
