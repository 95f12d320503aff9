// SPDX-License-Identifier: GPL-3.0-or-later
// The rows behind a figure, and the figure's query in words. Rows are read as they are scrolled into sight, so millions
// of them open at once; a worker sorts and searches them.
#pragma once

#include "ui/dashboard/chartsource.h"

#include <QFrame>
#include <QTimer>

#include <atomic>
#include <memory>

class QLabel;
class QLineEdit;
class QMenu;
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
    ~RowsPanel() override;

    void showRows(const Query &query, const QStringList &keys);
    [[nodiscard]] QTableView *table() const { return m_table; }
    [[nodiscard]] RowsModel *model() const { return m_model; }
    [[nodiscard]] QLineEdit *search() const { return m_search; }
    [[nodiscard]] QMenu *exportMenu() const { return m_exportMenu; }  // others fill it
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString words() const;          // the query
    [[nodiscard]] Conditions conditions() const;  // that the rows meet
    [[nodiscard]] bool isSettled() const { return m_settled; }

    // The columns as the person wants them, by table; kept by whoever listens.
    [[nodiscard]] QByteArray columns() const;
    void setColumns(const QByteArray &state);

public slots:
    // The cells chosen with their headers, or all rows where none is chosen.
    void copy();

signals:
    void settled();
    void closed();
    void customerRequested(const QString &customerId);
    void tableShown(clientele::Table table);  // the columns are those of this table now
    void columnsChanged(clientele::Table table, const QByteArray &state);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    using Rows = std::shared_ptr<const std::vector<RowIndex>>;

    void build();
    void buildTable();
    void applyFonts();
    void fill(Result<std::vector<RowIndex>> rows);
    void arrangeRows(bool sortAnew);
    void tell();
    void say(const QString &message, bool care);
    void openCustomer(const QModelIndex &index);
    void keepColumns();
    [[nodiscard]] QStringList columnNames() const;

    ChartSource m_source;
    Query m_query;
    QStringList m_keys;
    PortfolioPtr m_portfolio;                   // that the rows are of
    Rows m_found;                               // all rows behind the figure
    Rows m_sorted;                              // the same as they are sorted
    std::shared_ptr<std::atomic<bool>> m_stop;  // of the work under way
    RowsModel *m_model;
    QTableView *m_table;
    QLabel *m_title;
    ElidedLabel *m_words;
    QLineEdit *m_search;
    QLabel *m_message;
    QToolButton *m_columnsButton;
    QToolButton *m_export;
    QMenu *m_exportMenu;
    QToolButton *m_copy;
    QToolButton *m_close;
    QTimer m_typed;
    quint64 m_round = 0;
    bool m_settled = true;
    bool m_restoring = false;
};

}  // namespace clientele
