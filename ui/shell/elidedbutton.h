// SPDX-License-Identifier: GPL-3.0-or-later
// A button as wide as it is given room, its words cut with an ellipsis where they need more; the tool tip has them all.
#pragma once

#include <QPushButton>

namespace clientele {

class ElidedButton : public QPushButton {
    Q_OBJECT
public:
    explicit ElidedButton(const QString &text, QWidget *parent = nullptr);
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QString m_text;
};

}  // namespace clientele
