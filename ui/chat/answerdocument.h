// SPDX-License-Identifier: GPL-3.0-or-later
// An answer as a document: its text, its figures as links to the rows behind them, its groups as a small table. Built
// with text cursors alone: nothing of an answer or of the data is ever read as HTML, and only a model's text as Markdown.
#pragma once

#include "app/assistant/answer.h"
#include "ui/shell/theme.h"

#include <QTextCharFormat>
#include <QTextDocument>

namespace clientele {

// What stands behind a piece of an answer that can be pointed to, reached with the Tab key, and activated.
struct AnswerLink {
    enum class Kind { Figure, Citation, Unverified, Web };
    Kind kind = Kind::Figure;
    std::size_t index = 0;  // in Answer::figures, citations, unverified
    QString address;        // Web

    [[nodiscard]] QString toText() const;  // the link as the document has it
};
// None where it is no link of ours, or names what the answer has not.
[[nodiscard]] std::optional<AnswerLink> linkFrom(const QString &text, const Answer &answer);
// What it says when it is pointed to: the excerpt, why a figure is not verified, the address. Plain text.
[[nodiscard]] QString wordsOf(const AnswerLink &link, const Answer &answer);

// Where each figure stands in the text, in order; figures that are not in it have length 0.
struct FigurePlace {
    qsizetype start = 0;
    qsizetype length = 0;
};
[[nodiscard]] std::vector<FigurePlace> placesOf(const Answer &answer, const QString &text);

// Whether the figures are groups that read better below each other.
[[nodiscard]] bool hasTable(const Answer &answer);

void fillDocument(QTextDocument &document, const Answer &answer, const Look &look);
// The links of an answer whose text the document holds already; with or without those of its figures.
void linkAnswer(QTextDocument &document, const Answer &answer, const Look &look, bool figures = true);
[[nodiscard]] QTextCharFormat linkFormat(const AnswerLink &link, const Look &look);

}  // namespace clientele
