// SPDX-License-Identifier: GPL-3.0-or-later
// What a model is asked in the two steps, and what is taken of its answers. A request is made of the record for credit
// alone, also where the product is none: a model ranks both lists in one answer. Pure functions.
#pragma once

#include "app/assistant/turn/evidence.h"
#include "app/llm/chat.h"
#include "app/privacy/conversation.h"
#include "app/recommend/suggestionengine.h"

namespace clientele::recommend {

inline constexpr char promptVersion[] = "suggestions-1";
// The prompts as they go out, for privacy::PersonalData: their words are no one's name.
[[nodiscard]] QStringList promptTexts();

// The fields and facts that may be named to a model and by it.
class Brief {
public:
    Brief(const SuggestionEngine &engine, const CustomerRow &row, const std::vector<Fact> &facts);

    [[nodiscard]] QJsonObject toJson(privacy::Conversation &gate) const;  // {"record": {...}, "facts": [...]}
    [[nodiscard]] const Evidence *evidence(const QString &name) const;    // nullptr: there is no such field
    // What a model's sentences may hold figures of: this, and the words of the products.
    [[nodiscard]] clientele::Evidence given(const std::vector<Product> &products) const;

private:
    std::vector<Fact> m_facts;
    std::vector<std::pair<QString, Value>> m_record;
    std::vector<std::pair<QString, Evidence>> m_evidence;  // by name
};

[[nodiscard]] llm::ChatRequest analystRequest(const Brief &brief, const QLocale &locale, privacy::Conversation &gate);
[[nodiscard]] llm::ChatRequest specialistRequest(const Brief &brief, const Analysis &analysis,
                                                 const std::vector<Product> &eligible, const Rules &rules,
                                                 const QLocale &locale, privacy::Conversation &gate);

// What was not taken, each in a sentence; and the figures that nobody gave the model.
struct Checked {
    std::vector<Refused> refused;
    QStringList unverified;
};
// The claims that rest on fields of the brief and name no figure but those of `known`, with the people again.
[[nodiscard]] std::vector<Found> claimsIn(const QJsonObject &answer, const Brief &brief,
                                          const clientele::Evidence &given, const privacy::Conversation &gate,
                                          Checked &checked);
// Likewise the suggestions, all of them of `eligible`, none twice.
[[nodiscard]] std::vector<Suggestion> suggestionsIn(const QJsonObject &answer, const Brief &brief,
                                                    const std::vector<Product> &eligible,
                                                    const clientele::Evidence &given, const privacy::Conversation &gate,
                                                    Checked &checked);

}  // namespace clientele::recommend
