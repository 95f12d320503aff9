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

RowChecker::RowChecker(Binding binding, CellReader reader, Currency currency, KnowsKey knowsKey)
    : m_binding(std::move(binding)), m_reader(std::move(reader)), m_currency(currency), m_knowsKey(std::move(knowsKey))
{}

std::optional<Problem> RowChecker::check(const RecordBatch &batch, const Record &record)
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
    return found;
}

std::optional<Problem> RowChecker::checkFields(std::span<const Cell> cells)
{
    m_row.values.clear();
    m_row.loans.clear();
    m_row.key = {};
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
            if (field.has(Needed)
                && std::ranges::find(m_row.values, field.field, &CheckedRecord::Value::field) == m_row.values.end())
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
    m_row.currency = m_currency;
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
    m_row.currency = *currency;
    return std::nullopt;
}

std::optional<Problem> RowChecker::checkField(Field field, const Cell &cell)
{
    const FieldInfo &about = info(field);
    if (cell.kind == Cell::Kind::Nested)
        return problem(field, translated("It is a list or an object where one value is wanted."));
    if (about.type == FieldType::Text) {
        m_row.values.push_back({field, isKey(about) ? withoutZeroDecimals(cell) : cell.text});
        if (about.has(Key))
            m_row.key = m_row.values.back().text;
        return std::nullopt;
    }
    const auto number =
        m_reader.number(field, cell.text, m_row.currency.minorDigits(), cell.kind == Cell::Kind::Number);
    if (!number)
        return problem(field, number.error().message);
    m_row.values.push_back({field, {}, *number});
    return std::nullopt;
}

std::optional<Problem> RowChecker::checkKey() const
{
    if (m_row.key.empty() || !m_knowsKey)
        return std::nullopt;
    for (const CheckedRecord::Value &value : m_row.values)
        if (info(value.field).has(Key) && m_knowsKey(value.field, m_row.key))
            return problem(value.field, translated("“%1” stands in an earlier record already.").arg(quoted(m_row.key)));
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
        m_row.loans.push_back({loan.type.text, *amount, *currency});
    }
    return std::nullopt;
}

}  // namespace clientele
