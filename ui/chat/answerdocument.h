// SPDX-License-Identifier: GPL-3.0-or-later
// An answer as a document: its text, its figures as links to the rows behind them, its groups as a small table. Built
// with text cursors alone: nothing of an answer or of the data is ever read as markup.
#pragma once

#include "app/assistant/answer.h"
#include "ui/shell/theme.h"

#include <QTextDocument>

namespace clientele {

// The link of the figure at this index in Answer::figures.
[[nodiscard]] QString figureLink(std::size_t figure);
// The index that a link names; none where it is no link of ours.
[[nodiscard]] std::optional<std::size_t> figureOfLink(const QString &link, const Answer &answer);

// Where each figure stands in the text, in order; figures that are not in it have length 0.
struct FigurePlace {
    qsizetype start = 0;
    qsizetype length = 0;
};
[[nodiscard]] std::vector<FigurePlace> placesOf(const Answer &answer);

// Whether the figures are groups that read better below each other.
[[nodiscard]] bool hasTable(const Answer &answer);

void fillDocument(QTextDocument &document, const Answer &answer, const Look &look);

// "How: loans.owed by loan.type · Customer: Wendy Zhao · 3 rows"; empty where the answer has no figure.
[[nodiscard]] QString howText(const Answer &answer, const QString &scopeWords);

}  // namespace clientele
