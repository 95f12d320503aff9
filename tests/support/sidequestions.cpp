// SPDX-License-Identifier: GPL-3.0-or-later
// Two figures against one another: shares, differences, above the average, more than somebody else.
#include "tests/support/asker.h"

#include <QLocale>

#include <algorithm>
#include <cstdlib>
#include <set>

using namespace Qt::StringLiterals;

namespace clientele::test {

namespace {

// As the reader of these questions writes it.
QString spoken(qint64 cents)
{
    const QString text = money(cents);
    const QLocale locale(QLocale::English, QLocale::Canada);
    return locale.toString(text.section(u'.', 0, 0).toLongLong()) + u'.' + text.section(u'.', 1);
}

QString percent(qint64 part, qint64 whole)
{
    const qint64 hundredths = (part * 20'000 + whole) / (2 * whole);
    return QString::number(hundredths / 100) + u'.' + QString::number(hundredths % 100).rightJustified(2, u'0')
           + u" %"_s;
}

void compareCities(Asker &asker, const QString &a, const QString &b)
{
    const auto in = [](const QString &city) { return [city](const Person &p) { return p.city == city; }; };
    const qint64 first = asker.book.owed(in(a));
    const qint64 second = asker.book.owed(in(b));
    const QMap<QString, QString> sides{{a, money(first)}, {b, money(second)}};
    asker.askSaid({u"How much more does %1 owe than %2?"_s.arg(a, b),
                   u"What is the difference between the debt of %1 and %2?"_s.arg(a, b),
                   u"difference in amount owed between %1 and %2"_s.arg(a, b),
                   u"How much less does %1 owe than %2?"_s.arg(a, b)},
                  sides, spoken(std::abs(first - second)) + u" CAD"_s);
    Question yesNo;
    yesNo.begins = first > second ? u"Yes"_s : u"No"_s;
    asker.ask({u"Does %1 owe more than %2?"_s.arg(a, b)}, sides, yesNo);
    const qint64 everybody = asker.book.owed([](const Person &) { return true; });
    asker.askSaid({u"What share of the total debt is owed in %1?"_s.arg(a)}, {}, percent(first, everybody));
    asker.askSaid({u"What percentage of customers live in %1?"_s.arg(a), u"share of customers who live in %1"_s.arg(a)},
                  {}, percent(asker.book.count(in(a)), static_cast<qint64>(asker.book.people.size())));
}

void compareLoans(Asker &asker)
{
    qint64 cars = 0;
    qint64 houses = 0;
    qint64 loans = 0;
    qint64 owed = 0;
    for (const Person &person : asker.book.people) {
        for (const Loan &loan : person.loans) {
            ++loans;
            owed += loan.amount;
            cars += loan.type == u"car" ? 1 : 0;
            houses += loan.type == u"house" ? 1 : 0;
        }
    }
    asker.askSaid({u"How many more car loans than house loans are there?"_s,
                   u"How many fewer car loans than house loans do we have?"_s},
                  {{u"car"_s, QString::number(cars)}, {u"house"_s, QString::number(houses)}},
                  u"Difference: %1 "_s.arg(std::abs(cars - houses)));
    const auto people = static_cast<qint64>(asker.book.people.size());
    const auto hasCar = [](const Person &p) { return p.has(u"car"_s); };
    asker.askSaid({u"What percentage of customers have a car loan?"_s, u"what % of clients have a car loan"_s}, {},
                  percent(asker.book.count(hasCar), people));
    asker.askSaid({u"What share of loans are car loans?"_s}, {}, percent(cars, loans));
    asker.ask({u"How many customers and loans are there?"_s, u"number of customers and number of loans"_s},
              {{u"Customers"_s, QString::number(people)}, {u"Loans"_s, QString::number(loans)}});
    qint64 aboveAverage = 0;
    for (const Person &person : asker.book.people)
        aboveAverage +=
            std::ranges::count_if(person.loans, [&](const Loan &loan) { return loan.amount * loans > owed; });
    asker.askOne({u"How many loans are larger than the average loan?"_s, u"number of loans above the average"_s},
                 aboveAverage);
    asker.askOne({u"How many customers have neither a car loan nor a house loan?"_s,
                  u"How many customers do not have a car loan or a house loan?"_s},
                 asker.book.count([](const Person &p) { return !p.has(u"car"_s) && !p.has(u"house"_s); }));
}

void comparePeople(Asker &asker)
{
    const std::vector<Person> &people = asker.book.people;
    qint64 sum = 0;
    for (const Person &person : people)
        sum += person.score;
    const auto all = static_cast<qint64>(people.size());
    asker.askOne({u"How many customers have a credit score above the average?"_s,
                  u"How many clients have a better than average credit score?"_s},
                 asker.book.count([&](const Person &p) { return p.score * all > sum; }));
    const Person &one = people[people.size() / 2];
    if (!asker.book.isUnique(one.name))
        return;
    asker.askOne({u"How many customers owe more than %1?"_s.arg(one.name)},
                 asker.book.count([&](const Person &p) { return p.owed() > one.owed(); }));
    asker.list({u"Who has a higher credit score than %1?"_s.arg(one.name),
                u"Which customers have a score above customer %1?"_s.arg(one.id)},
               [&](const Person &p) { return p.score > one.score; });
}

// Whoever was at one machine for one purpose: both of one and the same visit.
void countVisitors(Asker &asker)
{
    const auto visitors = [&](auto test) {
        std::set<QString> found;
        for (const Visit &visit : asker.book.visits) {
            const bool known = std::ranges::any_of(asker.book.people,
                                                   [&](const Person &person) { return person.id == visit.customer; });
            if (known && test(visit))
                found.insert(visit.customer);
        }
        return static_cast<qint64>(found.size());
    };
    if (asker.book.visits.empty())
        return;
    const Visit &one = asker.book.visits.front();
    asker.askOne({u"How many customers made a deposit?"_s},
                 visitors([](const Visit &v) { return v.type == u"deposit"; }));
    asker.askOne({u"How many customers withdrew money at machine %1?"_s.arg(one.machine)},
                 visitors([&](const Visit &v) { return v.type == u"withdrawal" && v.machine == one.machine; }));
    const int quarter = (one.month - 1) / 3 + 1;
    const auto inQuarter = std::ranges::count_if(
        asker.book.visits, [&](const Visit &v) { return v.year == one.year && (v.month - 1) / 3 + 1 == quarter; });
    asker.askOne({u"How many transactions in Q%1 %2?"_s.arg(quarter).arg(one.year),
                  u"number of transactions in quarter %1 of %2"_s.arg(quarter).arg(one.year)},
                 static_cast<qint64>(inQuarter));
}

}  // namespace

void askOfSides(Asker &asker)
{
    const QStringList cities = asker.book.cities();
    if (cities.size() > 1)
        compareCities(asker, cities[0], cities[1]);
    compareLoans(asker);
    comparePeople(asker);
    countVisitors(asker);
}

}  // namespace clientele::test
