// SPDX-License-Identifier: GPL-3.0-or-later
// Texts to vectors, batch by batch in the order of the texts. What a batch gave is final: on a failure the caller goes
// on later from done(). Lifetime and thread as ChatStream.
#pragma once

#include "app/llm/exchange.h"

#include <QObject>
#include <QStringList>

#include <vector>

namespace clientele::llm {

class Provider;

using Vector = std::vector<float>;

class EmbeddingCall : public QObject {
    Q_OBJECT
public:
    static constexpr qsizetype batchTexts = 64;
    static constexpr qsizetype batchBytes = 256 * 1024;  // of UTF-8; a longer text goes alone

    EmbeddingCall(Provider &provider, QStringList texts, QObject *parent);

    void cancel();  // closes the socket; ends as Cancelled from inside this call
    [[nodiscard]] qsizetype done() const { return m_next; }  // texts
    [[nodiscard]] qint64 inputTokens() const { return m_inputTokens; }

signals:
    // Vectors of texts first, first + 1 ...; all of one dimension over the whole call.
    void batch(qsizetype first, const std::vector<clientele::llm::Vector> &vectors);
    void over(const std::optional<clientele::llm::Failure> &failure);  // once, as the last

private:
    void sendNext();
    void batchEnded(const std::optional<Failure> &failure);
    void end(const std::optional<Failure> &failure);

    Provider &m_provider;
    QStringList m_texts;
    Exchange *m_exchange = nullptr;
    QByteArray m_answer;
    qsizetype m_next = 0;   // text
    qsizetype m_count = 0;  // texts in the batch that is out
    std::size_t m_dimension = 0;
    qint64 m_inputTokens = 0;
    bool m_over = false;
};

// The vectors of an answer, in the order of their indexes: base64 of little-endian float32, or arrays of numbers. Error:
// what is wrong with it, in English.
[[nodiscard]] tl::expected<std::vector<Vector>, QString> vectorsIn(const QJsonObject &answer, qsizetype count);

}  // namespace clientele::llm
