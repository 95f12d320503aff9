// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/searchbook.h"

#include "models/portfolio/builder.h"

using namespace Qt::StringLiterals;

namespace clientele::test {

namespace {

void addCustomer(PortfolioBuilder &builder, int i)
{
    const QString number = QString::number(i);
    TableBuilder &customers = builder.table(Table::Customers);
    customers.beginRow();
    customers.setText(Field::CustomerId, u'C' + number);
    customers.setText(Field::CustomerName, u"secretname%1 Muster"_s.arg(i));
    customers.setText(Field::CustomerGender, u"secretgender%1"_s.arg(i % 3));
    customers.setText(Field::CustomerEmail, u"secretmail%1@example.com"_s.arg(i));
    customers.setText(Field::CustomerPhone, u"secretphone%1"_s.arg(i));
    customers.setNumber(Field::CustomerAge, 7'700 + i);
    customers.setText(Field::CustomerCountry, u"secretcountry%1"_s.arg(i % 4));
    customers.setText(Field::CustomerLanguage, u"secretlanguage%1"_s.arg(i % 2));
    customers.setText(Field::CustomerCity, i % 2 == 1 ? u"Toronto"_s : u"Laval"_s);
    customers.setText(Field::CustomerCurrency, u"CAD"_s);
    customers.setText(Field::CustomerStatus, i % 5 == 0 ? u"Dormant"_s : u"Active"_s);
    customers.setNumber(Field::CustomerBalance, 100'000 + 1'000 * i * i);
    TableBuilder &credit = builder.table(Table::Credit);
    credit.beginRow();
    credit.setText(Field::CreditCustomer, u'C' + number);
    credit.setNumber(Field::CreditScore, 400 + 10 * i);
    for (int loan = 0; loan < i % 3; ++loan) {
        TableBuilder &loans = builder.table(Table::Loans);
        loans.beginRow();
        loans.setText(Field::LoanCustomer, u'C' + number);
        loans.setText(Field::LoanType, loan == 0 ? u"car"_s : u"house"_s);
        loans.setNumber(Field::LoanAmount, 500'000 + 100 * i);
        loans.setText(Field::LoanCurrency, u"CAD"_s);
    }
    TableBuilder &atm = builder.table(Table::Atm);
    atm.beginRow();
    atm.setText(Field::AtmId, u"ATM-7%1"_s.arg(i % 4));
    atm.setText(Field::AtmCustomer, u'C' + number);
    atm.setText(Field::AtmType, u"withdrawal"_s);
    atm.setNumber(Field::AtmAmount, 2'000 + i);
    atm.setText(Field::AtmCurrency, u"CAD"_s);
    atm.setNumber(Field::AtmTime, 1'755'700'000 + 86'400 * i);
}

}  // namespace

PortfolioPtr searchBook(const SearchBookShape &shape)
{
    PortfolioInfo info;
    info.snapshot = shape.snapshot;
    info.zone = DisplayZone::fromId("America/Toronto").value();
    info.defaultCurrency = *Currency::fromCode(u"CAD");
    PortfolioBuilder builder(std::move(info));
    for (int i = 1; i <= shape.customers; ++i)
        addCustomer(builder, i);
    if (shape.customers > 0)
        for (const QString &name : {u"Travel Card"_s, u"Goal Savings"_s, u"Home Insurance"_s}) {
            TableBuilder &products = builder.table(Table::Products);
            products.beginRow();
            products.setText(Field::ProductId, u'P' + QString::number(products.rows()));
            products.setText(Field::ProductName, name);
            products.setText(Field::ProductDescription, u"A product called "_s + name);
        }
    const QStringList complaints = shape.customers == 0
                                       ? QStringList()
                                       : QStringList{u"The machine kept my card."_s, u"the machine  kept my CARD."_s,
                                                     u"My transfer has not arrived."_s, u"The machine kept my card."_s}
                                             + shape.moreComplaints;
    TableBuilder &table = builder.table(Table::Complaints);
    for (const QString &text : complaints) {
        table.beginRow();
        table.setText(Field::ComplaintId, u'F' + QString::number(table.rows()));
        table.setText(Field::ComplaintCategory, u"Card Issue"_s);
        table.setText(Field::ComplaintDescription, text);
    }
    return builder.build().value();
}

}  // namespace clientele::test
