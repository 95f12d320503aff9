// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/markdownblocks.h"

#include <QRegularExpression>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

using Kind = MarkdownBlock::Kind;

constexpr int deepest = 4;
constexpr qsizetype mostColumns = 12;

struct Line {
    QStringView text;  // without its end
    qsizetype start = 0;
};

std::vector<Line> linesOf(const QString &source, qsizetype from)
{
    std::vector<Line> lines;
    qsizetype start = from;
    while (start < source.size()) {
        qsizetype end = source.indexOf(u'\n', start);
        if (end < 0)
            end = source.size();
        QStringView text = QStringView(source).mid(start, end - start);
        if (text.endsWith(u'\r'))
            text.chop(1);
        lines.push_back({text, start});
        start = end + 1;
    }
    return lines;
}

// The characters of a code fence at the beginning of a line; empty where there is none.
QString fenceOf(QStringView line)
{
    const QStringView text = line.trimmed();
    if (!text.startsWith("```"_L1) && !text.startsWith("~~~"_L1))
        return {};
    qsizetype length = 0;
    while (length < text.size() && text.at(length) == text.front())
        ++length;
    // "```x``` and more" is code inside a sentence.
    return text.mid(length).contains(text.front()) ? QString() : text.left(length).toString();
}

bool isRule(QStringView line)
{
    QString text = line.toString();
    text.remove(u' ');
    return text.size() >= 3 && QStringLiteral("-*_").contains(text.front()) && text.count(text.front()) == text.size();
}

struct Item {
    int depth = 0;
    QString marker;
    QStringView rest;
};

std::optional<Item> itemOf(QStringView line)
{
    static const QRegularExpression form(u"^([ \\t]*)([-*+]|\\d{1,9}[.)])[ \\t]+"_s);
    const QString text = line.toString();
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    qsizetype indent = 0;
    for (const QChar c : match.captured(1))
        indent += c == u'\t' ? 4 : 1;
    const QString marker = match.captured(2);
    return Item{static_cast<int>(std::min<qsizetype>(indent / 2, deepest)), marker.size() == 1 ? u"\u2022"_s : marker,
                line.mid(match.capturedEnd())};
}

QStringList cellsOf(QStringView line)
{
    QStringView text = line.trimmed();
    if (text.startsWith(u'|'))
        text = text.mid(1);
    if (text.endsWith(u'|') && !text.endsWith("\\|"_L1))
        text.chop(1);
    QStringList cells;
    QString cell;
    bool code = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) == u'\\' && i + 1 < text.size() && text.at(i + 1) == u'|') {
            cell += u'|';
            ++i;
        } else if (text.at(i) == u'|' && !code) {
            cells += cell.trimmed();
            cell.clear();
        } else {
            code = code != (text.at(i) == u'`');
            cell += text.at(i);
        }
    }
    cells += cell.trimmed();
    return cells;
}

// The alignments that "|---|--:|" says; none where the line is no such line.
std::vector<Qt::Alignment> columnsOf(QStringView line)
{
    static const QRegularExpression form(u"^:?-+:?$"_s);
    if (!line.contains(u'|') && !line.contains(u'-'))
        return {};
    std::vector<Qt::Alignment> columns;
    for (const QString &cell : cellsOf(line)) {
        if (!form.match(cell).hasMatch())
            return {};
        const bool right = cell.endsWith(u':');
        columns.emplace_back(right && cell.startsWith(u':') ? Qt::AlignHCenter
                             : right                        ? Qt::AlignRight
                                                            : Qt::AlignLeft);
    }
    return columns;
}

class Blocks {
public:
    Blocks(const QString &source, qsizetype from) : m_lines(linesOf(source, from)) {}

