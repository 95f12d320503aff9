// SPDX-License-Identifier: GPL-3.0-or-later
// The same questions as people in a hurry type them, and forms that hang on two times, on groups or on an average.
#include "tests/support/asker.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele::test {

namespace {

void askOfPeople(Asker &asker)
{
    const auto people = static_cast<qint64>(asker.book.people.size());
    qint64 loans = 0;
    qint64 mortgages = 0;
    QMap<QString, qint64> inCity;
    for (const Person &person : asker.book.people) {
        loans += static_cast<qint64>(person.loans.size());
        mortgages += std::ranges::count(person.loans, u"house"_s, &Loan::type);
        ++inCity[person.city];
    }
    asker.askOne({u"headcount"_s, u"What is the headcount of my book?"_s}, people);
    asker.askOne({u"How many have exactly two loans?"_s, u"how many have 2 loans"_s},
                 asker.book.count([](const Person &p) { return p.loans.size() == 2; }));
    asker.askOne({u"Everyone except those in Toronto: how many?"_s, u"Tell me how many customers aren't in Toronto"_s},
                 asker.book.count([](const Person &p) { return p.city != u"Toronto"; }));
    asker.list({u"people with no missed payments and more than 2 loans"_s,
                u"customers who never missed a payment and have more than two loans"_s},
               [](const Person &p) { return p.delinquencies == 0 && p.loans.size() > 2; });
    asker.askOne({u"How many mortgages are there?"_s, u"number of home loans"_s, u"combien de prêts immobiliers"_s},
                 mortgages);
    asker.askSaid(
        {u"What is the average number of loans per customer?"_s, u"How many loans per customer on average?"_s}, {},
        u": "_s + average(loans, people, 1) + u" per customer"_s);
    QMap<QString, QString> crowded;
    for (auto city = inCity.begin(); city != inCity.end(); ++city) {
        if (*city > 4)
            crowded.insert(city.key(), QString::number(*city));
    }
    if (!crowded.isEmpty())
        asker.ask({u"Which cities have more than 4 customers?"_s, u"cities with over 4 customers"_s}, crowded);
}

void askOfTimes(Asker &asker)
{
    const auto deposits = [&](int year, int month) {
        return std::ranges::count_if(asker.book.visits, [&](const Visit &visit) {
            return visit.type == u"deposit" && visit.year == year && (month == 0 || visit.month == month);
        });
    };
    if (asker.book.visits.empty())
        return;
    const int last = std::ranges::max_element(asker.book.visits, {}, &Visit::year)->year;
    const qint64 now = deposits(last, 0);
    const qint64 before = deposits(last - 1, 0);
    Question yesNo;
    yesNo.begins = now > before ? u"Yes"_s : u"No"_s;
    asker.ask({u"Did we get more deposits in %1 than in %2?"_s.arg(last).arg(last - 1),
               u"Are there more deposits in %1 than in %2?"_s.arg(last).arg(last - 1)},
              {}, yesNo);
    asker.askOne({u"number of deposits in May and June %1"_s.arg(last)}, deposits(last, 5) + deposits(last, 6));
    qint64 morning = 0;
    QMap<QString, qint64> byHour;
    for (const Visit &visit : asker.book.visits) {
        morning += visit.hour >= 9 && visit.hour < 12 ? 1 : 0;
        if (visit.type == u"withdrawal")
            ++byHour[QString::number(visit.hour).rightJustified(2, u'0')];
    }
    asker.askOne({u"number of atm transactions between 9 and 12 in the morning"_s,
                  u"How many transactions between 9 am and noon?"_s},
                 morning);
    const qint64 most = byHour.isEmpty() ? 0 : *std::ranges::max_element(byHour);
    QMap<QString, QString> busiest;
    for (auto hour = byHour.begin(); hour != byHour.end(); ++hour) {
        if (*hour == most)
            busiest.insert(hour.key(), QString::number(most));
    }
    if (most > 0)
        asker.ask({u"busiest hour for withdrawals"_s, u"What is the busiest hour for withdrawals?"_s}, busiest);
}

}  // namespace

void askInOtherWords(Asker &asker)
{
    askOfPeople(asker);
    askOfTimes(asker);
}

}  // namespace clientele::test
