// SPDX-License-Identifier: GPL-3.0-or-later
// The one table of all fields. The store's columns, the importer's mapping, the labels on screen, the words the
// assistant understands, what may leave the machine and what is protected are all read from here: a new field is one row.
#pragma once

#include <QAnyStringView>
#include <QLatin1StringView>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <span>

namespace clientele {

enum class Table : std::uint8_t { Customers, Credit, Loans, Atm, Complaints, Products };
inline constexpr int tableCount = 6;

enum class FieldType : std::uint8_t {
    Text,       // dictionary-coded text; an empty cell is missing
    Integer,    // int64
    Money,      // int64 minor units of the row's currency
    Date,       // days since 1970-01-01, no zone
    Timestamp,  // UTC seconds
};

// One enumerator a row of the schema table, in its order; the value indexes fields().
enum class Field : std::uint8_t {
#define CLIENTELE_FIELD(id, ...) id,
#include "models/schema/fields.inc"
#undef CLIENTELE_FIELD
};

enum FieldTrait : std::uint8_t {
    Plain = 0,
    Key = 1,             // the table's own key: needed, unique
    CustomerRef = 2,     // names a customer: coded in the portfolio's shared customer ids
    Personal = 4,        // identifies a person: never leaves the machine as itself
    Protected = 8,       // a protected characteristic: never reaches a suggestion about credit
    Needed = 16,         // a row without it is rejected
    LowCardinality = 32  // few values: may be a dimension on a chart
};

struct FieldInfo {
    Field field;
    Table table;
    FieldType type;
    const char *name;      // "customer.city": the public name in queries
    const char *label;     // English label, translated by fieldLabel()
    std::uint8_t traits;   // FieldTrait bits
    const char *synonyms;  // words a person may use, '|' between them; English first, then French and Spanish
    const char
        *sourceColumns;  // column names of known sources, '|' between them, in normalised form (see normalised())

    [[nodiscard]] bool has(FieldTrait trait) const { return (traits & trait) != 0; }
    [[nodiscard]] bool isNumeric() const { return type == FieldType::Integer || type == FieldType::Money; }
};

[[nodiscard]] std::span<const FieldInfo> fields();
[[nodiscard]] const FieldInfo &info(Field field);
[[nodiscard]] std::span<const FieldInfo> fieldsOf(Table table);  // the table's rows stand together
[[nodiscard]] std::optional<Field> fieldByName(QAnyStringView name);
[[nodiscard]] QString fieldLabel(Field field);  // translated
[[nodiscard]] QStringList fieldSynonyms(Field field);

[[nodiscard]] const char *tableName(Table table);  // "customers": the KIND of the command line
[[nodiscard]] std::optional<Table> tableByName(QAnyStringView name);
[[nodiscard]] QString tableLabel(Table table);  // translated
// The field that holds the row's currency for its Money fields; none where the table has no money.
[[nodiscard]] std::optional<Field> currencyField(Table table);
// The field by which a row names its customer (customer.id itself for Customers); none for complaints and products.
[[nodiscard]] std::optional<Field> customerField(Table table);

// Lower case without spaces, underscores, hyphens and dots: how column names are compared.
[[nodiscard]] QString normalised(QStringView columnName);

}  // namespace clientele
