// SPDX-License-Identifier: GPL-3.0-or-later
// A customer's record as a page shows it: every field of the schema's customers and credit records, once, in groups.
#pragma once

#include "models/schema/schema.h"

#include <QString>

#include <vector>

namespace clientele {

struct FactGroup {
    QString title;  // translated
    std::vector<Field> fields;
};

[[nodiscard]] std::vector<FactGroup> customerFacts();

}  // namespace clientele
