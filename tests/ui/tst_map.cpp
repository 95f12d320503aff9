// SPDX-License-Identifier: GPL-3.0-or-later
// Cities on the offline map: every book's cities have their place, none is dropped, and gestures filter.
#include "tests/ui/desk.h"
#include "ui/dashboard/cityplaces.h"
#include "ui/dashboard/mapplot.h"

#include "models/portfolio/builder.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMouseEvent>

#include <cmath>

using namespace clientele;
using namespace clientele::test;
using namespace Qt::StringLiterals;

namespace {

// Customers of made-up cities; one of them nobody can know.
PortfolioPtr customersIn(const QList<std::pair<QString, QString>> &cities)
{
    PortfolioBuilder builder{PortfolioInfo()};
    int id = 0;
    for (const auto &[city, country] : cities) {
        TableBuilder &table = builder.table(Table::Customers);
        table.beginRow();
        table.setText(Field::CustomerId, QString::number(++id));
        table.setText(Field::CustomerCity, city);
        if (!country.isEmpty())
            table.setText(Field::CustomerCountry, country);
    }
    return builder.build().value();
}

QByteArray contentOf(const QString &path)
{
    QFile file(QStringLiteral(CLIENTELE_SOURCE_DIR) + path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool lies(const std::optional<QPointF> &place, double longitude, double latitude)
{
    return place && std::abs(place->x() - longitude) < 0.3 && std::abs(place->y() - latitude) < 0.3;
}

}  // namespace

class tst_Map : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::Canada)); }
    void citiesAreFound_data();
    void citiesAreFound();
    void citiesOfAllBooksHaveTheirPlace();
    void unknownCitiesAreListed();
    void namesakesGoWithTheirCountry();
    void clicksAndRectanglesFilter();
    void readInOneFrame();
};

void tst_Map::citiesAreFound_data()
{
    QTest::addColumn<QString>("city");
    QTest::addColumn<QString>("country");
    QTest::addColumn<double>("longitude");
    QTest::addColumn<double>("latitude");
    // From an atlas, not from the files under test.
    QTest::newRow("accents") << u"Montréal"_s << u"Canada"_s << -73.57 << 45.50;
    QTest::newRow("no accents") << u"Montreal"_s << u"CA"_s << -73.57 << 45.50;
    QTest::newRow("another name") << u"Quebec City"_s << u"canada"_s << -71.21 << 46.81;
    QTest::newRow("hyphens") << u"trois rivieres"_s << u""_s << -72.55 << 46.35;
    QTest::newRow("a saint") << u"Saint John's"_s << u"Canada"_s << -52.71 << 47.56;
    QTest::newRow("a namesake") << u"London"_s << u"Canada"_s << -81.25 << 42.98;
    QTest::newRow("the large one") << u"London"_s << u""_s << -0.13 << 51.51;
    QTest::newRow("the country's own name") << u"México"_s << u"México"_s << 0.0 << 0.0;
    QTest::newRow("a country's short name") << u"Chicago"_s << u"USA"_s << -87.63 << 41.88;
    QTest::newRow("south and east") << u"Sydney"_s << u"Australia"_s << 151.21 << -33.87;
    QTest::newRow("in no such country") << u"Chicago"_s << u"France"_s << 0.0 << 0.0;
    QTest::newRow("nowhere") << u"Springfield-under-Nothing"_s << u""_s << 0.0 << 0.0;
}

void tst_Map::citiesAreFound()
{
    QFETCH(QString, city);
    QFETCH(QString, country);
    QFETCH(double, longitude);
    QFETCH(double, latitude);
    const std::optional<QPointF> place = CityPlaces().find(city, country);
    if (longitude == 0 && latitude == 0)
        QVERIFY(!place);
    else
        QVERIFY2(lies(place, longitude, latitude), qPrintable(city));
}

void tst_Map::citiesOfAllBooksHaveTheirPlace()
{
    const CityPlaces places;
    QStringList cities;
    for (const QByteArray &line : contentOf(u"/resources/demo/cities.csv"_s).split('\n'))
        cities += QString::fromUtf8(line.split(',').constFirst());
    const QList<QByteArray> customers = contentOf(u"/../shared/data/bmo/customers.csv"_s).split('\n');
    for (const QByteArray &line : customers.mid(1))
        cities += QString::fromUtf8(line.trimmed().split(',').value(3));
    cities.removeAll(QString());
    QVERIFY(cities.size() > 20);
    for (const QString &city : std::as_const(cities))
        QVERIFY2(places.find(city, u"Canada"_s), qPrintable(city));
    const QByteArray bankllm = contentOf(u"/../shared/data/bankllm/customer_profile.json"_s);
    for (const QJsonValue &customer : QJsonDocument::fromJson(bankllm).array()) {
        const QString city = customer[u"City"_s].toString();
        QVERIFY2(places.find(city, customer[u"Country"_s].toString()), qPrintable(city));
    }
}

