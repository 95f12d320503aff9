// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes of a cell into the number that a field stores. The plain forms are read straight from the bytes.
#pragma once

#include "app/sources/mapping.h"
#include "models/core/timezone.h"

#include <string_view>

namespace clientele {

class CellReader {
public:
    CellReader(Formats formats, DisplayZone zone) : m_formats(std::move(formats)), m_zone(std::move(zone)) {}

    // `digits` are those of the currency for Money fields. JSON numbers know no other decimal sign than the point.
    // Errors: InvalidInput, Overflow, with a sentence that shows the cell without its card numbers.
    [[nodiscard]] Result<std::int64_t> number(Field field, std::string_view text, int digits, bool isJsonNumber) const;

private:
    [[nodiscard]] Result<std::int64_t> scaled(std::string_view text, int digits, bool isJsonNumber) const;
    [[nodiscard]] Result<std::int64_t> date(std::string_view text) const;
    [[nodiscard]] Result<std::int64_t> timestamp(std::string_view text) const;

    Formats m_formats;
    DisplayZone m_zone;
};

}  // namespace clientele
