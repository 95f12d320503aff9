// SPDX-License-Identifier: GPL-3.0-or-later
// A model and its tools, round after round within a budget, until it has answered. Lives on its parent's thread; ends
// once, never from inside begin(), and not at all where stop() was called.
#pragma once

#include "app/assistant/turn/prosestream.h"
#include "app/assistant/turn/steps.h"
#include "app/assistant/turn/toolbox.h"
#include "app/llm/provider.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

namespace clientele {

class Dialogue : public QObject {
    Q_OBJECT
public:
    struct Parts {
        AssistantParts assistant;
        Conditions scope;
        Reach reach;
        std::shared_ptr<privacy::Conversation> talk;
        Budget budget;
        llm::PriceList prices = {};
    };
    Dialogue(Parts parts, llm::ChatRequest request, Steps &steps, QObject *parent);
    ~Dialogue() override;

    void begin();
    void stop();  // closes the socket; what came stays

    // After ended(), or so far.
    [[nodiscard]] const std::optional<llm::Failure> &failure() const { return m_failure; }
    [[nodiscard]] bool isIncomplete() const { return m_incomplete; }
    [[nodiscard]] const QString &refusal() const { return m_refusal; }  // in the model's words, with people's names
    [[nodiscard]] const Spending &spending() const { return m_spending; }
    [[nodiscard]] const QString &model() const { return m_model; }
    [[nodiscard]] const ProseStream &prose() const { return m_prose; }
    [[nodiscard]] const Evidence &evidence() const { return m_tools.evidence(); }
    [[nodiscard]] Evidence &evidenceToFill() { return m_tools.evidence(); }
    [[nodiscard]] qint64 firstTokenMilliseconds() const { return m_firstToken; }

signals:
    void grew(const QString &text);  // to be added to what was shown
    void sent(const QByteArray &body);
    void spent();  // spending() has grown
    void ended();

private:
    void send();
    void take(const llm::ChatEvent &event);
    void wait(const llm::Retrying &retrying);
    void count(const llm::ChatStream &stream);
    [[nodiscard]] std::optional<QString> usedUp() const;  // which part of the budget
    void replied();
    void runTools(const llm::ChatReply &reply);
    void toolsDone();
    void show(const QString &text);
    void endFor(const QString &reason);
    void end();

    std::shared_ptr<llm::Provider> m_provider;
    llm::ChatRequest m_request;
    Budget m_budget;
    llm::PriceList m_prices;
    Steps &m_steps;
    std::shared_ptr<TurnTrace> m_trace;  // may be null
    Toolbox m_tools;
    ProseStream m_prose;
    QTimer m_time;
    llm::ChatStream *m_stream = nullptr;
    std::size_t m_step = 0;
    std::vector<llm::ToolCall> m_calls;
    std::vector<std::optional<ToolResult>> m_results;
    bool m_shown = false;  // text of an earlier round stands before
    bool m_needsBreak = false;
    Spending m_spending;
    bool m_priced = true;  // every request so far
    std::optional<llm::Failure> m_failure;
    QString m_refusal;
    QString m_model;
    qint64 m_firstToken = -1;
    bool m_incomplete = false;
    bool m_over = false;
};

}  // namespace clientele
