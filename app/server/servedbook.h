// SPDX-License-Identifier: GPL-3.0-or-later
// The profile's book as the server needs it: read once, and again where another program has written a newer one, has
// changed the rules of suggestions, or has chosen another provider. Lives on the thread that made it.
#pragma once

#include "app/llm/provider.h"
#include "app/privacy/personaldata.h"
#include "app/recommend/decision.h"
#include "app/services/tracekeeping.h"
#include "app/storethread.h"

#include <QFuture>

#include <functional>

namespace clientele::server {

// As it is at one moment. Copy it over any thread.
struct Serving {
    PortfolioPtr book;
    // The error of the rules, where they do not fit the book.
    Result<std::shared_ptr<const recommend::SuggestionEngine>> engine;
    std::vector<recommend::Decision> decisions;  // by age
    std::optional<llm::ProviderSettings> provider;
    QByteArray key;  // of the provider
    // The names of the book, learnt by whoever asks first: on a worker.
    std::function<std::shared_ptr<const privacy::PersonalData>()> personal;
};

class ServedBook {
public:
    // Blocks. Errors: those of Profile::open() and loadPortfolio().
    [[nodiscard]] Status open(const QString &folder, const Unlock &unlock);
    // Errors: Corrupt, Storage.
    [[nodiscard]] QFuture<Result<Serving>> now();
    // What is suggested is kept in the profile as runs.
    [[nodiscard]] const std::shared_ptr<trace::Recorder> &recorder() const { return m_recorder; }

private:
    // What `Serving` was made of; on the store's thread alone.
    struct Made {
        qint64 snapshot = -1;
        QByteArray rules;
        QByteArray provider;
        Serving serving;
    };
    [[nodiscard]] static Status bringUpToDate(Made &made, Profile &profile);

    std::shared_ptr<Made> m_made = std::make_shared<Made>();
    StoreThread m_store;
    std::shared_ptr<trace::Recorder> m_recorder = recorderInto(m_store);
};

}  // namespace clientele::server
