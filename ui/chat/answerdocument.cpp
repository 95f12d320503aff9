// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/answerdocument.h"

#include <QCoreApplication>
#include <QTextCursor>
#include <QTextTable>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

const QString linkScheme = u"figure:"_s;
constexpr std::size_t mostTableRows = 30;

// "3" is not the 3 of "1,234.3" or "B3".
bool standsAlone(const QString &text, qsizetype start, qsizetype length)
{
    const auto joins = [&text](qsizetype at, qsizetype beyond) {
        if (at < 0 || at >= text.size())
            return false;
        if (text.at(at).isLetterOrNumber())
            return true;
        const bool separator = text.at(at) == u'.' || text.at(at) == u',' || text.at(at) == u'-';
        return separator && beyond >= 0 && beyond < text.size() && text.at(beyond).isDigit();
    };
    return !joins(start - 1, start - 2) && !joins(start + length, start + length + 1);
}

QTextCharFormat linkFormat(std::size_t figure, const Look &look)
{
    QTextCharFormat format;
    format.setAnchor(true);
    format.setAnchorHref(figureLink(figure));
    format.setForeground(look.accent);
    format.setFontWeight(QFont::DemiBold);
    format.setUnderlineStyle(QTextCharFormat::SingleUnderline);
    format.setUnderlineColor(look.accent);
    return format;
}

void insertText(QTextCursor &cursor, const Answer &answer, const Look &look)
{
    QTextCharFormat plain;
    plain.setForeground(look.text);
    const std::vector<FigurePlace> places = placesOf(answer);
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (places[i].length > 0)
            order.push_back(i);
    }
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return places[a].start < places[b].start; });
    // Groups stand in the table below: the sentence keeps its beginning, and what comes after the last of them.
    const qsizetype colon = answer.text.indexOf(u':');
    if (hasTable(answer) && order.size() == answer.figures.size() && colon > 0 && colon < places[order.front()].start) {
        cursor.insertText(answer.text.left(colon + 1), plain);
        const FigurePlace &last = places[order.back()];
        const QString rest = answer.text.mid(last.start + last.length + 1).trimmed();
        if (!rest.isEmpty())
            cursor.insertText(u' ' + rest, plain);
        return;
    }
    qsizetype end = 0;
    for (const std::size_t i : order) {
        cursor.insertText(answer.text.mid(end, places[i].start - end), plain);
        cursor.insertText(answer.text.mid(places[i].start, places[i].length), linkFormat(i, look));
        end = places[i].start + places[i].length;
    }
    cursor.insertText(answer.text.mid(end), plain);
}

void insertTable(QTextCursor &cursor, const Answer &answer, const Look &look)
{
    QTextTableFormat format;
    format.setBorder(0);
    format.setCellSpacing(0);
    format.setCellPadding(gap(1));
    format.setBorderCollapse(true);
    format.setTopMargin(gap(1.5));
    format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
    const std::size_t rows = std::min(answer.figures.size(), mostTableRows);
    QTextTable *table = cursor.insertTable(static_cast<int>(rows), 2, format);
    QTextBlockFormat right;
    right.setAlignment(Qt::AlignRight);
    QTextCharFormat plain;
    plain.setForeground(look.text);
    for (std::size_t row = 0; row < rows; ++row) {
        const AnswerFigure &figure = answer.figures[row];
        for (int column = 0; column < 2; ++column) {
            QTextTableCell cell = table->cellAt(static_cast<int>(row), column);
            QTextTableCellFormat line = cell.format().toTableCellFormat();
            line.setBottomBorder(1);
            line.setBottomBorderStyle(QTextFrameFormat::BorderStyle_Solid);
            line.setBottomBorderBrush(look.hairline);
            cell.setFormat(line);
            QTextCursor inside = cell.firstCursorPosition();
            if (column == 0) {
                inside.insertText(figure.label, plain);
            } else {
                inside.setBlockFormat(right);
                inside.insertText(figure.shown, linkFormat(row, look));
            }
        }
    }
    cursor.movePosition(QTextCursor::End);
}

}  // namespace

QString figureLink(std::size_t figure) { return linkScheme + QString::number(figure); }

std::optional<std::size_t> figureOfLink(const QString &link, const Answer &answer)
{
    bool ok = false;
    const std::size_t figure = link.startsWith(linkScheme) ? link.mid(linkScheme.size()).toULongLong(&ok) : 0;
    return ok && figure < answer.figures.size() ? std::optional(figure) : std::nullopt;
}

std::vector<FigurePlace> placesOf(const Answer &answer)
{
    // Figures usually stand in the text in their own order; one that does not is looked for from the start, beside
    // those that are taken.
    std::vector<FigurePlace> places(answer.figures.size());
    const auto isTaken = [&places](qsizetype start, qsizetype length) {
        return std::any_of(places.begin(), places.end(), [&](const FigurePlace &place) {
            return place.length > 0 && start < place.start + place.length && place.start < start + length;
        });
    };
    qsizetype after = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const QString &shown = answer.figures[i].shown;
        if (shown.isEmpty())
            continue;
        for (const qsizetype begin : {after, qsizetype(0)}) {
            qsizetype start = answer.text.indexOf(shown, begin);
            while (start >= 0 && (isTaken(start, shown.size()) || !standsAlone(answer.text, start, shown.size())))
                start = answer.text.indexOf(shown, start + 1);
            if (start < 0)
                continue;
            places[i] = {start, shown.size()};
            after = start + shown.size();
            break;
        }
    }
    return places;
}

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
    QTextCursor cursor(&document);
    insertText(cursor, answer, look);
    if (hasTable(answer))
        insertTable(cursor, answer, look);
    if (answer.citations.empty())
        return;
    QTextCharFormat soft;
    soft.setForeground(look.soft);
    for (const Citation &citation : answer.citations) {
        cursor.insertBlock();
        cursor.insertText(u"“%1”"_s.arg(citation.excerpt), soft);
    }
}

QString howText(const Answer &answer, const QString &scopeWords)
{
    if (answer.figures.empty())
        return {};
    const AnswerFigure &first = answer.figures.front();
    QStringList measures;
    for (const AnswerFigure &figure : answer.figures) {
        if (!measures.contains(figure.query.measure))
            measures += figure.query.measure;
    }
    const QString what = measures.join(u", "_s);
    const bool oneQuery = std::all_of(answer.figures.begin(), answer.figures.end(),
                                      [&](const AnswerFigure &figure) { return figure.query == first.query; });
    qint64 rows = first.matchedRows;
    if (oneQuery && !first.keys.isEmpty()) {
        rows = 0;
        for (const AnswerFigure &figure : answer.figures)
            rows += figure.matchedRows;
    }
    const QString measured = first.query.by.isEmpty()
                                 ? what
                                 : QCoreApplication::translate("clientele::AnswerDocument", "%1 by %2",
                                                               "a measure by dimensions, as named in queries")
                                       .arg(what, first.query.by.join(u", "_s));
    const auto count = static_cast<int>(rows);
    return QCoreApplication::translate("clientele::AnswerDocument", "How: %1 · %2 · %n row(s)",
                                       "a query, its filters, the number of rows it read", count)
        .arg(measured, scopeWords);
}

}  // namespace clientele
