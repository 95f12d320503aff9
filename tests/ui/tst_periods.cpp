// SPDX-License-Identifier: GPL-3.0-or-later
// Big numbers against the period before: of equal length, wholly in the data, or nothing is said.
#include "tests/ui/desk.h"
#include "ui/dashboard/periods.h"

#include "models/portfolio/builder.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace clientele;
using namespace clientele::test;
using namespace Qt::StringLiterals;

namespace {

// One transaction a day from the first of June to the last of August, in August two.
PortfolioPtr aSummer()
{
    PortfolioInfo info;
    info.zone = DisplayZone::fromId("UTC").value();
    PortfolioBuilder builder{info};
    TableBuilder &customers = builder.table(Table::Customers);
    customers.beginRow();
    customers.setText(Field::CustomerId, u"1"_s);
    for (QDate day(2025, 6, 1); day <= QDate(2025, 8, 31); day = day.addDays(1)) {
        for (int each = 0; each < (day.month() == 8 ? 2 : 1); ++each) {
            TableBuilder &atm = builder.table(Table::Atm);
            atm.beginRow();
            atm.setText(Field::AtmId, u"101"_s);
            atm.setText(Field::AtmType, u"deposit"_s);
            atm.setText(Field::AtmCustomer, u"1"_s);
            atm.setText(Field::AtmCurrency, u"CAD"_s);
            atm.setNumber(Field::AtmAmount, 1000);
            atm.setNumber(Field::AtmTime, QDateTime(day, QTime(12, 0), Qt::UTC).toSecsSinceEpoch());
        }
    }
    return builder.build().value();
}

Condition days(const QString &from, const QString &to)
{
    return {.field = u"atm.day"_s, .op = Op::Between, .values = {from, to}, .rows = {}};
}

}  // namespace

class tst_Periods : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void periodsOfEqualLength_data();
    void periodsOfEqualLength();
    void numbersSayHowTheyChanged();

private:
    PortfolioPtr m_bmo;
};

void tst_Periods::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::Canada));
    m_bmo = test::bmoBook();
    if (!m_bmo)
        QSKIP("../shared/data/bmo is not there");
}

void tst_Periods::periodsOfEqualLength_data()
{
    QTest::addColumn<QByteArray>("filters");
    QTest::addColumn<QDate>("from");
    QTest::addColumn<QDate>("to");
    // The summer has 92 days: 30 and the 30 before them are wholly in it.
    QTest::newRow("no filter") << QByteArray("[]") << QDate(2025, 8, 2) << QDate(2025, 8, 31);
    QTest::newRow("a week") << QByteArray(R"([{"field":"atm.day","between":["2025-08-04","2025-08-10"]}])")
                            << QDate(2025, 8, 4) << QDate(2025, 8, 10);
    QTest::newRow("a month by name") << QByteArray(R"([{"field":"atm.month","in":["2025-07"]}])") << QDate()
                                     << QDate();  // June has a day less
    QTest::newRow("a calendar week") << QByteArray(R"([{"field":"atm.week","in":["2025-W30"]}])") << QDate(2025, 7, 21)
                                     << QDate(2025, 7, 27);
    QTest::newRow("too early") << QByteArray(R"([{"field":"atm.day","between":["2025-06-03","2025-06-09"]}])")
                               << QDate() << QDate();
    QTest::newRow("past the end") << QByteArray(R"([{"field":"atm.day","between":["2025-08-28","2025-09-03"]}])")
                                  << QDate() << QDate();
    QTest::newRow("days apart") << QByteArray(R"([{"field":"atm.day","in":["2025-08-04","2025-08-10"]}])") << QDate()
                                << QDate();
    QTest::newRow("other filters") << QByteArray(R"([{"field":"atm.id","in":["101"]}])") << QDate(2025, 8, 2)
                                   << QDate(2025, 8, 31);
}

void tst_Periods::periodsOfEqualLength()
{
    QFETCH(QByteArray, filters);
    QFETCH(QDate, from);
    QFETCH(QDate, to);
    const Conditions conditions = conditionsFromJson(QJsonDocument::fromJson(filters).array()).value();
    const std::optional<Periods> periods = periodsOf(u"atm.day"_s, conditions, *aSummer(), Catalogue());
    QCOMPARE(periods.has_value(), from.isValid());
    if (!periods)
        return;
    QCOMPARE(periods->from, from);
    QCOMPARE(periods->to, to);
    QCOMPARE(periods->before().values.last(), from.addDays(-1).toString(Qt::ISODate));
    QCOMPARE(QDate::fromString(periods->before().values.first(), Qt::ISODate).daysTo(from), from.daysTo(to) + 1);
}

void tst_Periods::numbersSayHowTheyChanged()
{
    Desk desk(aSummer());
    const auto atm = opened(desk, u"atm"_s);
    QVERIFY(atm);
    const auto *count = qobject_cast<FigurePlot *>(atm->card(u"atm.count"_s)->plot());
    // 2 to 31 August has 60, 3 July to 1 August 29 + 2.
    QVERIFY2(count->comparison().contains(u"94"_s) && count->comparison().contains(u"30"_s),
             qPrintable(count->comparison()));
    QVERIFY(count->markText(0).contains(u": 60"_s) && count->markText(0).contains(u": 31"_s));
    desk.filters.set(days(u"2025-07-08"_s, u"2025-07-14"_s));
    QVERIFY(settle(*atm));
    QVERIFY(count->comparison().contains(u"7"_s));
    QVERIFY2(count->markText(0).contains(u": 7"_s), qPrintable(count->markText(0)));
    // Nothing before the data, nothing to compare with.
    desk.filters.set(days(u"2025-06-01"_s, u"2025-06-07"_s));
    QVERIFY(settle(*atm));
    QCOMPARE(count->comparison(), QString());
    // Eleven days of the earlier dashboard's book are too few for a week and the one before.
    Desk eleven(m_bmo);
    const auto few = opened(eleven, u"atm"_s);
    QVERIFY(few);
    QCOMPARE(qobject_cast<FigurePlot *>(few->card(u"atm.count"_s)->plot())->comparison(), QString());
}

QTEST_MAIN(tst_Periods)

#include "tst_periods.moc"
