// SPDX-License-Identifier: GPL-3.0-or-later
// One place to go: its name, and how many rows it has. Only its icon where the bar is collapsed.
#pragma once

#include <QAbstractButton>

namespace clientele {

class NavigationButton : public QAbstractButton {
    Q_OBJECT
public:
    NavigationButton(const QString &icon, const QString &text, QWidget *parent = nullptr);

    void setCount(const QString &count);
    void setCollapsed(bool collapsed);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }  // a name is never cut

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_icon;
    QString m_count;
    bool m_collapsed = false;
};

}  // namespace clientele
