// SPDX-License-Identifier: GPL-3.0-or-later
// Records as a source wrote them into typed rows, or into the reason why not. What a field may hold is the schema's
// business; the one special shape is the list of loans inside a credit record.
#pragma once

#include "app/sync/binding.h"
#include "app/sync/cellreader.h"
#include "app/sync/nestedloans.h"
#include "app/sync/report.h"

#include <functional>

namespace clientele {

// One record that was found sound. Its texts hold as long as the batch does.
struct CheckedRecord {
    struct Value {
        Field field;
        std::string_view text;
        std::int64_t number = 0;
    };
    struct Loan {
        std::string_view type;
        std::int64_t amount;
        Currency currency;
    };
    std::vector<Value> values;
    std::vector<Loan> loans;  // of a credit record
    Currency currency;        // empty where neither the record nor its source names one
    std::string_view key;     // of a table that has one
};

class RowChecker {
public:
    // Whether an earlier record has this key.
    using KnowsKey = std::function<bool(Field field, std::string_view key)>;

    // `currency` is that of rows that name none.
    RowChecker(Binding binding, CellReader reader, Currency currency, KnowsKey knowsKey = {});

    void setBinding(Binding binding) { m_binding = std::move(binding); }
    [[nodiscard]] const Binding &binding() const { return m_binding; }
    [[nodiscard]] CellReader &reader() { return m_reader; }
    [[nodiscard]] Currency currency() const { return m_currency; }

    // What is wrong with the record, first of all; where nothing is, checked() holds it until the next call.
    [[nodiscard]] std::optional<Problem> check(const RecordBatch &batch, const Record &record);
    [[nodiscard]] const CheckedRecord &checked() const { return m_row; }

private:
    [[nodiscard]] std::optional<Problem> checkFields(std::span<const Cell> cells);
    [[nodiscard]] std::optional<Problem> checkCurrency(std::span<const Cell> cells);
    [[nodiscard]] std::optional<Problem> checkField(Field field, const Cell &cell);
    [[nodiscard]] std::optional<Problem> checkLoans(std::span<const Cell> cells);
    [[nodiscard]] std::optional<Problem> checkKey() const;
    [[nodiscard]] tl::expected<Currency, Problem> currencyOf(Field field, const Cell &cell, Currency otherwise) const;

    Binding m_binding;
    CellReader m_reader;
    Currency m_currency;
    KnowsKey m_knowsKey;
    NestedLoans m_nested;
    CheckedRecord m_row;  // the record at hand
};

}  // namespace clientele
