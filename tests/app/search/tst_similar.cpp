// SPDX-License-Identifier: GPL-3.0-or-later
// Similar customers by the facts of their records, never by who they are; search and similar on the command line.
#include "app/search/similar.h"
#include "models/portfolio/builder.h"
#include "tests/support/commandline.h"
#include "tests/support/sampleprofile.h"
#include "tests/support/searchbook.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace clientele;
using namespace clientele::test;
using namespace Qt::StringLiterals;

namespace {

struct Person {
    QString id;
    int score;
    qint64 balance;
    QString name = u"Name"_s;
    QString gender = u"x"_s;
    int age = 40;
    QString currency = u"CAD"_s;
};

PortfolioPtr bookOf(const std::vector<Person> &people)
{
    PortfolioInfo info;
    info.snapshot = 1;
    info.defaultCurrency = *Currency::fromCode(u"CAD");
    PortfolioBuilder builder(std::move(info));
    for (const Person &person : people) {
        TableBuilder &customers = builder.table(Table::Customers);
        customers.beginRow();
        customers.setText(Field::CustomerId, person.id);
        customers.setText(Field::CustomerName, person.name);
        customers.setText(Field::CustomerGender, person.gender);
        customers.setText(Field::CustomerLanguage, person.gender);
        customers.setNumber(Field::CustomerAge, person.age);
        customers.setText(Field::CustomerCurrency, person.currency);
        customers.setNumber(Field::CustomerBalance, person.balance);
        TableBuilder &credit = builder.table(Table::Credit);
        credit.beginRow();
        credit.setText(Field::CreditCustomer, person.id);
        credit.setNumber(Field::CreditScore, person.score);
    }
    return builder.build().value();
}

QStringList idsOf(const Portfolio &book, const std::vector<SimilarCustomer> &similar)
{
    QStringList ids;
    for (const SimilarCustomer &one : similar)
        ids += book.textAt(Field::CustomerId, one.customer);
    return ids;
}

}  // namespace

class TestSimilar : public QObject {
    Q_OBJECT
private slots:
    void scoreByHand();
    void whoOneIsChangesNothing();
    void otherCurrenciesAreNotCompared();
    void unknownAndAlone();
    void commandLine();
};

void TestSimilar::scoreByHand()
{
    // Scores alone differ: their mean is 600.
    const auto book = bookOf({{u"A"_s, 600, 1}, {u"B"_s, 610, 1}, {u"C"_s, 550, 1}, {u"D"_s, 640, 1}});
    const auto similar = similarCustomers(*book, u"A"_s, 10).value();
    QCOMPARE(idsOf(*book, similar), (QStringList{u"B"_s, u"D"_s, u"C"_s}));
    const double deviation = std::sqrt((0.0 + 100 + 2500 + 1600) / 4);
    QVERIFY(std::abs(similar[0].score - std::exp(-10 / deviation)) < 1e-9);
    QVERIFY(std::abs(similar[2].score - std::exp(-50 / deviation)) < 1e-9);
    QCOMPARE(similar[0].reasons.size(), std::size_t(1));
    QCOMPARE(similar[0].reasons[0].field, u"credit.score"_s);
    QCOMPARE(similar[0].reasons[0].value, u"610"_s);
    QCOMPARE(similar[0].reasons[0].ofCustomer, u"600"_s);
}

void TestSimilar::whoOneIsChangesNothing()
{
    std::vector<Person> people;
    for (int i = 0; i < 30; ++i)
        people.push_back({u"P"_s + QString::number(i), 500 + (i * 37) % 200, 100'000 + (i * 7919) % 50'000});
    const auto plain = bookOf(people);
    for (int i = 0; i < 30; ++i) {
        people[std::size_t(i)].name = u"Other %1"_s.arg(i % 2);
        people[std::size_t(i)].gender = i % 2 == 0 ? u"a"_s : u"b"_s;
        people[std::size_t(i)].age = 20 + i;
    }
    const auto marked = bookOf(people);
    for (int i = 0; i < 30; ++i) {
        const QString id = u"P"_s + QString::number(i);
        const auto a = similarCustomers(*plain, id, 29).value();
        const auto b = similarCustomers(*marked, id, 29).value();
        QCOMPARE(idsOf(*marked, b), idsOf(*plain, a));
        for (std::size_t j = 0; j < a.size(); ++j)
            QCOMPARE(b[j].score, a[j].score);
    }
}

