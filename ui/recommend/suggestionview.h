// SPDX-License-Identifier: GPL-3.0-or-later
// One suggested product: its place, its reasons with what they rest on, and what the person decides. What was decided can
// be undone here.
#pragma once

#include "app/recommend/decision.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace clientele {

class Catalogue;

class SuggestionView : public QFrame {
    Q_OBJECT
public:
    SuggestionView(const recommend::Suggestion &suggestion, int place, const QString &customerId,
                   const Catalogue &catalogue, QWidget *parent = nullptr);

    [[nodiscard]] const QString &product() const { return m_product; }
    // What stands, or nothing: then it can be decided.
    void setDecision(const recommend::Decision *decision);
    [[nodiscard]] QString stateText() const;

signals:
    void acceptRequested();
    void dismissRequested();
    void laterRequested();
    void undoRequested(const QString &decisionId);
    void rowsRequested(const clientele::Query &query, const QStringList &keys);

private:
    QString m_product;
    QString m_decision;
    QPushButton *m_accept;
    QPushButton *m_dismiss;
    QPushButton *m_later;
    QLabel *m_state;
    QPushButton *m_undo;
};

// "Accepted today.", "Dismissed, not suggested until 20/05/2027: has it elsewhere"
[[nodiscard]] QString decisionText(const recommend::Decision &decision);

}  // namespace clientele
