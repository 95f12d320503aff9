// SPDX-License-Identifier: GPL-3.0-or-later
// Odd days, sums past 64 bits, very many groups, ignored conditions, cancelled work.
#include "tests/models/evaluator/books.h"

#include <QDateTime>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace clientele;
using namespace clientele::test;

class TestEvaluatorEdges : public QObject {
    Q_OBJECT
private slots:
    void daylightSavingDaysAreWhole_data();
    void daylightSavingDaysAreWhole();
    void sumsAreExactOrAnError();
    void manyWideDimensionsAreTold();
    void ignoredConditionsAreReturned();
    void customersAreFound();
    void stopsWhenAsked();
};

void TestEvaluatorEdges::daylightSavingDaysAreWhole_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *query, const char *expected) {
        QTest::newRow(query) << QByteArray(query) << QString::fromLatin1(expected);
    };
    // 2025-03-09 has 23 hours in Toronto (no 02), 2025-11-02 has 25 (01 twice); one row an hour, and one before.
    row(R"({"measure":"atm.count","by":["atm.day"]})",
        "2025-03-08=1 | 2025-03-09=23 | 2025-03-10=1 | 2025-11-01=1 | 2025-11-02=25 | 2025-11-03=1; 52 rows");
    row(R"({"measure":"atm.count","by":["atm.hour"],"where":[{"field":"atm.day","in":["2025-03-09"]},{"field":"atm.hour","below":"4"}]})",
        "00=1 | 01=1 | 03=1; 3 rows");
    row(R"({"measure":"atm.count","by":["atm.hour"],"where":[{"field":"atm.day","in":["2025-11-02"]},{"field":"atm.hour","at_most":"02"}]})",
        "00=1 | 01=2 | 02=1; 4 rows");
    row(R"({"measure":"atm.count","where":[{"field":"atm.time","between":["2025-03-09","2025-03-09"]}]})",
        "23; 23 rows");
    row(R"({"measure":"atm.count","where":[{"field":"atm.time","in":["2025-11-02"]}]})", "25; 25 rows");
    row(R"({"measure":"atm.count","where":[{"field":"atm.time","above":"2025-11-02"}]})", "1; 1 rows");
    row(R"({"measure":"atm.count","where":[{"field":"atm.time","below":"2025-03-09"}]})", "1; 1 rows");
    row(R"({"measure":"atm.count","where":[{"field":"atm.time","at_least":"2025-11-02 23:30:00"}]})", "2; 2 rows");
    row(R"({"measure":"atm.count","by":["atm.weekday"]})", "1=2 | 6=2 | 7=48; 52 rows");
    row(R"({"measure":"atm.count","by":["atm.week"]})", "2025-W10=24 | 2025-W11=1 | 2025-W44=26 | 2025-W45=1; 52 rows");
    row(R"({"measure":"atm.count","by":["atm.month"]})", "2025-03=25 | 2025-11=27; 52 rows");
}

void TestEvaluatorEdges::daylightSavingDaysAreWhole()
{
    QFETCH(QByteArray, query);
    QFETCH(QString, expected);
    PortfolioBuilder builder = smallBook();
    const auto everyHour = [&](const char *first, int hours) {
        const QDateTime start = QDateTime::fromString(QString::fromLatin1(first), Qt::ISODate);
        for (int hour = 0; hour < hours; ++hour)
            addTransaction(builder, qPrintable(start.addSecs(hour * 3600).toString(Qt::ISODate)));
    };
    everyHour("2025-03-09T04:30:00Z", 25);
    everyHour("2025-11-02T03:30:00Z", 27);
    QCOMPARE(asked(**builder.build(), query.constData()), expected);
}

