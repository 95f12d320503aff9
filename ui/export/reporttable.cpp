// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/reporttable.h"

#include "models/items/localised.h"
#include "ui/shell/theme.h"

#include <QDate>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace clientele {

namespace {

constexpr qint64 sample = 300;  // rows by which a column's width is judged
constexpr int mostBeside = 3;
constexpr double spread = 1.5;  // a table is no wider than this many times what it needs

}  // namespace

QString cellText(const ExportCell &cell, const QLocale &locale)
{
    switch (cell.kind) {
    case ExportCell::Kind::Empty:
        break;
    case ExportCell::Kind::Text:
        return cell.text;
    case ExportCell::Kind::Number:
    case ExportCell::Kind::Money:
        return localised(scaledToText(cell.number, cell.digits), locale);
    case ExportCell::Kind::Date:
        return locale.toString(QDate(1970, 1, 1).addDays(cell.number), QLocale::ShortFormat);
    case ExportCell::Kind::Time:
        return timestampToText(cell.number);
    }
    return {};
}

ReportTable::ReportTable(const ExportTable &table, double width)
    : m_table(table), m_font(textFont(TextRole::Axis)), m_gutter(gap(7))
{
    const QFontMetricsF metrics(m_font);
    const double padding = gap(4);
    m_rowHeight = std::ceil(metrics.height() * 1.4);
    for (const ExportColumn &column : m_table.columns)
        m_widths.push_back(metrics.horizontalAdvance(column.heading) + padding);
    std::vector<ExportCell> cells(m_widths.size());
    for (qint64 row = 0; row < std::min(m_table.rows, sample); ++row) {
        m_table.read(row, cells);
        for (std::size_t i = 0; i < cells.size(); ++i)
            m_widths[i] = std::max(m_widths[i], metrics.horizontalAdvance(cellText(cells[i], m_locale)) + padding);
    }
    const double needed = std::accumulate(m_widths.begin(), m_widths.end(), 0.0);
    m_beside = std::clamp(static_cast<int>((width + m_gutter) / (needed + m_gutter)), 1, mostBeside);
    // Three of a few rows each are harder to read than one.
    m_beside = std::min(m_beside, std::max(1, static_cast<int>(m_table.rows / 4)));
    const double each = (width - (m_beside - 1) * m_gutter) / m_beside;
    const double factor = m_beside > 1 || needed > each ? each / needed : std::min(each / needed, spread);
    for (double &column : m_widths)
        column *= factor;
}

bool ReportTable::isFigure(std::size_t column) const
{
    const ExportCell::Kind kind = m_table.columns[column].kind;
    return kind == ExportCell::Kind::Number || kind == ExportCell::Kind::Money;
}

void ReportTable::draw(QPainter &painter, const QRectF &area, qint64 first, qint64 rows) const
{
    const double width = std::accumulate(m_widths.begin(), m_widths.end(), 0.0);
    const qint64 each = (rows + m_beside - 1) / m_beside;
    for (int at = 0; at < m_beside; ++at) {
        const qint64 begin = at * each;
        if (begin >= rows)
            break;
        const QRectF column(area.left() + at * (width + m_gutter), area.top(), width, area.height());
        drawColumn(painter, column, first + begin, std::min(each, rows - begin));
    }
}

void ReportTable::drawColumn(QPainter &painter, const QRectF &area, qint64 first, qint64 rows) const
{
    const Look &paper = lightLook();
    const QFontMetricsF metrics(m_font);
    painter.setFont(m_font);
    const auto writeCell = [&](std::size_t column, double left, double top, double height, const QString &text) {
        const double inset = gap(1.75);
        const QRectF cell(left + inset, top, m_widths[column] - 2 * inset, height);
        const Qt::Alignment side = isFigure(column) ? Qt::AlignRight : Qt::AlignLeft;
        painter.drawText(cell, static_cast<int>(side | Qt::AlignVCenter) | Qt::TextSingleLine,
                         metrics.elidedText(QString(text).replace(u'\n', u' '), Qt::ElideRight, cell.width()));
    };
    painter.setPen(paper.soft);
    double left = area.left();
    for (std::size_t i = 0; i < m_widths.size(); ++i) {
        writeCell(i, left, area.top(), headHeight(), m_table.columns[i].heading);
        left += m_widths[i];
    }
    double top = area.top() + headHeight();
    painter.setPen(QPen(paper.faint, 0.75));
    painter.drawLine(QPointF(area.left(), top), QPointF(area.right(), top));
    std::vector<ExportCell> cells(m_widths.size());
    for (qint64 row = 0; row < rows; ++row, top += m_rowHeight) {
        m_table.read(first + row, cells);
        painter.setPen(paper.text);
        left = area.left();
        for (std::size_t i = 0; i < cells.size(); ++i) {
            writeCell(i, left, top, m_rowHeight, cellText(cells[i], m_locale));
            left += m_widths[i];
        }
        painter.setPen(QPen(paper.grid, 0.5));
        painter.drawLine(QPointF(area.left(), top + m_rowHeight), QPointF(area.right(), top + m_rowHeight));
    }
}

}  // namespace clientele
