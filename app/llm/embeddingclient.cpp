// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/llm/embeddingclient.h"

#include "app/trace/context.h"

#include <QTimer>

#include <chrono>
#include <memory>

namespace clientele::llm {

namespace {

constexpr std::chrono::milliseconds lookInterval{40};  // for a cancellation

using Answer = tl::expected<EmbeddedRows, Failure>;

}  // namespace

EmbeddingClient::EmbeddingClient(const ProviderSettings &settings, const QByteArray &key, OutgoingCheck check)
    : m_settings(settings)
{
    m_provider = m_thread.wait<Provider *>([&](QObject *, const std::function<void(Provider *)> &done) {
        done(new Provider(settings, key, std::move(check)));
    });
}

EmbeddingClient::~EmbeddingClient()
{
    (void)m_thread.wait<bool>([this](QObject *, const std::function<void(bool)> &done) {
        delete m_provider;
        done(true);
    });
}

Answer EmbeddingClient::embed(const QStringList &texts, const std::atomic<bool> *cancelled)
{
    const auto rows = std::make_shared<EmbeddedRows>();
    const auto begin = [&, context = trace::current()](QObject *owner, const std::function<void(Answer)> &done) {
        const trace::Current inside(context);
        EmbeddingCall *call = m_provider->embed(texts, owner);
        QObject::connect(call, &EmbeddingCall::batch, owner, [rows](qsizetype, const std::vector<Vector> &vectors) {
            for (const Vector &vector : vectors) {
                rows->dimension = vector.size();
                rows->values.insert(rows->values.end(), vector.begin(), vector.end());
            }
        });
        QObject::connect(call, &EmbeddingCall::over, owner, [rows, done](const std::optional<Failure> &failure) {
            done(failure ? Answer(tl::unexpected(*failure)) : Answer(std::move(*rows)));
        });
        if (!cancelled)
            return;
        auto *look = new QTimer(owner);
        QObject::connect(look, &QTimer::timeout, call, [call, look, cancelled] {
            if (!*cancelled)
                return;
            look->stop();
            call->cancel();
        });
        look->start(lookInterval);
    };
    Answer answer = m_thread.wait<Answer>(begin);
    const std::scoped_lock lock(m_mutex);
    m_lastFailure = answer ? std::nullopt : std::optional(answer.error());
    return answer;
}

std::optional<Failure> EmbeddingClient::lastFailure() const
{
    const std::scoped_lock lock(m_mutex);
    return m_lastFailure;
}

}  // namespace clientele::llm
