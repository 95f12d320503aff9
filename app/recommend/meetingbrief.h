// SPDX-License-Identifier: GPL-3.0-or-later
// What to know about a customer before a meeting, as values: facts of the record, what changed, complaints about what this
// customer uses too (complaints name no customer, so nobody is "the complainant"), and suggestions. Any thread; blocks.
#pragma once

#include "app/recommend/suggestionengine.h"

namespace clientele::recommend {

struct MeetingBrief {
    struct Line {
        QString label;
        QString value;
    };
    struct Exposure {
        QString about;  // "City: Toronto", "ATM: 103", "Category: Card Issue"
        qint64 count = 0;
        Query query;      // that counts them
        QString example;  // one of them, as it was written
    };

    QString name;
    QString customerId;
    QString place;  // city and country; may be empty
    std::vector<Line> facts;
    QStringList changes;  // since the last snapshot or meeting; empty: none is known
    std::vector<Exposure> complaints;
    Recommendation suggestions;
    QStringList tasks;
    PortfolioInfo about;  // whose data this is
};

// The changes and tasks are the caller's to add. Errors: NotFound, those of the evaluator.
[[nodiscard]] Result<MeetingBrief> meetingBriefOf(const SuggestionEngine &engine, const Recommendation &suggestions,
                                                  const QLocale &locale);

}  // namespace clientele::recommend
