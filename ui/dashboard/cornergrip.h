// SPDX-License-Identifier: GPL-3.0-or-later
// The lower right corner of a card, by which it is dragged wider and higher. Seen while the pointer is on the card.
#pragma once

#include <QWidget>

namespace clientele {

class CornerGrip : public QWidget {
    Q_OBJECT
public:
    explicit CornerGrip(QWidget *card);

signals:
    void dragged(const QPoint &corner);  // global, where the card's corner would be
    void dropped();
    void givenUp();  // by Esc

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void place();
    void end();

    QPoint m_offset;  // from the pointer to the corner
    bool m_pressed = false;
    bool m_dragging = false;
};

}  // namespace clientele
