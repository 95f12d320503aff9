// SPDX-License-Identifier: GPL-3.0-or-later
// One JSON object into the cells of a batch, strictly.
#pragma once

#include "app/sources/recordbatch.h"

#include <simdjson.h>

#include <map>
#include <string>

namespace clientele {

class JsonRecordReader {
public:
    // Appends the record in `raw`, with its fault where it has one. 64 bytes behind `raw` must be readable.
    void read(std::string_view raw, qint64 line, RecordBatch &batch);
    [[nodiscard]] const QStringList &columns() const { return m_columns; }

private:
    struct Fault {
        QString reason;
        QString column;
    };
    [[nodiscard]] Fault readObject(std::string_view raw, std::size_t firstCell, RecordBatch &batch);
    [[nodiscard]] std::size_t columnOf(std::string_view key);

    simdjson::dom::parser m_validator;
    simdjson::ondemand::parser m_parser;
    QStringList m_columns;
    std::vector<quint64> m_seenIn;  // by column: the last record that had it
    std::map<std::string, std::size_t, std::less<>> m_columnOfKey;
    std::map<QString, std::size_t> m_columnOfName;  // by normalised name
    quint64 m_record = 0;
};

// "1.5e3" -> "1500"; a number without an exponent as it is. Empty where the exponent is absurd.
[[nodiscard]] std::string plainDecimal(std::string_view number);

}  // namespace clientele
