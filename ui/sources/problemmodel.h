// SPDX-License-Identifier: GPL-3.0-or-later
// What a read set aside: file, line, field, reason. One row a problem.
#pragma once

#include "app/sync/report.h"

#include <QAbstractTableModel>

namespace clientele {

class ProblemModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { File, Line, FieldName, Reason, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setReport(ImportReport report);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    ImportReport m_report;
    std::vector<std::pair<std::size_t, std::size_t>> m_rows;  // file, problem
};

}  // namespace clientele
