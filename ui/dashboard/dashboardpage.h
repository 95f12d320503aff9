// SPDX-License-Identifier: GPL-3.0-or-later
// One page of cards: heading, the scope in a sentence, and the charts of a PageSpec. Computes when it is seen: a hidden
// page waits until it is shown.
#pragma once

#include "ui/dashboard/chartsource.h"
#include "ui/dashboard/chartspec.h"

#include <QWidget>

class QLabel;

namespace clientele {

class CardArranger;
class CardGrid;
class ChartCard;
class EmptyPage;
class PageTools;
class ScopeSentence;

class DashboardPage : public QWidget {
    Q_OBJECT
public:
    DashboardPage(Workspace &workspace, const PageSpec &spec, QWidget *parent = nullptr);
    DashboardPage(const ChartSource &source, const PageSpec &spec, QWidget *parent = nullptr);

    [[nodiscard]] const PageSpec &spec() const { return m_spec; }
    [[nodiscard]] ChartCard *card(const QString &id) const;  // nullptr where the page has none of that id
    [[nodiscard]] QString scopeText() const;                 // the sentence below the title
    // Nothing is being computed and every card shows the filters of this moment: screenshots and tests wait for it.
    [[nodiscard]] bool isSettled() const;
    [[nodiscard]] CardArranger *arranger() const { return m_arranger; }
    [[nodiscard]] PageTools *tools() const { return m_tools; }

public slots:
    void bookChanged();  // another portfolio: everything is computed anew

signals:
    void settled();
    void rowsRequested(const clientele::Query &query, const QStringList &keys);
    void customerRequested(const QString &customerId);
    void dataRequested();  // the book has nothing for this page

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void build();
    void refresh();
    void viewChanged();
    void describeScope();
    void settle();
    void readLayout();  // of this profile, for this book
    void keepLayout();
    void listHidden();

    ChartSource m_source;
    PageSpec m_spec;
    std::vector<ChartCard *> m_cards;
    QLabel *m_title = nullptr;
    QLabel *m_scope = nullptr;
    CardGrid *m_grid = nullptr;
    QWidget *m_body = nullptr;     // the cards, or in their place
    EmptyPage *m_empty = nullptr;  // why there are none
    CardArranger *m_arranger = nullptr;
    PageTools *m_tools = nullptr;
    ScopeSentence *m_sentence = nullptr;
    bool m_stale = true;
};

}  // namespace clientele
