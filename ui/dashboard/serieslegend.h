// SPDX-License-Identifier: GPL-3.0-or-later
// The names of a plot's series. A click shows one alone, and all again; Ctrl+click all but that one. By keyboard: Tab to
// a name, Enter, Ctrl+Enter. What is out of sight is so for the eye alone: no filter changes.
#pragma once

#include <QAbstractButton>
#include <QWidget>

#include <vector>

namespace clientele {

class LegendEntry : public QAbstractButton {
    Q_OBJECT
public:
    explicit LegendEntry(QWidget *parent = nullptr);

    void setLook(const QString &label, const QColor &colour, bool shown);
    [[nodiscard]] bool isShown() const { return m_shown; }
    [[nodiscard]] QSize sizeHint() const override;

signals:
    void chosen(bool inverted);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QColor m_colour;
    bool m_shown = true;
};

class SeriesLegend : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

    struct Entry {
        QString label;
        QColor colour;
        bool shown;
    };
    void setEntries(const std::vector<Entry> &entries);
    [[nodiscard]] LegendEntry *entry(int series) const { return m_entries[static_cast<std::size_t>(series)]; }

signals:
    void chosen(int series, bool inverted);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();

    std::vector<LegendEntry *> m_entries;
};

}  // namespace clientele
