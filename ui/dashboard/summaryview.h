// SPDX-License-Identifier: GPL-3.0-or-later
// Lines pinned below a table: as wide, as scrolled and as arranged as its columns.
#pragma once

#include <QTableView>

namespace clientele {

class SummaryView : public QTableView {
    Q_OBJECT
public:
    explicit SummaryView(QTableView *above, QWidget *parent = nullptr);

    // After its model or the columns above have changed.
    void follow();

private:
    QTableView *m_above;
};

}  // namespace clientele
