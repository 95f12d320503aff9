// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/asker.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele::test {

void askOfBounds(Asker &asker)
{
    for (const qint64 score : {520, 600, 705}) {
        asker.askOne({u"How many customers have a credit score below %1?"_s.arg(score),
                      u"How many clients' scores are under %1?"_s.arg(score)},
                     asker.book.count([&](const Person &p) { return p.score < score; }));
        asker.askOne({u"How many customers have a score of at least %1?"_s.arg(score),
                      u"number of customers with a credit score of %1 or more"_s.arg(score)},
                     asker.book.count([&](const Person &p) { return p.score >= score; }));
        asker.list(
            {u"Which customers have a score above %1?"_s.arg(score), u"who has a credit score over %1"_s.arg(score)},
            [&](const Person &p) { return p.score > score; });
        asker.list({u"List customers with a score between %1 and %2"_s.arg(score).arg(score + 20),
                    u"customers whose score is from %1 to %2"_s.arg(score).arg(score + 20)},
                   [&](const Person &p) { return p.score >= score && p.score <= score + 20; });
    }
    for (const qint64 owed : {10'000, 100'000, 250'000}) {
        asker.askOne({u"How many customers owe more than %1?"_s.arg(owed),
                      u"number of clients owing over %1k"_s.arg(owed / 1000)},
                     asker.book.count([&](const Person &p) { return p.owed() > owed * 100; }));
        asker.list({u"Who owes more than %1?"_s.arg(owed), u"which customers owe over %1k"_s.arg(owed / 1000)},
                   [&](const Person &p) { return p.owed() > owed * 100; });
        asker.askOne({u"How many customers with a score below 600 owe more than %1?"_s.arg(owed),
                      u"How many customers owe more than %1 and have a score under 600?"_s.arg(owed)},
                     asker.book.count([&](const Person &p) { return p.owed() > owed * 100 && p.score < 600; }));
    }
    for (const std::size_t loans : {1, 2}) {
        asker.askOne({u"How many customers have more than %1 loans?"_s.arg(loans),
                      u"customers with more than %1 loans: how many?"_s.arg(loans)},
                     asker.book.count([&](const Person &p) { return p.loans.size() > loans; }));
    }
    asker.askOne({u"How many customers have good credit?"_s, u"number of customers with a good credit score"_s},
                 asker.book.count([](const Person &p) { return p.score >= 670 && p.score <= 739; }));
    if (!asker.book.people.front().risk.isEmpty())
        asker.askOne({u"How many high risk customers are there?"_s, u"How many customers have a high risk profile?"_s},
                     asker.book.count([](const Person &p) { return p.risk == u"High"; }));
}

}  // namespace clientele::test
