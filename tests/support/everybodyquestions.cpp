// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/asker.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele::test {

void askOfEverybody(Asker &asker)
{
    asker.askOne({u"How many customers are there?"_s, u"What's the total number of clients in our book?"_s,
                  u"how many people do we have"_s, u"Could you tell me how many customers we have, please?"_s},
                 QString::number(asker.book.people.size()));
    qint64 loans = 0;
    qint64 owed = 0;
    qint64 scores = 0;
    std::vector<qint64> all;
    qint64 largest = 0;
    for (const Person &person : asker.book.people) {
        loans += static_cast<qint64>(person.loans.size());
        owed += person.owed();
        scores += person.score;
        all.push_back(person.score);
        for (const Loan &loan : person.loans)
            largest = std::max(largest, loan.amount);
    }
    std::ranges::sort(all);
    const std::size_t half = all.size() / 2;
    const qint64 twice = all.size() % 2 ? 2 * all[half] : all[half - 1] + all[half];
    asker.askOne({u"How many loans are there?"_s, u"What is the number of loans?"_s, u"Count of loans"_s,
                  u"HOW MANY LOANS DO WE HAVE"_s},
                 QString::number(loans));
    asker.askOne({u"What is the total amount owed?"_s, u"How much is owed in all?"_s, u"Sum of all debts"_s,
                  u"How much do our customers owe us altogether?"_s},
                 money(owed));
    asker.askOne({u"What is the average credit score?"_s, u"What's the mean credit score of our customers?"_s,
                  u"avg score"_s, u"Give me the average score"_s},
                 average(scores, static_cast<qint64>(asker.book.people.size()), 1));
    asker.askOne({u"What is the median credit score?"_s, u"Median score of all customers"_s}, money(twice * 50));
    asker.askOne({u"What is the highest credit score?"_s, u"maximum credit score please"_s, u"What's the best score?"_s,
                  u"largest credit score in the book"_s},
                 QString::number(all.back()));
    asker.askOne({u"What is the lowest credit score?"_s, u"Tell me the minimum score"_s}, QString::number(all.front()));
    asker.askOne({u"What is the largest loan?"_s, u"How big is the biggest loan?"_s, u"highest loan"_s},
                 money(largest));
    asker.askOne({u"What's the average loan?"_s, u"average loan amount"_s}, average(owed, loans, 100));
    asker.askOne({u"How many customers have no loans?"_s, u"How many clients don't have a loan?"_s,
                  u"number of customers without loans"_s, u"How many customers are there without any loan?"_s},
                 asker.book.count([](const Person &p) { return p.loans.empty(); }));
    asker.askOne({u"How many customers have at least one delinquency?"_s,
                  u"How many customers with delinquencies are there?"_s, u"number of delinquent customers"_s,
                  u"How many people have one or more delinquencies?"_s},
                 asker.book.count([](const Person &p) { return p.delinquencies >= 1; }));
    asker.ask({u"What is the range of credit scores?"_s, u"credit score range"_s, u"lowest and highest credit score"_s,
               u"What are the minimum and maximum credit scores?"_s},
              {{u"Credit score (minimum)"_s, QString::number(all.front())},
               {u"Credit score (maximum)"_s, QString::number(all.back())}});
    if (all.size() > 1 && all[all.size() - 1] != all[all.size() - 2]) {
        const auto best = std::ranges::max_element(asker.book.people, {}, &Person::score);
        asker.ask({u"Who has the highest credit score?"_s, u"Which customer has the best score?"_s,
                   u"customer with the highest score"_s, u"Which client's credit score is the highest?"_s},
                  {{best->name, QString::number(best->score)}});
    }
    QMap<QString, QString> byCity;
    QMap<QString, qint64> inCity;
    for (const Person &person : asker.book.people)
        ++inCity[person.city];
    for (auto it = inCity.begin(); it != inCity.end(); ++it)
        byCity.insert(it.key(), QString::number(it.value()));
    asker.ask({u"How many customers are in each city?"_s, u"Number of customers per city"_s, u"customers by city"_s,
               u"Break down the customers by city"_s},
              byCity);
    QMap<QString, qint64> sums;
    for (const Person &person : asker.book.people) {
        for (const Loan &loan : person.loans)
            sums[loan.type] += loan.amount;
    }
    QMap<QString, QString> byType;
    for (auto it = sums.begin(); it != sums.end(); ++it)
        byType.insert(it.key(), money(it.value()));
    asker.ask({u"How much is owed by loan type?"_s, u"Show the amount owed for each loan type"_s,
               u"total owed per loan type"_s, u"breakdown of debt by type of loan"_s},
              byType);
}

}  // namespace clientele::test
