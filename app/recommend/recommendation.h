// SPDX-License-Identifier: GPL-3.0-or-later
// What comes of a customer's suggestions: values for the command line, the page and the record of what was decided. A
// suggestion is no decision: nothing here approves or denies anything.
#pragma once

#include "app/llm/failure.h"
#include "app/recommend/analysis.h"
#include "app/recommend/eligibility.h"
#include "app/recommend/fairness.h"

namespace clientele::recommend {

struct Reason {
    QString text;
    Evidence evidence = {};
    QString finding = {};  // of the rules; "similar" for what similar customers hold; empty for a provider's words
    int points = 0;
};

struct Suggestion {
    Product product;
    int score = 0;  // hundredths of the rules' points
    std::vector<Reason> reasons = {};
};

struct Excluded {
    Product product;
    Verdict verdict;
};

// What a model proposed and was not taken.
struct Refused {
    QString productId;  // empty: a claim of the analysis
    QString reason;
};

// The rule's own words with the values that failed, and what would make the product eligible; empty where nothing does.
[[nodiscard]] QString reasonText(const FailedRule &rule);
[[nodiscard]] QString pathText(const Verdict &verdict, const QLocale &locale);

struct Recommendation {
    QString customerId;
    Analysis analysis;
    std::vector<Suggestion> credit;  // each list by itself, best first
    std::vector<Suggestion> other;
    std::vector<Product> eligible;   // all, suggested or not, by id
    std::vector<Excluded> excluded;  // all the others
    Fairness fairness;               // of `credit`, which is empty where it is not fair
    QString engine = QStringLiteral("local");
    QString model;          // empty: none took part
    QString promptVersion;  // likewise
    QString rulesVersion;
    qint64 snapshot = 0;
    std::optional<llm::Failure> failure;  // of the provider, where the local result stands in for its
    std::vector<Refused> refused;
    QStringList unverified;  // figures of a model's words that no field or query gave: these sentences are not shown
    QString traceId;         // 32 hex digits

    // The contract of `recommend`.
    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] QString toText(const QLocale &locale) const;
};

}  // namespace clientele::recommend
