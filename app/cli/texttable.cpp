// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/texttable.h"

#include <algorithm>

namespace clientele::cli {

namespace {

bool isNumber(const QString &cell)
{
    return std::ranges::all_of(cell, [](QChar c) { return (c >= u'0' && c <= u'9') || c == u'.' || c == u'-'; });
}

}  // namespace

TextTable::TextTable(QStringList header) : m_hasHeader(!header.isEmpty())
{
    if (m_hasHeader)
        m_rows.push_back(std::move(header));
}

QString TextTable::toText() const
{
    std::vector<qsizetype> widths;
    std::vector<bool> numeric;
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        const auto columns = static_cast<std::size_t>(m_rows[row].size());
        widths.resize(std::max(widths.size(), columns));
        numeric.resize(widths.size(), true);
        for (std::size_t column = 0; column < columns; ++column) {
            const QString &cell = m_rows[row][static_cast<qsizetype>(column)];
            widths[column] = std::max(widths[column], cell.size());
            if (row > 0 || !m_hasHeader)
                numeric[column] = numeric[column] && isNumber(cell);
        }
    }
    QString text;
    for (const QStringList &row : m_rows) {
        QString line;
        for (qsizetype i = 0; i < row.size(); ++i) {
            const auto column = static_cast<std::size_t>(i);
            line += numeric[column] ? row[i].rightJustified(widths[column]) : row[i].leftJustified(widths[column]);
            line += QStringLiteral("  ");
        }
        while (line.endsWith(u' '))
            line.chop(1);
        text += line + u'\n';
    }
    return text;
}

}  // namespace clientele::cli
