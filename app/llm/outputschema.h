// SPDX-License-Identifier: GPL-3.0-or-later
// Structured output: the schema in words for models that are not held to it, and the check of what came back. The part
// of JSON Schema that every server knows: type (also a list of types), properties, required, additionalProperties,
// items, enum.
#pragma once

#include "app/llm/chat.h"

#include <QJsonValue>

namespace clientele::llm {

[[nodiscard]] QString schemaInWords(const OutputSchema &output);

// The first thing that is wrong with the value, in English, for the model's eyes; empty where nothing is.
[[nodiscard]] QString problemWith(const QJsonValue &value, const QJsonObject &schema);

// The object in a text: alone, in a fence, or between words.
[[nodiscard]] std::optional<QJsonObject> objectIn(const QString &text);

// Whether a schema is in the strictest common subset: every property required, nothing beside them, at every depth.
[[nodiscard]] bool isStrict(const QJsonObject &schema);

}  // namespace clientele::llm
