// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sync/keyedrows.h"

#include <algorithm>

namespace clientele {

KeyedRows::KeyedRows(Table table, const std::vector<CheckedRows> &parts) : m_table(table), m_parts(parts)
{
    for (const FieldInfo &field : fieldsOf(table))
        if (field.has(Key))
            m_key = field.field;
    const Portfolio &book = *parts.front().rows;
    m_rows.reserve(book.rows(table));
    for (RowIndex row = 0; row < book.rows(table); ++row) {
        m_rowOfKey.insert(book.textAt(m_key, row), m_rows.size());
        m_rows.push_back({{0, row}});
    }
}

// Whether a row of this part leaves nothing of an earlier one to be seen.
bool KeyedRows::givesAll(std::size_t part) const
{
    return std::ranges::all_of(fieldsOf(m_table), [&](const FieldInfo &field) {
        return m_parts[part].given[static_cast<std::size_t>(field.field)]
               || std::ranges::all_of(m_parts, [&](const CheckedRows &other) {
                      return std::holds_alternative<std::monostate>(other.rows->column(field.field));
                  });
    });
}

const KeyedRows::Ref *KeyedRows::sourceOf(const Layers &layers, Field field) const
{
    for (auto layer = layers.rbegin(); layer != layers.rend(); ++layer)
        if (m_parts[layer->part].given[static_cast<std::size_t>(field)])
            return &*layer;
    return nullptr;
}

QString KeyedRows::currencyOf(const Layers &layers) const
{
    const auto field = currencyField(m_table);
    const Ref *source = field ? sourceOf(layers, *field) : nullptr;
    return source ? m_parts[source->part].rows->textAt(*field, source->row) : QString();
}

KeyedRows::Value KeyedRows::valueOf(const Layers &layers, Field field) const
{
    const Ref *source = sourceOf(layers, field);
    if (!source)
        return {};
    const Portfolio &rows = *m_parts[source->part].rows;
    if (info(field).type == FieldType::Text)
        return {rows.textAt(field, source->row)};
    // An amount is worth nothing under another currency than its own.
    if (info(field).type == FieldType::Money) {
        const Layers upToSource(layers.begin(), layers.begin() + (source - layers.data()) + 1);
        if (currencyOf(upToSource) != currencyOf(layers))
            return {};
    }
    return {{}, rows.numberAt(field, source->row)};
}

bool KeyedRows::isEqual(const Layers &a, const Layers &b) const
{
    return std::ranges::all_of(
        fieldsOf(m_table), [&](const FieldInfo &field) { return valueOf(a, field.field) == valueOf(b, field.field); });
}

std::vector<bool> KeyedRows::lay(std::size_t part)
{
    const Portfolio &rows = *m_parts[part].rows;
    const bool whole = givesAll(part);
    std::vector<bool> equal(rows.rows(m_table));
    for (RowIndex row = 0; row < rows.rows(m_table); ++row) {
        const QString key = rows.textAt(m_key, row);
        const auto known = m_rowOfKey.constFind(key);
        if (known == m_rowOfKey.constEnd()) {
            m_rowOfKey.insert(key, m_rows.size());
            m_rows.push_back({{part, row}});
            continue;
        }
        Layers &layers = m_rows[*known];
        Layers laid = whole ? Layers() : layers;
        laid.push_back({part, row});
        equal[row] = isEqual(layers, laid);
        if (!equal[row])
            layers = std::move(laid);
    }
    return equal;
}

void KeyedRows::writeTo(TableBuilder &table) const
{
    // Whole rows part by part, then those that several parts know something of.
    std::vector<std::vector<RowIndex>> whole(m_parts.size());
    for (const Layers &layers : m_rows)
        if (layers.size() == 1)
            whole[layers.front().part].push_back(layers.front().row);
    for (std::size_t part = 0; part < m_parts.size(); ++part)
        if (!whole[part].empty())
            table.appendFrom(*m_parts[part].rows, whole[part]);
    for (const Layers &layers : m_rows) {
        if (layers.size() == 1)
            continue;
        table.beginRow();
        for (const FieldInfo &field : fieldsOf(m_table)) {
            const Value value = valueOf(layers, field.field);
            if (!value.text.isEmpty())
                table.setText(field.field, value.text);
            else if (value.number != missingNumber)
                table.setNumber(field.field, value.number);
        }
    }
}

}  // namespace clientele