void tst_Map::unknownCitiesAreListed()
{
    Desk desk(customersIn({{u"Toronto"_s, {}}, {u"Toronto"_s, {}}, {u"Elbonia"_s, {}}, {u"Halifax"_s, {}}}));
    const auto customers = opened(desk, u"customers"_s);
    QVERIFY(customers);
    const ChartCard &card = *customers->card(u"customers.map"_s);
    auto *map = qobject_cast<MapPlot *>(card.plot());
    QVERIFY(map);
    QCOMPARE(map->data().marks.size(), std::size_t(3));
    QCOMPARE(map->listed(), QStringList(u"Elbonia"_s));
    std::int64_t counted = 0;
    for (const Mark &mark : map->data().marks)
        counted += mark.parts.front().value.scaled;
    QCOMPARE(counted, 4);
    // The one in the list is clicked like the others.
    click(card, u"Elbonia"_s);
    QCOMPARE(desk.filters.conditions(), Conditions{cities({u"Elbonia"_s})});
}

void tst_Map::namesakesGoWithTheirCountry()
{
    const auto placed = [](const QList<std::pair<QString, QString>> &cities, const QString &city) {
        Desk desk(customersIn(cities));
        const auto customers = opened(desk, u"customers"_s);
        const ChartCard &card = *customers->card(u"customers.map"_s);
        return card.plot()->data().marks[static_cast<std::size_t>(markOf(card, city))].place;
    };
    // Beside other cities of Canada, London is the one there.
    QVERIFY(lies(placed({{u"London"_s, {}}, {u"Toronto"_s, {}}, {u"Calgary"_s, {}}}, u"London"_s), -81.25, 42.98));
    QVERIFY(lies(placed({{u"London"_s, u"United Kingdom"_s}, {u"Toronto"_s, u"Canada"_s}, {u"Calgary"_s, u"Canada"_s}},
                        u"London"_s),
                 -0.13, 51.51));
}

void tst_Map::clicksAndRectanglesFilter()
{
    const PortfolioPtr bmo = bmoBook();
    if (!bmo)
        QSKIP("../shared/data/bmo is not there");
    Desk desk(bmo);
    const auto customers = opened(desk, u"customers"_s);
    QVERIFY(customers);
    const ChartCard &card = *customers->card(u"customers.map"_s);
    click(card, u"Winnipeg"_s);
    QCOMPARE(desk.filters.conditions(), Conditions{cities({u"Winnipeg"_s})});
    QVERIFY(settle(*customers));
    QVERIFY(!card.plot()->data().ghosted);  // a chart does not filter itself
    click(card, u"Halifax"_s, Qt::ControlModifier);
    QCOMPARE(desk.filters.conditions(), Conditions{cities({u"Winnipeg"_s, u"Halifax"_s})});
    QVERIFY(settle(*customers));
    QTest::keyClick(card.plot(), Qt::Key_Escape);
    QVERIFY(desk.filters.conditions().empty());
    QVERIFY(settle(*customers));

    // A rectangle around the three western cities.
    QRectF west;
    for (const QString &city : {u"Vancouver"_s, u"Calgary"_s, u"Edmonton"_s})
        west |= card.plot()->markArea(markOf(card, city));
    const QPoint from = west.topLeft().toPoint() - QPoint(3, 3);
    const QPoint to = west.bottomRight().toPoint() + QPoint(3, 3);
    QTest::mousePress(card.plot(), Qt::LeftButton, {}, from);
    for (const QPoint &point : {from + QPoint(20, 5), to}) {
        QMouseEvent move(QEvent::MouseMove, point, card.plot()->mapToGlobal(point), Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(card.plot(), &move);
    }
    QTest::mouseRelease(card.plot(), Qt::LeftButton, {}, to);
    QCOMPARE(desk.filters.conditions().size(), std::size_t(1));
    const QStringList &chosen = desk.filters.conditions().front().values;
    QCOMPARE(QSet<QString>(chosen.begin(), chosen.end()), (QSet<QString>{u"Vancouver"_s, u"Calgary"_s, u"Edmonton"_s}));
}

// Printed for whoever changes the files; the bound is generous for a busy machine.
void tst_Map::readInOneFrame()
{
    QElapsedTimer timer;
    timer.start();
    const Outlines outlines = readOutlines();
    const double lines = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    timer.restart();
    const CityPlaces places;
    const double cities = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    ChartData data;
    data.series = {{u"Customers"_s, {}, -1}};
    for (const QPointF &place : {QPointF(-123, 49), QPointF(-63, 44), QPointF(-135, 60)}) {
        Mark mark{.key = QString::number(place.x()),
                  .label = {},
                  .longLabel = {},
                  .parts = {{.value = {1, 0, {}}, .ghost = {}, .rows = 1}}};
        mark.place = place;
        data.marks.push_back(mark);
    }
    MapPlot map;
    map.resize(700, 400);
    map.setData(data);
    timer.restart();
    map.grab();
    const double first = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    timer.restart();
    map.grab();
    qInfo("outlines %.1f ms, cities %.1f ms, first picture %.1f ms, next %.1f ms", lines, cities, first,
          static_cast<double>(timer.nsecsElapsed()) / 1e6);
    QVERIFY(outlines.land.size() > 100);
    QVERIFY(lines + cities < 500);
}

QTEST_MAIN(tst_Map)

#include "tst_map.moc"
