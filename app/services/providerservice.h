// SPDX-License-Identifier: GPL-3.0-or-later
// The provider that the profile has chosen, with the gate of the open book: its key read from the keychain on a thread
// that may wait for a person, the names of the book learnt on a worker, and whether it can be reached. Lives on the GUI
// thread. Nothing leaves before the names are known: until then there is no provider.
#pragma once

#include "app/llm/embeddingclient.h"
#include "app/llm/provider.h"
#include "app/platform/connectivity.h"
#include "app/privacy/personaldata.h"

#include <QObject>
#include <QPointer>
#include <QThread>
#include <QTimer>

#include <functional>
#include <memory>

namespace clientele {

struct ProviderState {
    enum class Kind {
        None,       // none is set: everything is answered on this computer
        Preparing,  // the key is read, or the names of a book are learnt: soon Online
        Online,
        Offline,  // no network, or the provider cannot be reached: tried again by itself
    };
    Kind kind = Kind::None;
    QString model;                        // as the settings name it; empty with None
    std::optional<llm::Failure> failure;  // why Offline, where a call has failed

    bool operator==(const ProviderState &) const = default;
};

class ProviderService : public QObject {
    Q_OBJECT
public:
    explicit ProviderService(QObject *parent = nullptr);
    ~ProviderService() override;
    Q_DISABLE_COPY_MOVE(ProviderService)

    void setBook(PortfolioPtr book);
    // As the profile keeps them; what is none of ours is no provider.
    void setSettings(const QByteArray &json);
    void keyChanged();  // in the keychain: read it again

    [[nodiscard]] const ProviderState &state() const { return m_state; }
    // Null unless Online. Whoever has calls running keeps it alive where another takes its place.
    [[nodiscard]] std::shared_ptr<llm::Provider> provider() const;
    // Why there is none, where one is set.
    [[nodiscard]] std::optional<llm::Failure> failure() const;
    // The names of the book of this moment, learnt by whoever asks first: for workers, who may wait.
    [[nodiscard]] std::function<std::shared_ptr<const privacy::PersonalData>()> personal() const;
    // For workers that embed; null until key and names are known, or where the settings name no embedding model.
    [[nodiscard]] const std::shared_ptr<llm::EmbeddingClient> &embeddings() const { return m_embeddings; }

signals:
    void changed();

private:
    class Names;
    void callEnded(const std::optional<llm::Failure> &failure);
    void learnNames();
    void readKey();
    void build();
    void update();

    std::optional<llm::ProviderSettings> m_settings;
    std::shared_ptr<Names> m_names;  // what the outgoing check looks names up in
    bool m_learnt = false;           // the names of this book
    std::optional<QByteArray> m_key;
    std::shared_ptr<llm::Provider> m_provider;
    std::shared_ptr<llm::EmbeddingClient> m_embeddings;
    std::optional<llm::Failure> m_failure;
    Connectivity m_connectivity;
    QTimer m_retry;
    QPointer<QThread> m_keyReader;
    ProviderState m_state;
    int m_books = 0;
    int m_keys = 0;
};

}  // namespace clientele
