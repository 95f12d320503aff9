// SPDX-License-Identifier: GPL-3.0-or-later
// The blocks of a small Markdown: headings, paragraphs, list items, quotes, code, tables, rules. What is no such block
// is plain text; HTML is text like any other. How a block is read depends on nothing that stands before its start, so
// that a text that grows at its end is read again from its last block alone.
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace clientele {

struct MarkdownBlock {
    enum class Kind { Paragraph, Heading, Item, Quote, Verbatim, Table, Rule };

    Kind kind = Kind::Paragraph;
    qsizetype start = 0;                      // in the source
    int level = 0;                            // Heading: 1 to 6; Item: how deep, from 0
    QString marker;                           // Item: a bullet, or the number as it is written
    QString text;                             // inline Markdown; Verbatim: as it stands
    QList<QStringList> rows = {};             // Table: the header first; inline Markdown
    std::vector<Qt::Alignment> columns = {};  // Table
};

[[nodiscard]] std::vector<MarkdownBlock> markdownBlocks(const QString &source, qsizetype from = 0);

}  // namespace clientele
