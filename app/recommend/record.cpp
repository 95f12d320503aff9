// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recommend/record.h"

#include "app/recommend/bookfigures.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele::recommend {

namespace {

Value ofField(Field field, const CustomerRow &row)
{
    const FieldInfo &about = info(field);
    const Portfolio &book = row.book();
    if (about.table == Table::Credit) {
        const auto rows = book.rowsOf(Table::Credit, row.row() + 1);
        const std::int64_t number = rows.empty() ? missingNumber : book.numberAt(field, rows.front());
        return number == missingNumber ? Value() : numberValue(number);
    }
    if (about.type == FieldType::Text) {
        const QString text = row.text(field);
        return text.isEmpty() ? Value() : textValue(text);
    }
    const std::int64_t number = row.number(field);
    if (about.type != FieldType::Money)
        return number == missingNumber ? Value() : numberValue(number);
    // An amount that is missing is missing in a currency: the path to yes names one.
    const Currency currency = book.currencyAt(Table::Customers, row.row());
    Value value = numberValue(number, currency.minorDigits(), currency);
    value.known = number != missingNumber;
    return value;
}

// A credit record tells of all loans, and "No" of none; else rows are all that is known of them.
bool loansAreKnown(const CustomerRow &row)
{
    const Portfolio &book = row.book();
    return !book.rowsOf(Table::Loans, row.row() + 1).empty() || !book.rowsOf(Table::Credit, row.row() + 1).empty()
           || row.text(Field::CustomerLoanStatus).compare(u"No"_s, Qt::CaseInsensitive) == 0;
}

Value ofLoans(TermId id, const CustomerRow &row)
{
    if (!loansAreKnown(row))
        return {};
    const auto rows = row.book().rowsOf(Table::Loans, row.row() + 1);
    if (id == loanCountTerm()) {
        // "Yes" beside a credit record without loans: one of the two sources does not tell all.
        if (rows.empty() && row.text(Field::CustomerLoanStatus).compare(u"Yes"_s, Qt::CaseInsensitive) == 0)
            return {};
        return numberValue(static_cast<std::int64_t>(rows.size()));
    }
    Value kinds{true};
    for (const RowIndex one : rows)
        kinds.texts += row.book().textAt(Field::LoanType, one);
    kinds.texts.removeDuplicates();
    kinds.texts.sort();
    if (kinds.texts.isEmpty() && row.text(Field::CustomerLoanStatus).compare(u"Yes"_s, Qt::CaseInsensitive) == 0)
        return {};
    return kinds;
}

}  // namespace

QString Value::toText() const
{
    if (!known)
        return {};
    return texts.isEmpty() ? scaledToText(scaled, digits) : texts.join(u", "_s);
}

Value textValue(const QString &text)
{
    Value value{true};
    value.texts = {text};
    return value;
}

Value numberValue(std::int64_t scaled, int digits, Currency currency)
{
    Value value{true};
    value.scaled = scaled;
    value.digits = digits;
    value.currency = currency;
    return value;
}

const CustomerRow::Cell *CustomerRow::replacement(Field field) const
{
    const auto found = std::ranges::find(m_replaced, field, &Cell::field);
    return found == m_replaced.end() ? nullptr : &*found;
}

QString CustomerRow::text(Field field) const
{
    const Cell *cell = replacement(field);
    return cell ? cell->text : m_book->textAt(field, m_row);
}

std::int64_t CustomerRow::number(Field field) const
{
    const Cell *cell = replacement(field);
    return cell ? cell->number : m_book->numberAt(field, m_row);
}

Value valueOf(TermId id, const CustomerRow &row, const BookFigures &figures, int ageOfMajority)
{
    const Term &about = term(id);
    if (about.field)
        return ofField(*about.field, row);
    if (about.figured)
        return figures.figured(*about.figured, row.row());
    if (id == ofAgeTerm()) {
        const std::int64_t age = row.number(Field::CustomerAge);
        return age == missingNumber ? Value() : textValue(age >= ageOfMajority ? u"yes"_s : u"no"_s);
    }
    return ofLoans(id, row);
}

Record::Record(const CustomerRow &row, const BookFigures &figures, int ageOfMajority, Purpose purpose)
    : m_purpose(purpose)
{
    m_values.reserve(terms().size());
    for (std::size_t id = 0; id < terms().size(); ++id) {
        const bool allowed = purpose == Purpose::Other || terms()[id].credit;
        m_values.push_back(allowed ? valueOf(static_cast<TermId>(id), row, figures, ageOfMajority) : Value());
    }
}

void Record::change(TermId id, Value value)
{
    if (m_purpose == Purpose::Other || term(id).credit)
        m_values[id] = std::move(value);
}

}  // namespace clientele::recommend
