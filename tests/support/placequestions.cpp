// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/asker.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele::test {

namespace {

void ofCity(Asker &asker, const QString &city)
{
    qint64 people = 0;
    qint64 scores = 0;
    qint64 owed = 0;
    for (const Person &person : asker.book.people) {
        if (person.city != city)
            continue;
        ++people;
        scores += person.score;
        owed += person.owed();
    }
    asker.askOne({u"How many customers live in %1?"_s.arg(city),
                  u"How many of our clients are based in %1?"_s.arg(city), u"number of %1 customers"_s.arg(city),
                  u"In %1, how many customers do we have?"_s.arg(city)},
                 QString::number(people));
    asker.askOne(
        {u"What is the average credit score in %1?"_s.arg(city), u"average score of customers from %1"_s.arg(city)},
        average(scores, people, 1));
    asker.askOne({u"How much do customers in %1 owe?"_s.arg(city), u"total debt of people living in %1"_s.arg(city),
                  u"What is owed in %1?"_s.arg(city)},
                 money(owed));
    asker.askOne({u"How many customers are not in %1?"_s.arg(city), u"number of customers outside %1"_s.arg(city)},
                 asker.book.count([&](const Person &p) { return p.city != city; }));
    asker.list({u"List the customers in %1"_s.arg(city), u"Which customers live in %1?"_s.arg(city),
                u"who lives in %1"_s.arg(city), u"Show me all clients from %1"_s.arg(city)},
               [&](const Person &p) { return p.city == city; });
}

void ofLoanType(Asker &asker, const QString &type)
{
    qint64 loans = 0;
    qint64 owed = 0;
    for (const Person &person : asker.book.people) {
        for (const Loan &loan : person.loans) {
            loans += loan.type == type ? 1 : 0;
            owed += loan.type == type ? loan.amount : 0;
        }
    }
    asker.askOne({u"How many %1 loans are there?"_s.arg(type), u"number of %1 loans"_s.arg(type)},
                 QString::number(loans));
    asker.askOne({u"How much is owed on %1 loans?"_s.arg(type), u"total amount of %1 loans"_s.arg(type),
                  u"What is the total owed in %1 loans?"_s.arg(type)},
                 money(owed));
    asker.askOne(
        {u"How many customers have a %1 loan?"_s.arg(type), u"How many people with a %1 loan do we have?"_s.arg(type)},
        asker.book.count([&](const Person &p) { return p.has(type); }));
    asker.askOne({u"How many customers do not have a %1 loan?"_s.arg(type),
                  u"number of customers without a %1 loan"_s.arg(type)},
                 asker.book.count([&](const Person &p) { return !p.has(type); }));
    asker.list({u"Who has a %1 loan?"_s.arg(type), u"list everybody with a %1 loan"_s.arg(type)},
               [&](const Person &p) { return p.has(type); });
}

}  // namespace

void askOfPlacesAndLoans(Asker &asker)
{
    for (const QString &city : asker.book.cities().mid(0, 4))
        ofCity(asker, city);
    for (const QString &type : {u"car"_s, u"house"_s, u"student"_s})
        ofLoanType(asker, type);
}

}  // namespace clientele::test
