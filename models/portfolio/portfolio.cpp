// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/portfolio/portfolio.h"

namespace clientele {

const LocalHours *Portfolio::localHours(Field field) const
{
    const auto &hours = m_localHours[static_cast<std::size_t>(field)];
    return hours ? &*hours : nullptr;
}

const Codes *Portfolio::seenFrom(Table table, Field customerField) const
{
    for (const auto &[field, codes] : m_seenFromAtm) {
        if (table == Table::Atm && field == customerField)
            return &codes;
    }
    return nullptr;
}

QString Portfolio::textAt(Field field, RowIndex row) const
{
    const TextColumn *column = text(field);
    return column ? column->at(row) : QString();
}

std::int64_t Portfolio::numberAt(Field field, RowIndex row) const
{
    const NumberColumn *column = numbers(field);
    return column ? column->values[row] : missingNumber;
}

Currency Portfolio::currencyAt(Table table, RowIndex row) const
{
    const auto field = currencyField(table);
    return field ? Currency::fromCode(textAt(*field, row)).value_or(Currency()) : Currency();
}

QString Portfolio::cellText(Field field, RowIndex row) const
{
    const FieldInfo &about = clientele::info(field);
    if (about.type == FieldType::Text)
        return textAt(field, row);
    const std::int64_t value = numberAt(field, row);
    if (value == missingNumber)
        return {};
    switch (about.type) {
    case FieldType::Money:
        return scaledToText(value, currencyAt(about.table, row).minorDigits());
    case FieldType::Date:
        return dateToText(value);
    case FieldType::Timestamp:
        return timestampToText(m_info.zone.toLocal(value));
    case FieldType::Integer:
    case FieldType::Text:
        break;
    }
    return QString::number(value);
}

std::optional<RowIndex> Portfolio::customerRow(const QString &id) const
{
    const auto code = m_customerIds->find(id);
    return code && isKnownCustomer(*code) ? std::optional(*code - 1) : std::nullopt;
}

std::span<const RowIndex> Portfolio::rowsOf(Table table, Code customer) const
{
    const CustomerIndex &index = m_customerIndex[static_cast<std::size_t>(table)];
    if (std::size_t(customer) + 1 >= index.begin.size())
        return {};
    return std::span(index.rows).subspan(index.begin[customer], index.begin[customer + 1] - index.begin[customer]);
}

std::size_t Portfolio::bytes() const
{
    struct Size {
        std::size_t operator()(std::monostate) const { return 0; }
        std::size_t operator()(const TextColumn &column) const
        {
            return column.codes.bytes() + (column.dictionary == customerIds ? 0 : column.dictionary->bytes());
        }
        std::size_t operator()(const NumberColumn &column) const
        {
            return column.values.visit([](const auto &values) { return values.size() * sizeof(values[0]); });
        }
        std::shared_ptr<const Dictionary> customerIds;
    };
    std::size_t total = m_customerIds->bytes();
    for (const Column &column : m_columns)
        total += std::visit(Size{m_customerIds}, column);
    for (const auto &hours : m_localHours)
        total += hours ? hours->codes.bytes() + hours->runs.begin.size() * (sizeof(RowIndex) + sizeof(Code)) : 0;
    for (const auto &[field, codes] : m_seenFromAtm)
        total += codes.bytes();
    for (const CustomerIndex &index : m_customerIndex)
        total += (index.begin.size() + index.rows.size()) * sizeof(RowIndex);
    return total;
}

}  // namespace clientele
