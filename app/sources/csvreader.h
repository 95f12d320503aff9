// SPDX-License-Identifier: GPL-3.0-or-later
// Records of separated values out of bytes, as RFC 4180 has them. Pure: what a record is depends on where it begins and
// on what follows, on nothing that came before. Any number of threads may read with their own reader.
#pragma once

#include "app/sources/recordbatch.h"

#include <string_view>

namespace clientele {

struct CsvForm {
    char separator = ',';
    char newline = '\n';  // '\r' in files that know no other
    QStringList columns;  // of the header; empty while it is read
};

class CsvReader {
public:
    explicit CsvReader(CsvForm form) : m_form(std::move(form)) {}
    [[nodiscard]] const CsvForm &form() const { return m_form; }

    // Length of the blank line that `rest` begins with, its end included; 0 where it is not blank.
    [[nodiscard]] std::size_t blankLine(std::string_view rest) const;
    // Length of the physical line that `rest` begins with, its end included.
    [[nodiscard]] std::size_t lineLength(std::string_view rest) const;

    // Appends the record that `rest` begins with, with its fault where it has one, and returns its length with its
    // line's end. `isLast`: rest reaches to the file's end. Otherwise 0, and nothing is appended, where the record goes
    // on behind `rest`, which is not yet as long as the longest record.
    [[nodiscard]] std::size_t read(std::string_view rest, bool isLast, qint64 line, RecordBatch &batch) const;

private:
    enum class End { Record, Malformed, Unclosed };
    [[nodiscard]] End readField(const char *&at, const char *end, RecordBatch &batch, bool &lastField) const;
    [[nodiscard]] QString faultOf(const Record &record) const;

    CsvForm m_form;
};

}  // namespace clientele
