// SPDX-License-Identifier: GPL-3.0-or-later
// Search by meaning and by words over the whole book, within the filters: what is found on the left, by kind, with the
// words that matched marked; on the right the customers like the one that is chosen. Enter opens: a customer becomes the
// filter, of a complaint or a product the rows are shown.
#pragma once

#include "ui/search/hitsmodel.h"

#include <QTimer>
#include <QWidget>

class QButtonGroup;
class QLabel;
class QLineEdit;
class QListView;
class QProgressBar;
class QPushButton;

namespace clientele {

class SimilarCustomers;
class Workspace;

class SearchPage : public QWidget {
    Q_OBJECT
public:
    explicit SearchPage(Workspace &workspace, QWidget *parent = nullptr);

    void focusSearch();
    void type(const QString &text);
    // What is shown is of what was typed, and nothing is on its way.
    [[nodiscard]] bool isSettled() const;
    [[nodiscard]] const HitsModel &hits() const { return m_model; }
    [[nodiscard]] SimilarCustomers *similar() const { return m_similar; }

    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    void customerRequested(const QString &customerId);
    void rowsRequested(const clientele::Query &query, const QStringList &keys);

private:
    void build();
    void ask();
    using Shown = Result<std::vector<HitsModel::Hit>>;
    void showHits(const QString &text, const Shown &hits);
    void showCounts();
    void showEmpty();
    void showState();
    void showSimilar();
    void open(const QModelIndex &index);
    bool keyPressed(class QKeyEvent *event);

    Workspace &m_workspace;
    HitsModel m_model;
    std::shared_ptr<const ConceptLexicon> m_lexicon = std::make_shared<const ConceptLexicon>();
    QLineEdit *m_edit;
    QButtonGroup *m_kinds;
    QListView *m_list;
    QLabel *m_empty;
    QLabel *m_scope;
    QPushButton *m_everywhere;  // leave the filters out
    QLabel *m_state;
    QProgressBar *m_progress;
    QPushButton *m_stop;
    SimilarCustomers *m_similar;
    QTimer m_typing;
    QString m_asked;  // whose hits are shown
    std::optional<Error> m_error;
    int m_round = 0;  // what comes of an earlier one is dropped
    int m_pending = 0;
};

}  // namespace clientele
