// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/search/customersentences.h"

#include "app/search/customertotals.h"
#include "models/query/catalogue.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

bool identifies(const FieldInfo &about) { return about.has(Personal) || about.has(Protected); }

// "Current balance is 12.50 CAD."; empty where the cell is.
QString sentence(const Portfolio &book, const FieldInfo &about, RowIndex row)
{
    const QString value = book.cellText(about.field, row);
    if (value.isEmpty())
        return {};
    QString text = QString::fromLatin1(about.label) + u" is "_s + value;
    if (about.type == FieldType::Money)
        text += u' ' + book.currencyAt(about.table, row).code();
    return text + u'.';
}

QString customerSentences(const Portfolio &book, RowIndex row, bool identifying)
{
    QStringList sentences;
    for (const FieldInfo &about : fieldsOf(Table::Customers))
        if (identifies(about) == identifying)
            if (QString said = sentence(book, about, row); !said.isEmpty())
                sentences += said;
    return sentences.join(u' ');
}

QString inWords(const AmountTotals &amounts)
{
    QStringList words;
    for (const Money &total : amounts.totals())
        words += toText(total) + u' ' + total.currency.code();
    return words.join(u" and "_s);
}

QString counted(std::size_t n, const QString &thing)
{
    return QString::number(n) + u' ' + thing + (n == 1 ? QString() : u"s"_s);
}

}  // namespace

QString nameOf(const Portfolio &book, RowIndex customer)
{
    QString name = book.textAt(Field::CustomerName, customer);
    if (name.isEmpty())
        name = (book.textAt(Field::CustomerFirstName, customer) + u' ' + book.textAt(Field::CustomerLastName, customer))
                   .trimmed();
    return name.isEmpty() ? book.textAt(Field::CustomerId, customer) : name;
}

QString personSentences(const Portfolio &book, RowIndex customer) { return customerSentences(book, customer, true); }

QString profileSentences(const Portfolio &book, RowIndex customer) { return customerSentences(book, customer, false); }

QString creditSentences(const Portfolio &book, RowIndex customer)
{
    QStringList sentences;
    for (const RowIndex row : book.rowsOf(Table::Credit, customer + 1)) {
        for (const FieldInfo &about : fieldsOf(Table::Credit))
            if (!identifies(about))
                if (QString said = sentence(book, about, row); !said.isEmpty())
                    sentences += said;
        const std::int64_t score = book.numberAt(Field::CreditScore, row);
        const auto band = std::ranges::find_if(
            scoreBands(), [score](const ScoreBand &b) { return score >= b.from && score <= b.to; });
        if (band != scoreBands().end())
            sentences += u"The credit score is "_s + QLatin1StringView(band->key) + u'.';
    }
    return sentences.join(u' ');
}

QString loanSentences(const Portfolio &book, RowIndex customer)
{
    const LoanTotals loans = loanTotals(book, customer);
    QString text = u"Has "_s + counted(loans.count, u"loan"_s);
    if (const QString total = inWords(loans.owed); !total.isEmpty())
        text += u" and owes "_s + total;
    text += u'.';
    for (const RowIndex row : loans.largest)
        text += u' ' + book.textAt(Field::LoanType, row) + u" loan of "_s + book.cellText(Field::LoanAmount, row) + u' '
                + book.currencyAt(Table::Loans, row).code() + u'.';
    return text;
}

QString atmSentences(const Portfolio &book, RowIndex customer)
{
    const AtmTotals atm = atmTotals(book, customer);
    QString text = counted(atm.count, u"ATM transaction"_s);
    if (!atm.firstDay.isEmpty())
        text += u" from "_s + atm.firstDay + u" to "_s + atm.lastDay;
    text += u'.';
    for (const AtmTotals::OfType &type : atm.types) {
        text += u' ' + counted(type.count, type.type.isEmpty() ? u"transaction"_s : type.type);
        if (const QString total = inWords(type.amounts); !total.isEmpty())
            text += u" of "_s + total + u" in all"_s;
        text += u'.';
    }
    QStringList names;
    for (const AtmTotals::Machine &machine : atm.machines)
        names += machine.id + u" ("_s + QString::number(machine.count) + u')';
    return names.isEmpty() ? text : text + u" Machines: "_s + names.join(u", "_s) + u'.';
}

}  // namespace clientele
