// SPDX-License-Identifier: GPL-3.0-or-later
// Plots by themselves, fed with results by hand: what is drawn, and what words stand for it.
#include "tests/ui/threebars.h"
#include "ui/dashboard/barsplot.h"
#include "ui/dashboard/columnsplot.h"
#include "ui/dashboard/donutplot.h"
#include "ui/dashboard/figureplot.h"
#include "ui/dashboard/figuretext.h"
#include "ui/dashboard/flowplot.h"
#include "ui/dashboard/latestresults.h"
#include "ui/dashboard/selection.h"
#include "ui/dashboard/valueaxis.h"

#include "models/portfolio/builder.h"

#include <QAccessible>
#include <QApplication>
#include <QPromise>
#include <QSignalSpy>
#include <QTest>

using namespace clientele;
using namespace clientele::test;
using namespace Qt::StringLiterals;

namespace {

int pixelsOf(QWidget &widget, const QColor &colour)
{
    const QImage image = widget.grab().toImage();
    int found = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            found += image.pixelColor(x, y) == colour ? 1 : 0;
    }
    return found;
}

Query named(const QString &name) { return {.measure = name, .by = {}, .where = {}}; }

}  // namespace

class tst_Charts : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::Canada)); }
    void figuresAreWritten_data();
    void figuresAreWritten();
    void axesAreRound_data();
    void axesAreRound();
    void weeksAndMonthsAreCalendarOnes();
    void ghostsAreDrawnBehind();
    void selectedMarksStandOut();
    void marksAreSaidInWords();
    void currenciesAreNeverAdded();
    void everyKindPaintsEveryData_data();
    void everyKindPaintsEveryData();
    void lateResultsAreDropped();
};

void tst_Charts::figuresAreWritten_data()
{
    QTest::addColumn<qint64>("scaled");
    QTest::addColumn<int>("digits");
    QTest::addColumn<bool>("money");
    QTest::addColumn<QString>("headline");
    QTest::addColumn<QString>("beside");
    QTest::newRow("count") << qint64(50) << 0 << false << u"50"_s << u"50"_s;
    QTest::newRow("median") << qint64(54850) << 2 << false << u"548.5"_s << u"548.5"_s;
    QTest::newRow("owed in all") << qint64(278871263) << 2 << true << u"2.79 M"_s << u"2,788,713"_s;
    QTest::newRow("owed for cars") << qint64(64140583) << 2 << true << u"641,406"_s << u"641,406"_s;
    QTest::newRow("net") << qint64(-29585) << 2 << true << u"-296"_s << u"-296"_s;
    QTest::newRow("large") << qint64(2450000000) << 2 << true << u"24.5 M"_s << u"24.5 M"_s;
    QTest::newRow("thousands of millions") << qint64(1234567890) << 0 << false << u"1.23 B"_s << u"1.2 B"_s;
    QTest::newRow("nothing") << qint64(0) << 0 << false << u"0"_s << u"0"_s;
}

void tst_Charts::figuresAreWritten()
{
    QFETCH(qint64, scaled);
    QFETCH(int, digits);
    QFETCH(bool, money);
    const Figure figure{scaled, digits, money ? Currency::fromCode(u"CAD").value() : Currency()};
    const QLocale locale(QLocale::English, QLocale::Canada);
    QTEST(headlineText(figure, locale), "headline");
    QTEST(besideText(figure, locale), "beside");
    if (money)
        QCOMPARE(exactWithUnit(figure, locale), QString(exactText(figure, locale) + QChar::Nbsp + u"CAD"_s));
}

void tst_Charts::axesAreRound_data()
{
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::addColumn<bool>("whole");
    QTest::newRow("counts") << 0.0 << 7.0 << true;
    QTest::newRow("few") << 0.0 << 1.0 << true;
    QTest::newRow("both ways") << -3021.0 << 2990.0 << false;
    QTest::newRow("nothing") << 0.0 << 0.0 << true;
    QTest::newRow("small") << 0.0 << 0.013 << false;
    QTest::newRow("huge") << 0.0 << 9e15 << false;
}

void tst_Charts::axesAreRound()
{
    QFETCH(double, low);
    QFETCH(double, high);
    QFETCH(bool, whole);
    const ValueAxis axis(low, high, 4, whole);
    const std::vector<double> ticks = axis.ticks();
    QVERIFY(ticks.size() >= 2 && ticks.size() <= 7);
    QVERIFY(ticks.front() <= low && ticks.back() >= high);
    QVERIFY(std::ranges::any_of(ticks, [&](double tick) { return qAbs(tick) < 1e-9 * qMax(1.0, high); }));
    for (const double tick : ticks)
        QVERIFY(!whole || tick == std::round(tick));
}

