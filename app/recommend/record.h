// SPDX-License-Identifier: GPL-3.0-or-later
// One customer as suggestions see them: a value for each term, missing where the book does not have it. There is no way
// from here to a name, an age, a gender, a language or a country; the record for credit lacks more than that.
#pragma once

#include "app/recommend/terms.h"
#include "models/core/money.h"
#include "models/portfolio/portfolio.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace clientele::recommend {

class BookFigures;

struct Value {
    bool known = false;
    QStringList texts = {};   // Text: one, or any number of kinds of loans
    std::int64_t scaled = 0;  // Number and Money: scaled / 10^digits
    int digits = 0;
    Currency currency = {};  // Money

    [[nodiscard]] QString toText() const;  // as in the data: "36867.07", "Low"; empty where missing
    bool operator==(const Value &) const = default;
};

[[nodiscard]] Value textValue(const QString &text);
[[nodiscard]] Value numberValue(std::int64_t scaled, int digits = 0, Currency currency = {});

// A customer's cells, of which some may be replaced: how a twin is made without copying the book.
class CustomerRow {
public:
    CustomerRow(const Portfolio &book, RowIndex row) : m_book(&book), m_row(row) {}
    void replace(Field field, const QString &text) { m_replaced.push_back({field, text}); }
    void replace(Field field, std::int64_t number) { m_replaced.push_back({field, {}, number}); }

    [[nodiscard]] const Portfolio &book() const { return *m_book; }
    [[nodiscard]] RowIndex row() const { return m_row; }
    [[nodiscard]] QString text(Field field) const;         // of the customers' table
    [[nodiscard]] std::int64_t number(Field field) const;  // likewise

private:
    struct Cell {
        Field field;
        QString text;
        std::int64_t number = missingNumber;
    };
    [[nodiscard]] const Cell *replacement(Field field) const;

    const Portfolio *m_book;
    RowIndex m_row;
    std::vector<Cell> m_replaced;
};

enum class Purpose : std::uint8_t { Credit, Other };

class Record {
public:
    // Everything that the purpose allows. The figures are those of the same book.
    Record(const CustomerRow &row, const BookFigures &figures, int ageOfMajority, Purpose purpose);

    [[nodiscard]] Purpose purpose() const { return m_purpose; }
    [[nodiscard]] const Value &at(TermId id) const { return m_values[id]; }
    // For "what if": only values of terms, never of what the record lacks.
    void change(TermId id, Value value);
    bool operator==(const Record &) const = default;

private:
    Purpose m_purpose;
    std::vector<Value> m_values;  // by TermId
};

// One term of one customer, without the rest of the record.
[[nodiscard]] Value valueOf(TermId id, const CustomerRow &row, const BookFigures &figures, int ageOfMajority);

}  // namespace clientele::recommend
