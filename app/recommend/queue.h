// SPDX-License-Identifier: GPL-3.0-or-later
// Whom to call first: every customer with what a call would be worth, and why. A customer's score is
//   the score of the best suggestion, as the customer's own list has it
//   + the points of each finding that the rules call urgent and that holds
//   + the rules' worth_points * the percentile of the balance in its currency / 100.
// Worth alone gives nobody a place: there must be something to talk about. All in hundredths of points.
#pragma once

#include "app/recommend/suggestionengine.h"

#include <atomic>
#include <functional>
#include <span>

namespace clientele::recommend {

struct Call {
    RowIndex customer = 0;
    int suggestion = 0;
    int urgency = 0;
    int worth = 0;
    int product = -1;                       // of the best suggestion: its place in the engine's products
    std::vector<std::uint8_t> urgent = {};  // places in the rules' urgency, the heaviest first
    bool allSetAside = false;               // something would be suggested, had nobody decided about it

    [[nodiscard]] bool hasReason() const { return suggestion > 0 || urgency > 0; }
    [[nodiscard]] int score() const { return suggestion + urgency + worth; }
};

struct QueueWatch {
    int parts = 1;
    std::function<void(int parts, const std::function<void(int)> &part)> runParts = {};  // empty: here, in turn
    const std::atomic<bool> *cancelled = nullptr;
    std::atomic<std::size_t> *done = nullptr;  // customers so far
};

// A call for each of these customers, in their order. `aside` gives what a person decided about a customer, or nothing.
// Errors: Cancelled.
[[nodiscard]] Result<std::vector<Call>> callsOf(const SuggestionEngine &engine, std::span<const RowIndex> customers,
                                                const std::function<const SetAside *(RowIndex)> &aside,
                                                const QueueWatch &watch = {});

struct Queue {
    std::vector<Call> calls;   // best first, equal ones by row
    std::vector<Call> absent;  // those with nothing to talk about, by row
};
[[nodiscard]] Queue queueOf(std::vector<Call> calls);

// What a call is about, in words: computed when it is looked at.
struct CallWords {
    QString product;     // suggested; empty: none
    QStringList urgent;  // sentences, the heaviest first
};
[[nodiscard]] CallWords wordsOf(const SuggestionEngine &engine, const Call &call, const QLocale &locale);

}  // namespace clientele::recommend
