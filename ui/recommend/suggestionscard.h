// SPDX-License-Identifier: GPL-3.0-or-later
// The suggestions of one customer, for any page: two lists with their reasons, what is not suggested and why, and what the
// person decides. This computer's list comes at once; where a provider is set, its model can be asked for another one,
// which is written into the card as it comes, and stopped at any moment. Nobody is approved or denied anything here.
#pragma once

#include "app/services/suggestionrun.h"

#include <QFrame>
#include <QTimer>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace clientele {

class ExcludedView;
class SuggestionView;
class Workspace;

class SuggestionsCard : public QFrame {
    Q_OBJECT
public:
    explicit SuggestionsCard(Workspace &workspace, QWidget *parent = nullptr);
    ~SuggestionsCard() override;

    // Empty: nobody. Asked anew where the book or the rules change.
    void setCustomer(const QString &id);
    [[nodiscard]] const QString &customer() const { return m_customer; }
    // What is shown is this customer's, and nothing is on its way.
    [[nodiscard]] bool isSettled() const { return !m_run || !m_run->isBusy(); }
    [[nodiscard]] const SuggestionRun *run() const { return m_run; }

signals:
    void rowsRequested(const clientele::Query &query, const QStringList &keys);
    void failed(const clientele::Error &error);

protected:
    bool event(QEvent *event) override;

private:
    void build();
    void ask();
    [[nodiscard]] QLocale customersLocale() const;  // the window's where we do not write the customer's
    void showRun();
    void showLists(const recommend::Recommendation &result);
    void showState();
    void showDecisions();
    void showDrafts();
    void addView(QVBoxLayout *list, const recommend::Suggestion &suggestion, int place);
    void decide(const QString &product, recommend::DecisionKind kind, const QString &reason = {},
                const QDate &until = {});
    void askWhy(const recommend::Product &product);
    void openBrief();  // with the open tasks, and what changed since the snapshot before
    void askUntilWhen(const recommend::Product &product);

    Workspace &m_workspace;
    QString m_customer;
    SuggestionRun *m_run = nullptr;
    bool m_inTheirLanguage = false;
    QLabel *m_state;
    QPushButton *m_language;
    QPushButton *m_model;
    QPushButton *m_stop;
    QPushButton *m_brief;
    QLabel *m_notice;
    QLabel *m_drafts;
    QLabel *m_analysis;
    QLabel *m_creditTitle;
    QVBoxLayout *m_credit;
    QLabel *m_otherTitle;
    QVBoxLayout *m_other;
    std::vector<SuggestionView *> m_views;
    ExcludedView *m_excluded;
    QLabel *m_foot;
    QTimer m_drawing;  // drafts come many a second
};

}  // namespace clientele
