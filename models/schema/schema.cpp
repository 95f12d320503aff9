// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/schema/schema.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace clientele {

namespace {

using enum FieldType;
using enum Table;

// The enumerators of Table, FieldType and FieldTrait are named bare in fields.inc.
constexpr std::array schemaTable{
#define CLIENTELE_FIELD(id, table, type, name, label, traits, synonyms, sources)                                       \
    FieldInfo{Field::id, table, type, name, label, static_cast<std::uint8_t>(traits), synonyms, sources},
#include "models/schema/fields.inc"
#undef CLIENTELE_FIELD
};

struct TableInfo {
    const char *name;
    const char *label;
    std::optional<Field> currency;
    std::optional<Field> customer;
};

constexpr std::array<TableInfo, tableCount> tables{{
    {"customers", QT_TRANSLATE_NOOP("Schema", "Customers"), Field::CustomerCurrency, Field::CustomerId},
    {"credit", QT_TRANSLATE_NOOP("Schema", "Credit"), std::nullopt, Field::CreditCustomer},
    {"loans", QT_TRANSLATE_NOOP("Schema", "Loans"), Field::LoanCurrency, Field::LoanCustomer},
    {"atm", QT_TRANSLATE_NOOP("Schema", "ATM transactions"), Field::AtmCurrency, Field::AtmCustomer},
    {"complaints", QT_TRANSLATE_NOOP("Schema", "Complaints"), std::nullopt, std::nullopt},
    {"products", QT_TRANSLATE_NOOP("Schema", "Products"), std::nullopt, std::nullopt},
}};

const TableInfo &tableInfo(Table table) { return tables[static_cast<std::size_t>(table)]; }

}  // namespace

std::span<const FieldInfo> fields() { return schemaTable; }

const FieldInfo &info(Field field) { return schemaTable[static_cast<std::size_t>(field)]; }

std::span<const FieldInfo> fieldsOf(Table table)
{
    const auto first = std::ranges::find(schemaTable, table, &FieldInfo::table);
    const auto last =
        std::find_if(first, schemaTable.end(), [table](const FieldInfo &row) { return row.table != table; });
    return {first, last};
}

std::optional<Field> fieldByName(QAnyStringView name)
{
    const auto row = std::ranges::find_if(schemaTable, [name](const FieldInfo &f) {
        return QAnyStringView::compare(name, QLatin1StringView(f.name)) == 0;
    });
    return row == schemaTable.end() ? std::nullopt : std::optional(row->field);
}

QString fieldLabel(Field field) { return QCoreApplication::translate("Schema", info(field).label); }

QStringList fieldSynonyms(Field field)
{
    return QString::fromUtf8(info(field).synonyms).split(u'|', Qt::SkipEmptyParts);
}

const char *tableName(Table table) { return tableInfo(table).name; }

std::optional<Table> tableByName(QAnyStringView name)
{
    for (int i = 0; i < tableCount; ++i)
        if (QAnyStringView::compare(name, QLatin1StringView(tables[static_cast<std::size_t>(i)].name)) == 0)
            return static_cast<Table>(i);
    return std::nullopt;
}

QString tableLabel(Table table) { return QCoreApplication::translate("Schema", tableInfo(table).label); }

std::optional<Field> currencyField(Table table) { return tableInfo(table).currency; }

std::optional<Field> customerField(Table table) { return tableInfo(table).customer; }

QString normalised(QStringView columnName)
{
    QString result;
    for (const QChar c : columnName)
        if (!c.isSpace() && c != u'_' && c != u'-' && c != u'.')
            result += c.toCaseFolded();
    return result;
}

}  // namespace clientele
