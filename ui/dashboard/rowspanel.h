// SPDX-License-Identifier: GPL-3.0-or-later
// The rows behind a figure, and the figure's query in words. Rows are read as they are scrolled into sight, so millions
// of them open at once; sorting many runs on a worker.
#pragma once

#include "ui/dashboard/chartsource.h"

#include <QFrame>

class QLabel;
class QTableView;
class QToolButton;

namespace clientele {

class ElidedLabel;
class RowsModel;

class RowsPanel : public QFrame {
    Q_OBJECT
public:
    RowsPanel(Workspace &workspace, QWidget *parent = nullptr);
    RowsPanel(const ChartSource &source, QWidget *parent = nullptr);

    void showRows(const Query &query, const QStringList &keys);
    [[nodiscard]] QTableView *table() const { return m_table; }
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString words() const;  // the query
    [[nodiscard]] bool isSettled() const { return m_settled; }

public slots:
    // The selected rows with their headers, or all where none is selected.
    void copy();

signals:
    void settled();
    void closed();
    void customerRequested(const QString &customerId);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void build();
    void applyFonts();
    void fill(const Result<std::vector<RowIndex>> &rows);
    void sortBy(int column);
    void say(const QString &message, bool care);
    void openCustomer(const QModelIndex &index);

    ChartSource m_source;
    Query m_query;
    PortfolioPtr m_portfolio;  // that the rows are of
    RowsModel *m_model;
    QTableView *m_table;
    QLabel *m_title;
    ElidedLabel *m_words;
    QLabel *m_message;
    QToolButton *m_copy;
    QToolButton *m_close;
    quint64 m_round = 0;
    bool m_settled = true;
};

}  // namespace clientele
