// SPDX-License-Identifier: GPL-3.0-or-later
// Groups between two bounds, what share of a sum they hold, what is most common among them, who came in a month.
#include "tests/support/asker.h"

#include <QLocale>

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace clientele::test {

namespace {

// Those with the greatest number, with it.
QMap<QString, QString> greatest(const QMap<QString, qint64> &numbers)
{
    QMap<QString, QString> winners;
    if (numbers.isEmpty())
        return winners;
    const qint64 most = *std::ranges::max_element(numbers);
    for (auto each = numbers.begin(); each != numbers.end(); ++each) {
        if (*each == most)
            winners.insert(each.key(), QString::number(most));
    }
    return winners;
}

QString percent(qint64 part, qint64 whole)
{
    const qint64 hundredths = (part * 20'000 + whole) / (2 * whole);
    return u"%1.%2 %"_s.arg(hundredths / 100).arg(hundredths % 100, 2, 10, QChar(u'0'));
}

void askBetweenBounds(Asker &asker)
{
    asker.askOne({u"How many customers are over 40 but under 50?"_s,
                  u"customers older than 40 and younger than 50, how many"_s,
                  u"How many customers over 40 yet under 50 do we have?"_s},
                 asker.book.count([](const Person &p) { return p.age > 40 && p.age < 50; }));
    asker.askOne({u"How many customers are in their thirties?"_s, u"number of customers in their 30s"_s},
                 asker.book.count([](const Person &p) { return p.age >= 30 && p.age <= 39; }));
    asker.askOne({u"How many customers have a score of at least 600 but no more than 700?"_s,
                  u"How many customers have a score above 599 and not above 700?"_s},
                 asker.book.count([](const Person &p) { return p.score >= 600 && p.score <= 700; }));
    asker.askOne({u"How many customers have more than 1 but fewer than 4 loans?"_s},
                 asker.book.count([](const Person &p) { return p.loans.size() > 1 && p.loans.size() < 4; }));
    asker.askOne({u"How many customers have a credit score under 650 and a car loan?"_s},
                 asker.book.count([](const Person &p) { return p.score < 650 && p.has(u"car"_s); }));
    qint64 missed = 0;
    for (const Person &person : asker.book.people)
        missed += person.delinquencies;
    asker.askOne({u"total delinquencies across all customers"_s}, missed);
    asker.askOne({u"How many customers owe over 20,000 but under 90,000?"_s},
                 asker.book.count([](const Person &p) { return p.owed() > 2'000'000 && p.owed() < 9'000'000; }));
}

void askOfShares(Asker &asker)
{
    const auto weak = [](const Person &p) { return p.score < 650; };
    const qint64 all = asker.book.owed([](const Person &) { return true; });
    asker.askSaid({u"share of debt owed by customers with a score below 650"_s,
                   u"What percentage of the debt is held by customers with a score under 650?"_s},
                  {}, percent(asker.book.owed(weak), all));
    qint64 loans = 0;
    qint64 ofWomen = 0;
    for (const Person &person : asker.book.people) {
        loans += static_cast<qint64>(person.loans.size());
        ofWomen += person.woman ? static_cast<qint64>(person.loans.size()) : 0;
    }
    asker.askSaid({u"What portion of loans are held by women?"_s}, {}, percent(ofWomen, loans));
}

void askOfTheMostCommon(Asker &asker)
{
    QMap<QString, qint64> cards;
    QMap<QString, qint64> types;
    for (const Person &person : asker.book.people) {
        if (person.woman && !person.card.isEmpty())
            ++cards[person.card];
        for (const Loan &loan : person.loans)
            types[loan.type] += person.score < 650 ? 1 : 0;
    }
    asker.ask({u"What is the most used card among women?"_s, u"most common card among women"_s,
               u"Which card do women use most?"_s},
              greatest(cards));
    asker.ask({u"Which loan type is the most popular among customers with a score below 650?"_s}, greatest(types));
}

void askOfVisitors(Asker &asker)
{
    if (asker.book.visits.empty())
        return;
    const Visit &one = asker.book.visits.front();
    const QString month = QLocale(QLocale::English).monthName(one.month);
    QMap<QString, qint64> visits;
    QMap<QString, qint64> quarters;
    std::set<QString> known;
    for (const Person &person : asker.book.people)
        known.insert(person.id);
    for (const Visit &visit : asker.book.visits) {
        if (visit.year == one.year && visit.month == one.month && known.contains(visit.customer))
            ++visits[visit.customer];
        ++quarters[u"%1-Q%2"_s.arg(visit.year).arg((visit.month + 2) / 3)];
    }
    const QString time = u"%1 %2"_s.arg(month).arg(one.year);
    asker.askOne(
        {u"How many customers used an ATM in %1?"_s.arg(time), u"How many customers used a machine in %1?"_s.arg(time)},
        visits.size());
    asker.askOne({u"How many customers made no transactions in %1?"_s.arg(time)},
                 static_cast<qint64>(asker.book.people.size()) - visits.size());
    asker.askOne({u"How many customers made more than 1 transaction in %1?"_s.arg(time)},
                 std::ranges::count_if(visits, [](qint64 count) { return count > 1; }));
    QMap<QString, QString> byQuarter;
    for (auto each = quarters.begin(); each != quarters.end(); ++each)
        byQuarter.insert(each.key(), QString::number(*each));
    asker.ask({u"transactions per quarter"_s, u"transacciones por trimestre"_s}, byQuarter);
}

}  // namespace

void askOfGroups(Asker &asker)
{
    askBetweenBounds(asker);
    askOfShares(asker);
    askOfTheMostCommon(asker);
    askOfVisitors(asker);
}

}  // namespace clientele::test
