// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/filterpopup.h"

#include "app/workspace.h"
#include "models/core/folding.h"
#include "ui/shell/filtereditor.h"
#include "ui/shell/theme.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

FilterPopup::FilterPopup(Workspace &workspace, QWidget *window)
    : QFrame(window),
      m_workspace(workspace),
      m_search(new QLineEdit(this)),
      m_list(new QListWidget(this)),
      m_editor(new FilterEditor(this)),
      m_apply(new QPushButton(tr("Apply"), this))
{
    setObjectName(u"popup"_s);
    setAccessibleName(tr("New filter"));
    m_search->setObjectName(u"fieldSearch"_s);
    m_search->setPlaceholderText(tr("Filter by…"));
    m_search->setAccessibleName(tr("Find a field to filter by"));
    m_list->setObjectName(u"filterFields"_s);
    m_list->setAccessibleName(tr("Fields"));
    m_apply->setObjectName(u"filterApply"_s);
    m_apply->setProperty("primary", true);
    auto *left = new QVBoxLayout;
    left->setSpacing(gap(1.5));
    left->addWidget(m_search);
    left->addWidget(m_list, 1);
    auto *right = new QVBoxLayout;
    right->setSpacing(gap(2));
    right->addWidget(m_editor, 1);
    right->addWidget(m_apply, 0, Qt::AlignRight);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(gap(3), gap(3), gap(3), gap(3));
    line->setSpacing(gap(3));
    line->addLayout(left, 1);
    line->addLayout(right, 1);
    setFixedSize(gap(130), gap(92));

    m_search->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, &FilterPopup::listFields);
    connect(m_list, &QListWidget::currentRowChanged, this, &FilterPopup::showField);
    connect(m_list, &QListWidget::itemActivated, m_editor, [this] {
        m_editor->setFocus();
        focusNextChild();
    });
    connect(m_apply, &QPushButton::clicked, this, &FilterPopup::apply);
    connect(m_editor, &FilterEditor::accepted, this, &FilterPopup::apply);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        const bool inside = now && (now == m_anchor || isAncestorOf(now) || now->window() != this->window());
        if (isVisible() && now && !inside)
            hide();
    });
    hide();
}

void FilterPopup::openBelow(QWidget *anchor)
{
    m_anchor = anchor;
    m_fields = filterFields(*m_workspace.portfolio(), *m_workspace.catalogue());
    m_search->clear();
    listFields();
    QPoint place = anchor->mapTo(window(), QPoint(0, anchor->height() + gap(1)));
    place.setX(std::clamp(place.x(), gap(2), std::max(gap(2), window()->width() - width() - gap(2))));
    move(place);
    show();
    raise();
    m_search->setFocus(Qt::PopupFocusReason);
}

void FilterPopup::listFields()
{
    const QString wanted = folded(m_search->text().trimmed());
    m_list->clear();
    std::optional<Table> table;
    for (const FilterField &field : m_fields) {
        if (!folded(field.label).contains(wanted))
            continue;
        if (table != field.table) {
            auto *heading = new QListWidgetItem(tableLabel(field.table), m_list);
            heading->setFlags(Qt::NoItemFlags);
            heading->setFont(textFont(TextRole::Axis));
            table = field.table;
        }
        auto *item = new QListWidgetItem(field.label, m_list);
        item->setData(Qt::UserRole, field.name);
    }
    if (m_list->count() > 1)
        m_list->setCurrentRow(1);
    m_editor->setVisible(m_list->count() > 1);
}

void FilterPopup::chooseField(const QString &name)
{
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->data(Qt::UserRole).toString() == name)
            m_list->setCurrentRow(row);
    }
}

void FilterPopup::showField()
{
    const QListWidgetItem *item = m_list->currentItem();
    const auto field = std::find_if(m_fields.begin(), m_fields.end(), [item](const FilterField &candidate) {
        return item && candidate.name == item->data(Qt::UserRole).toString();
    });
    if (field != m_fields.end())
        m_editor->edit(*field, *m_workspace.portfolio(), *m_workspace.catalogue(), m_workspace.filters().conditions());
}

void FilterPopup::apply()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item)
        return;
    const auto condition = m_editor->condition();
    if (!condition) {
        m_editor->showProblem(condition.error().sentence());
        return;
    }
    hide();
    if (m_anchor)
        m_anchor->setFocus();
    if (*condition)
        m_workspace.filters().set(**condition);
    else
        m_workspace.filters().remove(item->data(Qt::UserRole).toString());
}

void FilterPopup::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        hide();
        if (m_anchor)
            m_anchor->setFocus();
        return;
    }
    QFrame::keyPressEvent(event);
}

bool FilterPopup::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up || key == Qt::Key_Return || key == Qt::Key_Enter) {
            m_list->setFocus();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

}  // namespace clientele
