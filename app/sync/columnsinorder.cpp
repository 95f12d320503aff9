// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sync/columnsinorder.h"

#include "app/sync/rowwriter.h"

#include <algorithm>

namespace clientele {

namespace {

// The values at another width, with room for as many as are expected.
template<typename Wide, typename Storage>
void widen(Storage &storage, std::size_t expected)
{
    std::vector<Wide> wide;
    std::visit(
        [&]<typename Narrow>(const std::vector<Narrow> &values) {
            wide.reserve(std::max(expected, values.size()));
            for (const Narrow value : values) {
                if constexpr (std::is_signed_v<Narrow>)
                    wide.push_back(value == missingIn<Narrow> ? missingIn<Wide> : static_cast<Wide>(value));
                else
                    wide.push_back(static_cast<Wide>(value));
            }
        },
        storage);
    storage = std::move(wide);
}

bool fitsIn32(std::int64_t value)
{
    return value == missingNumber
           || (value > missingIn<std::int32_t> && value <= std::numeric_limits<std::int32_t>::max());
}

}  // namespace

ColumnsInOrder::ColumnsInOrder(std::vector<Field> fields, std::size_t readers)
{
    for (const Field field : fields) {
        const bool isText = info(field).type == FieldType::Text;
        m_columns.push_back({field,
                             isText,
                             false,
                             std::make_shared<Dictionary>(),
                             std::vector<Words>(readers, Words{{{}}, {missingCode}}),
                             {},
                             {}});
    }
}

void ColumnsInOrder::learn(std::size_t reader, BlockRows &block)
{
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        Words &words = m_columns[i].words[reader];
        std::vector<std::string> &fresh = block.columns[i].newWords;
        words.texts.insert(words.texts.end(), std::make_move_iterator(fresh.begin()),
                           std::make_move_iterator(fresh.end()));
        words.codes.resize(words.texts.size(), missingCode);
        fresh.clear();
    }
}

void ColumnsInOrder::append(std::size_t reader, const BlockRows &block)
{
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        if (m_columns[i].isText)
            appendCodes(m_columns[i], m_columns[i].words[reader], block.columns[i].codes);
        else
            appendNumbers(m_columns[i], block.columns[i].numbers);
    }
    m_rows += block.rows;
}

void ColumnsInOrder::appendCodes(Growing &column, Words &words, std::span<const Code> codes) const
{
    m_translated.resize(codes.size());
    for (std::size_t row = 0; row < codes.size(); ++row) {
        const Code theirs = codes[row];
        if (words.codes[theirs] == missingCode && theirs != missingCode)
            words.codes[theirs] = column.dictionary->intern(keptText(column.field, words.texts[theirs]));
        m_translated[row] = words.codes[theirs];
    }
    const std::size_t values = column.dictionary->size();
    if (values > 0x100 && column.codes.index() == 0)
        widen<std::uint16_t>(column.codes, m_expected);
    if (values > 0x1'0000 && column.codes.index() == 1)
        widen<std::uint32_t>(column.codes, m_expected);
    std::visit(
        [&]<typename Width>(std::vector<Width> &narrow) {
            const std::size_t before = narrow.size();
            narrow.resize(before + codes.size());
            std::ranges::transform(m_translated, narrow.begin() + static_cast<std::ptrdiff_t>(before),
                                   [](Code code) { return static_cast<Width>(code); });
        },
        column.codes);
}

void ColumnsInOrder::appendNumbers(Growing &column, std::span<const std::int64_t> numbers)
{
    if (column.numbers.index() == 0 && !std::ranges::all_of(numbers, fitsIn32))
        widen<std::int64_t>(column.numbers, 0);
    std::visit(
        [&]<typename Width>(std::vector<Width> &narrow) {
            const std::size_t before = narrow.size();
            narrow.resize(before + numbers.size());
            std::ranges::transform(numbers, narrow.begin() + static_cast<std::ptrdiff_t>(before),
                                   [](std::int64_t value) {
                                       return value == missingNumber ? missingIn<Width> : static_cast<Width>(value);
                                   });
        },
        column.numbers);
    column.hasValue =
        column.hasValue || std::ranges::any_of(numbers, [](std::int64_t value) { return value != missingNumber; });
}

void ColumnsInOrder::reserve(std::size_t rows)
{
    m_expected = rows;
    const auto makeRoom = [rows](auto &values) { values.reserve(rows); };
    for (Growing &column : m_columns)
        column.isText ? std::visit(makeRoom, column.codes) : std::visit(makeRoom, column.numbers);
}

std::vector<std::pair<Field, Column>> ColumnsInOrder::finished()
{
    std::vector<std::pair<Field, Column>> result;
    for (Growing &column : m_columns) {
        if (column.isText && column.dictionary->size() > 1)
            result.emplace_back(column.field, TextColumn{column.dictionary, Codes(std::move(column.codes))});
        else if (!column.isText && column.hasValue)
            result.emplace_back(column.field, NumberColumn{Numbers(std::move(column.numbers))});
    }
    return result;
}

}  // namespace clientele
