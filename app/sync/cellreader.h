// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes of a cell into the number that a field stores. The plain forms are read straight from the bytes.
#pragma once

#include "app/sources/mapping.h"
#include "app/sync/wallclock.h"

#include <string_view>

namespace clientele {

class CellReader {
public:
    CellReader(Formats formats, DisplayZone zone) : m_formats(std::move(formats)), m_clock(std::move(zone)) {}

    // `digits` are those of the currency for Money fields. JSON numbers know no other decimal sign than the point.
    // Errors: InvalidInput, Overflow, with a sentence that shows the cell without its card numbers.
    [[nodiscard]] Result<std::int64_t> number(Field field, std::string_view text, int digits, bool isJsonNumber);

    // The same for the forms that most cells have, without a word on what is wrong: empty where number() must look.
    [[nodiscard]] std::optional<std::int64_t> plainNumber(FieldType type, std::string_view text, int digits);

private:
    [[nodiscard]] Result<std::int64_t> scaled(std::string_view text, int digits, bool isJsonNumber) const;
    [[nodiscard]] Result<std::int64_t> date(std::string_view text) const;
    [[nodiscard]] Result<std::int64_t> timestamp(std::string_view text);

    Formats m_formats;
    WallClock m_clock;
};

}  // namespace clientele
