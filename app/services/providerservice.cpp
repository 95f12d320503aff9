// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/providerservice.h"

#include "app/assistant/turn/prompt.h"
#include "app/future.h"
#include "app/llm/apikey.h"
#include "app/privacy/outgoingscan.h"
#include "app/recommend/modelrequests.h"

#include <QCoreApplication>
#include <QPromise>
#include <QtConcurrentRun>

#include <chrono>
#include <mutex>

namespace clientele {

namespace {

constexpr std::chrono::seconds retryAfter{20};

bool isOfTheNetwork(llm::FailureKind kind)
{
    switch (kind) {
    case llm::FailureKind::Unreachable:
    case llm::FailureKind::Dns:
    case llm::FailureKind::Tls:
    case llm::FailureKind::Proxy:
    case llm::FailureKind::CaptivePortal:
        return true;
    default:
        return false;
    }
}

}  // namespace

// The names of the book of this moment, for checks that outlive a book: the provider stays where the book changes.
class ProviderService::Names {
public:
    void setBook(PortfolioPtr book)
    {
        const std::scoped_lock lock(m_mutex);
        m_book = std::move(book);
        m_data.reset();
    }
    // Waits for the names, a second or so of a great book.
    [[nodiscard]] std::shared_ptr<const privacy::PersonalData> learnt()
    {
        const std::scoped_lock learning(m_learning);
        PortfolioPtr book;
        {
            const std::scoped_lock lock(m_mutex);
            if (m_data || !m_book)
                return m_data;
            book = m_book;
        }
        auto data =
            std::make_shared<const privacy::PersonalData>(book, ownTexts(Catalogue()) + recommend::promptTexts());
        const std::scoped_lock lock(m_mutex);
        if (m_book == book)
            m_data = data;
        return data;
    }
    [[nodiscard]] std::shared_ptr<const privacy::PersonalData> known() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_data;
    }
    [[nodiscard]] static llm::OutgoingCheck check(std::shared_ptr<Names> names)
    {
        return [names = std::move(names)](const QByteArray &body) -> std::optional<QString> {
            const auto data = names->known();
            return data ? privacy::outgoingCheck(data)(body)
                        : QCoreApplication::translate("Provider", "names of a book that is still being read");
        };
    }

private:
    std::mutex m_learning;  // one at a time: who comes second takes what the first has made
    mutable std::mutex m_mutex;
    PortfolioPtr m_book;
    std::shared_ptr<const privacy::PersonalData> m_data;
};

ProviderService::ProviderService(QObject *parent) : QObject(parent), m_names(std::make_shared<Names>())
{
    m_retry.setSingleShot(true);
    m_retry.setInterval(retryAfter);
    const auto forget = [this] {
        m_failure.reset();
        update();
    };
    connect(&m_retry, &QTimer::timeout, this, forget);
    connect(&m_connectivity, &Connectivity::changed, this, forget);
}

ProviderService::~ProviderService()
{
    // Whoever waits for a keychain's prompt that nobody will answer now looks up every tenth of a second.
    const auto readers = findChildren<QThread *>(Qt::FindDirectChildrenOnly);
    for (QThread *reader : readers)
        reader->requestInterruption();
    for (QThread *reader : readers)
        reader->wait();
}

std::shared_ptr<llm::Provider> ProviderService::provider() const
{
    return m_state.kind == ProviderState::Kind::Online ? m_provider : nullptr;
}

std::optional<llm::Failure> ProviderService::failure() const
{
    if (m_state.kind == ProviderState::Kind::Offline && !m_state.failure)
        return llm::failureOf(llm::FailureKind::Unreachable);
    return m_state.failure;
}

std::function<std::shared_ptr<const privacy::PersonalData>()> ProviderService::personal() const
{
    return [names = m_names] { return names->learnt(); };
}

void ProviderService::setBook(PortfolioPtr book)
{
    m_names->setBook(std::move(book));
    m_learnt = false;
    ++m_books;
    if (m_settings)
        learnNames();
    update();
}

void ProviderService::setSettings(const QByteArray &json)
{
    auto settings = llm::providerSettings(json);
    if (settings == m_settings)
        return;
    const bool first = !m_settings && settings;
    m_settings = std::move(settings);
    m_provider.reset();
    m_embeddings.reset();
    m_failure.reset();
    m_key.reset();
    ++m_keys;
    if (first)
        learnNames();
    if (m_settings)
        readKey();
    update();
}

void ProviderService::keyChanged()
{
    if (!m_settings)
        return;
    m_provider.reset();
    m_embeddings.reset();
    m_failure.reset();
    m_key.reset();
    readKey();
    update();
}

void ProviderService::learnNames()
{
    if (m_learnt)
        return;
    whenDone(QtConcurrent::run([names = m_names] { return names->learnt() != nullptr; }), this,
             [this, number = m_books](bool learnt) {
                 if (number != m_books)
                     return;
                 m_learnt = learnt;
                 build();
             });
}

void ProviderService::readKey()
{
    if (m_keyReader)
        m_keyReader->requestInterruption();
    const int number = ++m_keys;
    const auto promise = std::make_shared<QPromise<QByteArray>>();
    promise->start();
    whenDone(promise->future(), this, [this, number](const QByteArray &key) {
        if (number != m_keys)
            return;
        m_key = key;
        build();
    });
    m_keyReader = QThread::create([promise, url = m_settings->url] {
        promise->addResult(llm::apiKey(url));
        promise->finish();
    });
    m_keyReader->setParent(this);
    connect(m_keyReader, &QThread::finished, m_keyReader, &QObject::deleteLater);
    m_keyReader->setObjectName(QStringLiteral("provider key"));
    m_keyReader->start();
}

void ProviderService::build()
{
    if (m_settings && m_key && m_learnt) {
        if (!m_provider) {
            m_provider = std::make_shared<llm::Provider>(*m_settings, *m_key, Names::check(m_names));
            connect(m_provider.get(), &llm::Provider::ended, this, &ProviderService::callEnded);
        }
        if (!m_embeddings && !m_settings->embeddingModel.isEmpty())
            m_embeddings = std::make_shared<llm::EmbeddingClient>(*m_settings, *m_key, Names::check(m_names));
    }
    update();
}

void ProviderService::callEnded(const std::optional<llm::Failure> &failure)
{
    if (failure == m_failure || (failure && !isOfTheNetwork(failure->kind)))
        return;
    m_failure = failure;
    if (failure)
        m_retry.start();
    update();
}

void ProviderService::update()
{
    using Kind = ProviderState::Kind;
    ProviderState state;
    if (m_settings) {
        state.model = m_settings->model;
        const bool reachable = m_connectivity.isOnline() || llm::isLoopback(m_settings->url);
        state.kind = m_failure || !reachable ? Kind::Offline : m_provider && m_learnt ? Kind::Online : Kind::Preparing;
        state.failure = m_failure;
    }
    // Another provider of the same model is a change too.
    m_state = std::move(state);
    emit changed();
}

}  // namespace clientele
