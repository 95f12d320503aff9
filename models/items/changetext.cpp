// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/changetext.h"

#include "models/items/localised.h"
#include "models/items/phrases.h"

#include <QCoreApplication>
#include <QDate>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

QString words(const char *text) { return QCoreApplication::translate("Changes", text); }

}  // namespace

QString shortDay(QDate day, const QLocale &locale)
{
    //: a date in a list, as QLocale's formats go: 20 Aug 2025
    return locale.toString(day, words(QT_TRANSLATE_NOOP("Changes", "d MMM yyyy")));
}

CellValue cellOf(const Portfolio &book, Field field, RowIndex row)
{
    const FieldInfo &about = info(field);
    if (about.type == FieldType::Text)
        return {book.textAt(field, row), missingNumber, {}};
    const std::int64_t number = book.numberAt(field, row);
    const bool hasCurrency = about.type == FieldType::Money && number != missingNumber;
    return {{}, number, hasCurrency ? book.currencyAt(about.table, row) : Currency()};
}

QString shownCell(Field field, const CellValue &value, const DisplayZone &zone, const QLocale &locale)
{
    if (value.isMissing())
        return {};
    const QString text = cellText(field, value, zone);
    switch (info(field).type) {
    case FieldType::Money:
        return (localised(text, locale) + u' ' + value.currency.code()).trimmed();
    case FieldType::Integer:
        return localised(text, locale);
    case FieldType::Date:
        return shortDay(QDate::fromString(text, Qt::ISODate), locale);
    case FieldType::Text:
    case FieldType::Timestamp:
        break;
    }
    return text;
}

QString changeText(const Change &change, const DisplayZone &zone, const QLocale &locale)
{
    const QString before = shownCell(change.field, change.before, zone, locale);
    const QString after = shownCell(change.field, change.after, zone, locale);
    switch (change.kind) {
    case Change::Kind::NewCustomer:
        return words(QT_TRANSLATE_NOOP("Changes", "New in the book"));
    case Change::Kind::GoneCustomer:
        return words(QT_TRANSLATE_NOOP("Changes", "No longer in the book"));
    case Change::Kind::NewLoan:
        return labelled(words(QT_TRANSLATE_NOOP("Changes", "New loan")), change.loanType + u", "_s + after);
    case Change::Kind::GoneLoan:
        return labelled(words(QT_TRANSLATE_NOOP("Changes", "Loan gone")), change.loanType + u", "_s + before);
    case Change::Kind::LoanAmount:
        //: %1 is a type of loan: car
        return labelled(words(QT_TRANSLATE_NOOP("Changes", "Owed for a %1 loan")).arg(change.loanType),
                        before + u" → "_s + after);
    case Change::Kind::Field:
        break;
    }
    const QString label = fieldLabel(change.field);
    if (before.isEmpty())
        //: a value that the record did not have before
        return labelled(label, words(QT_TRANSLATE_NOOP("Changes", "now known, %1")).arg(after));
    if (after.isEmpty())
        return labelled(label, words(QT_TRANSLATE_NOOP("Changes", "no longer known, was %1")).arg(before));
    return labelled(label, before + u" → "_s + after);
}

}  // namespace clientele
