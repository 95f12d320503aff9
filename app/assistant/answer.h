// SPDX-License-Identifier: GPL-3.0-or-later
// What the assistant says: text, and beside it every figure with the query that gave it.
#pragma once

#include "app/llm/cost.h"
#include "app/llm/failure.h"
#include "models/query/query.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace clientele {

enum class Outcome : std::uint8_t { Computed, Retrieved, Clarify, Declined };

// Who wrote the words. Figures are computed here in either case.
enum class Engine : std::uint8_t { Local, Provider };

struct AnswerFigure {
    QString label;  // the group's name where the answer is grouped, else what the figure is
    Figure value;
    Query query;       // computes this very figure; of a single record's field, selects the row that holds it
    QStringList keys;  // which group of the query's result, empty where it has none
    qint64 matchedRows = 0;
    QString shown;         // as written in `text`, in the person's locale
    bool derived = false;  // worked out of those before it, as a share or a difference is; the query is the first one's
};

struct Citation {
    QString id;          // Passage::id
    QString kind;        // "customer", "product", "complaint"
    QString customerId;  // empty for products and complaints
    QString excerpt;
};

// Drawn by our own charts. `kind`: bars, columns, line, donut, heat, table.
struct AnswerChart {
    QString title;
    QString kind;
    Query query;
};

struct Spending {
    qint64 inputTokens = 0;
    qint64 outputTokens = 0;
    bool estimated = false;  // the provider did not say
    int requests = 0;
    std::optional<llm::Cost> cost = {};  // none: a model without a price took part
    int steps = 0;                       // rounds of the model with its tools
    qint64 cachedTokens = 0;             // of the input

    bool operator==(const Spending &) const = default;
};

struct Choice {
    QString customerId;  // empty: the choice is between readings of the question
    QString label;       // name and city; of a reading, the figure that it gives
};

struct Answer {
    Outcome outcome = Outcome::Declined;
    QString text;  // figures stand in it as AnswerFigure::shown, citations as [1], [2] ...
    std::vector<AnswerFigure> figures;
    std::vector<Citation> citations;  // citation i is [i + 1] in `text`
    std::vector<Choice> choices;
    std::vector<AnswerChart> charts;
    Engine engine = Engine::Local;
    QString traceId;                      // 32 hex digits
    bool markdown = false;                // `text` is a model's Markdown; ours is plain sentences
    bool incomplete = false;              // cut or stopped: `text` is the part that came
    std::optional<llm::Failure> failure;  // of the provider
    QStringList unverified;               // figures as written in `text` that no tool of the turn gave, in order
    QString model;                        // empty: none took part
    Spending spending;
    bool verified = false;  // a promoted answer of this question
    bool explained = true;  // a local reading that declines: every word was understood, a model knows no more
    bool forLater = false;  // no provider could be asked; one may answer it

    // The contract of `ask`, and all the rest beside it: what is kept in the profile.
    [[nodiscard]] QJsonObject toJson() const;
    // Errors: Corrupt.
    [[nodiscard]] static Result<Answer> fromJson(const QJsonObject &json);
};

[[nodiscard]] const char *nameOf(Engine engine);  // "local", "provider"

}  // namespace clientele
