// SPDX-License-Identifier: GPL-3.0-or-later
// A column's integers in as few bits each as their range needs. Less to encrypt and to write is more than the shifting
// costs; a million rows of one currency are three words.
#pragma once

#include "models/core/result.h"

#include <cstdint>
#include <span>
#include <vector>

namespace clientele {

// Codes (unsigned widths) and numbers (signed ones, whose smallest value is "missing"). Empty where it would save less
// than an eighth: they are kept as they are then.
template<typename Width>
[[nodiscard]] std::vector<std::uint64_t> pack(const std::vector<Width> &values);

// The inverse. Errors: Corrupt, where these are not what pack() gives.
template<typename Width>
[[nodiscard]] Result<std::vector<Width>> unpack(std::span<const std::uint64_t> words);

}  // namespace clientele
