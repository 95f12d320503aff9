// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/textblocks.h"

#include <algorithm>
#include <cstring>

namespace clientele {

TextBlocks::TextBlocks(std::unique_ptr<ByteWindow> window, char newline, std::size_t blockSize)
    : m_window(std::move(window)), m_newline(newline), m_blockSize(std::max<std::size_t>(blockSize, 1))
{}

// Returns how many bytes there were: fewer than wanted at the file's end only.
Result<std::size_t> TextBlocks::append(TextBlock &block, std::size_t wanted)
{
    if (block.bytes.size() < block.size + wanted + padding)
        block.bytes.resize(block.size + wanted + padding);
    const auto got = m_window->read(block.bytes.data() + block.size, wanted);
    if (got)
        block.size += *got;
    return got;
}

Status TextBlocks::next(TextBlock &block)
{
    block.size = m_begun.size();
    block.isLast = false;
    if (block.bytes.size() < m_begun.size() + m_blockSize + padding)
        block.bytes.resize(m_begun.size() + m_blockSize + padding);
    std::ranges::copy(m_begun, block.bytes.begin());
    m_begun.clear();
    // One byte more than a record may have shows that this one is too long.
    constexpr std::size_t longestLine = ByteWindow::longestRecord + 1;
    for (std::size_t searched = block.size, wanted = m_blockSize;; searched = block.size) {
        const auto got = append(block, wanted);
        if (!got)
            return tl::unexpected(got.error());
        const std::string_view fresh = block.text().substr(searched);
        if (*got < wanted) {
            block.isLast = true;
            return {};
        }
        if (const auto end = fresh.rfind(m_newline); end != std::string_view::npos) {
            const std::size_t whole = searched + end + 1;
            m_begun.assign(block.bytes.data() + whole, block.bytes.data() + block.size);
            block.size = whole;
            return {};
        }
        block.size = std::min(block.size, longestLine);
        wanted = std::max(m_blockSize, std::size_t(1));
    }
}

}  // namespace clientele