    std::vector<MarkdownBlock> read()
    {
        while (m_at < m_lines.size()) {
            const QStringView line = m_lines[m_at].text;
            if (line.trimmed().isEmpty()) {
                m_joins = false;
                ++m_at;
            } else if (const QString fence = fenceOf(line); !fence.isEmpty()) {
                code(fence);
            } else if (!table()) {
                oneLine(line);
                ++m_at;
            }
        }
        return std::move(m_blocks);
    }

private:
    MarkdownBlock &begin(Kind kind)
    {
        m_blocks.push_back({kind, m_lines[m_at].start, 0, {}, {}});
        m_joins = kind == Kind::Paragraph || kind == Kind::Item || kind == Kind::Quote;
        return m_blocks.back();
    }

    void code(const QString &fence)
    {
        MarkdownBlock &block = begin(Kind::Verbatim);
        QStringList text;
        for (++m_at; m_at < m_lines.size(); ++m_at) {
            const QString end = fenceOf(m_lines[m_at].text);
            if (end.size() >= fence.size() && end.front() == fence.front()
                && m_lines[m_at].text.trimmed().size() == end.size()) {
                ++m_at;
                break;
            }
            text += m_lines[m_at].text.toString();
        }
        block.text = text.join(u'\n');
    }

    bool table()
    {
        if (m_at + 1 >= m_lines.size() || !m_lines[m_at].text.contains(u'|'))
            return false;
        const std::vector<Qt::Alignment> columns = columnsOf(m_lines[m_at + 1].text);
        const QStringList header = cellsOf(m_lines[m_at].text);
        if (columns.empty() || columns.size() != static_cast<std::size_t>(header.size()) || header.size() > mostColumns)
            return false;
        MarkdownBlock &block = begin(Kind::Table);
        block.columns = columns;
        block.rows = {header};
        for (m_at += 2; m_at < m_lines.size() && m_lines[m_at].text.contains(u'|'); ++m_at) {
            QStringList row = cellsOf(m_lines[m_at].text);
            row.resize(header.size());
            block.rows += row;
        }
        return true;
    }

    void oneLine(QStringView line)
    {
        static const QRegularExpression heading(u"^ {0,3}(#{1,6})[ \\t]+(.*?)[ \\t]*#*[ \\t]*$"_s);
        if (const auto match = heading.match(line.toString()); match.hasMatch()) {
            MarkdownBlock &block = begin(Kind::Heading);
            block.level = static_cast<int>(match.capturedLength(1));
            block.text = match.captured(2);
        } else if (isRule(line)) {
            begin(Kind::Rule);
        } else if (const auto item = itemOf(line)) {
            MarkdownBlock &block = begin(Kind::Item);
            block.level = item->depth;
            block.marker = item->marker;
            block.text = item->rest.trimmed().toString();
        } else if (line.trimmed().startsWith(u'>')) {
            const QString text = line.trimmed().mid(1).trimmed().toString();
            if (m_joins && m_blocks.back().kind == Kind::Quote)
                join(text);
            else
                begin(Kind::Quote).text = text;
        } else if (m_joins) {
            join(line.toString());
        } else {
            begin(Kind::Paragraph).text = ended(line.toString());
        }
    }

    // A line that ends in two spaces or a backslash ends there on screen too.
    static QString ended(const QString &line)
    {
        if (line.endsWith(u'\\'))
            return line.chopped(1).trimmed() + QChar::LineSeparator;
        return line.endsWith("  "_L1) ? line.trimmed() + QChar::LineSeparator : line.trimmed();
    }

    void join(const QString &line)
    {
        QString &text = m_blocks.back().text;
        if (!text.isEmpty() && !text.endsWith(QChar::LineSeparator))
            text += u' ';
        text += ended(line);
    }

    std::vector<Line> m_lines;
    std::size_t m_at = 0;
    std::vector<MarkdownBlock> m_blocks;
    bool m_joins = false;  // a further line of text belongs to the last block
};

}  // namespace

std::vector<MarkdownBlock> markdownBlocks(const QString &source, qsizetype from) { return Blocks(source, from).read(); }

}  // namespace clientele
