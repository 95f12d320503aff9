// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/providerwords.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(clientele::ProviderWords)
};

}  // namespace

ProviderWords wordsOf(const ProviderState &state, bool network)
{
    switch (state.kind) {
    case ProviderState::Kind::Preparing:
        return {Words::tr("Preparing · %1", "a model's name").arg(state.model), false,
                Words::tr("The names of the book are learnt first: none leaves without a token in its place.")};
    case ProviderState::Kind::Online:
        return {Words::tr("Online · %1", "a model's name").arg(state.model), true,
                Words::tr("What is not answered here is asked of %1, with tokens in place of names.").arg(state.model)};
    case ProviderState::Kind::Offline:
        return {Words::tr("Offline · local answers"), false,
                state.failure ? state.failure->toError().sentence() : QString()};
    case ProviderState::Kind::None:
        break;
    }
    // Whatever the network does, answers are computed here.
    return {network ? Words::tr("Online · local answers") : Words::tr("Offline · local answers"), network, {}};
}

}  // namespace clientele