void TestEvaluatorEdges::sumsAreExactOrAnError()
{
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    PortfolioBuilder builder = smallBook();
    addTransaction(builder, "2025-01-01T12:00:00Z", most);
    addTransaction(builder, "2025-01-02T12:00:00Z", most);
    addTransaction(builder, "2025-01-03T12:00:00Z", most, "withdrawal");
    addTransaction(builder, "2025-01-04T12:00:00Z", most, "Withdrawal");
    addTransaction(builder, "2025-01-05T12:00:00Z", -most);
    const PortfolioPtr book = *builder.build();
    // Past 64 bits on the way, not in the end.
    QCOMPARE(asked(*book, R"({"measure":"atm.net"})"), u"-92233720368547758.07 CAD; 5 rows"_s);
    QCOMPARE(asked(*book, R"({"measure":"atm.deposits"})"), u"92233720368547758.07 CAD; 3 rows"_s);
    QCOMPARE(asked(*book, R"({"measure":"atm.average"})"), u"55340232221128654.84 CAD; 5 rows"_s);
    QCOMPARE(asked(*book, R"({"measure":"atm.amount.median"})"), u"92233720368547758.07 CAD; 5 rows"_s);
    QCOMPARE(asked(*book, R"({"measure":"atm.amount.minimum"})"), u"-92233720368547758.07 CAD; 5 rows"_s);
    const Query tooMuch{u"atm.withdrawals"_s, {}, {}, 0, Order::Natural};
    const auto sum = evaluate(*book, Catalogue(), tooMuch);
    QVERIFY(!sum.has_value());
    QCOMPARE(sum.error().kind, ErrorKind::Overflow);
    const Query ofCustomers{
        u"customers.count"_s, {}, {{u"atm.withdrawals"_s, Op::Above, {u"1"_s}, {}}}, 0, Order::Natural};
    QCOMPARE(evaluate(*book, Catalogue(), ofCustomers).error().kind, ErrorKind::Overflow);
    // Bounds past 64 bits are compared, not wrapped.
    const char *above = R"({"measure":"atm.count","where":[{"field":"atm.amount","above":"92233720368547758.06"}]})";
    QCOMPARE(asked(*book, above), u"4; 4 rows"_s);
    const char *beyond =
        R"({"measure":"atm.count","where":[{"field":"atm.amount","above":"99999999999999999999999"}]})";
    QCOMPARE(asked(*book, beyond), u"0; 0 rows"_s);
    const char *below =
        R"({"measure":"atm.count","where":[{"field":"atm.amount","above":"-99999999999999999999999"}]})";
    QCOMPARE(asked(*book, below), u"5; 5 rows"_s);
}

void TestEvaluatorEdges::manyWideDimensionsAreTold()
{
    // Ten columns of 200 different texts have more combinations than 64 bits.
    PortfolioBuilder builder({1, 0, DisplayZone(), Currency()});
    TableBuilder &customers = builder.table(Table::Customers);
    QStringList by;
    for (int row = 0; row < 200; ++row) {
        customers.beginRow();
        by.clear();
        for (const FieldInfo &field : fieldsOf(Table::Customers)) {
            if (field.type == FieldType::Text && by.size() < 10) {
                by.append(QString::fromLatin1(field.name));
                customers.setText(field.field, u"v%1"_s.arg((row * 7 + int(by.size()) * 13) % 200));
            }
        }
    }
    const PortfolioPtr book = *builder.build();
    Query query{u"customers.count"_s, by, {}, 0, Order::Natural};
    const auto result = evaluate(*book, Catalogue(), query);
    QVERIFY2(result.has_value(), qPrintable(result ? QString() : result.error().sentence()));
    QCOMPARE(result->rows.size(), std::size_t(200));
    for (const ResultRow &row : result->rows) {
        const auto behind = rowsBehind(*book, Catalogue(), query, row.keys);
        QVERIFY(behind && behind->size() == 1);
        for (qsizetype i = 0; i < by.size(); ++i)
            QCOMPARE(book->textAt(*fieldByName(by[i]), behind->front()), row.keys[i]);
    }
    QVERIFY(rowsBehind(*book, Catalogue(), query, QStringList(10, u"v1"_s))->empty());
    QCOMPARE(rowsBehind(*book, Catalogue(), query, {u"v1"_s}).error().kind, ErrorKind::InvalidInput);
}

