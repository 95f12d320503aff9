// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/navigationbar.h"

#include "models/items/localised.h"
#include "ui/shell/iconbutton.h"
#include "ui/shell/navigationbutton.h"
#include "ui/shell/theme.h"

#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace clientele {

NavigationBar::NavigationBar(QWidget *parent)
    : QFrame(parent), m_layout(new QVBoxLayout(this)), m_collapse(new IconButton(u"navigation"_s, {}, this))
{
    setObjectName(u"navigationBar"_s);
    setAccessibleName(tr("Pages"));
    m_collapse->setObjectName(u"collapseNavigation"_s);
    m_layout->setContentsMargins(gap(2), gap(3), gap(2), gap(2));
    m_layout->setSpacing(gap(0.25));
    m_layout->addStretch(1);
    m_layout->addWidget(m_collapse, 0, Qt::AlignLeft);
    connect(m_collapse, &QToolButton::clicked, this, [this] { setCollapsed(!m_collapsed); });
    m_collapsed = true;
    setCollapsed(false);
}

void NavigationBar::addSection(const QString &title)
{
    auto *label = new QLabel(title, this);
    label->setTextFormat(Qt::PlainText);
    label->setObjectName(u"navigationSection"_s);
    label->setFont(textFont(TextRole::Axis));
    label->setContentsMargins(gap(2.5), m_titles.isEmpty() ? gap(1) : gap(3), gap(1), gap(1));
    label->setVisible(!m_collapsed);
    m_titles += label;
    m_layout->insertWidget(m_layout->count() - 2, label);
}

void NavigationBar::addPage(const QString &id, const QString &icon, const QString &text)
{
    auto *button = new NavigationButton(icon, text, this);
    button->setObjectName(u"page:"_s + id);
    button->setCollapsed(m_collapsed);
    m_buttons.insert(id, button);
    m_layout->insertWidget(m_layout->count() - 2, button);
    connect(button, &QAbstractButton::clicked, this, [this, id] { emit chosen(id); });
}

void NavigationBar::setCount(const QString &id, qint64 count)
{
    if (NavigationButton *button = m_buttons.value(id))
        button->setCount(count < 0 ? QString() : grouped(count, QLocale()));
}

void NavigationBar::setCurrent(const QString &id)
{
    if (NavigationButton *button = m_buttons.value(id))
        button->setChecked(true);
}

QString NavigationBar::current() const
{
    for (auto button = m_buttons.begin(); button != m_buttons.end(); ++button) {
        if (button.value()->isChecked())
            return button.key();
    }
    return {};
}

void NavigationBar::focusCurrent()
{
    if (NavigationButton *button = m_buttons.value(current()))
        button->setFocus(Qt::ShortcutFocusReason);
}

void NavigationBar::setCollapsed(bool collapsed)
{
    if (collapsed == m_collapsed)
        return;
    m_collapsed = collapsed;
    for (NavigationButton *button : std::as_const(m_buttons))
        button->setCollapsed(collapsed);
    for (QLabel *title : std::as_const(m_titles))
        title->setVisible(!collapsed);
    m_collapse->setText(collapsed ? tr("Show the names of the pages") : tr("Show icons only"));
    setMinimumWidth(collapsed ? 0 : gap(43));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    updateGeometry();
    emit collapsedChanged(collapsed);
}

}  // namespace clientele
