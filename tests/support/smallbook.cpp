// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/smallbook.h"

#include "models/portfolio/builder.h"

using namespace Qt::StringLiterals;

namespace clientele::test {

PortfolioPtr smallBook()
{
    PortfolioInfo info;
    info.zone = DisplayZone::fromId("America/Toronto").value();
    info.defaultCurrency = *Currency::fromCode(u"CAD");
    info.takenAt = 1'755'709'871;  // 20 August 2025, 13:11 in Toronto
    PortfolioBuilder builder(info);
    const auto customer = [&](const QString &id, const QString &name, const QString &city, int score) {
        TableBuilder &customers = builder.table(Table::Customers);
        customers.beginRow();
        customers.setText(Field::CustomerId, id);
        customers.setText(Field::CustomerName, name);
        customers.setText(Field::CustomerCity, city);
        TableBuilder &credit = builder.table(Table::Credit);
        credit.beginRow();
        credit.setText(Field::CreditCustomer, id);
        credit.setNumber(Field::CreditScore, score);
    };
    customer(u"1"_s, u"Wendy Zhao"_s, u"Montreal"_s, 548);
    customer(u"2"_s, u"Ann Bell"_s, u"Toronto"_s, 700);
    customer(u"3"_s, u"Ann Bell"_s, u"Montreal"_s, 620);
    customer(u"4"_s, u"Zoé O’Brien"_s, u"Halifax"_s, 810);
    const auto loan = [&](const QString &customerId, const QString &type, qint64 minor) {
        TableBuilder &loans = builder.table(Table::Loans);
        loans.beginRow();
        loans.setText(Field::LoanCustomer, customerId);
        loans.setText(Field::LoanType, type);
        loans.setNumber(Field::LoanAmount, minor);
    };
    loan(u"1"_s, u"car"_s, 1'000'000);
    loan(u"1"_s, u"house"_s, 5'000'050);
    loan(u"2"_s, u"car"_s, 2'000'000);
    loan(u"4"_s, u"student"_s, 500'025);
    const auto atm = [&](const QString &machine, const QString &type, qint64 minor) {
        TableBuilder &rows = builder.table(Table::Atm);
        rows.beginRow();
        rows.setText(Field::AtmId, machine);
        rows.setText(Field::AtmType, type);
        rows.setText(Field::AtmCustomer, u"1"_s);
        rows.setNumber(Field::AtmAmount, minor);
        rows.setNumber(Field::AtmTime, 1'755'709'871);
    };
    atm(u"101"_s, u"deposit"_s, 20'000);
    atm(u"102"_s, u"withdrawal"_s, 6'000);
    TableBuilder &complaints = builder.table(Table::Complaints);
    complaints.beginRow();
    complaints.setText(Field::ComplaintId, u"c1"_s);
    complaints.setText(Field::ComplaintCategory, u"ATM"_s);
    complaints.setText(Field::ComplaintDescription, u"It kept my card"_s);
    return builder.build().value();
}

}  // namespace clientele::test
