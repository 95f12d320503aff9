// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/demobook.h"

#include "app/sources/demopeople.h"
#include "app/sources/demoseeds.h"
#include "app/sources/seededrandom.h"
#include "models/portfolio/builder.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace clientele {

namespace {

constexpr std::int64_t day = 86'400;
constexpr std::int64_t span = 730;  // days of activity

// Visits to a machine by hour of the day, out of their sum.
constexpr std::array<std::int64_t, 24> hourWeights{6,  4,  3,  2,  2,  4,  12, 28, 46, 52, 56, 64,
                                                   84, 66, 56, 60, 78, 96, 82, 58, 40, 28, 18, 10};
constexpr std::array<std::int64_t, 15> withdrawals{20, 20, 40, 40, 60, 80, 100, 100, 120, 160, 200, 200, 300, 400, 800};
constexpr std::array<std::int64_t, 11> deposits{500,    2'500,  6'000,   12'000,  20'000, 32'000,
                                                50'000, 80'000, 130'000, 240'000, 950'000};  // cents

// A moment within the last `span` days, more often on Fridays and less at weekends, seldom at night.
std::int64_t drawTime(SeededRandom &random, std::int64_t localUntil, const DisplayZone &zone)
{
    const std::int64_t lastDay = localUntil / day;
    while (true) {
        const std::int64_t date = lastDay - random.below(span);
        const std::int64_t weekday = (date + 3) % 7;  // 0 is Monday: 1970-01-01 was a Thursday
        if (!random.chance(weekday == 4 ? 1000 : weekday > 4 ? 640 : 800))
            continue;
        std::int64_t left = random.below(955);  // the sum of hourWeights
        std::size_t hour = 0;
        while (left >= hourWeights[hour])
            left -= hourWeights[hour++];
        const std::int64_t local = date * day + static_cast<std::int64_t>(hour) * 3600 + random.below(3600);
        if (local <= localUntil)
            return zone.toUtc(local);
    }
}

struct Visit {
    std::int64_t time;
    std::int64_t amount;
    std::uint32_t customer;
    std::uint32_t machine;
    bool deposit;
};

// Every city has machines by its size; most visits are at home.
struct Machines {
    explicit Machines(const DemoSeeds &seeds)
    {
        std::uint32_t number = 0;
        for (const DemoSeeds::City &city : seeds.cities) {
            first.push_back(number);
            number += static_cast<std::uint32_t>(1 + city.weight / 15);
        }
        first.push_back(number);
    }
    [[nodiscard]] std::uint32_t draw(std::size_t city, SeededRandom &random) const
    {
        if (random.chance(120))
            city = static_cast<std::size_t>(random.below(static_cast<std::int64_t>(first.size()) - 1));
        return first[city] + static_cast<std::uint32_t>(random.below(first[city + 1] - first[city]));
    }
    static QString id(std::uint32_t machine) { return QString::number(101 + machine); }
    std::vector<std::uint32_t> first;  // by city; one more at the end
};

void addVisits(TableBuilder &atm, const std::vector<DemoCustomer> &customers, const Machines &machines,
               std::int64_t count, std::int64_t localUntil, const DisplayZone &zone, SeededRandom &random)
{
    std::vector<std::int64_t> reach;  // running sum of activity
    reach.reserve(customers.size());
    std::int64_t total = 0;
    for (const DemoCustomer &customer : customers)
        reach.push_back(total += customer.activity);
    std::vector<Visit> visits(static_cast<std::size_t>(total > 0 ? count : 0));
    for (Visit &visit : visits) {
        const auto at = std::ranges::upper_bound(reach, random.below(total)) - reach.begin();
        visit.customer = static_cast<std::uint32_t>(at);
        visit.machine = machines.draw(customers[static_cast<std::size_t>(at)].city, random);
        visit.time = drawTime(random, localUntil, zone);
        visit.deposit = random.chance(330);
        visit.amount = visit.deposit ? random.quantile(deposits)
                                     : withdrawals[static_cast<std::size_t>(random.below(withdrawals.size()))] * 100;
    }
    // Rows stand in the order of time: brushing over days then touches neighbours.
    std::ranges::stable_sort(visits, {}, &Visit::time);

    const Code deposit = atm.intern(Field::AtmType, QStringLiteral("deposit"));
    const Code withdrawal = atm.intern(Field::AtmType, QStringLiteral("withdrawal"));
    std::vector<Code> customerCodes;
    customerCodes.reserve(customers.size());
    for (const DemoCustomer &customer : customers)
        customerCodes.push_back(atm.intern(Field::AtmCustomer, customer.id));
    std::vector<Code> machineCodes;
    for (std::uint32_t machine = 0; machine < machines.first.back(); ++machine)
        machineCodes.push_back(atm.intern(Field::AtmId, Machines::id(machine)));
    for (const Visit &visit : visits) {
        atm.beginRow();
        atm.setCode(Field::AtmId, machineCodes[visit.machine]);
        atm.setNumber(Field::AtmTime, visit.time);
        atm.setNumber(Field::AtmAmount, visit.amount);
        atm.setCode(Field::AtmType, visit.deposit ? deposit : withdrawal);
        atm.setCode(Field::AtmCustomer, customerCodes[visit.customer]);
    }
}

QString drawUuid(SeededRandom &random)
{
    const quint64 high = (random.next() & 0xffff'ffff'ffff'0fff) | 0x4000;
    const quint64 low = (random.next() & 0x3fff'ffff'ffff'ffff) | 0x8000'0000'0000'0000;
    const QString hex = QStringLiteral("%1%2").arg(high, 16, 16, QLatin1Char('0')).arg(low, 16, 16, QLatin1Char('0'));
    return hex.mid(0, 8) + u'-' + hex.mid(8, 4) + u'-' + hex.mid(12, 4) + u'-' + hex.mid(16, 4) + u'-' + hex.mid(20);
}

void addComplaints(TableBuilder &complaints, const DemoSeeds &seeds, const Machines &machines, std::int64_t count,
                   std::int64_t localUntil, const DisplayZone &zone, SeededRandom &random)
{
    std::vector<std::int64_t> times(static_cast<std::size_t>(count));
    for (std::int64_t &time : times)
        time = drawTime(random, localUntil, zone);
    std::ranges::sort(times);
    for (const std::int64_t time : times) {
        const auto &wording =
            seeds.wordings[static_cast<std::size_t>(random.below(static_cast<std::int64_t>(seeds.wordings.size())))];
        const auto city = static_cast<std::size_t>(random.below(static_cast<std::int64_t>(seeds.cities.size())));
        QString text = wording.text;
        text.replace(u"{machine}"_qs, Machines::id(machines.draw(city, random)));
        text.replace(u"{city}"_qs, seeds.cities[city].name);
        text.replace(
            u"{amount}"_qs,
            QStringLiteral("%1 dollars").arg(withdrawals[static_cast<std::size_t>(random.below(withdrawals.size()))]));
        text.replace(u"{hour}"_qs, QString::number(random.between(7, 22)));
        text.replace(u"{days}"_qs, QString::number(random.between(2, 30)));
        complaints.beginRow();
        complaints.setText(Field::ComplaintId, drawUuid(random));
        complaints.setText(Field::ComplaintCategory, wording.category);
        complaints.setText(Field::ComplaintDescription, text);
        complaints.setNumber(Field::ComplaintTime, time);
    }
}

}  // namespace

Result<PortfolioPtr> makeDemoBook(const DemoSize &size, const PortfolioInfo &info, qint64 until)
{
    constexpr qint64 most = 200'000'000;  // rows of a table: what fits a desktop's memory
    for (const qint64 count : {size.customers, size.transactions, size.complaints})
        if (count < 0 || count > most)
            return fail(ErrorKind::InvalidInput,
                        QCoreApplication::translate("Demo", "A demo book cannot have %1 rows of a kind.").arg(count),
                        QCoreApplication::translate("Demo", "Ask for 0 to %1.").arg(most));

    const DemoSeeds seeds = DemoSeeds::read();
    const Machines machines(seeds);
    const std::int64_t localUntil = info.zone.toLocal(until);
    PortfolioBuilder builder(info);
    // One stream a part, so that another number of transactions leaves the people as they were.
    SeededRandom people(size.seed * 3 + 1);
    SeededRandom visits(size.seed * 3 + 2);
    SeededRandom complaints(size.seed * 3 + 3);
    const auto customers = addDemoPeople(builder, seeds, size.customers, localUntil / day, people);
    addVisits(builder.table(Table::Atm), customers, machines, size.transactions, localUntil, info.zone, visits);
    addComplaints(builder.table(Table::Complaints), seeds, machines, size.complaints, localUntil, info.zone,
                  complaints);
    for (const DemoSeeds::Product &product : seeds.products) {
        TableBuilder &products = builder.table(Table::Products);
        products.beginRow();
        products.setText(Field::ProductId, product.id);
        products.setText(Field::ProductName, product.name);
        products.setText(Field::ProductDescription, product.description);
        products.setText(Field::ProductFeatures, product.features);
        products.setText(Field::ProductCategory, product.category);
    }
    return builder.build();
}

}  // namespace clientele
