// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/asker.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele::test {

void askOfMachines(Asker &asker)
{
    QMap<QString, qint64> visits;
    qint64 deposits = 0;
    qint64 deposited = 0;
    qint64 withdrawn = 0;
    qint64 atFive = 0;
    qint64 morning = 0;
    for (const Visit &visit : asker.book.visits) {
        ++visits[visit.machine];
        deposits += visit.type == u"deposit" ? 1 : 0;
        deposited += visit.type == u"deposit" ? visit.amount : 0;
        withdrawn += visit.type == u"withdrawal" ? visit.amount : 0;
        atFive += visit.hour == 17 ? 1 : 0;
        morning += visit.hour < 9 ? 1 : 0;
    }
    if (asker.book.visits.empty())
        return;
    asker.askOne({u"How many transactions are there?"_s, u"number of ATM transactions"_s},
                 QString::number(asker.book.visits.size()));
    asker.askOne({u"How many deposits were made?"_s, u"number of deposits"_s}, QString::number(deposits));
    asker.askOne({u"What are the total deposits?"_s, u"How much was deposited?"_s, u"sum of deposits"_s},
                 money(deposited));
    asker.askOne({u"How much was withdrawn?"_s, u"total withdrawals"_s}, money(withdrawn));
    asker.askOne({u"How many transactions at 5 pm?"_s, u"How many transactions happened at 17:00?"_s},
                 QString::number(atFive));
    asker.askOne({u"How many transactions before 9 am?"_s, u"number of transactions before 9am"_s},
                 QString::number(morning));
    const QString machine = visits.firstKey();
    asker.askOne(
        {u"How many transactions at machine %1?"_s.arg(machine), u"number of transactions on ATM %1"_s.arg(machine)},
        QString::number(visits.first()));
    asker.askOne({u"How many machines are there?"_s, u"number of ATMs"_s}, QString::number(visits.size()));
    qint64 most = 0;
    for (const qint64 count : visits)
        most = std::max(most, count);
    QMap<QString, QString> winners;
    for (auto it = visits.begin(); it != visits.end(); ++it) {
        if (it.value() == most)
            winners.insert(it.key(), QString::number(most));
    }
    asker.ask({u"Which machine is the busiest?"_s, u"What ATM has the most transactions?"_s, u"busiest machine"_s},
              winners);
}

}  // namespace clientele::test
