// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/plainbook.h"

#include <QDate>

#include <algorithm>

namespace clientele::test {

PlainBook::PlainBook(const Portfolio &book)
{
    for (RowIndex row = 0; row < book.rows(Table::Customers); ++row) {
        Person person;
        person.id = book.textAt(Field::CustomerId, row);
        person.name = book.textAt(Field::CustomerName, row);
        person.city = book.textAt(Field::CustomerCity, row);
        person.risk = book.textAt(Field::CustomerRisk, row);
        person.age = book.numberAt(Field::CustomerAge, row);
        person.accounts = book.numberAt(Field::CustomerAccounts, row);
        person.woman = book.textAt(Field::CustomerGender, row).startsWith(u'f', Qt::CaseInsensitive);
        person.card = book.textAt(Field::CustomerCard, row);
        for (RowIndex credit = 0; credit < book.rows(Table::Credit); ++credit) {
            if (book.textAt(Field::CreditCustomer, credit) == person.id) {
                person.score = book.numberAt(Field::CreditScore, credit);
                person.delinquencies = book.numberAt(Field::CreditDelinquencies, credit);
            }
        }
        for (RowIndex loan = 0; loan < book.rows(Table::Loans); ++loan) {
            if (book.textAt(Field::LoanCustomer, loan) == person.id)
                person.loans.push_back({book.textAt(Field::LoanType, loan), book.numberAt(Field::LoanAmount, loan)});
        }
        people.push_back(person);
    }
    for (RowIndex row = 0; row < book.rows(Table::Atm); ++row) {
        const qint64 local = book.info().zone.toLocal(book.numberAt(Field::AtmTime, row));
        const QDate day = QDate(1970, 1, 1).addDays(local / 86'400);
        visits.push_back({book.textAt(Field::AtmId, row), book.textAt(Field::AtmType, row).toLower(),
                          book.numberAt(Field::AtmAmount, row), static_cast<int>(local / 3600 % 24), day.month(),
                          day.year(), book.textAt(Field::AtmCustomer, row)});
    }
}

qint64 PlainBook::count(const Test &test) const { return std::ranges::count_if(people, test); }

qint64 PlainBook::owed(const Test &test) const
{
    qint64 sum = 0;
    for (const Person &person : people)
        sum += test(person) ? person.owed() : 0;
    return sum;
}

bool PlainBook::isUnique(const QString &name) const { return std::ranges::count(people, name, &Person::name) == 1; }

QStringList PlainBook::cities() const
{
    QStringList all;
    for (const Person &person : people) {
        if (!all.contains(person.city))
            all.append(person.city);
    }
    return all;
}

QString money(qint64 cents)
{
    return QString::number(cents / 100) + u'.' + QString::number(cents % 100).rightJustified(2, u'0');
}

QString average(qint64 sum, qint64 count, qint64 unit)
{
    const qint64 hundredths = (sum * (100 / unit) * 2 + count) / (2 * count);
    return money(hundredths);
}

}  // namespace clientele::test
