// SPDX-License-Identifier: GPL-3.0-or-later
// Comma, semicolon, tab or bar separated values as RFC 4180 has them, with a header. Bytes in, views of bytes out.
#pragma once

#include "app/sources/bytewindow.h"
#include "app/sources/source.h"

namespace clientele {

class CsvSource final : public Source {
public:
    // Reads the header. Errors: InvalidInput (not UTF-8, a column named twice).
    [[nodiscard]] static Result<std::unique_ptr<Source>> open(const QString &path, std::unique_ptr<ByteWindow> window);

    [[nodiscard]] Status read(RecordBatch &batch) override;

private:
    explicit CsvSource(std::unique_ptr<ByteWindow> window) : m_window(std::move(window)) {}
    [[nodiscard]] bool skipBlankLine();
    void readRecord(RecordBatch &batch);
    enum class End { Record, Malformed, Unclosed };
    [[nodiscard]] End readField(const char *&at, const char *end, RecordBatch &batch, bool &lastField);
    [[nodiscard]] std::size_t lineLength() const;

    std::unique_ptr<ByteWindow> m_window;
    QStringList m_columns;
    char m_separator = ',';
    char m_newline = '\n';  // '\r' in files that know no other
};

}  // namespace clientele
