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

    void add(QWidget *card, int span, double height);  // height in units of the rhythm

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Cell {
        QWidget *card;
        int span;
        double height;
    };
    struct Row {
        std::vector<Cell> cells;
        double height = 0;
    };
    [[nodiscard]] std::vector<Row> rowsAt(int width) const;
    void arrange();

    std::vector<Cell> m_cells;
};

}  // namespace clientele
