// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sync/rowwriter.h"

#include "app/sync/cardnumbers.h"

#include <algorithm>

namespace clientele {

QString keptText(Field field, std::string_view text)
{
    const QString value = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    const FieldInfo &about = info(field);
    return about.has(Key) || about.has(CustomerRef) || !mayHoldCardNumber(text) ? value : withoutCardNumbers(value);
}

RowWriter::RowWriter(Table kind, PortfolioBuilder &into) : m_kind(kind), m_into(into), m_codes(fields().size()) {}

bool RowWriter::hasText(Field field, std::string_view text) const
{
    return m_codes[static_cast<std::size_t>(field)].contains(text);
}

Code RowWriter::codeOf(TableBuilder &table, Field field, std::string_view text)
{
    Codes &codes = m_codes[static_cast<std::size_t>(field)];
    if (const auto known = codes.find(text); known != codes.end())
        return known->second;
    const Code code = table.intern(field, keptText(field, text));
    codes.emplace(text, code);
    return code;
}

void RowWriter::write(const CheckedRecord &record)
{
    TableBuilder &table = m_into.table(m_kind);
    table.beginRow();
    for (const CheckedRecord::Value &value : record.values) {
        if (info(value.field).type == FieldType::Text)
            table.setCode(value.field, codeOf(table, value.field, value.text));
        else
            table.setNumber(value.field, value.number);
    }
    if (const auto field = currencyField(m_kind); field && !record.currency.isEmpty())
        table.setCode(*field, codeOf(table, *field, record.currency.code().toStdString()));
    if (m_kind == Table::Customers)
        nameFromParts(record, table);
    TableBuilder &loans = m_into.table(Table::Loans);
    for (const CheckedRecord::Loan &loan : record.loans) {
        loans.beginRow();
        loans.setCode(Field::LoanCustomer, codeOf(loans, Field::LoanCustomer, record.key));
        loans.setCode(Field::LoanType, codeOf(loans, Field::LoanType, loan.type));
        loans.setNumber(Field::LoanAmount, loan.amount);
        loans.setCode(Field::LoanCurrency, codeOf(loans, Field::LoanCurrency, loan.currency.code().toStdString()));
    }
    m_loans += static_cast<qint64>(record.loans.size());
}

// Where a source knows first and last names only, they are the name.
void RowWriter::nameFromParts(const CheckedRecord &record, TableBuilder &table)
{
    std::string name;
    for (const Field part : {Field::CustomerFirstName, Field::CustomerLastName}) {
        const auto value = std::ranges::find(record.values, part, &CheckedRecord::Value::field);
        if (value != record.values.end())
            name.append(name.empty() ? "" : " ").append(value->text);
    }
    if (!name.empty()
        && std::ranges::find(record.values, Field::CustomerName, &CheckedRecord::Value::field) == record.values.end())
        table.setCode(Field::CustomerName, codeOf(table, Field::CustomerName, name));
}

}  // namespace clientele
