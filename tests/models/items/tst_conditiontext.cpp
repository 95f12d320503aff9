// SPDX-License-Identifier: GPL-3.0-or-later
// What filters are called, and which ones a book offers.
#include "models/items/conditiontext.h"
#include "models/items/filterfields.h"
#include "models/portfolio/builder.h"

#include <QLocale>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace clientele;

namespace {

PortfolioPtr book()
{
    PortfolioInfo info;
    info.defaultCurrency = *Currency::fromCode(u"CAD");
    PortfolioBuilder builder(info);
    TableBuilder &customers = builder.table(Table::Customers);
    for (const auto &[id, name, city] :
         {std::tuple{u"23"_s, u"Wendy Zhao"_s, u"Toronto"_s}, std::tuple{u"7"_s, u"André Núñez"_s, u"Éterville"_s},
          std::tuple{u"8"_s, QString(), u"Ottawa"_s}})
    {
        customers.beginRow();
        customers.setText(Field::CustomerId, id);
        customers.setText(Field::CustomerName, name);
        customers.setText(Field::CustomerCity, city);
        customers.setNumber(Field::CustomerBalance, 123);
    }
    TableBuilder &atm = builder.table(Table::Atm);
    for (const QString &machine : {u"102"_s, u"9"_s, u"101"_s}) {
        atm.beginRow();
        atm.setText(Field::AtmId, machine);
        atm.setText(Field::AtmCustomer, u"23"_s);
        atm.setNumber(Field::AtmTime, 1'755'709'871);
    }
    return builder.build().value();
}

}  // namespace

class tst_ConditionText : public QObject {
    Q_OBJECT

private slots:
    void words_data();
    void words();
    void manyConditions();
    void fieldsOfTheBook();
    void valuesInOrder();
    void numbersAsTyped_data();
    void numbersAsTyped();
};

void tst_ConditionText::words_data()
{
    QTest::addColumn<Condition>("condition");
    QTest::addColumn<QString>("wanted");
    const auto row = [](const char *name, Condition condition, const QString &wanted) {
        QTest::newRow(name) << std::move(condition) << wanted;
    };
    row("values", {u"customer.city"_s, Op::In, {u"Toronto"_s, u"Ottawa"_s}, {}}, u"City: Toronto, Ottawa"_s);
    row("excluded", {u"customer.city"_s, Op::NotIn, {u"Toronto"_s}, {}}, u"City: not Toronto"_s);
    row("customers by name", {u"customer.id"_s, Op::In, {u"23"_s, u"8"_s, u"gone"_s}, {}},
        u"Customer: Wendy Zhao, 8, gone"_s);
    row("range", {u"credit.score"_s, Op::Between, {u"500"_s, u"1700"_s}, {}}, u"Credit score: 500 to 1,700"_s);
    row("money", {u"loans.owed"_s, Op::AtLeast, {u"-1234567.50"_s}, {}},
        u"Amount owed: -1,234,567.50\u00a0CAD or more"_s);
    row("money, a range", {u"customer.balance"_s, Op::Between, {u"1"_s, u"2.5"_s}, {}},
        u"Current balance: 1 to 2.5\u00a0CAD"_s);
    row("a day", {u"atm.day"_s, Op::Between, {u"2025-08-20"_s, u"2025-08-20"_s}, {}}, u"Day: 8/20/25"_s);
    row("days", {u"atm.day"_s, Op::Between, {u"2025-08-19"_s, u"2025-08-20"_s}, {}}, u"Day: 8/19/25 to 8/20/25"_s);
    row("a month", {u"atm.day"_s, Op::Between, {u"2024-02-01"_s, u"2024-02-29"_s}, {}}, u"Day: February 2024"_s);
    row("a year", {u"atm.day"_s, Op::Between, {u"2024-01-01"_s, u"2024-12-31"_s}, {}}, u"Day: 2024"_s);
    row("from a day", {u"atm.day"_s, Op::AtLeast, {u"2025-08-20"_s}, {}}, u"Day: from 8/20/25"_s);
    row("until a date", {u"customer.last_transaction"_s, Op::AtMost, {u"2025-08-20"_s}, {}},
        u"Last transaction date: until 8/20/25"_s);
    row("a clicked month", {u"atm.month"_s, Op::In, {u"2025-08"_s}, {}}, u"Month: August 2025"_s);
    row("a clicked week", {u"atm.week"_s, Op::In, {u"2026-W01"_s}, {}}, u"Week: week of 12/29/25"_s);
    row("any value", {u"customer.city"_s, Op::Contains, {QString(u""_s)}, {}}, u"City: has a value"_s);
    row("weekday", {u"atm.weekday"_s, Op::In, {u"1"_s, u"7"_s}, {}}, u"Weekday: Monday, Sunday"_s);
    row("text", {u"customer.name"_s, Op::Contains, {u"zh"_s}, {}}, u"Name: contains “zh”"_s);
    row("no value", {u"customer.city"_s, Op::IsEmpty, {}, {}}, u"City: no value"_s);
    row("of rows", {{}, Op::Has, {}, {{u"loan.type"_s, Op::In, {u"car"_s}, {}}}}, u"Has Loan type: car"_s);
    row("not a field", {u"no.such"_s, Op::In, {u"x"_s}, {}}, u"no.such: x"_s);
}

void tst_ConditionText::words()
{
    QFETCH(Condition, condition);
    QFETCH(QString, wanted);
    const PortfolioPtr portfolio = book();
    const Catalogue catalogue;
    QCOMPARE(ConditionText(*portfolio, catalogue, QLocale(u"en_US"_s)).of(condition), wanted);
}

void tst_ConditionText::manyConditions()
{
    const PortfolioPtr portfolio = book();
    const Catalogue catalogue;
    const ConditionText words(*portfolio, catalogue, QLocale(u"en_US"_s));
    QCOMPARE(words.of(Conditions{}), u"Whole book"_s);
    const Condition cities{u"customer.city"_s, Op::In, {u"A"_s, u"B"_s, u"C"_s, u"D"_s}, {}};
    QVERIFY(words.of(cities, 2).startsWith(u"City: A, B and 2 more"_s));
    QCOMPARE(words.of(Conditions{cities, cities}, 9), u"City: A, B, C, D · City: A, B, C, D"_s);
}

void tst_ConditionText::fieldsOfTheBook()
{
    const PortfolioPtr portfolio = book();
    const Catalogue catalogue;
    QStringList names;
    for (const FilterField &field : filterFields(*portfolio, catalogue)) {
        QVERIFY2(!names.contains(field.name), qPrintable(field.name));
        QVERIFY(!field.label.isEmpty());
        names += field.name;
    }
    QVERIFY(names.contains(u"customer.city"_s));
    QVERIFY(names.contains(u"customer.balance"_s));
    QVERIFY(names.contains(u"atm.day"_s));
    QVERIFY(names.contains(u"atm.count"_s));
    QVERIFY2(!names.contains(u"customer.risk"_s), "a column that no source gave");
    QVERIFY2(!names.contains(u"loan.type"_s) && !names.contains(u"loans.owed"_s), "a table without rows");
    QVERIFY2(!names.contains(u"customer.name"_s) && !names.contains(u"customer.id"_s), "customers are picked");
}

void tst_ConditionText::valuesInOrder()
{
    const PortfolioPtr portfolio = book();
    const Catalogue catalogue;
    QCOMPARE(filterValues(*portfolio, catalogue, u"atm.id"_s), QStringList({u"9"_s, u"101"_s, u"102"_s}));
    const auto weekdays = [&](const QString &locale) {
        return filterValues(*portfolio, catalogue, u"atm.weekday"_s, QLocale(locale)).join(u' ');
    };
    QCOMPARE(weekdays(u"fr_FR"_s), u"1 2 3 4 5 6 7"_s);
    QCOMPARE(weekdays(u"en_CA"_s), u"7 1 2 3 4 5 6"_s);
    QCOMPARE(weekdays(u"ar_EG"_s), u"6 7 1 2 3 4 5"_s);
    QCOMPARE(filterValues(*portfolio, catalogue, u"atm.hour"_s).constLast(), u"23"_s);
    QVERIFY(filterValues(*portfolio, catalogue, u"customer.risk"_s).isEmpty());
    QVERIFY(filterValues(*portfolio, catalogue, u"no.such"_s).isEmpty());
}

void tst_ConditionText::numbersAsTyped_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("digits");
    QTest::addColumn<QString>("wanted");  // empty: refused
    QTest::newRow("english") << u"en_CA"_s << u" 1,234.50 "_s << 2 << u"1234.50"_s;
    QTest::newRow("french, no-break space") << u"fr_FR"_s << u"1\u202f234,5"_s << 2 << u"1234.50"_s;
    QTest::newRow("french, plain space") << u"fr_FR"_s << u"1 234,50"_s << 2 << u"1234.50"_s;
    QTest::newRow("spanish") << u"es_ES"_s << u"1.234,5"_s << 2 << u"1234.50"_s;
    QTest::newRow("negative") << u"en_CA"_s << u"-5"_s << 0 << u"-5"_s;
    QTest::newRow("words") << u"en_CA"_s << u"many"_s << 2 << QString();
    QTest::newRow("half a score") << u"en_CA"_s << u"500.5"_s << 0 << QString();
    QTest::newRow("past 64 bits") << u"en_CA"_s << u"99999999999999999999"_s << 0 << QString();
}

void tst_ConditionText::numbersAsTyped()
{
    QFETCH(QString, locale);
    QFETCH(QString, typed);
    QFETCH(int, digits);
    QFETCH(QString, wanted);
    const auto number = filterNumber(typed, digits, QLocale(locale));
    QCOMPARE(number.has_value(), !wanted.isEmpty());
    if (number)
        QCOMPARE(*number, wanted);
    else
        QVERIFY(number.error().message.endsWith(u'.') && number.error().message.contains(typed));
}

QTEST_GUILESS_MAIN(tst_ConditionText)
#include "tst_conditiontext.moc"
