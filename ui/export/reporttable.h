// SPDX-License-Identifier: GPL-3.0-or-later
// A table on paper: as many columns of it beside each other as the page is wide, like a newspaper's.
#pragma once

#include "app/export/exporttable.h"

#include <QFont>
#include <QLocale>
#include <QRectF>

#include <vector>

class QPainter;

namespace clientele {

class ReportTable {
public:
    ReportTable(const ExportTable &table, double width);

    [[nodiscard]] int beside() const { return m_beside; }  // newspaper columns
    [[nodiscard]] double rowHeight() const { return m_rowHeight; }
    [[nodiscard]] double headHeight() const { return m_rowHeight * 1.25; }
    // `rows` rows from `first` on, spread over the newspaper columns.
    void draw(QPainter &painter, const QRectF &area, qint64 first, qint64 rows) const;

private:
    void drawColumn(QPainter &painter, const QRectF &area, qint64 first, qint64 rows) const;
    [[nodiscard]] bool isFigure(std::size_t column) const;

    ExportTable m_table;
    QLocale m_locale;
    QFont m_font;
    std::vector<double> m_widths;
    double m_rowHeight = 0;
    double m_gutter = 0;
    int m_beside = 1;
};

// A cell as a person reads it.
[[nodiscard]] QString cellText(const ExportCell &cell, const QLocale &locale);

}  // namespace clientele
