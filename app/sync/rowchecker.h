// SPDX-License-Identifier: GPL-3.0-or-later
// Records as a source wrote them into typed rows, or into the reason why not. What a field may hold is the schema's
// business; the one special shape is the list of loans inside a credit record.
#pragma once

#include "app/sync/binding.h"
#include "app/sync/cellreader.h"
#include "app/sync/nestedloans.h"
#include "app/sync/report.h"
#include "models/portfolio/builder.h"

#include <string>
#include <unordered_map>

namespace clientele {

class RowChecker {
public:
    // `currency` is that of rows that name none. The builder outlives the checker.
    RowChecker(Binding binding, CellReader reader, Currency currency, PortfolioBuilder &into);

    void setBinding(Binding binding) { m_binding = std::move(binding); }
    [[nodiscard]] const Binding &binding() const { return m_binding; }

    // Takes the record in whole, or nothing of it and says why.
    [[nodiscard]] std::optional<Problem> take(const RecordBatch &batch, const Record &record);
    [[nodiscard]] qint64 loans() const { return m_loans; }  // taken in with credit records

private:
    struct Value {
        Field field;
        std::string_view text;
        std::int64_t number = 0;
    };
    struct LoanRow {
        std::string_view type;
        std::int64_t amount;
        Currency currency;
    };
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    // Codes of one text field by its bytes: a text is decoded and masked once, not once a row.
    using Codes = std::unordered_map<std::string, Code, TextHash, std::equal_to<>>;

    [[nodiscard]] std::optional<Problem> checkFields(std::span<const Cell> cells);
    [[nodiscard]] std::optional<Problem> checkCurrency(std::span<const Cell> cells);
    [[nodiscard]] std::optional<Problem> checkField(Field field, const Cell &cell);
    [[nodiscard]] std::optional<Problem> checkLoans(std::span<const Cell> cells);
    [[nodiscard]] std::optional<Problem> checkKey();
    [[nodiscard]] tl::expected<Currency, Problem> currencyOf(Field field, const Cell &cell, Currency otherwise) const;
    void commit();
    void nameFromParts(TableBuilder &table);
    [[nodiscard]] Code codeOf(TableBuilder &table, Field field, std::string_view text);

    Binding m_binding;
    CellReader m_reader;
    Currency m_currency;
    PortfolioBuilder &m_into;
    std::vector<Codes> m_codes;  // by Field
    NestedLoans m_nested;

    // The record at hand.
    std::vector<Value> m_values;
    std::vector<LoanRow> m_loanRows;
    Currency m_rowCurrency;
    std::string_view m_key;
    qint64 m_loans = 0;
};

}  // namespace clientele
