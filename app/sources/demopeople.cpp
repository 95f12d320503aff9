// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/demopeople.h"

#include <algorithm>
#include <array>

namespace clientele {

namespace {

// Shapes of a plausible retail book, as deciles; money in whole dollars. They are made up, and roughly Canadian.
constexpr std::array<std::int64_t, 11> ages{18, 24, 29, 34, 39, 44, 50, 56, 63, 71, 93};
constexpr std::array<std::int64_t, 11> incomes{9'000,  21'000, 30'000,  39'000,  47'000, 56'000,
                                               67'000, 82'000, 104'000, 148'000, 420'000};
constexpr std::array<std::int64_t, 11> monthsKept{0, 0, 1, 1, 2, 3, 4, 6, 9, 14, 40};  // balance, in months of income

struct LoanShape {
    const char *type;
    int fromAge;
    int toAge;
    int permille;                           // how many of that age have one
    int leastRank;                          // of income, 0 to 1000
    std::array<std::int64_t, 5> quartiles;  // owed
};
constexpr std::array<LoanShape, 5> loanShapes{{
    {"student", 18, 36, 360, 0, {800, 7'500, 15'000, 28'000, 74'000}},
    {"car", 20, 75, 300, 120, {900, 8'000, 17'000, 29'000, 82'000}},
    {"house", 27, 70, 410, 350, {12'000, 120'000, 235'000, 380'000, 940'000}},
    {"personal", 19, 80, 220, 0, {300, 3'000, 8'000, 17'000, 60'000}},
    {"business", 24, 70, 60, 400, {4'000, 30'000, 70'000, 160'000, 650'000}},
}};

struct Person {
    std::int64_t age;
    std::int64_t rank;        // of income, 0 to 999
    std::int64_t income;      // a year
    std::int64_t discipline;  // 0 to 1000: how reliably they pay
    std::int64_t delinquencies;
    std::int64_t score;
};

Person drawPerson(SeededRandom &random)
{
    Person person{};
    person.age = random.quantile(ages);
    person.rank = random.below(1000);
    person.income =
        SeededRandom::quantileAt(incomes, person.rank) * std::min<std::int64_t>(100, 40 + (person.age - 17) * 5) / 100;
    person.discipline = random.bell();
    const std::int64_t slip = std::max<std::int64_t>(25, 620 - person.discipline);
    while (person.delinquencies < 8 && random.chance(slip))
        ++person.delinquencies;
    const std::int64_t score = 440 + person.discipline * 270 / 1000 + person.rank * 130 / 1000
                               + std::min<std::int64_t>(60, (person.age - 18) * 2) + random.between(-30, 30)
                               - person.delinquencies * 32;
    person.score = std::clamp<std::int64_t>(score, 300, 850);
    return person;
}

// "Chloé O'Brien" -> "chloe.obrien": what mail addresses are made of.
QString mailName(const QString &name)
{
    QString result;
    const QString plain = name.normalized(QString::NormalizationForm_KD).toLower();
    for (const QChar c : plain) {
        if (c.unicode() < 128 && c.isLetter())
            result += c;
        else if (c == u' ')
            result += u'.';
    }
    return result;
}

std::size_t drawCity(const DemoSeeds &seeds, std::int64_t totalWeight, SeededRandom &random)
{
    std::int64_t left = random.below(totalWeight);
    std::size_t city = 0;
    while (left >= seeds.cities[city].weight)
        left -= seeds.cities[city++].weight;
    return city;
}

std::int64_t cents(std::int64_t dollars, SeededRandom &random) { return dollars * 100 + random.below(100); }

bool addLoans(TableBuilder &loans, const QString &id, const Person &person, SeededRandom &random)
{
    bool any = false;
    for (const LoanShape &shape : loanShapes) {
        const bool reaches = person.age >= shape.fromAge && person.age <= shape.toAge && person.rank >= shape.leastRank
                             && person.score >= 420;
        if (!reaches || !random.chance(shape.permille))
            continue;
        const int count = random.chance(60) ? 2 : 1;
        for (int i = 0; i < count; ++i) {
            loans.beginRow();
            loans.setText(Field::LoanCustomer, id);
            loans.setText(Field::LoanType, QString::fromLatin1(shape.type));
            loans.setNumber(Field::LoanAmount, cents(random.quantile(shape.quartiles), random));
        }
        any = true;
    }
    return any;
}

void addFigures(TableBuilder &table, const Person &person, std::int64_t lastDay, bool dormant, SeededRandom &random)
{
    const std::int64_t monthly = person.income / 12;
    const std::int64_t transactions = dormant ? random.below(30) : 60 + random.below(900);
    const std::int64_t average = 8 + monthly / std::max<std::int64_t>(1, 25 + random.below(40));
    table.setNumber(Field::CustomerAge, person.age);
    const std::int64_t kept = random.quantile(monthsKept);  // drawn apart: operands have no order of their own
    table.setNumber(Field::CustomerBalance, cents(monthly * kept + random.below(900), random));
    table.setNumber(Field::CustomerTotalTransactions, transactions);
    table.setNumber(Field::CustomerTotalDeposits, cents(monthly * random.between(3, 24), random));
    table.setNumber(Field::CustomerTotalWithdrawals, cents(monthly * random.between(2, 22), random));
    table.setNumber(Field::CustomerAverageTransaction, cents(average, random));
    table.setNumber(Field::CustomerHighestTransaction, cents(average * random.between(3, 30), random));
    table.setNumber(Field::CustomerLowestTransaction, cents(random.below(std::min<std::int64_t>(average, 9)), random));
    table.setNumber(Field::CustomerCashback, cents(transactions * average / 1000, random));
    table.setNumber(Field::CustomerMonthlySpending, cents(monthly * random.between(35, 95) / 100, random));
    table.setNumber(Field::CustomerLastTransaction, lastDay - (dormant ? random.between(200, 720) : random.below(45)));
    table.setNumber(Field::CustomerAccounts, 1 + random.below(3) + person.rank / 400);
    table.setNumber(Field::CustomerInternationalTransactions, person.rank > 500 ? random.below(60) : random.below(6));
    table.setNumber(Field::CustomerVatRefund, random.chance(120) ? cents(random.below(400), random) : 0);
    table.setNumber(Field::CustomerDeliverySpending, cents(random.below(80) * (person.age < 45 ? 12 : 4), random));
}

const char *cardOf(const Person &person, SeededRandom &random)
{
    if (person.score < 580)
        return random.chance(500) ? "Secured Card" : "Everyday Card";
    if (person.age < 25)
        return "Student Card";
    if (person.score >= 740 && person.rank > 800)
        return "Platinum Card";
    return random.chance(450) ? "Everyday Card" : random.chance(500) ? "Cashback Card" : "Travel Card";
}

}  // namespace

std::vector<DemoCustomer> addDemoPeople(PortfolioBuilder &builder, const DemoSeeds &seeds, std::int64_t count,
                                        std::int64_t lastDay, SeededRandom &random)
{
    TableBuilder &customers = builder.table(Table::Customers);
    TableBuilder &credit = builder.table(Table::Credit);
    TableBuilder &loans = builder.table(Table::Loans);
    const auto yesNo = [](bool yes) { return yes ? QStringLiteral("Yes") : QStringLiteral("No"); };
    std::int64_t totalWeight = 0;
    for (const DemoSeeds::City &city : seeds.cities)
        totalWeight += city.weight;

    std::vector<DemoCustomer> result;
    result.reserve(static_cast<std::size_t>(count));
    for (std::int64_t i = 0; i < count; ++i) {
        const Person person = drawPerson(random);
        const std::size_t cityIndex = drawCity(seeds, totalWeight, random);
        const DemoSeeds::City &city = seeds.cities[cityIndex];
        const QString language = random.chance(700) ? city.language : city.secondLanguage;
        const auto &names = language == u"French" ? seeds.frenchNames : seeds.englishNames;
        const auto &first = names[static_cast<std::size_t>(random.below(static_cast<std::int64_t>(names.size())))];
        // Earlier surnames are commoner: the smaller of two draws.
        const QString &last =
            seeds.surnames[std::min(random.below(seeds.surnames.size()), random.below(seeds.surnames.size()))];
        const QString name = first.name + u' ' + last;
        const QString id = QString::number(10'001 + i);
        const bool dormant = random.chance(70);

        customers.beginRow();
        customers.setText(Field::CustomerId, id);
        customers.setText(Field::CustomerName, name);
        customers.setText(Field::CustomerFirstName, first.name);
        customers.setText(Field::CustomerLastName, last);
        customers.setText(Field::CustomerGender, first.gender);
        customers.setText(Field::CustomerEmail, mailName(name) + id + QStringLiteral("@example.com"));
        customers.setText(Field::CustomerPhone,
                          QStringLiteral("555-01%1").arg(random.below(10'000), 4, 10, QLatin1Char('0')));
        customers.setText(Field::CustomerCity, city.name);
        customers.setText(Field::CustomerCountry, city.country);
        customers.setText(Field::CustomerLanguage, language);
        customers.setText(
            Field::CustomerContactMethod,
            QStringList{QStringLiteral("Email"), QStringLiteral("Phone"), QStringLiteral("SMS")}.at(random.below(3)));
        customers.setText(Field::CustomerStatus, dormant ? QStringLiteral("Dormant") : QStringLiteral("Active"));
        customers.setText(Field::CustomerRecentActivity, yesNo(!dormant));
        customers.setText(Field::CustomerRisk, person.score < 600 || person.delinquencies > 2 ? QStringLiteral("High")
                                               : person.score >= 710                          ? QStringLiteral("Low")
                                                                     : QStringLiteral("Medium"));
        customers.setText(Field::CustomerDepositStatus, yesNo(random.chance(280)));
        customers.setText(Field::CustomerVatStatus, yesNo(random.chance(120)));
        customers.setText(Field::CustomerDevice, seeds.devices[random.below(seeds.devices.size())]);
        customers.setText(Field::CustomerAppVersion,
                          QStringLiteral("v%1.%2").arg(random.between(4, 6)).arg(random.below(4)));
        customers.setText(Field::CustomerCard, QLatin1StringView(cardOf(person, random)));
        addFigures(customers, person, lastDay, dormant, random);
        customers.setText(Field::CustomerLoanStatus, yesNo(addLoans(loans, id, person, random)));

        credit.beginRow();
        credit.setText(Field::CreditCustomer, id);
        credit.setNumber(Field::CreditScore, person.score);
        credit.setNumber(Field::CreditDelinquencies, person.delinquencies);
        const std::int64_t habit = random.below(4);
        result.push_back({id, cityIndex, dormant ? 0 : 1 + habit * random.below(6)});
    }
    return result;
}

}  // namespace clientele
