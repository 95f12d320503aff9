// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/llm/embeddingcall.h"

#include "app/llm/openaidialect.h"
#include "app/llm/provider.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QtEndian>

#include <algorithm>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace clientele::llm {

namespace {

std::optional<Vector> vectorOf(const QJsonValue &value)
{
    Vector vector;
    if (value.isString()) {
        const auto decoded = QByteArray::fromBase64Encoding(value.toString().toLatin1());
        const QByteArray &bytes = decoded.decoded;
        if (!decoded || bytes.isEmpty() || bytes.size() % 4 != 0)
            return std::nullopt;
        vector.resize(static_cast<std::size_t>(bytes.size() / 4));
        for (std::size_t i = 0; i < vector.size(); ++i)
            vector[i] = qFromLittleEndian<float>(bytes.constData() + 4 * i);
    } else {
        const QJsonArray numbers = value.toArray();
        vector.reserve(static_cast<std::size_t>(numbers.size()));
        for (const QJsonValue &number : numbers) {
            if (!number.isDouble())
                return std::nullopt;
            vector.push_back(static_cast<float>(number.toDouble()));
        }
    }
    if (vector.empty() || !std::ranges::all_of(vector, [](float f) { return std::isfinite(f); }))
        return std::nullopt;
    return vector;
}

}  // namespace

tl::expected<std::vector<Vector>, QString> vectorsIn(const QJsonObject &answer, qsizetype count)
{
    const QJsonArray data = answer.value(u"data"_s).toArray();
    if (data.size() != count)
        return tl::unexpected(u"%1 vectors for %2 texts"_s.arg(data.size()).arg(count));
    std::vector<Vector> vectors(static_cast<std::size_t>(count));
    for (qsizetype i = 0; i < count; ++i) {
        const QJsonObject entry = data.at(i).toObject();
        const int index = entry.value(u"index"_s).toInt(static_cast<int>(i));
        if (index < 0 || index >= count || !vectors[static_cast<std::size_t>(index)].empty())
            return tl::unexpected(u"the index %1 is out of place"_s.arg(index));
        auto vector = vectorOf(entry.value(u"embedding"_s));
        if (!vector)
            return tl::unexpected(u"vector %1 is none"_s.arg(index));
        vectors[static_cast<std::size_t>(index)] = std::move(*vector);
    }
    for (const Vector &vector : vectors)
        if (vector.size() != vectors.front().size())
            return tl::unexpected(u"vectors of different lengths"_s);
    return vectors;
}

EmbeddingCall::EmbeddingCall(Provider &provider, QStringList texts, QObject *parent)
    : QObject(parent), m_provider(provider), m_texts(std::move(texts))
{
    QMetaObject::invokeMethod(this, &EmbeddingCall::sendNext, Qt::QueuedConnection);
}

void EmbeddingCall::sendNext()
{
    if (m_over)
        return;
    if (m_next == m_texts.size()) {
        end(std::nullopt);
        return;
    }
    const auto *dialect = dynamic_cast<const OpenAiDialect *>(&m_provider.dialect());
    if (!dialect || m_provider.settings().embeddingModel.isEmpty()) {
        Failure failure = failureOf(FailureKind::Settings);
        failure.message = QCoreApplication::translate("Provider", "The provider has no embedding model.");
        failure.next = QCoreApplication::translate("Provider", "Name one in the provider's settings.");
        end(failure);
        return;
    }
    QJsonArray input;
    qsizetype bytes = 0;
    for (m_count = 0; m_next + m_count < m_texts.size() && m_count < batchTexts; ++m_count) {
        const QString &text = m_texts.at(m_next + m_count);
        bytes += text.toUtf8().size();
        if (m_count > 0 && bytes > batchBytes)
            break;
        input.append(text);
    }
    const QJsonObject body{
        {u"model"_s, m_provider.settings().embeddingModel}, {u"input"_s, input}, {u"encoding_format"_s, u"base64"_s}};
    m_answer.clear();
    m_exchange =
        m_provider.exchange(dialect->embeddingsUrl(), QJsonDocument(body).toJson(QJsonDocument::Compact), this);
    connect(m_exchange, &Exchange::received, this, [this](const QByteArray &received) { m_answer += received; });
    connect(m_exchange, &Exchange::retrying, this, [this] { m_answer.clear(); });
    connect(m_exchange, &Exchange::ended, this, &EmbeddingCall::batchEnded);
}

void EmbeddingCall::batchEnded(const std::optional<Failure> &failure)
{
    std::exchange(m_exchange, nullptr)->deleteLater();
    if (failure) {
        end(failure);
        return;
    }
    const QJsonObject answer = QJsonDocument::fromJson(m_answer).object();
    if (auto said = failureIn(answer, 0)) {
        end(said);
        return;
    }
    const auto vectors = vectorsIn(answer, m_count);
    if (!vectors) {
        end(failureOf(FailureKind::Malformed, vectors.error()));
        return;
    }
    if (m_dimension == 0)
        m_dimension = vectors->front().size();
    if (vectors->front().size() != m_dimension) {
        end(failureOf(FailureKind::Malformed, u"vectors of different lengths"_s));
        return;
    }
    m_inputTokens += answer.value(u"usage"_s).toObject().value(u"prompt_tokens"_s).toInteger();
    const qsizetype first = m_next;
    m_next += m_count;
    // Before the signal: who receives it may destroy this.
    QMetaObject::invokeMethod(this, &EmbeddingCall::sendNext, Qt::QueuedConnection);
    emit batch(first, *vectors);
}

void EmbeddingCall::cancel()
{
    if (m_exchange)
        m_exchange->cancel();
    end(failureOf(FailureKind::Cancelled));
}

void EmbeddingCall::end(const std::optional<Failure> &failure)
{
    if (!std::exchange(m_over, true))
        emit over(failure);
}

}  // namespace clientele::llm
