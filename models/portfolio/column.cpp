// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/portfolio/column.h"

#include <algorithm>

namespace clientele {

namespace {

template<typename Width>
Codes::Storage copiedTo(const std::vector<Code> &codes)
{
    std::vector<Width> narrow(codes.size());
    std::ranges::transform(codes, narrow.begin(), [](Code code) { return static_cast<Width>(code); });
    return narrow;
}

// Several counters a code, so that equal neighbours, of which ordered rows have many, need not wait for each other.
template<typename Width>
std::vector<RowIndex> countsOf(const std::vector<Width> &codes)
{
    constexpr std::size_t lanes = 4;
    constexpr std::size_t rowsPerCode = 4;  // a code with fewer is not worth a counter
    const std::size_t size = codes.empty() ? 0 : std::size_t(*std::ranges::max_element(codes)) + 1;
    if (sizeof(Width) > sizeof(std::uint16_t) && size * rowsPerCode > codes.size())
        return {};
    std::vector<RowIndex> counters(lanes * size, 0);
    std::size_t row = 0;
    for (; row + lanes <= codes.size(); row += lanes) {
        for (std::size_t lane = 0; lane < lanes; ++lane)
            ++counters[lane * size + codes[row + lane]];
    }
    for (; row < codes.size(); ++row)
        ++counters[codes[row]];
    for (std::size_t at = size; at < counters.size(); ++at)
        counters[at % size] += counters[at];
    counters.resize(size);
    counters.shrink_to_fit();
    return counters;
}

}  // namespace

Code Dictionary::intern(const QString &value)
{
    if (value.isEmpty())
        return missingCode;
    const auto known = m_codes.constFind(value);
    if (known != m_codes.constEnd())
        return *known;
    const Code code = static_cast<Code>(m_values.size());
    m_values.push_back(value);
    m_codes.insert(value, code);
    return code;
}

std::optional<Code> Dictionary::find(const QString &value) const
{
    const auto known = m_codes.constFind(value);
    return known == m_codes.constEnd() ? std::nullopt : std::optional(*known);
}

std::size_t Dictionary::bytes() const
{
    // A QString's own block: 16 bytes of header beside its UTF-16 units; the hash adds one entry a value.
    std::size_t total = m_values.capacity() * sizeof(QString)
                        + static_cast<std::size_t>(m_codes.capacity()) * (sizeof(QString) + sizeof(Code));
    for (const QString &value : m_values)
        total += value.isNull() ? 0 : 16 + static_cast<std::size_t>(value.capacity() + 1) * sizeof(QChar);
    return total;
}

Codes Codes::narrowed(const std::vector<Code> &codes, std::size_t dictionarySize)
{
    if (dictionarySize <= 0x100)
        return Codes(copiedTo<std::uint8_t>(codes));
    if (dictionarySize <= 0x1'0000)
        return Codes(copiedTo<std::uint16_t>(codes));
    return Codes(Storage(codes));
}

Codes::Codes(Storage storage) : m_storage(std::move(storage))
{
    visit([this](const auto &codes) {
        if (!codes.empty() && std::ranges::all_of(codes, [first = codes[0]](auto code) { return code == first; }))
            m_only = codes[0];
        m_counts = countsOf(codes);
    });
}

std::size_t Codes::bytes() const
{
    return visit(
        [this](const auto &codes) { return codes.size() * sizeof(codes[0]) + m_counts.size() * sizeof(RowIndex); });
}

std::size_t Codes::size() const
{
    return visit([](const auto &codes) { return codes.size(); });
}

Code Codes::operator[](std::size_t row) const
{
    return visit([row](const auto &codes) { return static_cast<Code>(codes[row]); });
}

Numbers Numbers::narrowed(std::vector<std::int64_t> values)
{
    constexpr std::int64_t least = missingIn<std::int32_t>;
    constexpr std::int64_t most = std::numeric_limits<std::int32_t>::max();
    const bool fits = std::ranges::all_of(
        values, [](std::int64_t value) { return value == missingNumber || (value > least && value <= most); });
    if (!fits)
        return Numbers(Storage(std::move(values)));
    std::vector<std::int32_t> narrow(values.size());
    std::ranges::transform(values, narrow.begin(), [](std::int64_t value) {
        return value == missingNumber ? missingIn<std::int32_t> : static_cast<std::int32_t>(value);
    });
    return Numbers(Storage(std::move(narrow)));
}

Numbers::Numbers(Storage storage) : m_storage(std::move(storage))
{
    visit([this]<typename Width>(const std::vector<Width> &values) {
        bool missing = false;
        for (const Width value : values)
            missing |= value == missingIn<Width>;
        m_complete = !missing;
    });
}

std::size_t Numbers::size() const
{
    return visit([](const auto &values) { return values.size(); });
}

std::int64_t Numbers::operator[](std::size_t row) const
{
    return visit([row]<typename Width>(const std::vector<Width> &values) -> std::int64_t {
        return values[row] == missingIn<Width> ? missingNumber : values[row];
    });
}

}  // namespace clientele