// Against the calendar: the first week of a year is that of its fourth of January.
void tst_Charts::weeksAndMonthsAreCalendarOnes()
{
    QCOMPARE(daysOf(u"2025-W01"_s, Grain::Week).first, QDate(2024, 12, 30));
    QCOMPARE(daysOf(u"2020-W53"_s, Grain::Week).second, QDate(2021, 1, 3));
    QCOMPARE(daysOf(u"2024-02"_s, Grain::Month).second, QDate(2024, 2, 29));
    QCOMPARE(keysBetween(u"2020-W52"_s, u"2021-W01"_s, Grain::Week),
             QStringList({u"2020-W52"_s, u"2020-W53"_s, u"2021-W01"_s}));
    QCOMPARE(keysBetween(u"2025-02-27"_s, u"2025-03-01"_s, Grain::Day).size(), 3);
    QVERIFY(!daysOf(u"nonsense"_s, Grain::Week).first.isValid());
    QCOMPARE(keysBetween(u"nonsense"_s, u"2025-03-01"_s, Grain::Day), QStringList());
}

void tst_Charts::ghostsAreDrawnBehind()
{
    const auto plain = shown<BarsPlot>(threeBars(false));
    QCOMPARE(pixelsOf(*plain, look().ghost), 0);
    const auto ghosted = shown<BarsPlot>(threeBars(true));
    const int ghosts = pixelsOf(*ghosted, look().ghost);
    const int values = pixelsOf(*ghosted, look().accent);
    // Ghosts of 60, in front of them values of 16: 44 are left to be seen.
    QVERIFY2(qAbs(double(ghosts) / values - 44.0 / 16.0) < 0.5, qPrintable(QString::number(double(ghosts) / values)));
}

void tst_Charts::selectedMarksStandOut()
{
    ChartData data = threeBars(false);
    const auto plot = shown<ColumnsPlot>(data);
    const int all = pixelsOf(*plot, look().accent);
    data.anySelected = true;
    data.marks[1].selected = true;
    plot->setData(data);
    const int selected = pixelsOf(*plot, look().accent);
    // 5 of 16 keep their colour.
    QVERIFY2(qAbs(double(selected) / all - 5.0 / 16.0) < 0.08, qPrintable(QString::number(double(selected) / all)));
}

void tst_Charts::marksAreSaidInWords()
{
    ChartData data = threeBars(true);
    data.marks[0].selected = true;
    const auto plot = shown<BarsPlot>(data);
    QVERIFY(plot->markText(0).contains(u"car"_s));
    QVERIFY(plot->markText(0).contains(u"10"_s));
    QVERIFY(plot->markText(0).contains(u"20"_s));  // of the whole book
    QVERIFY(plot->markText(0) != plot->markText(1));
    QCOMPARE(plot->markText(7), QString());
    for (const QString &word : {u"car"_s, u"house"_s, u"boat"_s})
        QVERIFY(plot->accessibleDescription().contains(word));

    QAccessibleInterface *access = QAccessible::queryAccessibleInterface(plot.get());
    QVERIFY(access);
    QCOMPARE(access->role(), QAccessible::Chart);
    QVERIFY(access->text(QAccessible::Description).contains(u"house"_s));
    QCOMPARE(access->text(QAccessible::Value), QString());
    plot->setCurrent(2);
    QCOMPARE(access->text(QAccessible::Value), plot->markText(2));
}