void TestEvaluatorEdges::ignoredConditionsAreReturned()
{
    const PortfolioPtr book = *smallBook().build();
    const Catalogue catalogue;
    const Conditions ofCustomers{{u"customer.city"_s, Op::In, {u"Toronto"_s}, {}},
                                 {u"loans.owed"_s, Op::Above, {u"1"_s}, {}},
                                 {{}, Op::Has, {}, {{u"loan.type"_s, Op::In, {u"car"_s}, {}}}}};
    const Condition ofComplaints{u"complaint.category"_s, Op::In, {u"none such"_s}, {}};
    Query query{u"complaints.count"_s, {}, ofCustomers, 0, Order::Natural};
    auto result = evaluate(*book, catalogue, query);
    QVERIFY(result && result->matchedRows == 2 && result->ignored == ofCustomers);
    query = {u"loans.count"_s, {}, {ofComplaints, ofCustomers[0]}, 0, Order::Natural};
    result = evaluate(*book, catalogue, query);
    QVERIFY(result && result->matchedRows == 3 && result->ignored == Conditions{ofComplaints});
    for (const Condition &condition : ofCustomers) {
        QVERIFY(hasMeaningFor(catalogue, condition, Table::Loans)
                && hasMeaningFor(catalogue, condition, Table::Customers));
        QVERIFY(!hasMeaningFor(catalogue, condition, Table::Complaints)
                && !hasMeaningFor(catalogue, condition, Table::Products));
    }
    QVERIFY(hasMeaningFor(catalogue, ofComplaints, Table::Complaints)
            && !hasMeaningFor(catalogue, ofComplaints, Table::Atm));
}

void TestEvaluatorEdges::customersAreFound()
{
    const PortfolioPtr book = *smallBook().build();
    const auto found = [&](const Conditions &conditions) {
        QStringList ids;
        const auto codes = customersWhere(*book, Catalogue(), conditions);
        for (const Code code : codes.value_or(std::vector<Code>()))
            ids.append(book->customerIds().value(code));
        return ids.join(u',');
    };
    QCOMPARE(found({}), u"a,b,c"_s);
    QCOMPARE(found({{u"loan.type"_s, Op::In, {u"house"_s}, {}}}), u"a"_s);  // and not x, who is no customer
    QCOMPARE(found({{u"credit.score"_s, Op::IsEmpty, {}, {}}}), u"c"_s);
    QCOMPARE(found({{u"complaint.category"_s, Op::In, {u"none"_s}, {}}}), u"a,b,c"_s);
    QVERIFY(!customersWhere(*book, Catalogue(), {{u"nothing"_s, Op::In, {}, {}}}));
}

void TestEvaluatorEdges::stopsWhenAsked()
{
    PortfolioBuilder builder = smallBook();
    for (int i = 0; i < 20'000; ++i)
        addTransaction(builder, "2025-01-01T12:00:00Z");
    const PortfolioPtr book = *builder.build();
    const Catalogue catalogue;
    const Query query{u"atm.count"_s, {u"atm.type"_s}, {}, 0, Order::Natural};
    std::atomic<bool> cancelled = true;
    EvaluationOptions options;
    options.cancelled = &cancelled;
    QCOMPARE(evaluate(*book, catalogue, query, options).error().kind, ErrorKind::Cancelled);
    // Stopped by one of the parts, in the middle of the work.
    cancelled = false;
    options.parts = 4;
    int ran = 0;
    options.runParts = [&](int parts, const std::function<void(int)> &part) {
        for (int i = 0; i < parts; ++i, ++ran) {
            part(i);
            cancelled = i == 1;
        }
    };
    QCOMPARE(evaluate(*book, catalogue, query, options).error().kind, ErrorKind::Cancelled);
    QCOMPARE(ran, 4);
    cancelled = false;
    options.runParts = nullptr;
    const auto result = evaluate(*book, catalogue, query, options);
    QVERIFY(result && result->matchedRows == 20'000);
}

QTEST_GUILESS_MAIN(TestEvaluatorEdges)
#include "tst_evaluatoredges.moc"
