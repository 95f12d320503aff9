// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/notescard.h"

#include "app/services/customernotes.h"
#include "models/items/changetext.h"
#include "ui/shell/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

const QString &textOf(const std::variant<CustomerNote, CustomerTask> &record)
{
    return std::visit([](const auto &each) -> const QString & { return each.text; }, record);
}

const QString &idOf(const std::variant<CustomerNote, CustomerTask> &record)
{
    return std::visit([](const auto &each) -> const QString & { return each.id; }, record);
}

}  // namespace

NotesCard::NotesCard(CustomerNotes &notes, QWidget *parent)
    : Card(parent),
      m_notes(notes),
      m_kind(new QComboBox(this)),
      m_text(new QLineEdit(this)),
      m_hasDay(new QCheckBox(this)),
      m_day(new QDateEdit(QDate::currentDate(), this)),
      m_keep(new QPushButton(this)),
      m_giveUp(new QPushButton(tr("Cancel"), this)),
      m_list(new QTreeWidget(this)),
      m_undoLine(new QWidget(this)),
      m_gone(new QLabel(m_undoLine))
{
    setTitle(tr("Notes and tasks"));
    m_list->setObjectName(u"notesList"_s);
    m_list->setAccessibleName(title());
    m_list->setHeaderLabels({tr("Day"), tr("What")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAllColumnsShowFocus(true);
    m_list->header()->setSectionResizeMode(QHeaderView::Fixed);
    m_list->header()->resizeSection(0, gap(32));
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->installEventFilter(this);

    auto *back = new QPushButton(tr("Bring back"), m_undoLine);
    back->setObjectName(u"bringBack"_s);
    m_gone->setTextFormat(Qt::PlainText);
    m_gone->setProperty("tone", "soft");
    auto *undo = new QHBoxLayout(m_undoLine);
    undo->setContentsMargins({});
    undo->addWidget(m_gone, 1);
    undo->addWidget(back);
    m_undoLine->hide();

    auto *content = new QWidget(this);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins({});
    column->setSpacing(gap(2));
    column->addWidget(makeWritingLine());
    column->addWidget(m_list, 1);
    column->addWidget(m_undoLine);
    setBody(content);
    menu()->addAction(tr("Delete the chosen line"), this, &NotesCard::removeCurrent);

    connect(back, &QPushButton::clicked, this, &NotesCard::bringBack);
    connect(m_list, &QTreeWidget::itemActivated, this, [this](const QTreeWidgetItem *item) { edit(item); });
    connect(m_list, &QTreeWidget::itemChanged, this, [this](const QTreeWidgetItem *item) { tick(item); });
    connect(m_list, &QWidget::customContextMenuRequested, this, [this](const QPoint &at) {
        const QTreeWidgetItem *item = m_list->itemAt(at);
        if (!item)
            return;
        auto *choices = new QMenu(m_list);
        choices->setAttribute(Qt::WA_DeleteOnClose);
        choices->addAction(tr("Change"), this, [this] { edit(m_list->currentItem()); });
        choices->addAction(tr("Delete"), this, &NotesCard::removeCurrent);
        choices->popup(m_list->viewport()->mapToGlobal(at));
    });
    connect(&m_notes, &CustomerNotes::changed, this, [this](const QString &customer) {
        if (customer.isEmpty() || customer == m_customer)
            fill();
    });
    endEditing();
}

QWidget *NotesCard::makeWritingLine()
{
    auto *line = new QWidget(this);
    m_kind->setObjectName(u"noteKind"_s);
    m_kind->setAccessibleName(tr("Kind"));
    m_kind->addItems({tr("Note"), tr("Meeting"), tr("Task")});
    m_text->setObjectName(u"noteText"_s);
    m_text->setMaxLength(4000);
    m_hasDay->setObjectName(u"taskHasDay"_s);
    m_hasDay->setText(tr("due"));
    m_hasDay->setAccessibleName(tr("The task is due on a day"));
    m_day->setObjectName(u"noteDay"_s);
    m_day->setCalendarPopup(true);
    m_keep->setObjectName(u"keepNote"_s);
    m_giveUp->setObjectName(u"giveUpNote"_s);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins({});
    row->setSpacing(gap(1.5));
    row->addWidget(m_kind);
    row->addWidget(m_text, 1);
    row->addWidget(m_hasDay);
    row->addWidget(m_day);
    row->addWidget(m_keep);
    row->addWidget(m_giveUp);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &NotesCard::kindChanged);
    connect(m_hasDay, &QCheckBox::toggled, this, &NotesCard::kindChanged);
    connect(m_text, &QLineEdit::returnPressed, this, &NotesCard::keep);
    connect(m_keep, &QPushButton::clicked, this, &NotesCard::keep);
    connect(m_giveUp, &QPushButton::clicked, this, &NotesCard::endEditing);
    return line;
}

void NotesCard::kindChanged()
{
    const bool task = m_kind->currentIndex() == Task;
    m_hasDay->setVisible(task);
    m_day->setVisible(!task || m_hasDay->isChecked());
    m_day->setAccessibleName(task ? tr("The day on which it is due") : tr("The day that it is about"));
    const QString prompts[] = {tr("Write a note"), tr("What was a meeting about?"), tr("What is to be done?")};
    m_text->setPlaceholderText(prompts[std::max(0, m_kind->currentIndex())]);
    m_text->setAccessibleName(m_text->placeholderText());
}

void NotesCard::setCustomer(const QString &customer)
{
    if (customer != m_customer) {
        m_customer = customer;
        m_removed.reset();
        m_undoLine->hide();
        endEditing();
    }
    fill();
}

void NotesCard::fill()
{
    m_filling = true;
    m_list->clear();
    m_records.clear();
    for (const CustomerTask &task : m_notes.tasksOf(m_customer))
        addItem(task);
    for (const CustomerNote &note : m_notes.notesOf(m_customer))
        addItem(note);
    m_filling = false;
}

void NotesCard::addItem(const Record &record)
{
    const QLocale locale;
    QString day;
    QString text = textOf(record).simplified();
    auto *item = new QTreeWidgetItem(m_list);
    if (const auto *task = std::get_if<CustomerTask>(&record)) {
        const bool late = !task->isDone() && task->due.isValid() && task->due < QDate::currentDate();
        day = task->due.isValid() ? shortDay(task->due, locale) : tr("at any time", "of a task without a day");
        if (late)
            item->setForeground(0, look().care);
        item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
        item->setCheckState(0, task->isDone() ? Qt::Checked : Qt::Unchecked);
        if (task->isDone()) {
            QFont font = item->font(1);
            font.setStrikeOut(true);
            item->setFont(1, font);
        }
        item->setData(0, Qt::AccessibleTextRole,
                      tr("Task: %1, %2, %3", "words, day, state")
                          .arg(text, day,
                               task->isDone() ? tr("done")
                               : late         ? tr("overdue")
                                              : tr("open")));
    } else if (const auto *note = std::get_if<CustomerNote>(&record)) {
        day = shortDay(note->day, locale);
        const bool meeting = note->kind == CustomerNote::Kind::Meeting;
        if (meeting)
            text = tr("Meeting: %1").arg(text);
        item->setData(0, Qt::AccessibleTextRole, tr("%1, %2", "a note's words, its day").arg(text, day));
    }
    item->setText(0, day);
    item->setText(1, text);
    item->setToolTip(1, u"<qt>"_s + textOf(record).toHtmlEscaped() + u"</qt>"_s);
    m_records.push_back(record);
}

const NotesCard::Record *NotesCard::recordOf(const QTreeWidgetItem *item) const
{
    const int at = item ? m_list->indexOfTopLevelItem(const_cast<QTreeWidgetItem *>(item)) : -1;
    return at < 0 || at >= static_cast<int>(m_records.size()) ? nullptr : &m_records[static_cast<std::size_t>(at)];
}

void NotesCard::keep()
{
    const QString text = m_text->text().trimmed();
    if (text.isEmpty() || m_customer.isEmpty())
        return;
    if (m_kind->currentIndex() == Task) {
        const auto *earlier = m_edited ? std::get_if<CustomerTask>(&*m_edited) : nullptr;
        CustomerTask task = earlier ? *earlier : CustomerTask();
        task.customer = m_customer;
        task.text = text;
        task.due = m_hasDay->isChecked() ? m_day->date() : QDate();
        m_notes.keep(task);
    } else {
        const auto *earlier = m_edited ? std::get_if<CustomerNote>(&*m_edited) : nullptr;
        CustomerNote note = earlier ? *earlier : CustomerNote();
        note.customer = m_customer;
        note.kind = m_kind->currentIndex() == Meeting ? CustomerNote::Kind::Meeting : CustomerNote::Kind::Note;
        note.day = m_day->date();
        note.text = text;
        m_notes.keep(note);
    }
    endEditing();
}

void NotesCard::edit(const QTreeWidgetItem *item)
{
    const Record *record = recordOf(item);
    if (!record)
        return;
    m_edited = *record;
    if (const auto *task = std::get_if<CustomerTask>(record)) {
        m_kind->setCurrentIndex(Task);
        m_hasDay->setChecked(task->due.isValid());
        m_day->setDate(task->due.isValid() ? task->due : QDate::currentDate());
    } else if (const auto *note = std::get_if<CustomerNote>(record)) {
        m_kind->setCurrentIndex(note->kind == CustomerNote::Kind::Meeting ? Meeting : Note);
        m_day->setDate(note->day);
    }
    // A note becomes no task: they are kept in different places.
    m_kind->setEnabled(std::holds_alternative<CustomerNote>(*record));
    m_text->setText(textOf(*record));
    m_keep->setText(tr("Keep"));
    m_giveUp->show();
    m_text->setFocus(Qt::OtherFocusReason);
}

void NotesCard::endEditing()
{
    m_edited.reset();
    m_text->clear();
    m_kind->setEnabled(true);
    m_day->setDate(QDate::currentDate());
    m_hasDay->setChecked(false);
    m_keep->setText(tr("Add"));
    m_giveUp->hide();
    kindChanged();
}

void NotesCard::tick(const QTreeWidgetItem *item)
{
    if (m_filling)
        return;
    const Record *record = recordOf(item);
    const auto *task = record ? std::get_if<CustomerTask>(record) : nullptr;
    const bool done = item->checkState(0) == Qt::Checked;
    if (!task || task->isDone() == done)
        return;
    // The list is made anew: not from within a signal of its own item.
    QMetaObject::invokeMethod(
        this, [this, changed = *task, done] { m_notes.setDone(changed, done); }, Qt::QueuedConnection);
}

void NotesCard::removeCurrent()
{
    const Record *record = recordOf(m_list->currentItem());
    if (!record)
        return;
    m_removed = *record;
    if (m_edited && idOf(*m_edited) == idOf(*record))
        endEditing();
    m_gone->setText(tr("Deleted: %1").arg(textOf(*m_removed).simplified().left(60)));
    std::visit([this](const auto &each) { m_notes.remove(each); }, *m_removed);
    m_undoLine->show();
}

void NotesCard::bringBack()
{
    if (!m_removed)
        return;
    std::visit([this](const auto &each) { m_notes.keep(each); }, *m_removed);
    m_removed.reset();
    m_undoLine->hide();
    m_list->setFocus(Qt::OtherFocusReason);
}

bool NotesCard::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Delete || key == Qt::Key_Backspace) {
            removeCurrent();
            return true;
        }
        if (key == Qt::Key_F2) {
            edit(m_list->currentItem());
            return true;
        }
    }
    return Card::eventFilter(watched, event);
}

}  // namespace clientele
