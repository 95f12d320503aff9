// SPDX-License-Identifier: GPL-3.0-or-later
// The providers that the settings page knows by name: a table to read, and to add a row to.
#pragma once

#include "app/llm/settings.h"

#include <QUrl>

#include <span>

namespace clientele::llm {

struct Preset {
    const char *id;
    const char *name;  // a proper name, not translated
    const char *url;   // "{...}" is what the person fills in
    DialectKind dialect;
    const char *model;           // an example, shown as such
    const char *embeddingModel;  // likewise; empty where it has none
    bool needsKey;
};

[[nodiscard]] std::span<const Preset> presets();
// The preset whose server this is, by its host and, on this machine, its port.
[[nodiscard]] const Preset *presetOf(const QUrl &url);
// Azure takes the key in a header of its own, and its model is the name of a deployment.
[[nodiscard]] bool isAzure(const QUrl &url);

}  // namespace clientele::llm
