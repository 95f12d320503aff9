// SPDX-License-Identifier: GPL-3.0-or-later
// Horizontal bars made of shares, each bar as long as its sum or, to compare mixtures, all as long as the card.
#pragma once

#include "ui/dashboard/rowlist.h"

namespace clientele {

class StackPlot : public Plot {
    Q_OBJECT
public:
    using Plot::Plot;

    void setShares(bool shares);  // every bar is 100 %
    [[nodiscard]] bool showsShares() const { return m_shares; }

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void arrange(std::vector<QRectF> &areas) override;
    void draw(QPainter &painter) override;

private:
    void drawBar(QPainter &painter, const Mark &mark, const QRectF &row);

    bool m_shares = false;
    RowList m_rows;
    double m_longest = 0;  // of the bars, in units of the measure
};

}  // namespace clientele
