// SPDX-License-Identifier: GPL-3.0-or-later
// A histogram with two handles under it. All bins are equally wide, so that an even and a logarithmic scale are the same
// to it. A handle at an end of the scale leaves the range open there. Handles stand on edges of bins when they are moved;
// values set from outside may lie between.
#pragma once

#include "models/items/numberbins.h"

#include <QWidget>

namespace clientele {

class RangeHandle;

class HistogramSlider : public QWidget {
    Q_OBJECT
public:
    explicit HistogramSlider(QWidget *parent = nullptr);

    // `whole`: of the unfiltered book, drawn dimmed behind. `unit`: a currency's code, or empty.
    void setBins(const BinEdges &edges, const BinCounts &counts, const BinCounts &whole, const QString &unit);
    // In units of 10^-digits of the edges; none: open.
    void setRange(std::optional<std::int64_t> lower, std::optional<std::int64_t> upper);

    [[nodiscard]] RangeHandle *lowerHandle() const { return m_lower; }
    [[nodiscard]] RangeHandle *upperHandle() const { return m_upper; }
    [[nodiscard]] const BinEdges &edges() const { return m_edges; }
    [[nodiscard]] const BinCounts &counts() const { return m_counts; }
    [[nodiscard]] double xOf(double position) const;  // of an edge, or of a place between two
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    // An index of edges(); none: the end is open.
    void lowerMoved(std::optional<std::size_t> edge);
    void upperMoved(std::optional<std::size_t> edge);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] double positionOf(std::int64_t scaled) const;
    [[nodiscard]] QRectF plotRect() const;
    [[nodiscard]] QString edgeText(std::size_t edge) const;
    [[nodiscard]] QString binText(std::size_t bin) const;
    void moveHandle(RangeHandle *handle, int edge);
    void dragHandle(RangeHandle *handle, double x);
    void placeHandles();

    BinEdges m_edges;
    BinCounts m_counts;
    BinCounts m_whole;
    QString m_unit;
    double m_from = 0;  // in bins
    double m_to = 0;
    RangeHandle *m_lower;
    RangeHandle *m_upper;
    RangeHandle *m_dragged = nullptr;
};

}  // namespace clientele
