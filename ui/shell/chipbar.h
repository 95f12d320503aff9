// SPDX-License-Identifier: GPL-3.0-or-later
// One chip a filter, with its meaning in words. What does not fit is behind a "+ n" chip.
#pragma once

#include "models/query/query.h"

#include <QPushButton>
#include <QWidget>

class QMenu;

namespace clientele {

// "City: Toronto, Montreal ×"; a click, Delete or Backspace takes the filter away.
class FilterChip : public QPushButton {
    Q_OBJECT
public:
    FilterChip(const QString &text, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void removed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QString m_text;
};

class ChipBar : public QWidget {
    Q_OBJECT
public:
    explicit ChipBar(QWidget *parent = nullptr);

    struct Chip {
        QString text;
        QString full;  // tool tip: every value
    };
    void setChips(const std::vector<Chip> &chips);
    [[nodiscard]] int count() const { return static_cast<int>(m_chips.size()); }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void removed(int index);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();

    std::vector<FilterChip *> m_chips;
    QPushButton *m_more;
    QMenu *m_menu;
};

}  // namespace clientele
