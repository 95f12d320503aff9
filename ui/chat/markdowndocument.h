// SPDX-License-Identifier: GPL-3.0-or-later
// Writes Markdown that grows at its end into a document, by text cursors alone: no part of it is ever read as HTML and
// nothing is loaded. Blocks that are closed are left alone; only the last, open one is written again.
#pragma once

#include "ui/chat/markdownblocks.h"
#include "ui/shell/theme.h"

#include <QTextCharFormat>
#include <QTextDocument>
#include <QTextTable>

namespace clientele {

class MarkdownDocument {
public:
    // `document` outlives it and is written by nobody else below the place where it stands now.
    MarkdownDocument(QTextDocument &document, const Look &look);

    // The whole text so far; it begins with what was written before.
    void grow(const QString &text);
    // Blocks written since the beginning, each as often as it was: what a test of the work counts.
    [[nodiscard]] int blocksWritten() const { return m_written; }

private:
    // Up to here all is closed.
    struct Closed {
        qsizetype source = 0;
        int position = 0;
        bool fresh = true;  // an empty block waits there
    };

    void write(QTextCursor &cursor, const MarkdownBlock &block);
    void writeTable(QTextCursor &cursor, const MarkdownBlock &block);
    void writeSpans(QTextCursor &cursor, const QString &text, const QTextCharFormat &format);

    QTextDocument &m_document;
    Look m_look;
    Closed m_closed;
    int m_written = 0;
};

// The format of a table's lines and cells, as all tables of answers have it.
[[nodiscard]] QTextTableFormat answerTableFormat();
void dressCell(QTextTableCell cell, const Look &look);

}  // namespace clientele
