// SPDX-License-Identifier: GPL-3.0-or-later
// One line of plain text that gives way: it is cut with an ellipsis, and its tooltip has the rest.
#pragma once

#include <QLabel>

namespace clientele {

class ElidedLabel : public QLabel {
    Q_OBJECT
public:
    explicit ElidedLabel(QWidget *parent = nullptr);

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

}  // namespace clientele
