// SPDX-License-Identifier: GPL-3.0-or-later
// The second, the third, and the first of each group; nothing is asked where two share a place.
#include "tests/support/asker.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele::test {

namespace {

bool differ(const std::vector<qint64> &sorted, std::size_t first)
{
    for (std::size_t i = 0; i < first; ++i) {
        if (i + 1 < sorted.size() && sorted[i] == sorted[i + 1])
            return false;
    }
    return sorted.size() > first;
}

void askOfDebts(Asker &asker)
{
    std::vector<Person> people = asker.book.people;
    std::ranges::stable_sort(people, std::ranges::greater{}, &Person::owed);
    std::vector<qint64> owed;
    for (const Person &person : people)
        owed.push_back(person.owed());
    const bool clear = differ(owed, 3) && owed[2] > 0;
    const bool named =
        std::ranges::all_of(people, [&](const Person &person) { return asker.book.isUnique(person.name); });
    if (clear && named) {
        asker.ask({u"Who owes the second most?"_s, u"Which customer has the 2nd highest debt?"_s},
                  {{people[1].name, money(owed[1])}});
        asker.ask(
            {u"Who are the three customers that owe the most?"_s, u"Who are the 3 biggest debtors?"_s,
             u"top 3 customers by debt"_s},
            {{people[0].name, money(owed[0])}, {people[1].name, money(owed[1])}, {people[2].name, money(owed[2])}});
    }
    QMap<QString, QString> winners;
    for (const QString &city : asker.book.cities()) {
        const auto best = std::ranges::find(people, city, &Person::city);
        const auto second = std::find_if(best + 1, people.end(), [&](const Person &p) { return p.city == city; });
        if (!named || (second != people.end() && second->owed() == best->owed()))
            return;
        if (best->owed() > 0)
            winners.insert(city + u", "_s + best->name, money(best->owed()));
    }
    asker.ask({u"Who owes the most in each city?"_s, u"top customer by debt in each city"_s}, winners);
}

}  // namespace

void askOfPlaces(Asker &asker)
{
    std::vector<qint64> loans;
    std::vector<qint64> scores;
    for (const Person &person : asker.book.people) {
        scores.push_back(person.score);
        for (const Loan &loan : person.loans)
            loans.push_back(loan.amount);
    }
    std::ranges::sort(loans, std::ranges::greater{});
    std::ranges::sort(scores);
    if (differ(loans, 3)) {
        asker.askOne({u"What is the second largest loan?"_s, u"2nd biggest loan"_s}, money(loans[1]));
        asker.askOne({u"What is the third largest loan?"_s}, money(loans[2]));
    }
    if (differ(scores, 2))
        asker.askOne({u"What is the second lowest credit score?"_s}, scores[1]);
    asker.askSaid({u"What is the difference between the highest and lowest credit score?"_s,
                   u"gap between the best and the worst credit score"_s},
                  {}, u"Difference: %1 "_s.arg(scores.back() - scores.front()));
    askOfDebts(asker);
}

}  // namespace clientele::test
