// SPDX-License-Identifier: GPL-3.0-or-later
// Which embedder a profile has chosen, read from its settings: the provider's where its settings name an embedding
// model, else a static model in a folder, else the built-in one. Two settings that cannot contradict each other.
#pragma once

#include "app/llm/settings.h"

namespace clientele {

// The name of the profile's setting that holds the folder of a static model; empty: none.
inline constexpr char embedderFolderSetting[] = "search.embedder";

struct EmbedderChoice {
    enum class Kind { BuiltIn, Folder, Provider };
    Kind kind = Kind::BuiltIn;
    QString folder;                  // Kind::Folder
    llm::ProviderSettings provider;  // Kind::Provider

    bool operator==(const EmbedderChoice &) const = default;
};

[[nodiscard]] EmbedderChoice embedderChoice(const QByteArray &providerSetting, const QByteArray &folderSetting);

}  // namespace clientele
