// SPDX-License-Identifier: GPL-3.0-or-later
// The figures of a chart as a table of text, to the last digit: sortable, copied with headers, read by screen readers.
// A click filters as a click on the mark would; a double click or Enter asks for the rows, Space toggles.
#pragma once

#include "ui/dashboard/chartdata.h"

#include "models/items/tablemodel.h"

#include <QTableView>

class QSortFilterProxyModel;

namespace clientele {

class MarkTableModel : public TableModel {
    Q_OBJECT
public:
    using TableModel::TableModel;

    // `scales` name the columns left of the figures: two for a heat map, else one.
    void setChart(const ChartData &data, const QStringList &scales);

protected:
    [[nodiscard]] int rows() const override { return static_cast<int>(m_data.marks.size()); }
    [[nodiscard]] int columns() const override;
    [[nodiscard]] QVariant cell(int row, int column, int role) const override;
    [[nodiscard]] QString header(int column) const override;
    [[nodiscard]] bool isNumber(int column) const override { return column >= m_scales.size(); }

private:
    [[nodiscard]] QString keyText(const Mark &mark, int row, int column) const;
    [[nodiscard]] int figures() const { return static_cast<int>(m_data.series.size()); }

    ChartData m_data;
    QStringList m_scales;
};

class MarkTable : public QTableView {
    Q_OBJECT
public:
    explicit MarkTable(QWidget *parent = nullptr);

    void setChart(const ChartData &chart, const QStringList &scales);
    [[nodiscard]] int currentMark() const;  // -1 for none
    [[nodiscard]] int markAt(const QPoint &point) const;
    // The rows chosen, or all, as they are sorted.
    [[nodiscard]] QString asText() const;

signals:
    void toggled(int mark, bool keepOthers);
    void rowsWanted(int mark);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    MarkTableModel *m_model;
    QSortFilterProxyModel *m_sorted;
    bool m_pressed = false;  // the release after a double click is no click
};

}  // namespace clientele
