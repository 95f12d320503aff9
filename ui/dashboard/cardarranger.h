// SPDX-License-Identifier: GPL-3.0-or-later
// Lets a person place the cards of a page: by dragging a card at its header or its corner at any time; by keyboard while arranging
// (arrow keys move the card with the focus, Shift with them resizes it, Delete hides it, Esc ends); by each card's menu.
#pragma once

#include "ui/dashboard/pagelayout.h"

#include <QObject>
#include <QPoint>

namespace clientele {

class CardGrid;
class ChartCard;

class CardArranger : public QObject {
    Q_OBJECT
public:
    // `cards` outlive the arranger; their parent is `grid`.
    CardArranger(CardGrid *grid, const PageSpec &spec, const std::vector<ChartCard *> &cards);

    [[nodiscard]] const PageLayout &layout() const { return m_layout; }
    void setLayout(const PageLayout &layout);  // as it was kept: changed() stays silent
    // Cards that the book has nothing for have no place, and are not offered either.
    void setAbsent(const QStringList &ids);

    [[nodiscard]] bool isArranging() const { return m_arranging; }
    void setArranging(bool arranging);

    void hide(const QString &id);
    void show(const QString &id);
    void reset();
    [[nodiscard]] QStringList hiddenCards() const;

signals:
    void changed();  // the person changed the layout
    void arrangingChanged(bool arranging);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();
    void edited();
    void addActions(ChartCard *card);
    bool takesKey(ChartCard *card, int key, Qt::KeyboardModifiers modifiers);
    void dragged(ChartCard *card, const QPoint &global);
    void dropped(ChartCard *card, const QPoint &global);
    void cornerDragged(ChartCard *card, const QPoint &global);
    void cornerDropped(bool givenUp);
    [[nodiscard]] ChartCard *cardOf(const QString &id) const;
    // Before which card one dropped there would stand; empty for the end.
    [[nodiscard]] QString targetAt(const ChartCard *moved, const QPoint &global) const;

    CardGrid *m_grid;
    PageSpec m_spec;
    std::vector<ChartCard *> m_cards;
    PageLayout m_layout;
    PageLayout m_before;  // that a corner's drag began with; empty while none is dragged
    QStringList m_absent;
    bool m_arranging = false;
};

}  // namespace clientele
