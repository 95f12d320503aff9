// SPDX-License-Identifier: GPL-3.0-or-later
// Columns that grow block by block, in the file's order and as narrow as their values allow. What a file becomes does
// not depend on which reader read which block: codes are given in the order in which accepted rows name texts.
#pragma once

#include "app/sync/blockreader.h"
#include "models/portfolio/column.h"

#include <memory>
#include <utility>

namespace clientele {

class ColumnsInOrder {
public:
    // `readers` is how many readers' words there are to tell apart.
    ColumnsInOrder(std::vector<Field> fields, std::size_t readers);

    // Takes the words that the reader met in this block; also of blocks that are not appended.
    void learn(std::size_t reader, BlockRows &block);
    void append(std::size_t reader, const BlockRows &block);
    // Room for so many rows, so that growing copies nothing.
    void reserve(std::size_t rows);

    [[nodiscard]] std::size_t rows() const { return m_rows; }
    // Without those in which no row has a value. The columns are spent afterwards.
    [[nodiscard]] std::vector<std::pair<Field, Column>> finished();

private:
    struct Words {  // of one reader, by its codes
        std::vector<std::string> texts;
        std::vector<Code> codes;  // ours; missingCode until an accepted row names the text
    };
    struct Growing {
        Field field;
        bool isText;
        bool hasValue = false;
        std::shared_ptr<Dictionary> dictionary;
        std::vector<Words> words;  // by reader
        Codes::Storage codes;
        Numbers::Storage numbers;
    };
    void appendCodes(Growing &column, Words &words, std::span<const Code> codes) const;
    static void appendNumbers(Growing &column, std::span<const std::int64_t> numbers);

    std::vector<Growing> m_columns;
    std::size_t m_rows = 0;
    std::size_t m_expected = 0;
    mutable std::vector<Code> m_translated;
};

}  // namespace clientele
