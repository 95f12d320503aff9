// SPDX-License-Identifier: GPL-3.0-or-later
// Right of a page's heading: arranging its cards, and those that are hidden.
#pragma once

#include <QWidget>

class QMenu;
class QToolButton;

namespace clientele {

class CardArranger;

class PageTools : public QWidget {
    Q_OBJECT
public:
    PageTools(CardArranger *arranger, QWidget *parent = nullptr);

    // The names of the hidden cards, by their ids.
    void setHiddenCards(const QList<std::pair<QString, QString>> &cards);

    [[nodiscard]] QToolButton *arrangeButton() const { return m_arrange; }
    [[nodiscard]] QMenu *hiddenMenu() const { return m_hidden; }

private:
    CardArranger *m_arranger;
    QToolButton *m_add;
    QToolButton *m_reset;
    QToolButton *m_arrange;
    QMenu *m_hidden;
};

}  // namespace clientele
