// SPDX-License-Identifier: GPL-3.0-or-later
// Which fields may leave the machine, and for what. Read from the schema's traits: a new field is decided by its row.
#pragma once

#include "app/privacy/conversation.h"
#include "models/schema/schema.h"

#include <QJsonObject>

#include <cstdint>
#include <vector>

namespace clientele::privacy {

enum class Task : std::uint8_t {
    Question,          // chat: what does not identify; protected characteristics only as the person asks for them
    CreditSuggestion,  // cards and loans: no protected characteristic, nothing that stands in for one
    OtherSuggestion,   // deposits, insurance, investment: likewise
    Embedding,         // passages for a remote embedder
};

[[nodiscard]] bool mayLeave(Field field, Task task);
[[nodiscard]] std::vector<Field> allowedFields(Table table, Task task);

// One row as it may leave: allowed fields by their names, values as text, free text through the conversation; the
// customer, where the table has one, as its token under "customer". Missing values are left out.
[[nodiscard]] QJsonObject recordFor(Task task, const Portfolio &book, Table table, RowIndex row,
                                    Conversation &conversation);

}  // namespace clientele::privacy
