// SPDX-License-Identifier: GPL-3.0-or-later
// The axis of figures: round steps, thin lines, short labels.
#pragma once

#include "ui/shell/theme.h"

#include <QLocale>
#include <QRectF>

#include <vector>

class QPainter;

namespace clientele {

class ValueAxis {
public:
    ValueAxis() = default;
    // At most `steps` round steps that hold low, high and 0. Counts have no half steps.
    ValueAxis(double low, double high, int steps, bool wholeSteps);

    [[nodiscard]] double low() const { return m_low; }
    [[nodiscard]] double high() const { return m_high; }
    [[nodiscard]] std::vector<double> ticks() const;
    [[nodiscard]] double at(double value, double from, double to) const;  // pixels

    // Width of the widest label, for the room beside the plot.
    [[nodiscard]] double labelWidth(const QLocale &locale) const;
    // Lines across `plot`, labels left of it.
    void draw(QPainter &painter, const QRectF &plot, const Look &look, const QLocale &locale) const;

private:
    double m_low = 0;
    double m_high = 1;
    double m_step = 1;
};

// How many labels to step over so that the widest has room at `pitch` pixels a mark.
[[nodiscard]] int labelStride(double widest, double pitch);

}  // namespace clientele
