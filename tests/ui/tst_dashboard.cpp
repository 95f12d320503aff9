// SPDX-License-Identifier: GPL-3.0-or-later
// The pages over the book of the earlier dashboard: right figures, and the reason where there are none.
#include "tests/ui/desk.h"
#include "ui/dashboard/emptypage.h"
#include "ui/dashboard/pagetools.h"
#include "ui/shell/theme.h"

#include "models/portfolio/builder.h"

#include <QApplication>
#include <QPushButton>

using namespace clientele;
using namespace clientele::test;
using namespace Qt::StringLiterals;

class tst_Dashboard : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void figuresAreThoseOfTheBook();
    void everyPageFillsItsCards();
    void whatIsNotThereIsNoZero();
    void complaintsSayWhatHasNoMeaning();
    void pagesWithoutDataSayWhy();
    void cardsWithoutDataSayWhy();
    void nothingWithinFiltersIsSaid();
    void failuresAreSaid();
    void hiddenPagesWait();
    void themesRepaint();

private:
    PortfolioPtr m_bmo;
};

void tst_Dashboard::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::Canada));
    m_bmo = test::bmoBook();
    if (!m_bmo)
        QSKIP("../shared/data/bmo is not there");
}

// The figures that the earlier dashboard got wrong, by other means than the code under test.
void tst_Dashboard::figuresAreThoseOfTheBook()
{
    Desk desk(m_bmo);
    const auto overview = opened(desk, u"overview"_s);
    QVERIFY(overview);
    QCOMPARE(figures(*overview->card(u"overview.customers"_s)), QStringList(u"50"_s));
    QCOMPARE(figures(*overview->card(u"overview.owed"_s)), QStringList(u"2.79 M"_s));
    QCOMPARE(figures(*overview->card(u"overview.score"_s)), QStringList(u"548.5"_s));
    QVERIFY(qobject_cast<FigurePlot *>(overview->card(u"overview.score"_s)->plot())->caption().contains(u"306"_s));
    QVERIFY(qobject_cast<FigurePlot *>(overview->card(u"overview.score"_s)->plot())->caption().contains(u"809"_s));
    const ChartCard &loans = *overview->card(u"overview.loans"_s);
    QCOMPARE(valueOf(loans, u"car"_s), u"641405.83"_s);
    QCOMPARE(valueOf(loans, u"student"_s), u"631092.79"_s);
    QCOMPARE(valueOf(loans, u"house"_s), u"524991.20"_s);
    QCOMPARE(valueOf(loans, u"personal"_s), u"500461.71"_s);
    QCOMPARE(valueOf(loans, u"business"_s), u"490751.10"_s);
    const std::vector<Mark> &byCity = overview->card(u"overview.cities"_s)->plot()->data().marks;
    QCOMPARE(byCity.size(), std::size_t(10));
    for (const Mark &mark : byCity)
        QCOMPARE(mark.parts.front().value.scaled, 5);

    // Fifteen bins, and every customer in one.
    const std::vector<Mark> &bins = overview->card(u"overview.scores"_s)->plot()->data().marks;
    QCOMPARE(bins.size(), std::size_t(15));
    std::int64_t counted = 0;
    for (const Mark &bin : bins)
        counted += bin.parts.front().value.scaled;
    QCOMPARE(counted, 50);

    const auto atm = opened(desk, u"atm"_s);
    QVERIFY(atm);
    QCOMPARE(figures(*atm->card(u"atm.count"_s)), QStringList(u"50"_s));
    const auto loanPage = opened(desk, u"loans"_s);
    QVERIFY(loanPage);
    QCOMPARE(figures(*loanPage->card(u"loans.count"_s)), QStringList(u"62"_s));
}

