// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sync/rowchecker.h"

#include "app/sync/cardnumbers.h"

#include <QCoreApplication>

#include <algorithm>

namespace clientele {

namespace {

QString translated(const char *text) { return QCoreApplication::translate("Import", text); }

QString utf8(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

Problem problem(Field field, QString reason) { return {0, QLatin1StringView(info(field).name), std::move(reason)}; }

QString quoted(std::string_view text) { return withoutCardNumbers(utf8(text)).left(60); }

// "17.0" as other programs write a whole number in JSON: as an id it is 17.
std::string_view withoutZeroDecimals(const Cell &cell)
{
    const auto point = cell.text.find('.');
    if (cell.kind != Cell::Kind::Number || point == std::string_view::npos
        || cell.text.find_first_not_of('0', point + 1) != std::string_view::npos)
        return cell.text;
    return cell.text.substr(0, point);
}

bool isKey(const FieldInfo &field) { return field.has(Key) || field.has(CustomerRef); }

}  // namespace

RowChecker::RowChecker(Binding binding, CellReader reader, Currency currency, PortfolioBuilder &into)
    : m_binding(std::move(binding)),
      m_reader(std::move(reader)),
      m_currency(currency),
      m_into(into),
      m_codes(fields().size())
{}

std::optional<Problem> RowChecker::take(const RecordBatch &batch, const Record &record)
{
    std::optional<Problem> found;
    if (!record.fault.isEmpty()) {
        const qsizetype column = record.faultyColumn.isEmpty() ? -1 : batch.columns.indexOf(record.faultyColumn);
        const bool bound = column >= 0 && static_cast<std::size_t>(column) < m_binding.fields.size()
                           && m_binding.fields[static_cast<std::size_t>(column)];
        found = Problem{0, record.faultyColumn, record.fault};
        if (bound)
            found->field = QLatin1StringView(info(*m_binding.fields[static_cast<std::size_t>(column)]).name);
    } else {
        found = checkFields(batch.cellsOf(record));
    }
    if (found)
        found->line = record.line;
    else
        commit();
    return found;
}

std::optional<Problem> RowChecker::checkFields(std::span<const Cell> cells)
{
    m_values.clear();
    m_loanRows.clear();
    m_key = {};
    if (auto wrong = checkCurrency(cells))
        return wrong;
    std::size_t needed = 0;
    for (std::size_t i = 0; i < std::min(cells.size(), m_binding.fields.size()); ++i) {
        const auto field = m_binding.fields[i];
        if (!field || cells[i].kind == Cell::Kind::Missing || field == currencyField(m_binding.kind))
            continue;
        needed += info(*field).has(Needed) ? 1 : 0;
        if (auto wrong = checkField(*field, cells[i]))
            return wrong;
    }
    const auto all = fieldsOf(m_binding.kind);
    if (needed < static_cast<std::size_t>(std::ranges::count_if(
            all, [](const FieldInfo &f) { return f.has(Needed); })))
        for (const FieldInfo &field : all)
            if (field.has(Needed) && std::ranges::find(m_values, field.field, &Value::field) == m_values.end())
                return problem(field.field, translated("It is missing."));
    if (auto wrong = checkKey())
        return wrong;
    return m_binding.loans ? checkLoans(cells) : std::nullopt;
}

tl::expected<Currency, Problem> RowChecker::currencyOf(Field field, const Cell &cell, Currency otherwise) const
{
    if (cell.kind == Cell::Kind::Missing)
        return otherwise;
    const auto code = cell.kind == Cell::Kind::Text ? Currency::fromCode(utf8(cell.text)) : std::nullopt;
    if (!code)
        return tl::unexpected(problem(field, translated("“%1” is no currency code.").arg(quoted(cell.text))));
    return *code;
}

std::optional<Problem> RowChecker::checkCurrency(std::span<const Cell> cells)
{
    m_rowCurrency = m_currency;
    const auto field = currencyField(m_binding.kind);
    if (!field)
        return std::nullopt;
    const auto column = std::ranges::find(m_binding.fields, field);
    const auto at = static_cast<std::size_t>(column - m_binding.fields.begin());
    if (at >= cells.size() || column == m_binding.fields.end())
        return std::nullopt;
    const auto currency = currencyOf(*field, cells[at], m_currency);
    if (!currency)
        return currency.error();
    m_rowCurrency = *currency;
    return std::nullopt;
}

std::optional<Problem> RowChecker::checkField(Field field, const Cell &cell)
{
    const FieldInfo &about = info(field);
    if (cell.kind == Cell::Kind::Nested)
        return problem(field, translated("It is a list or an object where one value is wanted."));
    if (about.type == FieldType::Text) {
        m_values.push_back({field, isKey(about) ? withoutZeroDecimals(cell) : cell.text});
        if (about.has(Key))
            m_key = m_values.back().text;
        return std::nullopt;
    }
    const auto number = m_reader.number(field, cell.text, m_rowCurrency.minorDigits(), cell.kind == Cell::Kind::Number);
    if (!number)
        return problem(field, number.error().message);
    m_values.push_back({field, {}, *number});
    return std::nullopt;
}

std::optional<Problem> RowChecker::checkKey()
{
    if (m_key.empty())
        return std::nullopt;
    for (const Value &value : m_values)
        if (info(value.field).has(Key) && m_codes[static_cast<std::size_t>(value.field)].contains(m_key))
            return problem(value.field, translated("“%1” stands in an earlier record already.").arg(quoted(m_key)));
    return std::nullopt;
}

std::optional<Problem> RowChecker::checkLoans(std::span<const Cell> cells)
{
    const auto cellAt = [cells](std::optional<std::size_t> column) {
        return column && *column < cells.size() ? cells[*column] : Cell{};
    };
    const auto otherwise = currencyOf(Field::LoanCurrency, cellAt(m_binding.loansCurrency), m_currency);
    if (!otherwise)
        return otherwise.error();
    auto loans = m_nested.read(cellAt(m_binding.loans));
    if (!loans)
        return std::move(loans.error());
    for (const NestedLoan &loan : *loans) {
        const auto currency = currencyOf(Field::LoanCurrency, loan.currency, *otherwise);
        if (!currency)
            return currency.error();
        for (const auto &[field, cell] :
             {std::pair(Field::LoanType, loan.type), std::pair(Field::LoanAmount, loan.amount)})
            if (cell.kind == Cell::Kind::Missing)
                return problem(field, translated("It is missing in one of the loans."));
        if (loan.type.kind == Cell::Kind::Nested || loan.amount.kind == Cell::Kind::Nested)
            return problem(Field::LoanType, translated("It is a list or an object where one value is wanted."));
        const auto amount = m_reader.number(Field::LoanAmount, loan.amount.text, currency->minorDigits(),
                                            loan.amount.kind == Cell::Kind::Number);
        if (!amount)
            return problem(Field::LoanAmount, amount.error().message);
        m_loanRows.push_back({loan.type.text, *amount, *currency});
    }
    return std::nullopt;
}

Code RowChecker::codeOf(TableBuilder &table, Field field, std::string_view text)
{
    Codes &codes = m_codes[static_cast<std::size_t>(field)];
    if (const auto known = codes.find(text); known != codes.end())
        return known->second;
    QString value = utf8(text);
    if (!isKey(info(field)) && mayHoldCardNumber(text))
        value = withoutCardNumbers(value);
    const Code code = table.intern(field, value);
    codes.emplace(text, code);
    return code;
}

void RowChecker::commit()
{
    TableBuilder &table = m_into.table(m_binding.kind);
    table.beginRow();
    for (const Value &value : m_values) {
        if (info(value.field).type == FieldType::Text)
            table.setCode(value.field, codeOf(table, value.field, value.text));
        else
            table.setNumber(value.field, value.number);
    }
    if (const auto field = currencyField(m_binding.kind); field && !m_rowCurrency.isEmpty())
        table.setCode(*field, codeOf(table, *field, m_rowCurrency.code().toStdString()));
    if (m_binding.kind == Table::Customers)
        nameFromParts(table);
    TableBuilder &loans = m_into.table(Table::Loans);
    for (const LoanRow &loan : m_loanRows) {
        loans.beginRow();
        loans.setCode(Field::LoanCustomer, codeOf(loans, Field::LoanCustomer, m_key));
        loans.setCode(Field::LoanType, codeOf(loans, Field::LoanType, loan.type));
        loans.setNumber(Field::LoanAmount, loan.amount);
        loans.setCode(Field::LoanCurrency, codeOf(loans, Field::LoanCurrency, loan.currency.code().toStdString()));
    }
    m_loans += static_cast<qint64>(m_loanRows.size());
}

// Where a source knows first and last names only, they are the name.
void RowChecker::nameFromParts(TableBuilder &table)
{
    std::string name;
    for (const Field part : {Field::CustomerFirstName, Field::CustomerLastName}) {
        const auto value = std::ranges::find(m_values, part, &Value::field);
        if (value != m_values.end())
            name.append(name.empty() ? "" : " ").append(value->text);
    }
    if (!name.empty() && std::ranges::find(m_values, Field::CustomerName, &Value::field) == m_values.end())
        table.setCode(Field::CustomerName, codeOf(table, Field::CustomerName, name));
}

}  // namespace clientele
