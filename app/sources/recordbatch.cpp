// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/recordbatch.h"

#include <algorithm>

namespace clientele {

std::string_view RecordBatch::keep(std::string_view text)
{
    if (text.empty())
        return {};  // there may be no block yet
    constexpr std::size_t blockSize = 64 * 1024;
    if (m_used + text.size() > m_size) {
        m_size = std::max(blockSize, text.size());
        m_blocks.push_back(std::make_unique_for_overwrite<char[]>(m_size));
        m_used = 0;
    }
    char *to = m_blocks.back().get() + m_used;
    std::ranges::copy(text, to);
    m_used += text.size();
    return {to, text.size()};
}

void RecordBatch::clear()
{
    records.clear();
    cells.clear();
    m_blocks.clear();
    m_used = 0;
    m_size = 0;
}

}  // namespace clientele