void tst_Dashboard::everyPageFillsItsCards()
{
    Desk desk(m_bmo);
    for (const PageSpec &spec : dashboardPages()) {
        const auto shown = opened(desk, QLatin1StringView(spec.id));
        QVERIFY2(shown, spec.id);
        for (const ChartSpec &chart : spec.charts) {
            const ChartCard *card = shown->card(QLatin1StringView(chart.id));
            QVERIFY2(card && !card->title().isEmpty() && !card->title().contains(u'%'), chart.id);
            // No balances, risks or countries, no cards about them; and nothing stands in for what the book has.
            static const QStringList unknown{u"customers.balance"_s, u"customers.spending"_s, u"customers.risk"_s,
                                             u"customers.countries"_s};
            QCOMPARE(card->isHidden(), unknown.contains(QLatin1StringView(chart.id)) || chart.insteadOf);
            if (card->isHidden())
                continue;
            // The book's complaints carry no time: that card alone says so.
            QCOMPARE(card->showsMessage(), chart.id == "complaints.days"_L1);
            if (!card->showsMessage() && card->plot()) {
                QVERIFY2(!card->plot()->accessibleName().isEmpty(), chart.id);
                QVERIFY2(!card->plot()->accessibleDescription().isEmpty(), chart.id);
            }
        }
    }
}

// The average of nobody is no zero.
void tst_Dashboard::whatIsNotThereIsNoZero()
{
    Desk desk(m_bmo);
    desk.filters.set({.field = u"customer.id"_s, .op = Op::In, .values = {u"23"_s}, .rows = {}});
    const auto customers = opened(desk, u"customers"_s);
    QVERIFY(customers);
    const ChartCard &averages = *customers->card(u"customers.average"_s);
    int known = 0;
    for (const Mark &mark : averages.plot()->data().marks) {
        known += mark.parts.front().known ? 1 : 0;
        QCOMPARE(mark.parts.front().known, mark.key == u"Montreal"_s);
    }
    QCOMPARE(known, 1);
    QCOMPARE(averages.plot()->data().marks.size(), std::size_t(10));
    QVERIFY(!averages.plot()->markText(markOf(averages, u"Toronto"_s)).contains(u": 0"_s));
    // A count of none is 0 all the same.
    QVERIFY(customers->card(u"customers.bands"_s)->plot()->data().marks.front().parts.front().known);
}

void tst_Dashboard::complaintsSayWhatHasNoMeaning()
{
    Desk desk(m_bmo);
    desk.filters.set(cities({u"Toronto"_s}));
    const auto complaints = opened(desk, u"complaints"_s);
    QVERIFY(complaints);
    QCOMPARE(figures(*complaints->card(u"complaints.count"_s)), QStringList(u"27"_s));
    const ChartCard &categories = *complaints->card(u"complaints.categories"_s);
    QVERIFY2(categories.note().contains(fieldLabel(Field::CustomerCity)), qPrintable(categories.note()));
    QVERIFY(!categories.plot()->data().ghosted);  // there is nothing that was narrowed
    desk.filters.clear();
    QVERIFY(settle(*complaints));
    QCOMPARE(categories.note(), QString());
}

void tst_Dashboard::pagesWithoutDataSayWhy()
{
    PortfolioBuilder builder(m_bmo->info());
    builder.copyTable(*m_bmo, Table::Customers);
    Desk desk(builder.build().value());
    const auto loans = opened(desk, u"loans"_s);
    QVERIFY(loans);
    const auto *empty = loans->findChild<EmptyPage *>();
    QVERIFY(empty->isVisible());
    QCOMPARE(empty->reason(), u"There are no loans in this book yet."_s);
    QCOMPARE(loans->scopeText(), QString());
    QVERIFY(!loans->card(u"loans.by_type"_s)->isVisible());
    QVERIFY(!loans->tools()->isVisible());
    const QSignalSpy asked(loans.get(), &DashboardPage::dataRequested);
    QTest::mouseClick(empty->findChild<QPushButton *>(), Qt::LeftButton);
    QCOMPARE(asked.count(), 1);

    desk.book = m_bmo;
    loans->bookChanged();
    QVERIFY(settle(*loans));
    QVERIFY(!empty->isVisible());
    QVERIFY(loans->card(u"loans.by_type"_s)->isVisible());
    QVERIFY(loans->tools()->isVisible());
}

