// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes of any length in the profile, cut into chunks that each carry a checksum. Read straight into the memory they
// are meant for.
#pragma once

#include "app/store/connection.h"

#include <cstddef>
#include <span>

namespace clientele {

// Returns the stream's number.
[[nodiscard]] Result<qint64> writeStream(const Connection &connection, qint64 snapshot,
                                         std::span<const std::byte> bytes);

// Its length, checked against what is really there, so that memory can be had for it. Errors: Corrupt, Storage.
[[nodiscard]] Result<std::size_t> streamLength(const Connection &connection, qint64 stream);

// Fills `bytes`, whose size must be the stream's length. Errors: Corrupt, Storage.
[[nodiscard]] Status readStream(const Connection &connection, qint64 stream, std::span<std::byte> bytes);

// What a failed check says.
[[nodiscard]] Error damagedSnapshot();

}  // namespace clientele
