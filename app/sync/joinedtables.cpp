// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sync/joinedtables.h"

#include "app/sync/timecluster.h"

#include <algorithm>

namespace clientele {

namespace {

// By code: whether one of these rows has it.
std::vector<bool> usedCodes(const TextColumn &column, const RowSelection &rows)
{
    std::vector<std::uint8_t> used(column.dictionary->size());
    column.codes.visit([&](const auto &codes) { rows.forEach([&](RowIndex row) { used[codes[row]] = 1; }); });
    return {used.begin(), used.end()};
}

// By code of `column`: the code in `words`, which learns the texts that these rows use.
std::vector<Code> taught(Dictionary &words, const TextColumn &column, const RowSelection &rows)
{
    const std::vector<bool> used = usedCodes(column, rows);
    std::vector<Code> codes(used.size(), missingCode);
    for (Code code = 1; code < codes.size(); ++code)
        if (used[code])
            codes[code] = words.intern(column.dictionary->value(code));
    return codes;
}

std::vector<Code> codesIn(const Dictionary &words, const TextColumn &column)
{
    std::vector<Code> codes(column.dictionary->size(), missingCode);
    for (Code code = 1; code < codes.size(); ++code)
        codes[code] = words.find(column.dictionary->value(code)).value_or(missingCode);
    return codes;
}

bool areTheSame(const std::vector<Code> &codes)
{
    for (Code code = 0; code < codes.size(); ++code)
        if (codes[code] != code)
            return false;
    return true;
}

// Copied in one go where width and rows allow it, and the codes are the same.
template<typename Width>
void append(std::vector<Width> &values, const TextColumn &column, const RowSelection &rows,
            const std::vector<Code> &codes)
{
    column.codes.visit([&]<typename Theirs>(const std::vector<Theirs> &theirs) {
        if constexpr (std::is_same_v<Theirs, Width>) {
            if (rows.isAll() && areTheSame(codes)) {
                values.insert(values.end(), theirs.begin(), theirs.end());
                return;
            }
        }
        auto to = values.insert(values.end(), rows.size(), Width(0));
        rows.forEach([&](RowIndex row) { *to++ = static_cast<Width>(codes[theirs[row]]); });
    });
}

template<typename Width>
void append(std::vector<Width> &values, const NumberColumn &column, const RowSelection &rows)
{
    column.values.visit([&]<typename Theirs>(const std::vector<Theirs> &theirs) {
        if constexpr (std::is_same_v<Theirs, Width>) {
            if (rows.isAll()) {
                values.insert(values.end(), theirs.begin(), theirs.end());
                return;
            }
        }
        auto to = values.insert(values.end(), rows.size(), Width(0));
        rows.forEach([&](RowIndex row) {
            *to++ = theirs[row] == missingIn<Theirs> ? missingIn<Width> : static_cast<Width>(theirs[row]);
        });
    });
}

}  // namespace

void JoinedTables::add(Table table, const Portfolio &book, RowSelection rows)
{
    if (rows.size() > 0)
        m_pieces[static_cast<std::size_t>(table)].push_back({&book, std::move(rows)});
}

// Those of Customers in row order, then whatever the other tables name.
std::shared_ptr<const Dictionary> JoinedTables::customerIds() const
{
    auto ids = std::make_shared<Dictionary>();
    for (int i = 0; i < tableCount; ++i) {
        const auto field = customerField(static_cast<Table>(i));
        for (const Piece &piece : m_pieces[static_cast<std::size_t>(i)]) {
            const TextColumn *column = field ? piece.book->text(*field) : nullptr;
            if (!column)
                continue;
            if (field == Field::CustomerId)
                piece.rows.forEach([&](RowIndex row) { ids->intern(column->at(row)); });
            else
                (void)taught(*ids, *column, piece.rows);
        }
    }
    return ids;
}

Column JoinedTables::text(const Pieces &pieces, Field field, std::size_t rows, std::shared_ptr<const Dictionary> ids,
                          Currency otherwise)
{
    auto words = std::make_shared<Dictionary>();
    std::vector<std::vector<Code>> codes;  // by piece: ours by theirs
    for (const Piece &piece : pieces) {
        const TextColumn *column = piece.book->text(field);
        codes.push_back(!column ? std::vector<Code>(1, missingCode)
                        : ids   ? codesIn(*ids, *column)
                                : taught(*words, *column, piece.rows));
    }
    const bool isThere = std::ranges::any_of(pieces, [&](const Piece &piece) { return piece.book->text(field); });
    if (!otherwise.isEmpty()) {
        const Code code = words->intern(otherwise.code());
        for (std::vector<Code> &theirs : codes)
            theirs[missingCode] = code;
    } else if (!isThere) {
        return {};
    }
    const std::shared_ptr<const Dictionary> dictionary = ids ? std::move(ids) : std::move(words);
    const auto joined = [&]<typename Width>(std::vector<Width> values) {
        values.reserve(rows);
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            if (const TextColumn *column = pieces[i].book->text(field))
                append(values, *column, pieces[i].rows, codes[i]);
            else
                values.resize(values.size() + pieces[i].rows.size(), static_cast<Width>(codes[i][missingCode]));
        }
        return TextColumn{dictionary, Codes(std::move(values))};
    };
    if (dictionary->size() <= 0x100)
        return joined(std::vector<std::uint8_t>());
    if (dictionary->size() <= 0x1'0000)
        return joined(std::vector<std::uint16_t>());
    return joined(std::vector<std::uint32_t>());
}

Column JoinedTables::numbers(const Pieces &pieces, Field field, std::size_t rows)
{
    const auto joined = [&]<typename Width>(std::vector<Width> values) {
        values.reserve(rows);
        for (const Piece &piece : pieces) {
            if (const NumberColumn *column = piece.book->numbers(field))
                append(values, *column, piece.rows);
            else
                values.resize(values.size() + piece.rows.size(), missingIn<Width>);
        }
        return values;
    };
    bool isThere = false;
    bool isWide = false;
    for (const Piece &piece : pieces) {
        const NumberColumn *column = piece.book->numbers(field);
        isThere = isThere || column;
        isWide = isWide || (column && std::holds_alternative<std::vector<std::int64_t>>(column->values.storage()));
    }
    if (!isThere)
        return {};
    // What was wide may be narrow without the rows that are left out.
    return NumberColumn{isWide ? Numbers::narrowed(joined(std::vector<std::int64_t>()))
                               : Numbers(joined(std::vector<std::int32_t>()))};
}

Result<PortfolioPtr> JoinedTables::build(const PortfolioInfo &info, Derived derived) const
{
    PortfolioBuilder builder(info);
    const auto ids = customerIds();
    builder.setCustomerIds(ids);
    for (int i = 0; i < tableCount; ++i) {
        const auto table = static_cast<Table>(i);
        const Pieces &pieces = m_pieces[static_cast<std::size_t>(i)];
        std::size_t rows = 0;
        for (const Piece &piece : pieces)
            rows += piece.rows.size();
        std::vector<std::pair<Field, Column>> columns;
        for (const FieldInfo &field : fieldsOf(table)) {
            if (rows == 0)
                continue;
            const Currency otherwise = currencyField(table) == field.field ? info.defaultCurrency : Currency();
            Column column = field.type == FieldType::Text
                                ? text(pieces, field.field, rows, field.has(CustomerRef) ? ids : nullptr, otherwise)
                                : numbers(pieces, field.field, rows);
            if (!std::holds_alternative<std::monostate>(column))
                columns.emplace_back(field.field, std::move(column));
        }
        if (table == Table::Atm)
            clusterByTime(columns, Field::AtmTime, rows);
        builder.setColumns(table, rows, std::move(columns));
    }
    return builder.build(derived);
}

}  // namespace clientele
