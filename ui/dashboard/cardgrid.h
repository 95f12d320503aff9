// SPDX-License-Identifier: GPL-3.0-or-later
// Cards on twelve columns, row after row. Narrow windows give each card twice its columns; room to spare below goes to
// the rows of charts.
#pragma once

#include <QWidget>

#include <vector>

namespace clientele {

class CardGrid : public QWidget {
    Q_OBJECT
public:
    explicit CardGrid(QWidget *parent = nullptr);

    struct Cell {
        QWidget *card;  // a child of the grid
        int span;
        double height;  // in units of the rhythm
    };
    void setCells(const std::vector<Cell> &cells);  // in reading order
    [[nodiscard]] int cardsInRow(const QWidget *card) const;

    // The size that a card would have with its lower right corner there: columns of its own, and units of the rhythm.
    [[nodiscard]] std::pair<double, double> sizeAt(const QWidget *card, const QPoint &corner) const;

    // Where a card that is being dragged would come to stand; nowhere for a null rectangle.
    void showGap(const QRect &place);
    // Scrolls the page so far that the card is seen.
    void keepInSight(QWidget *card);

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Row {
        std::vector<Cell> cells;
        double height = 0;
    };
    [[nodiscard]] std::vector<Row> rowsAt(int width) const;
    void arrange();
    [[nodiscard]] double columnWidth() const;
    // How much higher than asked for the rows of charts stand, so that the page is filled.
    [[nodiscard]] double stretchOf(const std::vector<Row> &rows) const;

    std::vector<Cell> m_cells;
    QWidget *m_gap = nullptr;  // above all cards
};

}  // namespace clientele
