// SPDX-License-Identifier: GPL-3.0-or-later
// The figures of a chart as a table of text, to the last digit: sortable, copied with headers, read by screen
// readers, summed up below where that means something.
// A click filters as a click on the mark would; a double click or Enter asks for the rows, Space toggles.
#pragma once

#include "ui/dashboard/chartdata.h"

#include "models/items/resultsummary.h"

#include <QTableView>

class QSortFilterProxyModel;

namespace clientele {

class SummaryView;
class TableDress;

class MarkTableModel : public TableModel {
    Q_OBJECT
public:
    using TableModel::TableModel;

    // `scales` name the columns left of the figures: two for a heat map, else one.
    void setChart(const ChartData &data, const QStringList &scales);
    [[nodiscard]] std::vector<FigureColumn> figureColumns() const;
    [[nodiscard]] QStringList columnNames() const;  // the same in every language

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

    // `additive`: the figures of the marks may be added up; the lines below the table say what they come to.
    void setChart(const ChartData &chart, const QStringList &scales, bool additive);
    [[nodiscard]] TableDress *dress() const { return m_dress; }
    // Formats and columns as the person wants them, over every new chart.
    void setDress(const QByteArray &state);
    [[nodiscard]] QTableView *summary() const;
    [[nodiscard]] int currentMark() const;  // -1 for none
    [[nodiscard]] int markAt(const QPoint &point) const;
    // The rows chosen, or all, as they are sorted.
    [[nodiscard]] QString asText() const;

signals:
    void toggled(int mark, bool keepOthers);
    void rowsWanted(int mark);
    void dressChanged(const QByteArray &state);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void updateGeometries() override;

private:
    MarkTableModel *m_model;
    QSortFilterProxyModel *m_sorted;
    TableDress *m_dress;
    QByteArray m_dressState;
    SummaryModel *m_lines;
    SummaryView *m_summary = nullptr;
    bool m_pressed = false;  // the release after a double click is no click
};

}  // namespace clientele
