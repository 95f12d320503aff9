// SPDX-License-Identifier: GPL-3.0-or-later
// What the assistant says: text, and beside it every figure with the query that gave it.
#pragma once

#include "models/query/query.h"

#include <QJsonObject>
#include <QString>

#include <vector>

namespace clientele {

enum class Outcome : std::uint8_t { Computed, Retrieved, Clarify, Declined };

struct AnswerFigure {
    QString label;  // the group's name where the answer is grouped, else what the figure is
    Figure value;
    Query query;       // computes this very figure
    QStringList keys;  // which group of the query's result, empty where it has none
    qint64 matchedRows = 0;
    QString shown;  // as written in `text`, in the person's locale
};

struct Citation {
    QString id;
    QString kind;
    QString customerId;
    QString excerpt;
};

struct Choice {
    QString customerId;
    QString label;  // name and city
};

struct Answer {
    Outcome outcome = Outcome::Declined;
    QString text;  // plain sentences; figures stand in it as AnswerFigure::shown
    std::vector<AnswerFigure> figures;
    std::vector<Citation> citations;
    std::vector<Choice> choices;
    QString engine = QStringLiteral("local");
    QString traceId;  // 32 hex digits

    [[nodiscard]] QJsonObject toJson() const;  // the contract of `ask`
};

}  // namespace clientele
