// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filters/savedsetsdialog.h"

#include "app/future.h"
#include "ui/filters/savedsets.h"
#include "ui/shell/theme.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

constexpr int nameRole = Qt::UserRole;

}  // namespace

SavedSetsDialog::SavedSetsDialog(SavedSets &sets, QWidget *parent)
    : QDialog(parent),
      m_sets(sets),
      m_name(new QLineEdit(this)),
      m_save(new QPushButton(tr("Save"), this)),
      m_moving(new QCheckBox(this)),
      m_list(new QListWidget(this)),
      m_words(new QLabel(this)),
      m_apply(new QPushButton(tr("Apply"), this)),
      m_replace(new QPushButton(tr("Replace by the filters of now"), this)),
      m_rename(new QPushButton(tr("Rename"), this)),
      m_delete(new QPushButton(tr("Delete"), this)),
      m_standard(new QCheckBox(tr("Apply it when the book is opened"), this)),
      m_export(new QPushButton(tr("Export…"), this)),
      m_problem(new QLabel(this))
{
    build();
    connect(m_name, &QLineEdit::returnPressed, m_save, &QPushButton::click);
    connect(m_save, &QPushButton::clicked, this, [this] { keep(m_sets.ofNow(m_name->text(), m_moving->isChecked())); });
    connect(m_list, &QListWidget::currentRowChanged, this, &SavedSetsDialog::showSelected);
    connect(m_list, &QListWidget::itemChanged, this, &SavedSetsDialog::renamed);
    connect(m_apply, &QPushButton::clicked, this, [this] {
        m_sets.apply(selected());
        accept();
    });
    connect(m_replace, &QPushButton::clicked, this,
            [this] { keep(m_sets.ofNow(selected(), m_moving->isChecked() || m_moving->isHidden())); });
    connect(m_rename, &QPushButton::clicked, this, [this] { m_list->editItem(m_list->currentItem()); });
    connect(m_delete, &QPushButton::clicked, this, &SavedSetsDialog::removeSelected);
    connect(m_standard, &QCheckBox::clicked, this,
            [this](bool standard) { m_sets.setStandard(standard ? selected() : QString()); });
    connect(m_export, &QPushButton::clicked, this, &SavedSetsDialog::chooseExport);
    connect(&m_sets, &SavedSets::changed, this, &SavedSetsDialog::fill);
    fill();
}

