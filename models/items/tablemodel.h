// SPDX-License-Identifier: GPL-3.0-or-later
// A read-only table: Qt's virtuals are sealed here once, and a model fills in its cells and headers.
#pragma once

#include <QAbstractTableModel>

namespace clientele {

enum ItemRole : int {
    SortRole = Qt::UserRole,  // a value that sorts as the cell means: numbers by size
    KeyRole,                  // of the row: what a click on it is about
    CustomerRole,             // the row's customer id; invalid where it has none
    PlaceRole,                // of a figure between the lowest (0) and the highest (1) of its kind in the column
    BarRole,                  // of a figure as a bar: a QPointF of where it begins and ends in the cell's width
};

class TableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const final;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const final;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const final;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const final;

    // The rows given, in that order, and a line of headers: columns parted by tabs, for a spreadsheet, where no text of
    // the data is run. All columns where none is named.
    [[nodiscard]] QString asText(const std::vector<int> &rows, std::vector<int> columns = {}) const;
    [[nodiscard]] bool isFigure(int column) const { return isNumber(column); }

protected:
    [[nodiscard]] virtual int rows() const = 0;
    [[nodiscard]] virtual int columns() const = 0;
    [[nodiscard]] virtual QVariant cell(int row, int column, int role) const = 0;
    [[nodiscard]] virtual QString header(int column) const = 0;
    [[nodiscard]] virtual bool isNumber(int column) const = 0;  // stands on the right
};

}  // namespace clientele
