// SPDX-License-Identifier: GPL-3.0-or-later
// What the tools of one turn gave: the figures that prose may hold, the passages that it may cite.
#pragma once

#include "app/assistant/answer.h"

#include <QSet>

namespace clientele {

struct GivenFigure {
    Figure value;
    Query query;  // as AnswerFigure::query
    QStringList keys;
    QString label;
    qint64 matchedRows = 0;
    QStringList names = {};  // as the model saw the group, for telling equal figures apart
};

struct GivenPassage {
    QString id;  // as the model saw it
    Citation citation;
};

struct Evidence {
    std::vector<GivenFigure> facts;
    // Texts of results that hold digits: keys, machines, names of products. In prose they are no figures.
    QSet<QString> names;
    // Bounds that queries of the turn compared with; prose may say "below 580".
    std::vector<Figure> bounds;
    QSet<QString> dates;  // "2025-08-20", "2025-08", as far as they are given
    QSet<QString> times;  // of day: "13:11"
    std::vector<GivenPassage> passages;
    std::vector<AnswerChart> charts;
    bool computed = false;  // some query was answered

    // A text that the model was given: its digits are remembered as names and dates.
    void addName(const QString &text);
    void addDatesIn(const QString &text);
    void addBoundsOf(const Query &query);
    void addResult(const Query &query, const QueryResult &result);
};

}  // namespace clientele
