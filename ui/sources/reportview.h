// SPDX-License-Identifier: GPL-3.0-or-later
// The quality report of a read: a sentence, the counts of each file, and every row that was set aside.
#pragma once

#include "app/sync/report.h"
#include "ui/sources/problemmodel.h"

#include <QFrame>

class QLabel;
class QTableView;
class QTableWidget;

namespace clientele {

class ReportView : public QFrame {
    Q_OBJECT
public:
    explicit ReportView(QWidget *parent = nullptr);
    void setReport(const ImportReport &report);

private:
    void fillFiles(const ImportReport &report);

    QLabel *m_summary;
    QTableWidget *m_files;
    QLabel *m_problemTitle;
    ProblemModel m_model;
    QTableView *m_problems;
};

}  // namespace clientele
