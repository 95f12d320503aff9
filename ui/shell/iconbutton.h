// SPDX-License-Identifier: GPL-3.0-or-later
// A button that is an icon of resources/icons, drawn in the colours of the look, with its name for those who cannot
// see it.
#pragma once

#include <QToolButton>

namespace clientele {

// `:/icons/NAME.svg` with its one grey replaced by `colour`.
[[nodiscard]] QIcon tintedIcon(const QString &name, const QColor &colour);

class IconButton : public QToolButton {
    Q_OBJECT
public:
    // `text` is the accessible name and the tool tip.
    IconButton(const QString &icon, const QString &text, QWidget *parent = nullptr);
    void setIconName(const QString &icon);
    void setText(const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    void tint();

    QString m_name;
};

}  // namespace clientele