void SavedSetsDialog::build()
{
    setObjectName(u"savedSetsDialog"_s);
    setWindowTitle(tr("Saved sets of filters"));
    m_name->setObjectName(u"setName"_s);
    m_name->setPlaceholderText(tr("A name for the filters of now"));
    m_name->setAccessibleName(tr("A name for the filters of now"));
    m_save->setObjectName(u"setSave"_s);
    m_save->setProperty("primary", true);
    m_moving->setObjectName(u"setMoving"_s);
    m_list->setObjectName(u"savedSets"_s);
    m_list->setAccessibleName(tr("Saved sets"));
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_words->setObjectName(u"softText"_s);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_problem->setObjectName(u"problem"_s);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_apply->setObjectName(u"setApply"_s);
    m_replace->setObjectName(u"setReplace"_s);
    m_rename->setObjectName(u"setRename"_s);
    m_delete->setObjectName(u"setDelete"_s);
    m_standard->setObjectName(u"setStandard"_s);
    m_export->setObjectName(u"setExport"_s);
    auto *import = new QPushButton(tr("Import…"), this);
    import->setObjectName(u"setImport"_s);
    connect(import, &QPushButton::clicked, this, &SavedSetsDialog::chooseImport);
    auto *close = new QPushButton(tr("Close"), this);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    for (QPushButton *button : findChildren<QPushButton *>())
        button->setAutoDefault(false);  // Enter in the name saves, and does nothing else

    auto *top = new QHBoxLayout;
    top->addWidget(m_name, 1);
    top->addWidget(m_save);
    auto *side = new QVBoxLayout;
    side->setSpacing(gap(1.5));
    for (QPushButton *button : {m_apply, m_replace, m_rename, m_delete, m_export})
        side->addWidget(button);
    side->addStretch(1);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(gap(3));
    middle->addWidget(m_list, 1);
    middle->addLayout(side);
    auto *bottom = new QHBoxLayout;
    bottom->addWidget(import);
    bottom->addStretch(1);
    bottom->addWidget(close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(gap(4), gap(4), gap(4), gap(4));
    column->setSpacing(gap(2));
    column->addLayout(top);
    column->addWidget(m_moving);
    column->addLayout(middle, 1);
    column->addWidget(m_words);
    column->addWidget(m_standard);
    column->addWidget(m_problem);
    column->addLayout(bottom);
    resize(gap(140), gap(110));
}

void SavedSetsDialog::fill()
{
    const QString before = selected();
    m_filling = true;
    m_list->clear();
    for (const FilterSet &set : m_sets.sets().sets) {
        auto *item = new QListWidgetItem(set.name, m_list);
        item->setData(nameRole, set.name);
        item->setFlags(item->flags() | Qt::ItemIsEditable);
        if (set.name == m_sets.sets().standard) {
            QFont bold = m_list->font();
            bold.setBold(true);
            item->setFont(bold);
            item->setToolTip(tr("Applied when the book is opened"));
        }
        if (set.name == before)
            m_list->setCurrentItem(item);
    }
    if (!m_list->currentItem() && m_list->count() > 0)
        m_list->setCurrentRow(0);
    m_filling = false;
    const QStringList moving = m_sets.periodsOfNow();
    m_moving->setText(tr("Let “%1” move with the data", "a period, such as: last 30 days").arg(moving.join(u", "_s)));
    m_moving->setVisible(!moving.isEmpty());
    m_moving->setChecked(!moving.isEmpty());
    showSelected();
}

QString SavedSetsDialog::selected() const
{
    const QListWidgetItem *item = m_list->currentItem();
    return item ? item->data(nameRole).toString() : QString();
}

void SavedSetsDialog::showSelected()
{
    if (m_filling)
        return;
    const FilterSet *set = m_sets.sets().find(selected());
    for (QWidget *needsSet :
         std::initializer_list<QWidget *>{m_apply, m_replace, m_rename, m_delete, m_export, m_standard})
        needsSet->setEnabled(set != nullptr);
    m_standard->setChecked(set && m_sets.sets().standard == set->name);
    m_words->setText(set ? m_sets.words(*set)
                         : tr("Nothing is saved yet. Filter the book, give the filters a name, and save them."));
}

void SavedSetsDialog::askForName()
{
    m_name->setFocus(Qt::OtherFocusReason);
    m_name->selectAll();
}

void SavedSetsDialog::keep(const FilterSet &set)
{
    m_problem->hide();
    const auto kept = m_sets.save(set, false);
    if (kept) {
        m_name->clear();
        return;
    }
    if (kept.error().kind != ErrorKind::AlreadyExists)
        return say(kept.error().sentence());
    confirm(kept.error().message, tr("Replace its filters?"), tr("Replace"), [this, set] {
        if (const auto replaced = m_sets.save(set, true); !replaced)
            say(replaced.error().sentence());
        else
            m_name->clear();
    });
}

void SavedSetsDialog::renamed(QListWidgetItem *item)
{
    if (m_filling)
        return;
    // Not from inside the editor that is just closing: the list is filled anew.
    const QString from = item->data(nameRole).toString();
    QMetaObject::invokeMethod(
        this,
        [this, from, to = item->text()] {
            m_problem->hide();
            const auto status = m_sets.rename(from, to);
            fill();
            if (!status)
                say(status.error().sentence());
        },
        Qt::QueuedConnection);
}

void SavedSetsDialog::removeSelected()
{
    const QString name = selected();
    confirm(tr("Delete the saved set “%1”?").arg(name), tr("The filters that are on stay on."), tr("Delete"),
            [this, name] { m_sets.remove(name); });
}

void SavedSetsDialog::chooseImport()
{
    auto *dialog = new QFileDialog(this, tr("Import a set of filters"), {}, tr("Filters (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, &SavedSetsDialog::importFile);
    dialog->open();
}

void SavedSetsDialog::importFile(const QString &path)
{
    m_problem->hide();
    whenDone(m_sets.read(path), this, [this](const Result<FilterSetReading> &reading) { takeIn(reading); });
}

void SavedSetsDialog::takeIn(const Result<FilterSetReading> &reading)
{
    if (!reading)
        return say(reading.error().sentence());
    if (reading->leftOut.isEmpty())
        return keep(reading->set);
    const int leftOut = static_cast<int>(reading->leftOut.size());
    confirm(tr("%n part(s) of this file cannot be used here.", nullptr, leftOut), reading->leftOut.join(u'\n'),
            tr("Import the rest"), [this, set = reading->set] { keep(set); });
}

void SavedSetsDialog::chooseExport()
{
    auto *dialog =
        new QFileDialog(this, tr("Export the set of filters"), selected() + u".json"_s, tr("Filters (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"json"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &SavedSetsDialog::exportTo);
    dialog->open();
}

void SavedSetsDialog::exportTo(const QString &path)
{
    whenDone(m_sets.write(selected(), path), this, [this](const Status &written) {
        if (!written)
            say(written.error().sentence());
    });
}

void SavedSetsDialog::say(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->show();
}

void SavedSetsDialog::confirm(const QString &question, const QString &details, const QString &action,
                              std::function<void()> then)
{
    auto *box = new QMessageBox(QMessageBox::Question, windowTitle(), question, QMessageBox::NoButton, this);
    box->setObjectName(u"confirmation"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(details.toHtmlEscaped().replace(u'\n', u"<br>"_s));
    QPushButton *yes = box->addButton(action, QMessageBox::AcceptRole);
    box->setDefaultButton(box->addButton(QMessageBox::Cancel));
    connect(yes, &QPushButton::clicked, this, std::move(then));
    box->open();
}

}  // namespace clientele
