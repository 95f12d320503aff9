// SPDX-License-Identifier: GPL-3.0-or-later
// Columns of one table: text as codes into a dictionary, numbers as integers, both as narrow as their values allow.
#pragma once

#include <QHash>
#include <QString>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

namespace clientele {

using Code = std::uint32_t;
using RowIndex = std::uint32_t;

inline constexpr Code missingCode = 0;  // every dictionary's code 0 is "no value"
inline constexpr std::int64_t missingNumber = std::numeric_limits<std::int64_t>::min();

// Distinct texts of a column; value(0) is the null QString. Immutable once shared.
class Dictionary {
public:
    Dictionary() { m_values.emplace_back(); }

    Code intern(const QString &value);  // the empty text gives missingCode
    [[nodiscard]] std::optional<Code> find(const QString &value) const;
    [[nodiscard]] const QString &value(Code code) const { return m_values[code]; }
    [[nodiscard]] std::size_t size() const { return m_values.size(); }  // codes are 0 .. size() - 1
    [[nodiscard]] std::size_t bytes() const;

private:
    std::vector<QString> m_values;
    QHash<QString, Code> m_codes;
};

// One code a row, in the narrowest of three widths. Use visit() for loops: operator[] switches on the width.
class Codes {
public:
    using Storage = std::variant<std::vector<std::uint8_t>, std::vector<std::uint16_t>, std::vector<std::uint32_t>>;

    Codes() = default;
    explicit Codes(Storage storage);
    [[nodiscard]] static Codes narrowed(const std::vector<Code> &codes, std::size_t dictionarySize);

    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] Code operator[](std::size_t row) const;
    [[nodiscard]] const Storage &storage() const { return m_storage; }
    // The one code that all rows have, missingCode too; nothing where they differ or there are none.
    [[nodiscard]] std::optional<Code> onlyCode() const { return m_only; }
    // How many rows have each code, up to the highest that any has. Empty where there are no rows, or nearly as many
    // codes as rows.
    [[nodiscard]] const std::vector<RowIndex> &counts() const { return m_counts; }
    [[nodiscard]] std::size_t bytes() const;
    template<typename Visitor>  // called with the vector of the actual width
    decltype(auto) visit(Visitor &&visitor) const
    {
        return std::visit(std::forward<Visitor>(visitor), m_storage);
    }

private:
    Storage m_storage;
    std::optional<Code> m_only;
    std::vector<RowIndex> m_counts;
};

// One integer a row: 32 bits where all fit, else 64. A missing number is the smallest value of the width.
class Numbers {
public:
    using Storage = std::variant<std::vector<std::int32_t>, std::vector<std::int64_t>>;

    Numbers() = default;
    explicit Numbers(Storage storage);
    [[nodiscard]] static Numbers narrowed(std::vector<std::int64_t> values);

    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] std::int64_t operator[](std::size_t row) const;  // missingNumber where missing
    [[nodiscard]] const Storage &storage() const { return m_storage; }
    [[nodiscard]] bool isComplete() const { return m_complete; }  // none is missing
    template<typename Visitor>
    decltype(auto) visit(Visitor &&visitor) const
    {
        return std::visit(std::forward<Visitor>(visitor), m_storage);
    }

private:
    Storage m_storage;
    bool m_complete = true;
};

template<typename Width>
inline constexpr Width missingIn = std::numeric_limits<Width>::min();  // "missing" at a width of Numbers

struct TextColumn {
    std::shared_ptr<const Dictionary> dictionary;
    Codes codes;

    [[nodiscard]] const QString &at(std::size_t row) const { return dictionary->value(codes[row]); }
};

struct NumberColumn {
    Numbers values;
};

// Absent (monostate) where no source ever gave the field: every row of it is missing.
using Column = std::variant<std::monostate, TextColumn, NumberColumn>;

}  // namespace clientele