void tst_Charts::currenciesAreNeverAdded()
{
    const Currency usd = Currency::fromCode(u"USD").value();
    const Currency eur = Currency::fromCode(u"EUR").value();
    QueryResult result;
    result.rows = {{{u"Bern"_s}, {100, 2, eur}, 1}, {{u"Bern"_s}, {7000, 2, usd}, 2}, {{u"Rome"_s}, {300, 2, eur}, 1}};
    result.matchedRows = 4;
    const ChartSpec spec{.id = "t",
                         .kind = ChartKind::Bars,
                         .title = "T",
                         .measures = {u"customers.balance"_s},
                         .by = {u"customer.city"_s}};
    const PortfolioPtr empty = PortfolioBuilder(PortfolioInfo()).build().value();
    const Catalogue catalogue;
    ChartInput input{.values = {result}, .whole = {result}, .filters = {}, .filtered = false, .currency = eur};
    const ChartData inEuro = chartData(spec, input, *empty, catalogue, QLocale());
    QCOMPARE(inEuro.currencies, std::vector<Currency>({eur, usd}));
    QCOMPARE(inEuro.marks.size(), std::size_t(2));
    QCOMPARE(inEuro.marks[0].parts[0].value, (Figure{100, 2, eur}));
    input.currency = usd;
    const ChartData inDollars = chartData(spec, input, *empty, catalogue, QLocale());
    QCOMPARE(inDollars.marks.size(), std::size_t(1));
    QCOMPARE(inDollars.marks[0].parts[0].value, (Figure{7000, 2, usd}));

    // Big numbers stand beside each other.
    QueryResult sums;
    sums.rows = {{{}, {400, 2, eur}, 2}, {{}, {7000, 2, usd}, 2}};
    const ChartSpec number{.id = "n", .kind = ChartKind::Number, .title = "N", .measures = {u"customers.balance"_s}};
    const auto plot = shown<FigurePlot>(
        chartData(number, {.values = {sums}, .whole = {sums}, .filters = {}, .filtered = false, .currency = {}}, *empty,
                  catalogue, QLocale()));
    QCOMPARE(plot->shownFigures(), QStringList({u"4"_s + QChar::Nbsp + u"EUR"_s, u"70"_s + QChar::Nbsp + u"USD"_s}));
}

void tst_Charts::everyKindPaintsEveryData_data()
{
    QTest::addColumn<int>("marks");
    QTest::addColumn<qint64>("value");
    QTest::addColumn<QSize>("size");
    QTest::newRow("none") << 0 << qint64(0) << QSize(300, 200);
    QTest::newRow("zeros") << 3 << qint64(0) << QSize(300, 200);
    QTest::newRow("negative") << 3 << qint64(-5) << QSize(300, 200);
    QTest::newRow("largest") << 2 << std::numeric_limits<qint64>::max() << QSize(300, 200);
    QTest::newRow("many") << 5000 << qint64(7) << QSize(300, 200);
    QTest::newRow("tiny") << 5 << qint64(7) << QSize(4, 3);
}

// Nothing hangs, asserts or divides by nothing.
void tst_Charts::everyKindPaintsEveryData()
{
    QFETCH(int, marks);
    QFETCH(qint64, value);
    QFETCH(QSize, size);
    ChartData data;
    data.series = {{u"one"_s, {}, -1}};
    for (int mark = 0; mark < marks; ++mark) {
        const QString key = QString::number(mark);
        data.marks.push_back(
            {.key = key, .label = key, .longLabel = key, .parts = {{.value = {value, 0, {}}, .ghost = {}, .rows = 1}}});
    }
    const std::unique_ptr<Plot> kinds[] = {std::make_unique<BarsPlot>(), std::make_unique<ColumnsPlot>(),
                                           std::make_unique<FlowPlot>(), std::make_unique<DonutPlot>(),
                                           std::make_unique<FigurePlot>()};
    for (const std::unique_ptr<Plot> &plot : kinds) {
        plot->resize(size);
        plot->setData(data);
        QVERIFY(!plot->grab().isNull());
        QCOMPARE(plot->markText(0).isEmpty(), marks == 0);
    }
}

void tst_Charts::lateResultsAreDropped()
{
    std::vector<QPromise<Result<QueryResult>>> promises(2);
    std::size_t asked = 0;
    ChartSource source;
    source.evaluate = [&](const Query &) {
        promises[asked].start();
        return promises[asked++].future();
    };
    LatestResults results(source, this);
    QSignalSpy finished(&results, &LatestResults::finished);
    results.ask({named(u"old"_s)});
    results.ask({named(u"new"_s)});
    QVERIFY(results.isBusy());
    QueryResult newer;
    newer.matchedRows = 2;
    promises[1].addResult(newer);
    promises[1].finish();
    QTRY_COMPARE(finished.count(), 1);
    QueryResult older;
    older.matchedRows = 1;
    promises[0].addResult(older);
    promises[0].finish();
    QTest::qWait(20);  // nothing to wait for may come of it
    QCOMPARE(finished.count(), 1);
    QCOMPARE((*results.result(0)).matchedRows, 2);
    QVERIFY(!results.failure());
}

QTEST_MAIN(tst_Charts)

#include "tst_charts.moc"
