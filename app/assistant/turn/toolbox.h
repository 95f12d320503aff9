// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the tools of one turn. The scope is joined to each by code; customers outside it are not found; what goes back
// to the model has passed the conversation's gate, is marked as data and bounded in size. Lives on the turn's thread.
#pragma once

#include "app/assistant/assistant.h"
#include "app/assistant/turn/evidence.h"
#include "app/assistant/turn/toolarguments.h"
#include "app/llm/chat.h"

#include <functional>

namespace clientele {

struct ToolResult {
    QString text;  // for the model
    QString step;  // for the person, translated
    bool failed = false;
};

// Codes of customers, ascending; none: all of them.
using CustomerCodes = std::optional<std::vector<Code>>;

// Whom a scope shows, and whom it lets one of them be compared with: others than a customer who was picked alone.
struct Reach {
    CustomerCodes shown;
    CustomerCodes comparable;
};

[[nodiscard]] bool includes(const CustomerCodes &codes, RowIndex customer);

class Toolbox {
public:
    // The receiver's death ends all that runs.
    Toolbox(AssistantParts parts, Conditions scope, Reach reach, std::shared_ptr<privacy::Conversation> talk,
            QObject *receiver);

    // done(result), at once or later, never after the receiver's death.
    using Done = std::function<void(const ToolResult &result)>;
    void run(const llm::ToolCall &call, const Done &done);

    [[nodiscard]] const Evidence &evidence() const { return m_evidence; }
    [[nodiscard]] Evidence &evidence() { return m_evidence; }

private:
    using Result = clientele::Result<QJsonObject>;
    void runQuery(const ToolArguments &arguments, const std::optional<AnswerChart> &chart, const Done &done);
    void runRows(const ToolArguments &arguments, const Done &done);
    void runSearch(const ToolArguments &arguments, const Done &done);
    void runSimilar(const ToolArguments &arguments, const Done &done);
    void runDescribe(const ToolArguments &arguments, const Done &done);
    void runChart(const ToolArguments &arguments, const Done &done);

    [[nodiscard]] bool isVisible(RowIndex customer) const;
    // Errors: NotFound (a customer that is not there, or outside the scope).
    [[nodiscard]] Status checkCustomers(const Conditions &where) const;
    [[nodiscard]] QFuture<clientele::Result<QueryResult>> evaluated(const Query &query) const;
    [[nodiscard]] QJsonObject asJson(const Query &query, const QueryResult &result);
    [[nodiscard]] QJsonValue keyFor(const QString &dimension, const QString &key);
    [[nodiscard]] QJsonObject passageJson(const SearchHit &hit);
    [[nodiscard]] QJsonObject recordJson(const ToolArguments::Rows &wanted, const Query &query, RowIndex row);
    void addRecordFacts(Table table, const std::vector<Field> &fields, const Query &query, RowIndex row);
    void give(const QString &tool, const QJsonObject &json, const QString &step, const Done &done) const;
    void refuse(const QString &sentence, const QString &step, const Done &done) const;

    AssistantParts m_parts;
    Conditions m_scope;
    Reach m_reach;
    std::shared_ptr<privacy::Conversation> m_talk;
    QObject *m_receiver;
    Evidence m_evidence;
};

}  // namespace clientele
