// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/search/embedderchoice.h"

namespace clientele {

EmbedderChoice embedderChoice(const QByteArray &providerSetting, const QByteArray &folderSetting)
{
    EmbedderChoice choice;
    const auto provider = llm::providerSettings(providerSetting);
    if (provider && !provider->embeddingModel.isEmpty() && provider->dialect == llm::DialectKind::OpenAi) {
        choice.kind = EmbedderChoice::Kind::Provider;
        choice.provider = *provider;
    } else if (!folderSetting.isEmpty()) {
        choice.kind = EmbedderChoice::Kind::Folder;
        choice.folder = QString::fromUtf8(folderSetting);
    }
    return choice;
}

}  // namespace clientele
