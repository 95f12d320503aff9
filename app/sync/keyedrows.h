// SPDX-License-Identifier: GPL-3.0-or-later
// A table with a key while files are laid over it: each row is what the newest source says of each field.
#pragma once

#include "app/sync/merge.h"
#include "models/portfolio/builder.h"

namespace clientele {

class KeyedRows {
public:
    // `parts` begins with the book itself, which gives every field.
    KeyedRows(Table table, const std::vector<CheckedRows> &parts);

    // Lays the rows of one part over what is there; returns for each whether it was there already, equal in all fields.
    [[nodiscard]] std::vector<bool> lay(std::size_t part);
    void writeTo(TableBuilder &table) const;

private:
    struct Ref {
        std::size_t part;
        RowIndex row;
    };
    using Layers = std::vector<Ref>;  // newest last

    struct Value {
        QString text;
        std::int64_t number = missingNumber;
        bool operator==(const Value &) const = default;
    };
    [[nodiscard]] Value valueOf(const Layers &layers, Field field) const;
    [[nodiscard]] const Ref *sourceOf(const Layers &layers, Field field) const;
    [[nodiscard]] QString currencyOf(const Layers &layers) const;
    [[nodiscard]] bool isEqual(const Layers &a, const Layers &b) const;
    [[nodiscard]] bool givesAll(std::size_t part) const;

    Table m_table;
    Field m_key{};
    const std::vector<CheckedRows> &m_parts;
    std::vector<Layers> m_rows;
    QHash<QString, std::size_t> m_rowOfKey;
};

}  // namespace clientele
