// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/markdowndocument.h"

#include "ui/chat/markdownspans.h"

#include <QFontDatabase>
#include <QFontMetricsF>
#include <QTextBlock>
#include <QTextCursor>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

using Kind = MarkdownBlock::Kind;

QTextBlockFormat blockFormat(const MarkdownBlock &block, bool first, const Look &look)
{
    QTextBlockFormat format;
    format.setTopMargin(first ? 0 : gap(block.kind == Kind::Item ? 0.75 : block.kind == Kind::Heading ? 2.5 : 1.5));
    if (block.kind == Kind::Heading)
        format.setHeadingLevel(block.level);
    if (block.kind == Kind::Quote) {
        format.setLeftMargin(gap(3));
        format.setProperty(QTextFormat::BlockQuoteLevel, 1);
    }
    if (block.kind == Kind::Verbatim) {
        format.setBackground(look.grid);
        format.setNonBreakableLines(false);
    }
    if (block.kind == Kind::Rule)
        format.setProperty(QTextFormat::BlockTrailingHorizontalRulerWidth,
                           QTextLength(QTextLength::PercentageLength, 100));
    return format;
}

}  // namespace

QTextTableFormat answerTableFormat()
{
    QTextTableFormat format;
    format.setBorder(0);
    format.setCellSpacing(0);
    format.setCellPadding(gap(1));
    format.setBorderCollapse(true);
    format.setTopMargin(gap(1.5));
    format.setBottomMargin(gap(1.5));
    format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
    return format;
}

void dressCell(QTextTableCell cell, const Look &look)
{
    QTextTableCellFormat line = cell.format().toTableCellFormat();
    line.setBottomBorder(1);
    line.setBottomBorderStyle(QTextFrameFormat::BorderStyle_Solid);
    line.setBottomBorderBrush(look.hairline);
    cell.setFormat(line);
}

MarkdownDocument::MarkdownDocument(QTextDocument &document, const Look &look) : m_document(document), m_look(look)
{
    QTextCursor end(&document);
    end.movePosition(QTextCursor::End);
    m_closed.position = end.position();
    m_closed.fresh = end.block().length() <= 1;
}

void MarkdownDocument::grow(const QString &text)
{
    const std::vector<MarkdownBlock> blocks = markdownBlocks(text, m_closed.source);
    if (blocks.empty())
        return;
    QTextCursor cursor(&m_document);
    cursor.beginEditBlock();
    cursor.setPosition(m_closed.position);
    cursor.movePosition(QTextCursor::End, QTextCursor::KeepAnchor);
    cursor.removeSelectedText();
    bool fresh = m_closed.fresh;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        // All but the last are closed now.
        if (i + 1 == blocks.size())
            m_closed = {blocks[i].start, cursor.position(), fresh};
        const bool first = cursor.position() == 0;
        const QTextBlockFormat format = blockFormat(blocks[i], first, m_look);
        if (blocks[i].kind != Kind::Table) {
            fresh ? cursor.setBlockFormat(format) : cursor.insertBlock(format);
        }
        write(cursor, blocks[i]);
        fresh = blocks[i].kind == Kind::Table;
        ++m_written;
    }
    cursor.endEditBlock();
}

void MarkdownDocument::write(QTextCursor &cursor, const MarkdownBlock &block)
{
    QTextCharFormat plain;
    plain.setForeground(block.kind == Kind::Quote ? m_look.soft : m_look.text);
    switch (block.kind) {
    case Kind::Heading:
        plain.setFontWeight(QFont::DemiBold);
        if (block.level == 1)
            plain.setProperty(QTextFormat::FontSizeAdjustment, 1);
        writeSpans(cursor, block.text, plain);
        break;
    case Kind::Item: {
        const QString marker = block.marker + u"\u00a0\u00a0"_s;
        const double hanging = QFontMetricsF(m_document.defaultFont()).horizontalAdvance(marker);
        QTextBlockFormat format = cursor.blockFormat();
        format.setLeftMargin(gap(2) + block.level * gap(4) + hanging);
        format.setTextIndent(-hanging);
        cursor.setBlockFormat(format);
        QTextCharFormat soft = plain;
        soft.setForeground(m_look.soft);
        cursor.insertText(marker, soft);
        writeSpans(cursor, block.text, plain);
        break;
    }
    case Kind::Verbatim:
        plain.setFontFamilies({QFontDatabase::systemFont(QFontDatabase::FixedFont).family()});
        plain.setFontFixedPitch(true);
        cursor.insertText(QString(block.text).replace(u'\n', QChar::LineSeparator), plain);
        break;
    case Kind::Table:
        writeTable(cursor, block);
        break;
    case Kind::Rule:
        break;
    case Kind::Paragraph:
    case Kind::Quote:
        writeSpans(cursor, block.text, plain);
        break;
    }
}

void MarkdownDocument::writeTable(QTextCursor &cursor, const MarkdownBlock &block)
{
    const auto rows = static_cast<int>(block.rows.size());
    const auto columns = static_cast<int>(block.columns.size());
    QTextTable *table = cursor.insertTable(rows, columns, answerTableFormat());
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            QTextTableCell cell = table->cellAt(row, column);
            dressCell(cell, m_look);
            QTextCursor inside = cell.firstCursorPosition();
            QTextBlockFormat aligned;
            aligned.setAlignment(block.columns[static_cast<std::size_t>(column)]);
            inside.setBlockFormat(aligned);
            QTextCharFormat plain;
            plain.setForeground(row == 0 ? m_look.soft : m_look.text);
            writeSpans(inside, block.rows[row].value(column), plain);
        }
    }
    cursor.movePosition(QTextCursor::End);
}

void MarkdownDocument::writeSpans(QTextCursor &cursor, const QString &text, const QTextCharFormat &format)
{
    for (const MarkdownSpan &span : markdownSpans(text)) {
        QTextCharFormat styled = format;
        if (span.bold)
            styled.setFontWeight(QFont::DemiBold);
        if (span.italic)
            styled.setFontItalic(true);
        if (span.code) {
            styled.setFontFamilies({QFontDatabase::systemFont(QFontDatabase::FixedFont).family()});
            styled.setFontFixedPitch(true);
            styled.setBackground(m_look.grid);
        }
        if (!span.address.isEmpty()) {
            styled.setAnchor(true);
            styled.setAnchorHref(span.address);
            styled.setForeground(m_look.accent);
            styled.setUnderlineStyle(QTextCharFormat::SingleUnderline);
        }
        cursor.insertText(span.text, styled);
    }
}

}  // namespace clientele
