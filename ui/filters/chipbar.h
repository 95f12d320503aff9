// SPDX-License-Identifier: GPL-3.0-or-later
// One chip a filter, with its meaning in words. What does not fit is behind a "+ n" chip.
#pragma once

#include <QPushButton>
#include <QWidget>

#include <vector>

class QMenu;

namespace clientele {

struct Chip {
    QString text;
    QString full;         // tool tip: every value
    QString meaningless;  // why the page that is shown is not narrowed by it; empty where it is
};

// "City: Toronto, Montreal ×"; a click or Enter edits the filter, a click on the cross, Delete or Backspace takes it away.
class FilterChip : public QPushButton {
    Q_OBJECT
public:
    FilterChip(const Chip &chip, QWidget *parent = nullptr);
    [[nodiscard]] const Chip &chip() const { return m_chip; }
    [[nodiscard]] QRect crossRect() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void edited();
    void removed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    Chip m_chip;
    bool m_overCross = false;
};

class ChipBar : public QWidget {
    Q_OBJECT
public:
    explicit ChipBar(QWidget *parent = nullptr);

    void setChips(const std::vector<Chip> &chips);
    [[nodiscard]] int count() const { return static_cast<int>(m_chips.size()); }
    [[nodiscard]] QWidget *anchorOf(int index) const;  // the chip, or "+ n" where the chip does not fit
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void edited(int index);
    void removed(int index);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();
    void listHidden(std::size_t from);

    std::vector<FilterChip *> m_chips;
    QPushButton *m_more;
    QMenu *m_menu;
};

}  // namespace clientele
