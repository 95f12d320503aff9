// SPDX-License-Identifier: GPL-3.0-or-later
// Horizontal bars: a label, a bar, its figure; grey behind is the whole book.
#pragma once

#include "ui/dashboard/rowlist.h"

namespace clientele {

class BarsPlot : public Plot {
    Q_OBJECT
public:
    using Plot::Plot;

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void arrange(std::vector<QRectF> &areas) override;
    void draw(QPainter &painter) override;

private:
    void drawBar(QPainter &painter, const Mark &mark, const QRectF &row);

    RowList m_rows;
};

}  // namespace clientele
