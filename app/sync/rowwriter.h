// SPDX-License-Identifier: GPL-3.0-or-later
// Checked records into the tables of a book under construction, one by one.
#pragma once

#include "app/sync/rowchecker.h"
#include "models/portfolio/builder.h"

#include <string>
#include <unordered_map>

namespace clientele {

class RowWriter {
public:
    // The builder outlives the writer.
    RowWriter(Table kind, PortfolioBuilder &into);

    void write(const CheckedRecord &record);
    [[nodiscard]] bool hasText(Field field, std::string_view text) const;
    [[nodiscard]] qint64 loans() const { return m_loans; }  // that came with credit records

private:
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    // Codes of one text field by its bytes: a text is decoded and masked once, not once a row.
    using Codes = std::unordered_map<std::string, Code, TextHash, std::equal_to<>>;

    void nameFromParts(const CheckedRecord &record, TableBuilder &table);
    [[nodiscard]] Code codeOf(TableBuilder &table, Field field, std::string_view text);

    Table m_kind;
    PortfolioBuilder &m_into;
    std::vector<Codes> m_codes;  // by Field
    qint64 m_loans = 0;
};

// A text as the book keeps it: decoded, and without card numbers unless it is a key.
[[nodiscard]] QString keptText(Field field, std::string_view text);

}  // namespace clientele
