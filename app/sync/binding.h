// SPDX-License-Identifier: GPL-3.0-or-later
// Which kind of rows a source holds, and which of its columns fill which fields: by a mapping, else by the schema's
// names of known sources.
#pragma once

#include "app/sources/mapping.h"
#include "models/core/result.h"

#include <QStringList>

#include <vector>

namespace clientele {

struct Binding {
    Table kind{};
    std::vector<std::optional<Field>> fields;  // by column
    std::optional<std::size_t> loans;          // the column of a credit record's nested loans
    std::optional<std::size_t> loansCurrency;  // the credit record's own currency, for its loans
    QStringList ignored;                       // columns that fill nothing
};

struct BindingRequest {
    QString source;  // as shown in sentences
    QStringList columns;
    std::optional<Table> kind;  // guessed where left out
    const Mapping *mapping = nullptr;
    bool columnsAreFixed = true;  // else the mapping may name columns that only later records bring
};

// Errors: InvalidInput (no kind fits or two fit alike, a needed column is missing or given twice, the mapping names
// a column that is not there).
[[nodiscard]] Result<Binding> bind(const BindingRequest &request);

// The same kind with more columns, for sources whose columns grow.
[[nodiscard]] Result<Binding> rebind(const BindingRequest &request, Table kind);

// Whether a normalised column name is one of the field's names in known sources; its place in that list.
[[nodiscard]] std::optional<int> rankOfName(Field field, const QString &normalisedName);

}  // namespace clientele
