// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/llm/connectiontest.h"

#include "app/llm/embeddingcall.h"
#include "app/llm/provider.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>

#include <utility>

using namespace Qt::StringLiterals;

namespace clientele::llm {

namespace {

QString translated(const char *text) { return QCoreApplication::translate("Provider", text); }

constexpr int answerTokens = 16;
constexpr qsizetype modelsNamed = 5;

}  // namespace

ConnectionTest::ConnectionTest(Provider &provider, QObject *parent)
    : QObject(parent), m_provider(provider), m_list(provider.exchange(provider.dialect().modelsUrl(), {}, this))
{
    connect(m_list, &Exchange::received, this, [this](const QByteArray &bytes) { m_listed += bytes; });
    connect(m_list, &Exchange::retrying, this, [this](const Failure &failure) {
        m_list->cancel();  // a test says at once how things are
        listEnded(failure);
    });
    connect(m_list, &Exchange::ended, this, &ConnectionTest::listEnded);
}

void ConnectionTest::listEnded(const std::optional<Failure> &failure)
{
    // A server may well have no such list; what it says of the network and of the key is final.
    if (failure) {
        const bool aboutTheList = failure->httpStatus >= 300 && failure->kind != FailureKind::Unauthorised
                                  && failure->kind != FailureKind::Proxy && failure->kind != FailureKind::Redirected
                                  && failure->kind != FailureKind::CaptivePortal;
        if (!aboutTheList && failure->kind != FailureKind::Malformed && failure->kind != FailureKind::TooLong) {
            end(failure);
            return;
        }
    }
    const QJsonArray models = QJsonDocument::fromJson(m_listed).object().value(u"data"_s).toArray();
    for (const QJsonValue &model : models)
        if (const QString id = model.toObject().value(u"id"_s).toString(); !id.isEmpty())
            m_report.models += id;
    askModel();
}

void ConnectionTest::askModel()
{
    ChatRequest request;
    request.messages.push_back({Role::User, u"Answer with OK."_s});
    request.maxTokens = answerTokens;
    ChatStream *stream = m_provider.chat(request, this);
    connect(stream, &ChatStream::happened, this, [this, stream](const ChatEvent &event) {
        if (const auto *retrying = std::get_if<Retrying>(&event)) {
            // The connection that gave the list may have been closed behind it: that says nothing of the server yet.
            if (retrying->failure.kind == FailureKind::ConnectionReset && !std::exchange(m_brokeOff, true))
                return;
            stream->disconnect(this);
            stream->cancel();
            end(retrying->failure);
        }
    });
    connect(stream, &ChatStream::over, this, [this, stream] {
        const ChatReply &reply = stream->reply();
        m_report.firstTokenMilliseconds = stream->firstTokenMilliseconds();
        m_report.answeredBy = reply.finished ? reply.finished->model : QString();
        if (reply.failure)
            end(reply.failure);
        else
            embedWord();
    });
}

void ConnectionTest::embedWord()
{
    if (m_provider.settings().embeddingModel.isEmpty()) {
        end(std::nullopt);
        return;
    }
    EmbeddingCall *call = m_provider.embed({u"OK"_s}, this);
    connect(call, &EmbeddingCall::over, this, [this](std::optional<Failure> failure) {
        if (failure)
            failure->message = translated("The embedding model %1 cannot be used: %2")
                                   .arg(m_provider.settings().embeddingModel, failure->message);
        end(std::move(failure));
    });
}

void ConnectionTest::end(std::optional<Failure> failure)
{
    const QString model = m_provider.settings().model;
    if (failure && failure->kind == FailureKind::NotFound && !m_report.models.isEmpty()
        && !m_report.models.contains(model)) {
        failure->message = translated("The server has no model %1.").arg(model);
        failure->next = translated("Set the model to one that it has: %1.")
                            .arg(QLocale().createSeparatedList(m_report.models.mid(0, modelsNamed)));
    }
    if (failure && failure->kind == FailureKind::Unauthorised && !m_provider.hasKey()) {
        failure->message = translated("The provider wants an API key, and there is none for %1.")
                               .arg(originOf(m_provider.settings().url));
        failure->next = translated("Enter it in the provider's settings, or set CLIENTELE_API_KEY.");
    }
    m_report.failure = std::move(failure);
    emit done(m_report);
}

}  // namespace clientele::llm
