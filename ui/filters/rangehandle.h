// SPDX-License-Identifier: GPL-3.0-or-later
// One end of a range: a round handle to drag, or to move by the arrow keys. A slider to those who cannot see it.
#pragma once

#include <QWidget>

namespace clientele {

class RangeHandle : public QWidget {
    Q_OBJECT
public:
    RangeHandle(const QString &name, QWidget *parent);

    // What is read aloud: the value in words, and its place among `last` + 1 steps.
    void setStep(int step, int last, const QString &words);
    [[nodiscard]] int step() const { return m_step; }
    [[nodiscard]] int last() const { return m_last; }
    [[nodiscard]] const QString &words() const { return m_words; }

signals:
    void stepped(int steps);   // Left, Right, Page Up, Page Down
    void sentTo(int step);     // Home, End, or by an assistive program
    void draggedTo(double x);  // in the parent's coordinates

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    int m_step = 0;
    int m_last = 0;
    QString m_words;
};

}  // namespace clientele
