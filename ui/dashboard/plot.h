// SPDX-License-Identifier: GPL-3.0-or-later
// A chart on a card: paints ChartData and turns gestures into signals. One way to point, brush and type for all kinds;
// a kind says where its marks are and how it looks.
//
// Click toggles a mark, Ctrl+click adds it, dragging chooses a range, Esc lets go, a double click asks for the rows.
// Arrow keys walk the marks, Enter toggles, Shift+arrow widens a range that Enter chooses.
#pragma once

#include "ui/dashboard/chartdata.h"
#include "ui/shell/theme.h"

#include <QWidget>

namespace clientele {

class SeriesLegend;

class Plot : public QWidget {
    Q_OBJECT
public:
    explicit Plot(QWidget *parent = nullptr);

    void setData(const ChartData &data);
    [[nodiscard]] const ChartData &data() const { return m_data; }      // as shown
    [[nodiscard]] const ChartData &allData() const { return m_given; }  // with the series that are out of sight

    [[nodiscard]] int current() const { return m_current; }  // the mark with the focus, -1 for none
    void setCurrent(int mark);
    // The area of a mark that takes the pointer; empty where it is not drawn.
    [[nodiscard]] QRectF markArea(int mark) const;
    [[nodiscard]] virtual int markAt(const QPointF &point) const;
    // "car: 641,405.83 CAD, 718,001.20 CAD in the whole book. Selected." For tooltips and screen readers.
    [[nodiscard]] QString markText(int mark) const;
    // All marks in words.
    [[nodiscard]] QString allText() const;

    // What the plot draws on has been prepared; prepared() says when.
    [[nodiscard]] virtual bool isPrepared() const { return true; }

    [[nodiscard]] bool isBrushing() const { return m_brushFrom >= 0 && m_brushTo >= 0; }
    void setTakesRanges(bool takes) { m_takesRanges = takes; }
    void setTakesMarks(bool takes);
    // What a range from one mark to another holds, in the order of the marks.
    [[nodiscard]] virtual std::vector<int> marksBetween(int first, int last) const;

    // Series out of sight, by what the legend does; kept over new data where the series is still there.
    [[nodiscard]] bool isSeriesShown(int series) const;
    void isolateSeries(int series);  // this one alone; all again where it is alone already
    void showAllBut(int series);     // likewise
    void showAllSeries() { showSeries({}); }
    void invertSeries();                                             // what is shown is hidden, what is hidden is shown
    [[nodiscard]] SeriesLegend *legend() const { return m_legend; }  // nullptr while there is but one series

signals:
    void toggled(int mark, bool keepOthers);
    void rangeChosen(int first, int last);
    // While a brush moves, and where it is given up: no range was chosen then.
    void brushMoved(int first, int last);
    void brushGivenUp();
    void pointerCame();
    void marksChosen(const QList<int> &marks);
    void letGo();
    void rowsWanted(int mark);
    void currentChanged(int mark);
    void prepared();

protected:
    // Called where size, font or data have changed: one area a mark into `areas`.
    virtual void arrange(std::vector<QRectF> &areas) = 0;
    virtual void draw(QPainter &painter) = 0;
    // Where a brush shades: the height of the plot.
    [[nodiscard]] virtual QRectF brushArea(int first, int last) const;
    // The mark that a brush has reached there; `reached`: the one before. Past the ends of a scale it stays on the last.
    [[nodiscard]] virtual int brushEndAt(const QPointF &point, int reached) const;
    [[nodiscard]] std::pair<int, int> brushed() const;  // first and last mark, while isBrushing()
    // Where an arrow key leads to.
    [[nodiscard]] virtual int neighbour(int mark, int key) const;
    // What the tooltip of a mark says besides its figures.
    [[nodiscard]] virtual QString remark() const { return {}; }
    [[nodiscard]] double legendHeight() const;  // at the bottom; 0 where there is no legend
    void refit();                               // after a change of what arrange() reads

    [[nodiscard]] const Look &colours() const { return m_look; }
    [[nodiscard]] QColor fill(const Mark &mark, int series) const;
    [[nodiscard]] QColor seriesColour(int series) const;
    [[nodiscard]] int hovered() const { return m_hovered; }

    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void rearrange();
    void endBrush();
    void giveBrushUp();
    void tellBrush();
    void goTo(int mark, bool extend);
    void showSeries(const QStringList &hidden);
    void fillLegend();
    void setHovered(int mark);

    ChartData m_given;  // with all series
    ChartData m_data;
    QStringList m_hidden;  // series by key and label
    SeriesLegend *m_legend = nullptr;
    Look m_look;
    std::vector<QRectF> m_areas;
    bool m_keyboard = false;  // the focus is shown to those who type
    bool m_takesRanges = false;
    bool m_takesMarks = true;
    int m_current = -1;
    int m_hovered = -1;
    int m_pressed = -1;
    QPointF m_pressedAt;
    int m_brushFrom = -1;
    int m_brushTo = -1;
    std::pair<int, int> m_brushTold{-1, -1};
};

}  // namespace clientele
