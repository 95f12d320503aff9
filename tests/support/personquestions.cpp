// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/asker.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele::test {

namespace {

void ofPerson(Asker &asker, const Person &person)
{
    const QString name = person.name;
    asker.askOne({u"What is %1's credit score?"_s.arg(name), u"credit score of %1"_s.arg(name),
                  u"what score does %1 have"_s.arg(name.toLower()),
                  u"Give me the score of customer %1"_s.arg(person.id)},
                 QString::number(person.score));
    asker.askOne({u"How much does %1 owe?"_s.arg(name), u"What is the total debt of %1?"_s.arg(name),
                  u"what does %1 owe"_s.arg(name.toUpper())},
                 money(person.owed()));
    asker.askOne({u"How many loans does %1 have?"_s.arg(name), u"number of loans of %1"_s.arg(name)},
                 QString::number(person.loans.size()));
    asker.askOne({u"How many delinquencies does %1 have?"_s.arg(name), u"%1's missed payments"_s.arg(name)},
                 QString::number(person.delinquencies));
    for (const QString &type : {u"car"_s, u"house"_s}) {
        Question question;
        question.begins = person.has(type) ? u"Yes"_s : u"No"_s;
        asker.ask({u"Does %1 have a %2 loan?"_s.arg(name, type), u"has %1 got a %2 loan"_s.arg(name, type)},
                  {{QString(), QString::number(std::ranges::count(person.loans, type, &Loan::type))}}, question);
    }
}

}  // namespace

void askOfPersons(Asker &asker)
{
    const std::vector<Person> &people = asker.book.people;
    for (std::size_t i = 0; i < people.size(); i += std::max<std::size_t>(1, people.size() / 4)) {
        if (asker.book.isUnique(people[i].name))
            ofPerson(asker, people[i]);
    }
}

}  // namespace clientele::test
