// SPDX-License-Identifier: GPL-3.0-or-later
// Which tables of a database hold what: by the address where it names them, else by their names, else by columns.
#pragma once

#include "app/sources/database.h"
#include "app/sources/mapping.h"

namespace clientele {

struct ChosenTable {
    DatabaseTable table;
    std::optional<Table> kind;  // where its name or the mapping says; else its columns do
};

// Errors: NotFound (the address names a table that is not there, or nothing fits).
[[nodiscard]] Result<std::vector<ChosenTable>> chooseTables(const std::vector<DatabaseTable> &tables,
                                                            const DatabaseAddress &address, const Mapping *mapping);

}  // namespace clientele
