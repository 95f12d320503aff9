// SPDX-License-Identifier: GPL-3.0-or-later
// The rest of a file in blocks of whole lines, so that several threads can read it. One thread at a time takes the
// next; memory is bounded by the blocks that are held.
#pragma once

#include "app/sources/bytewindow.h"
#include "models/core/result.h"

#include <memory>
#include <string_view>
#include <vector>

namespace clientele {

struct TextBlock {
    std::vector<char> bytes;  // with readable padding behind the text
    std::size_t size = 0;
    bool isLast = false;  // reaches to the file's end; every other block ends with a line's end

    [[nodiscard]] std::string_view text() const { return {bytes.data(), size}; }
};

class TextBlocks {
public:
    static constexpr std::size_t usualSize = std::size_t(2) << 20;
    static constexpr std::size_t padding = 64;

    // From where the window stands. A block holds `blockSize` bytes and what is missing of its last line; of a line
    // that is longer than any record may be, just enough is kept to see that.
    TextBlocks(std::unique_ptr<ByteWindow> window, char newline, std::size_t blockSize = usualSize);

    [[nodiscard]] qint64 firstLine() const { return m_window->line; }
    [[nodiscard]] qint64 fileSize() const { return m_window->fileSize(); }
    // The next block, in the memory of `block`; none follows the last. Errors: Storage.
    [[nodiscard]] Status next(TextBlock &block);

private:
    [[nodiscard]] Result<std::size_t> append(TextBlock &block, std::size_t wanted);

    std::unique_ptr<ByteWindow> m_window;
    char m_newline;
    std::size_t m_blockSize;
    std::vector<char> m_begun;  // of a line whose end the last block did not reach
};

}  // namespace clientele
