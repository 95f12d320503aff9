// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/viewstate.h"

#include <algorithm>
#include <array>

namespace clientele {

namespace {
// In the order of enum Grain.
constexpr std::array words{"hour", "day", "week", "month", "quarter", "year"};
}  // namespace

void ViewState::setGrain(std::optional<Grain> grain)
{
    if (m_grain == grain)
        return;
    m_grain = grain;
    emit changed();
}

QByteArray ViewState::toBytes() const { return m_grain ? words[static_cast<std::size_t>(*m_grain)] : ""; }

void ViewState::restore(const QByteArray &bytes)
{
    const auto word = std::ranges::find_if(words, [&bytes](const char *each) { return bytes == each; });
    setGrain(word == words.end() ? std::nullopt : std::optional(static_cast<Grain>(word - words.begin())));
}

}  // namespace clientele