void tst_Dashboard::cardsWithoutDataSayWhy()
{
    PortfolioBuilder builder(m_bmo->info());
    builder.copyTable(*m_bmo, Table::Customers);
    Desk desk(builder.build().value());
    const auto shown = opened(desk, u"customers"_s);
    QVERIFY(shown);
    QVERIFY(!shown->findChild<EmptyPage *>()->isVisible());
    int messages = 0;
    for (const ChartSpec &chart : shown->spec().charts) {
        const ChartCard *card = shown->card(QLatin1StringView(chart.id));
        if (card->isHidden() || !card->showsMessage())
            continue;
        // Why, and on a chart what would fill it.
        QCOMPARE(card->message().count(u'\n'), chart.kind == ChartKind::Number ? 0 : 1);
        QVERIFY2(card->message().endsWith(u'.'), chart.id);
        ++messages;
    }
    QVERIFY(messages > 0);
}

void tst_Dashboard::nothingWithinFiltersIsSaid()
{
    Desk desk(m_bmo);
    desk.filters.set({.field = u"credit.score"_s, .op = Op::Above, .values = {u"849"_s}, .rows = {}});
    const auto loans = opened(desk, u"loans"_s);
    QVERIFY(loans);
    QCOMPARE(figures(*loans->card(u"loans.count"_s)), QStringList(u"0"_s));
    QVERIFY(!loans->card(u"loans.by_type"_s)->showsMessage());  // the ghosts are there
    QVERIFY(loans->card(u"loans.customers"_s)->showsMessage());
}

void tst_Dashboard::failuresAreSaid()
{
    Desk desk(m_bmo);
    bool broken = true;
    const auto real = desk.source.evaluate;
    desk.source.evaluate = [&](const Query &query) {
        if (!broken)
            return real(query);
        return QtConcurrent::run([]() -> Result<QueryResult> {
            return fail(ErrorKind::Overflow, u"The sum is past 64 bits."_s, u"Narrow the filter."_s);
        });
    };
    const auto loans = opened(desk, u"loans"_s);
    QVERIFY(loans);
    const ChartCard &card = *loans->card(u"loans.by_type"_s);
    QVERIFY(card.message().contains(u"The sum is past 64 bits."_s));
    QVERIFY(card.message().contains(u"Narrow the filter."_s));
    broken = false;
    loans->bookChanged();
    QVERIFY(settle(*loans));
    QVERIFY(!card.showsMessage());
}

void tst_Dashboard::hiddenPagesWait()
{
    Desk desk(m_bmo);
    int asked = 0;
    const auto real = desk.source.evaluate;
    desk.source.evaluate = [&](const Query &query) {
        ++asked;
        return real(query);
    };
    DashboardPage hidden(desk.source, page(u"atm"_s));
    desk.filters.set(cities({u"Toronto"_s}));
    QCOMPARE(asked, 0);
    QVERIFY(!hidden.isSettled());
    hidden.show();
    QVERIFY(settle(hidden));
    QVERIFY(asked > 0);
    // A filter taken back at once leaves no older picture behind.
    desk.filters.set(cities({u"Halifax"_s}));
    desk.filters.clear();
    QVERIFY(settle(hidden));
    QCOMPARE(figures(*hidden.card(u"atm.count"_s)), QStringList(u"50"_s));
}

void tst_Dashboard::themesRepaint()
{
    Desk desk(m_bmo);
    Theme theme(*qApp, Theme::Choice::Light);
    const auto overview = opened(desk, u"overview"_s);
    QVERIFY(overview);
    const auto corner = [&] { return overview->grab().toImage().pixelColor(2, 2); };
    const auto inside = [&] { return overview->card(u"overview.loans"_s)->grab().toImage().pixelColor(20, 40); };
    QCOMPARE(corner(), lightLook().window);
    QCOMPARE(inside(), lightLook().card);
    theme.setChoice(Theme::Choice::Dark);
    QCoreApplication::processEvents();
    QCOMPARE(corner(), darkLook().window);
    QCOMPARE(inside(), darkLook().card);
}

QTEST_MAIN(tst_Dashboard)

#include "tst_dashboard.moc"
