// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/providerfixture.h"

#include <QSignalSpy>

namespace clientele::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace llm;

OutgoingCheck nothingFound()
{
    return [](const QByteArray &) { return std::nullopt; };
}

ChatRequest question()
{
    ChatRequest request;
    request.messages = {{Role::User, u"How are you?"_s}};
    return request;
}

QByteArray oneDelta() { return sse(R"({"choices":[{"index":0,"delta":{"content":"Hello"}}]})"); }

void ProviderFixture::restart()
{
    stop();
    m_server = std::make_unique<ScriptedProvider>();
    use(DialectKind::OpenAi);
}

void ProviderFixture::stop()
{
    m_provider.reset();
    m_server.reset();
}

void ProviderFixture::use(DialectKind dialect, const QString &embeddingModel, const QByteArray &key)
{
    const QUrl url = m_server->url(dialect == DialectKind::Anthropic ? QString() : u"/v1"_s);
    m_provider =
        std::make_unique<Provider>(ProviderSettings{url, u"m"_s, dialect, embeddingModel}, key, nothingFound());
    m_provider->setLimits({2s, 8'000'000});
}

void ProviderFixture::use(const QUrl &url, const QByteArray &key)
{
    m_provider =
        std::make_unique<Provider>(ProviderSettings{url, u"m"_s, DialectKind::OpenAi, {}}, key, nothingFound());
}

ChatStream *ProviderFixture::begin(std::vector<ChatEvent> &events, QObject *receiver)
{
    ChatStream *stream = m_provider->chat(question(), receiver);
    QObject::connect(stream, &ChatStream::happened, receiver,
                     [&events](const ChatEvent &event) { events.push_back(event); });
    return stream;
}

std::vector<ChatEvent> ProviderFixture::ask(const ChatRequest &request)
{
    QObject receiver;
    std::vector<ChatEvent> events;
    ChatStream *stream = m_provider->chat(request, &receiver);
    QObject::connect(stream, &ChatStream::happened, &receiver,
                     [&events](const ChatEvent &event) { events.push_back(event); });
    QSignalSpy over(stream, &ChatStream::over);
    if (over.isEmpty() && !over.wait(20'000))
        qWarning("the stream is not over");
    return events;
}

}  // namespace clientele::test
