// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filters/savedsetsbutton.h"

#include "ui/filters/savedsets.h"
#include "ui/filters/savedsetsdialog.h"
#include "ui/shell/theme.h"

#include <QAction>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

constexpr int keys = 9;

QString forMenu(QString name) { return name.replace(u'&', u"&&"_s); }

}  // namespace

SavedSetsButton::SavedSetsButton(SavedSets &sets, QWidget *parent)
    : QPushButton(parent), m_sets(sets), m_menu(new QMenu(this))
{
    setObjectName(u"savedSetsButton"_s);
    setMenu(m_menu);
    for (int i = 0; i < keys; ++i) {
        auto *action = new QAction(this);
        action->setShortcut(QKeySequence(Qt::CTRL | Qt::ALT | static_cast<Qt::Key>(Qt::Key_1 + i)));
        addAction(action);  // a menu that is closed would not hear the key
        connect(action, &QAction::triggered, this, [this, i] {
            const std::vector<FilterSet> &all = m_sets.sets().sets;
            if (static_cast<std::size_t>(i) < all.size())
                m_sets.apply(QString(all[static_cast<std::size_t>(i)].name));
        });
        m_keys += action;
    }
    connect(m_menu, &QMenu::aboutToShow, this, &SavedSetsButton::fillMenu);
    connect(&m_sets, &SavedSets::changed, this, &SavedSetsButton::setsChanged);
    setsChanged();
}

void SavedSetsButton::fillMenu()
{
    const QString current = m_sets.current();
    m_menu->clear();
    const std::vector<FilterSet> &all = m_sets.sets().sets;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const QString &name = all[i].name;
        const bool standard = name == m_sets.sets().standard;
        const QString text = forMenu(standard ? tr("%1 (at opening)", "a saved set").arg(name) : name);
        QAction *action = i < keys ? m_keys[static_cast<qsizetype>(i)] : new QAction(m_menu);
        action->setText(text);
        action->setCheckable(true);
        action->setChecked(name == current);
        if (i >= keys)
            connect(action, &QAction::triggered, this, [this, name] { m_sets.apply(name); });
        m_menu->addAction(action);
    }
    if (!all.empty())
        m_menu->addSeparator();
    connect(m_menu->addAction(tr("Save the filters…")), &QAction::triggered, this, [this] { openDialog(true); });
    connect(m_menu->addAction(tr("Manage the saved sets…")), &QAction::triggered, this, [this] { openDialog(false); });
}

void SavedSetsButton::setsChanged()
{
    for (int i = 0; i < keys; ++i)
        m_keys[i]->setEnabled(static_cast<std::size_t>(i) < m_sets.sets().sets.size());
    const QString current = m_sets.current();
    const QString shown = current.isEmpty() ? tr("Saved sets") : current;
    setText(forMenu(QFontMetrics(font()).elidedText(shown, Qt::ElideRight, gap(32))));
    setAccessibleName(current.isEmpty() ? tr("Saved sets of filters") : tr("Saved set %1 of filters").arg(current));
    setToolTip(accessibleName().toHtmlEscaped());
    updateGeometry();
}

SavedSetsDialog *SavedSetsButton::openDialog(bool toSave)
{
    auto *dialog = new SavedSetsDialog(m_sets, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    if (toSave)
        dialog->askForName();
    return dialog;
}

}  // namespace clientele
