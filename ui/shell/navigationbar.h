// SPDX-License-Identifier: GPL-3.0-or-later
// Where: the pages of the window, in sections. Can be narrowed to its icons.
#pragma once

#include <QFrame>
#include <QHash>

class QLabel;
class QVBoxLayout;

namespace clientele {

class IconButton;
class NavigationButton;

class NavigationBar : public QFrame {
    Q_OBJECT
public:
    explicit NavigationBar(QWidget *parent = nullptr);

    void addSection(const QString &title);
    void addPage(const QString &id, const QString &icon, const QString &text);
    void setCount(const QString &id, qint64 count);  // negative: none shown
    void setCurrent(const QString &id);
    [[nodiscard]] QString current() const;
    void setCollapsed(bool collapsed);
    [[nodiscard]] bool isCollapsed() const { return m_collapsed; }
    void focusCurrent();

signals:
    void chosen(const QString &id);
    void collapsedChanged(bool collapsed);

private:
    QVBoxLayout *m_layout;
    IconButton *m_collapse;
    QHash<QString, NavigationButton *> m_buttons;
    QList<QLabel *> m_titles;
    bool m_collapsed = false;
};

}  // namespace clientele
