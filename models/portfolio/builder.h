// SPDX-License-Identifier: GPL-3.0-or-later
// Puts a Portfolio together, row by row (imports, tests, the demo book) or column by column (the store). Not
// thread-safe; lives on the thread that fills it.
#pragma once

#include "models/portfolio/portfolio.h"

namespace clientele {

// Rows of one table under construction. Begin a row, set its cells, begin the next; what is not set is missing.
class TableBuilder {
public:
    explicit TableBuilder(Table table);

    void beginRow();
    void setText(Field field, const QString &value);  // Text fields
    void setNumber(Field field, std::int64_t value);  // all other fields, in the unit of the field's type
    // The same in two steps, for values that repeat over many rows: the code holds for this builder and field.
    [[nodiscard]] Code intern(Field field, const QString &value);
    void setCode(Field field, Code code);
    [[nodiscard]] std::size_t rows() const { return m_rows; }
    [[nodiscard]] Table table() const { return m_table; }

    // Copies rows of an existing portfolio, in the order given.
    void appendFrom(const Portfolio &portfolio, std::span<const RowIndex> rows);

private:
    friend class PortfolioBuilder;
    struct Building {
        bool used = false;
        Dictionary dictionary;
        std::vector<Code> codes;            // Text
        std::vector<std::int64_t> numbers;  // others
    };
    [[nodiscard]] Building &at(Field field);

    Table m_table;
    std::size_t m_rows = 0;
    std::vector<Building> m_columns;  // in the order of fieldsOf(table)
};

// Whether a book gets what queries look up: wall-clock hours and customer indexes. One that is only written to the
// profile, or merged into another one, needs none of it.
enum class Derived { Everything, Nothing };

class PortfolioBuilder {
public:
    explicit PortfolioBuilder(PortfolioInfo info);

    // Row by row. The reference stays valid for the builder's life.
    [[nodiscard]] TableBuilder &table(Table table) { return m_tables[static_cast<std::size_t>(table)]; }

    // Column by column: replaces whatever the table's builder holds. All columns of a table have `rows` rows. Text
    // columns that name customers carry the shared dictionary given to setCustomerIds().
    void setCustomerIds(std::shared_ptr<const Dictionary> ids);
    void setColumns(Table table, std::size_t rows, std::vector<std::pair<Field, Column>> columns);

    // Takes a whole table over from another portfolio, sharing nothing that is mutable.
    void copyTable(const Portfolio &portfolio, Table table);

    // Codes the customer ids, fills empty currency cells with the default currency, derives wall-clock hours and the
    // customer indexes. Errors: InvalidInput where columns of a table differ in length, a code is outside its
    // dictionary, or a customer id repeats in Customers. The builder is spent afterwards.
    [[nodiscard]] Result<PortfolioPtr> build(Derived derived = Derived::Everything);

private:
    struct Whole {
        std::size_t rows = 0;
        std::vector<std::pair<Field, Column>> columns;
    };
    void shareCustomerIds();
    [[nodiscard]] Whole finished(TableBuilder &table) const;

    PortfolioInfo m_info;
    std::vector<TableBuilder> m_tables;
    std::array<std::optional<Whole>, tableCount> m_wholes;
    std::shared_ptr<const Dictionary> m_customerIds;
};

}  // namespace clientele
