// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sources/problemmodel.h"

#include <QFileInfo>
#include <QLocale>

namespace clientele {

void ProblemModel::setReport(ImportReport report)
{
    beginResetModel();
    m_report = std::move(report);
    m_rows.clear();
    for (std::size_t file = 0; file < m_report.files.size(); ++file) {
        for (std::size_t problem = 0; problem < m_report.files[file].problems.size(); ++problem)
            m_rows.emplace_back(file, problem);
    }
    endResetModel();
}

int ProblemModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ProblemModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant ProblemModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto [file, number] = m_rows[static_cast<std::size_t>(index.row())];
    const Problem &problem = m_report.files[file].problems[number];
    if (role == Qt::TextAlignmentRole && index.column() == Line)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case File:
        return QFileInfo(m_report.files[file].file).fileName();
    case Line:
        return problem.line > 0 ? QLocale().toString(problem.line) : QString();
    case FieldName:
        return problem.field;
    case Reason:
        return problem.reason;
    default:
        return {};
    }
}

QVariant ProblemModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case File:
        return tr("File");
    case Line:
        return tr("Line");
    case FieldName:
        return tr("Field");
    case Reason:
        return tr("Why it was set aside");
    default:
        return {};
    }
}

}  // namespace clientele
