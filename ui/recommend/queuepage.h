// SPDX-License-Identifier: GPL-3.0-or-later
// Whom to call today: the customers within the filters by what a call is worth and how urgent it is, each with the reason
// for the place, or for having none; beside them the suggestions for the one that is chosen. Enter opens the customer.
#pragma once

#include "app/services/callqueue.h"
#include "ui/recommend/queuemodel.h"

#include <QWidget>

class QButtonGroup;
class QLabel;
class QListView;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace clientele {

class SuggestionsCard;
class Workspace;

class QueuePage : public QWidget {
    Q_OBJECT
public:
    explicit QueuePage(Workspace &workspace, QWidget *parent = nullptr);

    [[nodiscard]] const QueueModel &model() const { return m_model; }
    [[nodiscard]] SuggestionsCard *card() const { return m_card; }
    [[nodiscard]] bool isSettled() const;

signals:
    void customerRequested(const QString &customerId);
    void rowsRequested(const clientele::Query &query, const QStringList &keys);
    void failed(const clientele::Error &error);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void refresh();  // the calls within the filters, in their order
    void showQueue(std::shared_ptr<const recommend::Queue> queue);
    void showState();
    void showChosen();
    void setMostCalls(int calls);
    void exportDecisions();

    Workspace &m_workspace;
    CallQueue m_queue;
    QueueModel m_model;
    std::shared_ptr<const recommend::Queue> m_shown;
    QSpinBox *m_calls;
    QButtonGroup *m_parts;
    QLabel *m_state;
    QProgressBar *m_progress;
    QPushButton *m_stop;
    QPushButton *m_export;
    QListView *m_list;
    QLabel *m_empty;
    SuggestionsCard *m_card;
    int m_round = 0;  // what comes of an earlier one is dropped
    int m_pending = 0;
};

}  // namespace clientele
