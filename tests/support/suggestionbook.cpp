// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/suggestionbook.h"

#include "models/portfolio/builder.h"

#include <QStringList>

#include <random>

using namespace Qt::StringLiterals;

namespace clientele::test {

namespace {

class Dice {
public:
    explicit Dice(quint64 seed) : m_engine(seed) {}
    qint64 number(qint64 least, qint64 most)
    {
        return least + static_cast<qint64>(m_engine() % static_cast<quint64>(most - least + 1));
    }
    bool inTen(int times) { return number(1, 10) <= times; }
    QString one(const QStringList &of) { return of[number(0, of.size() - 1)]; }

private:
    std::mt19937_64 m_engine;
};

struct Row {
    const char *name;
    const char *category;
    const char *features;
};

constexpr Row products[] = {{"Visa Classic", "Plastic Card", "Basic rewards"},
                            {"Visa Gold", "Plastic Card", "Higher credit limit"},
                            {"Discover", "Plastic Card", "Cashback on purchases"},
                            {"Prepaid Card", "Plastic Card", "No credit check"},
                            {"Business Card", "Plastic Card", "Business rewards"},
                            {"Fixed Deposit", "Deposit", "Guaranteed returns"},
                            {"Savings Account", "Deposit", "No lock-in"},
                            {"Junior Savings Account", "Deposit", "Parental control"},
                            {"Senior Citizens Savings Scheme", "Deposit", "Higher rates"},
                            {"Home Loan", "Loan", "Long tenure"},
                            {"Personal Loan", "Loan", "No collateral"},
                            {"Car Loan", "Loan", "Flexible tenure"},
                            {"Travel Insurance", "Insurance", "Trip cancellation"},
                            {"Life Insurance", "Insurance", "Death benefits"},
                            {"Mutual Fund", "Investment", "Diversified portfolio"},
                            {"Wealth Management", "Investment", "Advice"}};

void addProducts(TableBuilder &rows)
{
    int id = 0;
    for (const Row &product : products) {
        rows.beginRow();
        rows.setText(Field::ProductId, QString::number(++id));
        rows.setText(Field::ProductName, QString::fromLatin1(product.name));
        rows.setText(Field::ProductCategory, QString::fromLatin1(product.category));
        rows.setText(Field::ProductFeatures, QString::fromLatin1(product.features));
    }
}

void addWhatCounts(TableBuilder &customers, Dice &dice)
{
    const auto text = [&](Field field, const QStringList &of) {
        const QString value = dice.one(of);
        if (!dice.inTen(1))
            customers.setText(field, value);
    };
    const auto number = [&](Field field, qint64 least, qint64 most) {
        const qint64 value = dice.number(least, most);
        if (!dice.inTen(1))
            customers.setNumber(field, value);
    };
    text(Field::CustomerRisk, {u"Low"_s, u"Low"_s, u"Medium"_s, u"High"_s});
    text(Field::CustomerStatus, {u"Active"_s, u"Active"_s, u"Active"_s, u"Dormant"_s});
    text(Field::CustomerCard,
         {u"Visa Classic"_s, u"Visa Gold"_s, u"Discover"_s, u"Prepaid Card"_s, u"Nobody's Card"_s});
    text(Field::CustomerDepositStatus, {u"Yes"_s, u"No"_s});
    text(Field::CustomerLoanStatus, {u"Yes"_s, u"No"_s});
    text(Field::CustomerRecentActivity, {u"Yes"_s, u"No"_s});
    customers.setText(Field::CustomerCurrency, dice.one({u"USD"_s, u"EUR"_s, u"JPY"_s}));
    number(Field::CustomerBalance, -5'000, 5'000'000);
    number(Field::CustomerMonthlySpending, 0, 500'000);
    number(Field::CustomerTotalDeposits, 0, 5'000'000);
    number(Field::CustomerTotalWithdrawals, 0, 5'000'000);
    number(Field::CustomerCashback, 0, 50'000);
    number(Field::CustomerHighestTransaction, 0, 1'000'000);
    number(Field::CustomerAccounts, 1, 5);
}

void addWhatMayNot(TableBuilder &customers, Dice &dice, bool minor)
{
    const auto text = [&](Field field, const QStringList &of) {
        const QString value = dice.one(of);
        if (!dice.inTen(1))
            customers.setText(field, value);
    };
    text(Field::CustomerGender, {u"Female"_s, u"Male"_s, u"Other"_s});
    text(Field::CustomerFirstName, {u"Ann"_s, u"Bola"_s, u"Chen"_s, u"Deepa"_s});
    text(Field::CustomerLastName, {u"Smith"_s, u"Okafor"_s, u"Wang"_s, u"Iyer"_s});
    text(Field::CustomerLanguage, {u"English"_s, u"Spanish"_s, u"French"_s});
    text(Field::CustomerCountry, {u"Canada"_s, u"Nigeria"_s, u"China"_s});
    text(Field::CustomerCity, {u"Toronto"_s, u"Lagos"_s, u"Shanghai"_s});
    text(Field::CustomerDevice, {u"iPhone 15"_s, u"MI 8"_s});
    text(Field::CustomerContactMethod, {u"Phone"_s, u"SMS"_s});
    text(Field::CustomerVatStatus, {u"Yes"_s, u"No"_s});
    customers.setNumber(Field::CustomerInternationalTransactions, dice.number(0, 400));
    customers.setNumber(Field::CustomerVatRefund, dice.number(0, 90'000));
    customers.setNumber(Field::CustomerAge, minor ? dice.number(10, 17) : dice.number(18, 95));
}

}  // namespace

PortfolioPtr suggestionBook(int customers, quint64 seed, quint64 hiddenSeed)
{
    PortfolioInfo info;
    info.snapshot = 3;
    info.zone = DisplayZone::fromId("America/Toronto").value();
    info.defaultCurrency = *Currency::fromCode(u"CAD");
    PortfolioBuilder builder(std::move(info));
    addProducts(builder.table(Table::Products));
    Dice dice(seed);
    Dice hidden(hiddenSeed);
    for (int i = 1; i <= customers; ++i) {
        const QString id = u'P' + QString::number(i);
        TableBuilder &rows = builder.table(Table::Customers);
        rows.beginRow();
        rows.setText(Field::CustomerId, id);
        addWhatCounts(rows, dice);
        addWhatMayNot(rows, hidden, i % 7 == 0);
        if (dice.inTen(7)) {
            TableBuilder &credit = builder.table(Table::Credit);
            credit.beginRow();
            credit.setText(Field::CreditCustomer, id);
            credit.setNumber(Field::CreditScore, dice.number(300, 850));
            if (!dice.inTen(1))
                credit.setNumber(Field::CreditDelinquencies, dice.number(0, 4));
        }
        for (qint64 loans = dice.number(-2, 2); loans > 0; --loans) {
            TableBuilder &loan = builder.table(Table::Loans);
            loan.beginRow();
            loan.setText(Field::LoanCustomer, id);
            loan.setText(Field::LoanType, dice.one({u"car"_s, u"house"_s, u"personal"_s, u"student"_s}));
            loan.setNumber(Field::LoanAmount, dice.number(1, 9'000'000));
            loan.setText(Field::LoanCurrency, dice.one({u"USD"_s, u"EUR"_s}));
        }
        for (qint64 visits = dice.number(-3, 4); visits > 0; --visits) {
            TableBuilder &atm = builder.table(Table::Atm);
            atm.beginRow();
            atm.setText(Field::AtmId, u"101"_s);
            atm.setText(Field::AtmCustomer, id);
            atm.setText(Field::AtmType, dice.one({u"deposit"_s, u"withdrawal"_s}));
            atm.setNumber(Field::AtmAmount, dice.number(100, 90'000));
            atm.setText(Field::AtmCurrency, dice.one({u"USD"_s, u"EUR"_s}));
            atm.setNumber(Field::AtmTime, 1'740'000'000 + dice.number(0, 200) * 86'400);
        }
    }
    return builder.build().value();
}

}  // namespace clientele::test
