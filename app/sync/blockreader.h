// SPDX-License-Identifier: GPL-3.0-or-later
// One block of separated values into checked columns. Rows that look like most rows are read straight from the bytes;
// whatever is unusual goes through CsvReader and RowChecker, which say the same of every row, and why not.
// A reader belongs to one thread.
#pragma once

#include "app/sources/csvreader.h"
#include "app/sync/bytewords.h"
#include "app/sync/rowchecker.h"

#include <optional>

namespace clientele {

// A record that was set aside, its line counted from the block's first, which is 0.
struct BlockReject {
    Problem problem;
    QString content;
};

// What a block holds. Kept and filled again, so that its memory is had once.
struct BlockRows {
    struct Column {
        std::vector<Code> codes;            // of the reader's own words, for text
        std::vector<std::int64_t> numbers;  // for all else
        std::vector<std::string> newWords;  // that the reader met for the first time
    };
    std::vector<Column> columns;  // by BlockReader::fields()
    std::vector<BlockReject> rejects;
    std::size_t rows = 0;
    qint64 read = 0;
    qint64 lines = 0;       // that end in what was read
    std::size_t taken = 0;  // bytes; what follows them is a record that goes on behind the block
};

// Where the next separator, line's end or quote is.
class MarkFinder {
public:
    MarkFinder(char separator, char newline);
    // From `at` on there is one; eight bytes behind it can be read.
    [[nodiscard]] const char *next(const char *at) const;

private:
    std::uint64_t m_separators;
    std::uint64_t m_newlines;
};

class BlockReader {
public:
    BlockReader(CsvForm form, RowChecker checker);

    // The fields that rows are read into: those that the file has, and the currency.
    [[nodiscard]] const std::vector<Field> &fields() const { return m_fields; }
    // `text` begins where a record does and has TextBlocks::padding readable bytes behind it.
    void read(std::string_view text, bool isLast, BlockRows &rows);

private:
    struct PlainField {
        std::size_t cell;
        std::size_t column;
        FieldType type;
        bool isNeeded;
    };
    [[nodiscard]] std::size_t readPlain(const char *begin, BlockRows &rows);
    [[nodiscard]] bool splitPlain(const char *&at);
    [[nodiscard]] bool readCurrency();
    [[nodiscard]] std::size_t readClosely(std::string_view rest, bool isLast, BlockRows &rows);
    void append(const CheckedRecord &record, BlockRows &rows);
    [[nodiscard]] Code codeOf(Currency currency);

    CsvReader m_reader;
    RowChecker m_checker;
    MarkFinder m_marks;
    bool m_isSound = false;  // the block holds valid UTF-8 without a NUL
    std::vector<Field> m_fields;
    std::vector<ByteWords> m_words;   // by column
    std::vector<PlainField> m_plain;  // what a plain row fills
    std::optional<std::size_t> m_currencyCell;
    std::size_t m_currencyColumn = 0;

    // The row at hand.
    std::vector<std::string_view> m_cells;
    std::vector<std::int64_t> m_values;  // by column: a code or a number
    RecordBatch m_batch;
    std::optional<std::string> m_currencyText;  // as the last plain row wrote it, and what it means
    int m_digits = 0;
    Code m_currencyCode = missingCode;
};

}  // namespace clientele
