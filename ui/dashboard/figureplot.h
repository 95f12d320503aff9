// SPDX-License-Identifier: GPL-3.0-or-later
// Big numbers: one a currency, never added up; a caption below, and a small line of how it went over time.
#pragma once

#include "ui/dashboard/plot.h"

namespace clientele {

class FigurePlot : public Plot {
    Q_OBJECT
public:
    explicit FigurePlot(QWidget *parent = nullptr);

    void setCaption(const QString &caption);
    void setTrend(const std::vector<double> &trend);
    // How it went against the period before, and the same with both figures; empty where there is none.
    void setComparison(const QString &shown, const QString &exact);
    [[nodiscard]] const QString &comparison() const { return m_comparison; }
    [[nodiscard]] const QString &caption() const { return m_caption; }
    [[nodiscard]] QStringList shownFigures() const;

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void arrange(std::vector<QRectF> &areas) override;
    void draw(QPainter &painter) override;
    [[nodiscard]] QString remark() const override { return m_comparedFigures; }

private:
    void drawTrend(QPainter &painter, const QRectF &area);

    QString m_caption;
    QString m_comparison;
    QString m_comparedFigures;
    std::vector<double> m_trend;
    QFont m_font;
    double m_widest = 0;
    double m_bottom = 0;     // of the figures
    bool m_stacked = false;  // the comparison below the caption
};

}  // namespace clientele
