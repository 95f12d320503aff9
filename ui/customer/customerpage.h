// SPDX-License-Identifier: GPL-3.0-or-later
// One customer on one screen: the one that the filters pick. Everything of the record is shown in the frame that follows
// the choice, out of the book in memory; charts, likenesses and the book's past come when they are computed. Where the
// filters pick nobody, or several, it offers whom to choose.
#pragma once

#include "app/customer/bookstanding.h"

#include <QWidget>

class QStackedLayout;

namespace clientele {

class Card;
class CardGrid;
class ChangesCard;
class ChartCard;
class CustomerChooser;
class CustomerHeader;
class CustomerWalk;
class DatedList;
class FiguresCard;
class KeptCustomers;
class NotesCard;
class RecordCard;
class ScoreCard;
class SimilarCustomers;
class SuggestionsCard;
class WhoCard;
class Workspace;

class CustomerPage : public QWidget {
    Q_OBJECT
public:
    // Both outlive it.
    CustomerPage(Workspace &workspace, KeptCustomers &kept, QWidget *parent = nullptr);

    // Makes this customer the one that is picked; other filters stay. One step, which can be undone.
    void open(const QString &customerId);

    [[nodiscard]] const QString &customer() const { return m_customer; }  // who is shown; empty: nobody
    [[nodiscard]] CustomerHeader *header() const { return m_header; }
    [[nodiscard]] RecordCard *record() const { return m_record; }
    [[nodiscard]] ScoreCard *score() const { return m_score; }
    [[nodiscard]] FiguresCard *figures() const { return m_figures; }
    [[nodiscard]] ChangesCard *changes() const { return m_changes; }
    [[nodiscard]] NotesCard *notes() const { return m_notes; }
    [[nodiscard]] DatedList *timeline() const { return m_timeline; }
    [[nodiscard]] SimilarCustomers *similar() const { return m_similar; }
    [[nodiscard]] SuggestionsCard *suggestions() const { return m_suggestions; }
    [[nodiscard]] const std::vector<ChartCard *> &charts() const { return m_charts; }
    [[nodiscard]] bool isSettled() const;  // nothing is on its way: screenshots and tests wait for it

signals:
    void rowsRequested(const clientele::Query &query, const QStringList &keys);
    void failed(const clientele::Error &error);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void connectEverything();
    void follow();  // the filters, or another book
    void takeBook();
    void showCustomer(RowIndex row);
    void showPast();
    [[nodiscard]] QStringList picked() const;

    Workspace &m_workspace;
    KeptCustomers &m_kept;
    BookStanding m_standing;
    PortfolioPtr m_book;
    QString m_customer;
    CustomerWalk *m_walk;
    CustomerHeader *m_header;
    CustomerChooser *m_chooser;
    QStackedLayout *m_stack;
    QWidget *m_body;
    CardGrid *m_grid;
    WhoCard *m_who;
    ScoreCard *m_score;
    FiguresCard *m_figures;
    RecordCard *m_record;
    ChangesCard *m_changes;
    NotesCard *m_notes;
    Card *m_timelineCard;
    DatedList *m_timeline;
    SimilarCustomers *m_similar;
    SuggestionsCard *m_suggestions;
    std::vector<ChartCard *> m_charts;
    bool m_stale = true;
};

}  // namespace clientele
