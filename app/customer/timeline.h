// SPDX-License-Identifier: GPL-3.0-or-later
// What happened with one customer, the latest first: large flows at machines, what snapshots changed, notes, meetings,
// tasks, and answers about them that a person promoted. Translated. A pure function of what it is given.
#pragma once

#include "app/assistant/verifiedanswer.h"
#include "app/services/bookhistory.h"
#include "app/store/customerrecords.h"

#include <QLocale>

#include <vector>

namespace clientele {

struct TimelineEntry {
    enum class Kind : std::uint8_t { Flow, Change, Note, Meeting, Task, Answer };

    Kind kind = Kind::Note;
    QDate day;         // on the book's wall clock
    qint64 order = 0;  // within the day, the later the higher
    QString text;
    std::optional<Query> rows = {};  // behind a flow
};

struct TimelineParts {
    PortfolioPtr book;
    QString customer;
    std::vector<CustomerNote> notes;
    std::vector<CustomerTask> tasks;
    std::vector<BookHistory::Step> steps;  // the newest first
    std::vector<VerifiedAnswer> answers;
};

[[nodiscard]] std::vector<TimelineEntry> timelineOf(const TimelineParts &parts, const QLocale &locale);

[[nodiscard]] QString kindLabel(TimelineEntry::Kind kind);

}  // namespace clientele
