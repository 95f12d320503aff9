// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filters/filterpopup.h"

#include "models/core/folding.h"
#include "ui/filters/filtereditor.h"
#include "ui/shell/theme.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

// "Has loan type: car" is edited as the condition on the rows that it asks for.
const Condition &editable(const Condition &condition)
{
    return condition.rows.size() == 1 ? condition.rows.front() : condition;
}

Conditions without(Conditions conditions, const std::optional<Condition> &one)
{
    if (one)
        std::erase(conditions, *one);
    return conditions;
}

}  // namespace

FilterPopup::FilterPopup(const ChartSource &source, QWidget *window)
    : QFrame(window),
      m_source(source),
      m_choice(new QWidget(this)),
      m_search(new QLineEdit(m_choice)),
      m_list(new QListWidget(m_choice)),
      m_heading(new QLabel(this)),
      m_editor(new FilterEditor(source, this)),
      m_remove(new QPushButton(tr("Remove"), this)),
      m_apply(new QPushButton(tr("Apply"), this))
{
    build();
    m_search->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, &FilterPopup::listFields);
    connect(m_list, &QListWidget::currentRowChanged, this, &FilterPopup::showField);
    connect(m_list, &QListWidget::itemActivated, m_editor, &FilterEditor::takeFocus);
    connect(m_apply, &QPushButton::clicked, this, &FilterPopup::apply);
    connect(m_editor, &FilterEditor::accepted, this, &FilterPopup::apply);
    connect(m_remove, &QPushButton::clicked, this, [this] {
        const Conditions left = without(m_source.filters->conditions(), m_edited);
        close();
        m_source.filters->replaceAll(left);
    });
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        const bool inside = now && (now == m_anchor || isAncestorOf(now) || now->window() != this->window());
        if (isVisible() && now && !inside)
            hide();
    });
    hide();
}

void FilterPopup::build()
{
    setObjectName(u"popup"_s);
    setAccessibleName(tr("New filter"));
    m_search->setObjectName(u"fieldSearch"_s);
    m_search->setPlaceholderText(tr("Filter by…"));
    m_search->setAccessibleName(tr("Find a field to filter by"));
    m_list->setObjectName(u"filterFields"_s);
    m_list->setAccessibleName(tr("Fields"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_heading->setFont(textFont(TextRole::CardTitle));
    m_heading->setTextFormat(Qt::PlainText);
    m_remove->setObjectName(u"filterRemove"_s);
    m_remove->setFlat(true);
    m_apply->setObjectName(u"filterApply"_s);
    m_apply->setProperty("primary", true);
    auto *left = new QVBoxLayout(m_choice);
    left->setContentsMargins({});
    left->setSpacing(gap(1.5));
    left->addWidget(m_search);
    left->addWidget(m_list, 1);
    m_choice->setFixedWidth(gap(50));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    buttons->addWidget(m_apply);
    auto *right = new QVBoxLayout;
    right->setSpacing(gap(2));
    right->addWidget(m_heading);
    right->addWidget(m_editor, 1);
    right->addLayout(buttons);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(gap(3), gap(3), gap(3), gap(3));
    line->setSpacing(gap(3));
    line->addWidget(m_choice);
    line->addLayout(right, 1);
}

void FilterPopup::openBelow(QWidget *anchor)
{
    m_fields = filterFields(*m_source.portfolio(), *m_source.catalogue());
    m_choice->show();
    setAccessibleName(tr("New filter"));
    m_search->clear();
    listFields();
    showAt(anchor);
    m_search->setFocus(Qt::PopupFocusReason);
}

bool FilterPopup::editBelow(QWidget *anchor, const Condition &condition)
{
    const Condition &inner = editable(condition);
    const auto field = filterField(*m_source.portfolio(), *m_source.catalogue(), inner.field);
    if (!field)
        return false;
    m_choice->hide();
    setAccessibleName(tr("Filter: %1", "a field's name").arg(field->label));
    m_edited = condition;
    show(*field, inner);
    showAt(anchor);
    m_editor->takeFocus();
    return true;
}

void FilterPopup::showAt(QWidget *anchor)
{
    m_anchor = anchor;
    // The calendar is the widest of the editors; all have the same room, so that nothing jumps from field to field.
    const int wide = gap(m_choice->isHidden() ? 161 : 214);
    const QPoint below = anchor->mapTo(window(), QPoint(0, anchor->height() + gap(1)));
    const int height = std::min(gap(114), window()->height() - below.y() - gap(2));
    setFixedSize(std::min(wide, window()->width() - 2 * gap(2)), height);
    move(std::clamp(below.x(), gap(2), std::max(gap(2), window()->width() - width() - gap(2))), below.y());
    QFrame::show();
    raise();
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
        item->setToolTip(field.label);
    }
    if (m_list->count() > 1)
        m_list->setCurrentRow(1);
    m_editor->setVisible(m_list->count() > 1);
    m_apply->setEnabled(m_list->count() > 1);
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
    if (field == m_fields.end())
        return;
    const Conditions &now = m_source.filters->conditions();
    const auto known = std::find_if(now.begin(), now.end(),
                                    [&](const Condition &condition) { return condition.field == field->name; });
    m_edited = known == now.end() ? std::nullopt : std::optional(*known);
    show(*field, m_edited);
}

void FilterPopup::show(const FilterField &field, const std::optional<Condition> &now)
{
    m_heading->setText(field.label);
    m_remove->setVisible(m_edited.has_value());
    m_editor->edit({field, now, without(m_source.filters->conditions(), m_edited)});
}

void FilterPopup::apply()
{
    auto condition = m_editor->condition();
    if (!condition) {
        m_editor->showProblem(condition.error().sentence());
        return;
    }
    const std::optional<Condition> edited = m_edited;
    std::optional<Condition> made = std::move(*condition);
    if (made && edited && !edited->rows.empty())
        made = Condition{{}, edited->op, {}, {std::move(*made)}};
    close();
    // In its place among the chips, if it had one.
    Conditions next = m_source.filters->conditions();
    const auto place = edited ? std::find(next.begin(), next.end(), *edited) : next.end();
    if (place == next.end()) {
        if (made)
            m_source.filters->set(*made);
        return;
    }
    if (made)
        *place = std::move(*made);
    else
        next.erase(place);
    m_source.filters->replaceAll(std::move(next));
}

void FilterPopup::close()
{
    hide();
    if (m_anchor)
        m_anchor->setFocus();
    emit closed();
}

bool FilterPopup::isSettled() const { return m_editor->isHidden() || m_editor->isSettled(); }

void FilterPopup::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape)
        close();
    else if (enter && event->modifiers().testFlag(Qt::ControlModifier))
        apply();
    else
        QFrame::keyPressEvent(event);
}

bool FilterPopup::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            m_list->setFocus();
            return true;
        }
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            m_editor->takeFocus();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

}  // namespace clientele
