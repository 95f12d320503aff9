// SPDX-License-Identifier: GPL-3.0-or-later
// One JSON object that fits a schema: the server is asked to hold the model to it; where it cannot, or what comes does
// not fit, it is asked for JSON; then the model is shown what is wrong, once. At most three requests beside those that
// retrypolicy.h repeats. Lifetime and thread as ChatStream.
#pragma once

#include "app/llm/chat.h"
#include "app/trace/context.h"

#include <QObject>

namespace clientele::llm {

class ChatStream;
class Provider;

struct StructuredResult {
    std::optional<QJsonObject> value;  // fits the schema
    std::optional<Failure> failure;    // where there is none; Malformed: it never fitted
    Usage usage;                       // of all requests
    int requests = 0;
};

class StructuredCall : public QObject {
    Q_OBJECT
public:
    StructuredCall(Provider &provider, ChatRequest request, QObject *parent);

    void cancel();  // ends as Cancelled from inside this call

signals:
    void happened(const clientele::llm::ChatEvent &event);  // of every request, as it comes
    void sent(const QByteArray &body);
    void done(const clientele::llm::StructuredResult &result);  // once, as the last

private:
    enum class Step { Schema, Object, Repair };
    void send();
    void streamOver();
    void nextStep(const QString &problem, const QString &answer);
    void end();

    Provider &m_provider;
    trace::Context m_trace;  // of whoever asked
    ChatRequest m_request;
    Step m_step = Step::Schema;
    ChatStream *m_stream = nullptr;
    StructuredResult m_result;
    bool m_over = false;
};

}  // namespace clientele::llm