void TestSimilar::otherCurrenciesAreNotCompared()
{
    const auto book = bookOf({{u"A"_s, 600, 500'000},
                              {u"Yen"_s, 600, 500'000, u"n"_s, u"x"_s, 40, u"JPY"_s},
                              {u"Near"_s, 600, 510'000},
                              {u"Far"_s, 601, 100}});
    const auto similar = similarCustomers(*book, u"A"_s, 3).value();
    QCOMPARE(idsOf(*book, similar).constFirst(), u"Near"_s);
    for (const SimilarCustomer &one : similar)
        for (const SharedFact &fact : one.reasons)
            QVERIFY(book->textAt(Field::CustomerId, one.customer) != u"Yen" || fact.field != u"customer.balance");
}

void TestSimilar::unknownAndAlone()
{
    const auto book = bookOf({{u"A"_s, 600, 1}});
    QCOMPARE(similarCustomers(*book, u"Z"_s, 3).error().kind, ErrorKind::NotFound);
    QVERIFY(similarCustomers(*book, u"A"_s, 3).value().empty());
}

void TestSimilar::commandLine()
{
    QTemporaryDir home;
    const QString folder = home.filePath(u"profile"_s);
    {
        auto profile = Profile::open(folder, with(u"test"_s), Profile::Mode::CreateIfMissing);
        QVERIFY(profile.has_value());
        QCOMPARE(write(**profile, *searchBook()), 1);
    }
    const CommandLine run(folder);
    const QSet<QString> wanted{u"id"_s, u"kind"_s, u"customer_id"_s, u"score"_s, u"excerpt"_s};
    const auto found = run({u"search"_s, u"the"_s, u"ATM swallowed it"_s, u"-k"_s, u"3"_s});
    QCOMPARE(found.exitCode, 0);
    const QJsonArray results = found.json()[u"results"].toArray();
    QCOMPARE(results.size(), 3);
    QCOMPARE(results[0][u"id"].toString(), u"F1"_s);
    QCOMPARE(results[0][u"kind"].toString(), u"complaint"_s);
    QVERIFY(results[0][u"customer_id"].isNull());
    QCOMPARE(results[0][u"excerpt"].toString(), u"The machine kept my card."_s);
    for (const QJsonValue &result : results)
        for (const QString &key : wanted)
            QVERIFY(result.toObject().contains(key));
    const auto scoped = run({u"search"_s, u"C2"_s, u"--where"_s, uR"([{"field":"customer.city","in":["Toronto"]}])"_s});
    for (const QJsonValue &result : scoped.json()[u"results"].toArray())
        QVERIFY(result[u"customer_id"].toString() != u"C2");
    const auto similar = run({u"similar"_s, u"C10"_s, u"-k"_s, u"2"_s});
    QCOMPARE(similar.json()[u"results"].toArray().size(), 2);
    QVERIFY(!similar.json()[u"results"][0][u"reasons"].toArray().isEmpty());
    QVERIFY(run({u"similar"_s, u"C999"_s}).failedProperly(1));
    QVERIFY(run({u"search"_s, u"x"_s, u"-k"_s, u"none"_s}).failedProperly(2));
    QVERIFY(run({u"search"_s, u"x"_s, u"--where"_s, u"{}"_s}).failedProperly(1));
    QVERIFY(run({u"search"_s}).failedProperly(2));
    QVERIFY(CommandLine(home.filePath(u"nowhere"_s))({u"search"_s, u"x"_s}).failedProperly(1));
}

QTEST_GUILESS_MAIN(TestSimilar)

#include "tst_similar.moc"
