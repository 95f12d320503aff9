// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/search/shownpassage.h"

#include "app/search/customertotals.h"
#include "models/items/localised.h"
#include "models/items/phrases.h"
#include "models/query/catalogue.h"

#include <QCoreApplication>
#include <QDate>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(clientele::Passages)
};

QString amountText(const QString &decimal, Currency currency)
{
    const QString amount = localised(decimal, QLocale());
    return currency.isEmpty() ? amount : amount + u' ' + currency.code();
}

QString amountsText(const AmountTotals &amounts)
{
    QStringList texts;
    for (const Money &total : amounts.totals())
        texts += amountText(toText(total), total.currency);
    return texts.join(u", "_s);
}

QString dayText(const QString &day)
{
    const QDate date = QDate::fromString(day, Qt::ISODate);
    return date.isValid() ? QLocale().toString(date, QLocale::ShortFormat) : day;
}

// "Current balance: 1,234.50 CAD"; empty where the cell is.
QString fieldText(const Portfolio &book, const FieldInfo &about, RowIndex row)
{
    const QString value = book.cellText(about.field, row);
    if (value.isEmpty())
        return {};
    const QString label = fieldLabel(about.field);
    switch (about.type) {
    case FieldType::Money:
        return labelled(label, amountText(value, book.currencyAt(about.table, row)));
    case FieldType::Integer:
        return labelled(label, localised(value, QLocale()));
    case FieldType::Date:
        return labelled(label, dayText(value));
    default:
        return labelled(label, value);
    }
}

QStringList fieldTexts(const Portfolio &book, Table table, RowIndex row, bool identifying)
{
    QStringList texts;
    for (const FieldInfo &about : fieldsOf(table))
        if ((about.has(Personal) || about.has(Protected)) == identifying)
            if (const QString text = fieldText(book, about, row); !text.isEmpty())
                texts += text;
    return texts;
}

QStringList loanTexts(const Portfolio &book, RowIndex customer)
{
    const LoanTotals loans = loanTotals(book, customer);
    const int count = static_cast<int>(loans.count);
    QStringList texts{Words::tr("%n loan(s)", nullptr, count)};
    if (const QString owed = amountsText(loans.owed); !owed.isEmpty())
        texts += labelled(Words::tr("Owed"), owed);
    for (const RowIndex row : loans.largest)
        texts += labelled(book.textAt(Field::LoanType, row),
                          amountText(book.cellText(Field::LoanAmount, row), book.currencyAt(Table::Loans, row)));
    return texts;
}

QStringList atmTexts(const Portfolio &book, RowIndex customer)
{
    const AtmTotals atm = atmTotals(book, customer);
    const int count = static_cast<int>(atm.count);
    QStringList texts{Words::tr("%n ATM transaction(s)", nullptr, count)};
    if (!atm.firstDay.isEmpty())
        texts += Words::tr("from %1 to %2", "two days").arg(dayText(atm.firstDay), dayText(atm.lastDay));
    for (const AtmTotals::OfType &type : atm.types) {
        const QString number = QLocale().toString(static_cast<qulonglong>(type.count));
        const QString total = amountsText(type.amounts);
        texts += labelled(type.type.isEmpty() ? Words::tr("of no type") : type.type,
                          total.isEmpty() ? number : Words::tr("%1 (%2)", "a number; its total").arg(number, total));
    }
    QStringList machines;
    for (const AtmTotals::Machine &machine : atm.machines)
        machines += Words::tr("%1 (%2)", "a machine; how often")
                        .arg(machine.id, QLocale().toString(static_cast<qulonglong>(machine.count)));
    if (!machines.isEmpty())
        texts += labelled(Words::tr("Machines"), machines.join(u", "_s));
    return texts;
}

QStringList customerTexts(const Portfolio &book, const PassagePlace &place)
{
    switch (place.kind) {
    case PassageKind::Loans:
        return loanTexts(book, place.row);
    case PassageKind::Atm:
        return atmTexts(book, place.row);
    case PassageKind::Credit: {
        QStringList texts;
        for (const RowIndex row : book.rowsOf(Table::Credit, place.row + 1))
            texts += fieldTexts(book, Table::Credit, row, false);
        return texts;
    }
    default:
        return fieldTexts(book, Table::Customers, place.row, place.kind == PassageKind::Person);
    }
}

}  // namespace

QString shownText(const Portfolio &book, const PassagePlace &place)
{
    if (place.kind == PassageKind::Product || place.kind == PassageKind::Complaint)
        return passageAt(book, place).text;
    return besideEachOther(customerTexts(book, place)) + u'.';
}

}  // namespace clientele
