// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/answerdocument.h"

#include "ui/chat/markdowndocument.h"

#include <QTextCursor>
#include <QTextTable>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

constexpr std::size_t mostTableRows = 30;

// Groups stand in the table below: the sentence keeps its beginning, and what comes after the last of them.
QString sentenceOf(const Answer &answer)
{
    const std::vector<FigurePlace> places = placesOf(answer, answer.text);
    const qsizetype colon = answer.text.indexOf(u':');
    qsizetype first = answer.text.size();
    qsizetype end = 0;
    for (const FigurePlace &place : places) {
        if (place.length == 0)
            return answer.text;
        first = std::min(first, place.start);
        end = std::max(end, place.start + place.length);
    }
    if (colon <= 0 || colon >= first)
        return answer.text;
    const QString rest = answer.text.mid(end + 1).trimmed();
    return answer.text.left(colon + 1) + (rest.isEmpty() ? rest : u' ' + rest);
}

void insertTable(QTextCursor &cursor, const Answer &answer, const Look &look)
{
    const std::size_t rows = std::min(answer.figures.size(), mostTableRows);
    QTextTable *table = cursor.insertTable(static_cast<int>(rows), 2, answerTableFormat());
    QTextBlockFormat right;
    right.setAlignment(Qt::AlignRight);
    QTextCharFormat plain;
    plain.setForeground(look.text);
    for (std::size_t row = 0; row < rows; ++row) {
        const AnswerFigure &figure = answer.figures[row];
        for (int column = 0; column < 2; ++column) {
            QTextTableCell cell = table->cellAt(static_cast<int>(row), column);
            dressCell(cell, look);
            QTextCursor inside = cell.firstCursorPosition();
            if (column == 0) {
                inside.insertText(figure.label, plain);
            } else {
                inside.setBlockFormat(right);
                inside.insertText(figure.shown, linkFormat({AnswerLink::Kind::Figure, row, {}}, look));
            }
        }
    }
    cursor.movePosition(QTextCursor::End);
}

}  // namespace

bool hasTable(const Answer &answer)
{
    if (answer.outcome != Outcome::Computed || answer.figures.size() < 2)
        return false;
    return std::all_of(answer.figures.begin(), answer.figures.end(), [](const AnswerFigure &figure) {
        return !figure.keys.isEmpty() && !figure.label.isEmpty() && !figure.shown.isEmpty();
    });
}

void fillDocument(QTextDocument &document, const Answer &answer, const Look &look)
{
    document.clear();
    document.setUndoRedoEnabled(false);
    document.setDocumentMargin(0);
    if (answer.markdown) {
        MarkdownDocument(document, look).grow(answer.text);
        linkAnswer(document, answer, look);
        return;
    }
    QTextCursor cursor(&document);
    QTextCharFormat plain;
    plain.setForeground(look.text);
    const QString sentence = hasTable(answer) ? sentenceOf(answer) : answer.text;
    cursor.insertText(sentence, plain);
    // Before the table is there: its cells have their links, and a label may be the same number as a figure.
    linkAnswer(document, answer, look, sentence == answer.text);
    if (hasTable(answer))
        insertTable(cursor, answer, look);
    QTextCharFormat soft;
    soft.setForeground(look.soft);
    // What was found is the answer where nobody wrote sentences about it.
    for (std::size_t i = 0; i < answer.citations.size(); ++i) {
        const QString mark = u'[' + QString::number(i + 1) + u']';
        if (answer.text.contains(mark))
            continue;
        cursor.insertBlock();
        cursor.insertText(mark, linkFormat({AnswerLink::Kind::Citation, i, {}}, look));
        cursor.insertText(u" \u201c"_s + answer.citations[i].excerpt + u'\u201d', soft);
    }
}

}  // namespace clientele
