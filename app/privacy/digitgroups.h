// SPDX-License-Identifier: GPL-3.0-or-later
// A run of digits as people group them, and what its shape says: "+1 (416) 555-0123", "4111 1111 1111 1111".
#pragma once

#include "app/privacy/finding.h"

#include <QStringView>

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace clientele::privacy {

struct DigitGroup {
    qsizetype start = 0;  // in the text
    qsizetype end = 0;
    std::string digits;
    QChar separator;  // before it; null for the first one
    bool plus = false;

    [[nodiscard]] std::size_t size() const { return digits.size(); }
};

// The run that begins at `at`, a digit; at most 12 groups.
[[nodiscard]] std::vector<DigitGroup> groupsFrom(QStringView text, qsizetype at);

// What the groups are by their shape alone. `certain` is set to false where it could be something else.
[[nodiscard]] std::optional<Kind> kindOf(std::span<const DigitGroup> groups, bool &certain);

}  // namespace clientele::privacy
