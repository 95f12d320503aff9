// SPDX-License-Identifier: GPL-3.0-or-later
// Some thousand records of a source as it wrote them: cells as UTF-8 views, with the place of each record. The views
// hold until the next read.
#pragma once

#include <QString>
#include <QStringList>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace clientele {

struct Cell {
    enum class Kind : std::uint8_t {
        Missing,  // no such key, an empty cell, null
        Text,
        Number,  // a JSON number, as written
        Nested   // a JSON list or object, as written
    };
    std::string_view text;
    Kind kind = Kind::Missing;
};

struct Record {
    qint64 line = 0;       // physical line from 1 on which it begins; the row's number for databases
    std::string_view raw;  // as it stands in the source; empty for databases
    std::size_t firstCell = 0;
    std::size_t cellCount = 0;
    QString fault;         // why it cannot be read at all; empty where it can
    QString faultyColumn;  // the column that the fault is about, where there is one
};

class RecordBatch {
public:
    static constexpr std::size_t capacity = 4096;

    // Columns only ever grow: keys that later records bring are appended. A record has a cell for each column known
    // when it was read.
    QStringList columns;
    std::vector<Record> records;
    std::vector<Cell> cells;

    [[nodiscard]] std::span<const Cell> cellsOf(const Record &record) const
    {
        return std::span(cells).subspan(record.firstCell, record.cellCount);
    }
    [[nodiscard]] bool isFull() const { return records.size() >= capacity; }
    // Text that stands nowhere in the source as such (without its escapes), kept as long as the batch.
    [[nodiscard]] std::string_view keep(std::string_view text);
    void clear();

private:
    std::vector<std::unique_ptr<char[]>> m_blocks;
    std::size_t m_used = 0;
    std::size_t m_size = 0;
};

}  // namespace clientele
