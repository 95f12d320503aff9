// SPDX-License-Identifier: GPL-3.0-or-later
// A question that hangs on the one before: "and in Toronto?", "only those with a car loan", "and their average score?".
// What was asked is kept and what the words name is put in its place; where it is not clear which part that is, there
// is no reading.
#pragma once

#include "app/assistant/followupwords.h"
#include "app/assistant/reading.h"

#include <functional>
#include <optional>
#include <vector>

namespace clientele {

// What a conversation is about: the last question as it was read, and the customers that its answer named.
struct Subject {
    Reading reading;
    std::vector<RowIndex> named;  // empty where the figures are not customers'
};

class FollowUp {
public:
    // Reads words as a question of their own, `about` one person where their name is left out.
    using Read = std::function<std::optional<Reading>(const std::vector<Token> &words, std::optional<RowIndex> about)>;

    FollowUp(const Subject &subject, const BookVocabulary &vocabulary, Read read)
        : m_subject(subject), m_vocabulary(vocabulary), m_read(std::move(read))
    {}

    [[nodiscard]] std::optional<Reading> reading(const FollowUpWords &words) const;

private:
    using Maybe = std::optional<Reading>;

    [[nodiscard]] Maybe bounded(const FollowUpWords &words) const;   // "and below 550?"
    [[nodiscard]] Maybe narrowed(const FollowUpWords &words) const;  // other conditions, or "by city"
    [[nodiscard]] Maybe ofOthers(const FollowUpWords &words) const;  // "and Bob Smith?"
    [[nodiscard]] Maybe turned(const FollowUpWords &words) const;    // "who are they", "and the lowest", "top 10"
    [[nodiscard]] Maybe ranked(Meaning rank, int top) const;
    [[nodiscard]] Maybe aggregated(Meaning aggregate) const;
    [[nodiscard]] Maybe ofTheSame(const FollowUpWords &words) const;  // "and their average score?"
    [[nodiscard]] Maybe grouped(const Reading &by) const;
    bool put(const Conditions &conditions, FollowUpWords::Tie tie, Reading &into) const;
    bool put(const Condition &condition, FollowUpWords::Tie tie, Conditions &into) const;
    [[nodiscard]] bool fits(const Condition &condition, Table table) const;
    [[nodiscard]] Table tableOf(const Reading &reading) const;
    [[nodiscard]] bool isOfCustomers() const;  // the subject counts or names customers
    [[nodiscard]] std::optional<RowIndex> onePerson() const;
    [[nodiscard]] std::optional<Conditions> taken() const;  // what "they" and "there" stand for

    const Subject &m_subject;
    const BookVocabulary &m_vocabulary;
    Read m_read;
};

}  // namespace clientele
