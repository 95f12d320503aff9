// SPDX-License-Identifier: GPL-3.0-or-later
// A file of comma, semicolon, tab or bar separated values with a header, batch by batch or in blocks.
#pragma once

#include "app/sources/bytewindow.h"
#include "app/sources/csvreader.h"
#include "app/sources/source.h"
#include "app/sources/textblocks.h"

#include <optional>

namespace clientele {

class CsvSource final : public Source {
public:
    // Reads the header. Errors: InvalidInput (not UTF-8, a column named twice).
    [[nodiscard]] static Result<std::unique_ptr<Source>> open(const QString &path, std::unique_ptr<ByteWindow> window);

    [[nodiscard]] Status read(RecordBatch &batch) override;

    // Instead of read(): the rest of the file as blocks, for readers side by side. `blockSize` as in TextBlocks.
    [[nodiscard]] TextBlocks blocks(std::size_t blockSize);
    [[nodiscard]] const CsvForm &form() const { return m_reader->form(); }

private:
    explicit CsvSource(std::unique_ptr<ByteWindow> window) : m_window(std::move(window)) {}
    void skip(std::size_t length);

    std::unique_ptr<ByteWindow> m_window;
    std::optional<CsvReader> m_reader;
};

}  // namespace clientele
