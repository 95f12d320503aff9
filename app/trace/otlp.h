// SPDX-License-Identifier: GPL-3.0-or-later
// Spans as OpenTelemetry's JSON, under the names of the GenAI conventions: the current ones and, where readers still
// look for them, the older. What it says of people: nothing. Scopes leave as the names of their fields; content only
// where it was asked for, and then as it went over the privacy gate, with tokens.
#pragma once

#include "app/trace/span.h"

#include <span>

namespace clientele::trace {

struct OtlpOptions {
    bool content = false;
    bool part = false;  // of what goes out bit by bit: parents that are not here come in another part
};

// One ExportTraceServiceRequest. A span whose parent is not among them becomes a child of its tree's root where that is,
// else a root: some readers drop what hangs in the air.
[[nodiscard]] QJsonObject otlpDocument(std::span<const Span> spans, const OtlpOptions &options = {});

}  // namespace clientele::trace
