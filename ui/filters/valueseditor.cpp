// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filters/valueseditor.h"

#include "app/future.h"
#include "models/items/conditiontext.h"
#include "ui/dashboard/cardqueries.h"
#include "ui/dashboard/latestresults.h"
#include "ui/filters/valuedelegate.h"
#include "ui/shell/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

bool sameValues(const QStringList &a, const QStringList &b)
{
    return QSet<QString>(a.begin(), a.end()) == QSet<QString>(b.begin(), b.end());
}

}  // namespace

ValuesEditor::ValuesEditor(const ChartSource &source, QWidget *parent)
    : FieldEditor(parent),
      m_source(source),
      m_values(new FilterValues(this)),
      m_rows(new LatestResults(source, this)),
      m_mode(new QComboBox(this)),
      m_search(new QLineEdit(this)),
      m_list(new QListView(this)),
      m_tickShown(new QPushButton(tr("Tick all shown"), this)),
      m_tickNone(new QPushButton(tr("Tick none"), this)),
      m_showAll(new QCheckBox(this)),
      m_summary(new QLabel(this))
{
    build();
    m_search->installEventFilter(this);
    m_list->installEventFilter(this);
    connect(m_mode, &QComboBox::currentIndexChanged, this, &ValuesEditor::modeChanged);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_values->setSearch(text);
        summarise();
        goToFirst();
    });
    connect(m_showAll, &QCheckBox::toggled, this, [this](bool all) {
        m_values->setAllShown(all);
        goToFirst();
    });
    connect(m_tickShown, &QPushButton::clicked, this, [this] { m_values->checkShown(true); });
    connect(m_tickNone, &QPushButton::clicked, this, [this] { m_values->checkNone(); });
    connect(m_values, &FilterValues::checkedChanged, this, &ValuesEditor::summarise);
    connect(m_rows, &LatestResults::finished, this, &ValuesEditor::showRows);
}

void ValuesEditor::build()
{
    m_mode->setObjectName(u"filterMode"_s);
    m_mode->setAccessibleName(tr("How the values are meant"));
    m_search->setObjectName(u"valueSearch"_s);
    m_search->setClearButtonEnabled(true);
    m_list->setObjectName(u"filterValues"_s);
    m_list->setAccessibleName(tr("Values of the book"));
    m_list->setModel(m_values);
    m_list->setItemDelegate(new ValueDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tickShown->setObjectName(u"tickShown"_s);
    m_tickNone->setObjectName(u"tickNone"_s);
    m_showAll->setObjectName(u"showAllValues"_s);
    m_summary->setObjectName(u"softText"_s);
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    for (QPushButton *button : {m_tickShown, m_tickNone})
        button->setFlat(true);
    auto *ticks = new QHBoxLayout;
    ticks->setSpacing(gap(1.5));
    ticks->addWidget(m_tickShown);
    ticks->addWidget(m_tickNone);
    ticks->addStretch(1);
    ticks->addWidget(m_showAll);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(gap(1.5));
    column->addWidget(m_mode);
    column->addWidget(m_search);
    column->addWidget(m_list, 1);
    column->addLayout(ticks);
    column->addWidget(m_summary);
}

void ValuesEditor::edit(const FilterSubject &subject)
{
    m_subject = subject;
    m_missing = 0;
    m_listed = false;
    m_showAll->setChecked(false);
    const bool isText = fieldByName(subject.field.name).has_value();
    {
        const QSignalBlocker blocker(m_mode);
        fillModes(isText);
    }
    const Condition now = subject.now.value_or(Condition{});
    Mode mode = now.op == Op::NotIn ? Mode::NoneOf : Mode::AnyOf;
    if (now.op == Op::IsEmpty)
        mode = Mode::HasNone;
    else if (now.op == Op::Contains)
        mode = now.values.value(0).isEmpty() ? Mode::HasValue : Mode::Contains;
    m_search->setText(mode == Mode::Contains ? now.values.value(0) : QString());
    m_mode->setCurrentIndex(m_mode->findData(static_cast<int>(mode)));
    modeChanged();
    m_values->setValues({}, {});

    const QString &field = subject.field.name;
    const QString measure = countMeasure(subject.field.table);
    m_rows->ask({{.measure = measure, .by = {field}, .where = subject.others},
                 {.measure = measure, .by = {field}, .where = {}}});
}

void ValuesEditor::fillModes(bool contains)
{
    m_mode->clear();
    const auto add = [this](Mode mode, const QString &text) { m_mode->addItem(text, static_cast<int>(mode)); };
    add(Mode::AnyOf, tr("Any of these"));
    add(Mode::NoneOf, tr("All but these"));
    add(Mode::HasValue, tr("Has a value"));
    add(Mode::HasNone, tr("Has no value"));
    if (contains)
        add(Mode::Contains, tr("Contains a text"));
}

ValuesEditor::Mode ValuesEditor::mode() const { return static_cast<Mode>(m_mode->currentData().toInt()); }

void ValuesEditor::modeChanged()
{
    const bool ticks = mode() == Mode::AnyOf || mode() == Mode::NoneOf;
    const bool lists = ticks || mode() == Mode::Contains;
    m_search->setVisible(lists);
    m_list->setVisible(lists);
    m_tickShown->setVisible(ticks);
    m_tickNone->setVisible(ticks);
    const QString prompt = mode() == Mode::Contains ? tr("Text that the value contains") : tr("Find a value");
    m_search->setPlaceholderText(prompt);
    m_search->setAccessibleName(prompt);
    summarise();
}

void ValuesEditor::showRows()
{
    if (const auto failure = m_rows->failure()) {
        emit failed(failure->sentence());
        return;
    }
    QStringList keys;
    for (const ResultRow &row : m_rows->result(1)->rows) {
        if (!row.keys.value(0).isNull())
            keys += row.keys.front();
    }
    listValues(keys);
}

// Thousands of values are sorted and folded on a worker.
void ValuesEditor::listValues(const QStringList &keys)
{
    const quint64 round = ++m_round;
    const auto made = QtConcurrent::run(
        [portfolio = m_source.portfolio(), catalogue = m_source.catalogue(), field = m_subject.field.name, keys] {
            QStringList all = filterValues(*portfolio, *catalogue, field);
            if (all.isEmpty())
                all = sortedForPeople(keys);
            const ConditionText words(*portfolio, *catalogue);
            QStringList labels;
            labels.reserve(all.size());
            for (const QString &key : std::as_const(all))
                labels += words.key(field, key);
            return filterValuesOf(all, labels);
        });
    whenDone(made, this, [this, round](const std::vector<FilterValue> &values) {
        if (round != m_round)
            return;
        m_allKeys.clear();
        for (const FilterValue &value : values)
            m_allKeys += value.key;
        QHash<QString, qint64> rows;
        m_missing = 0;
        for (const ResultRow &row : m_rows->result(0)->rows) {
            if (row.keys.value(0).isNull())
                m_missing += row.value.scaled;
            else
                rows.insert(row.keys.front(), row.value.scaled);
        }
        const bool ticked = m_subject.now && (m_subject.now->op == Op::In || m_subject.now->op == Op::NotIn);
        m_values->setValues(values, ticked ? m_subject.now->values : QStringList());
        m_values->setRows(rows);
        m_listed = true;
        summarise();
        goToFirst();
    });
}

void ValuesEditor::goToFirst()
{
    if (m_values->rowCount() > 0)
        m_list->setCurrentIndex(m_values->index(0));
    const int hidden = m_values->hiddenValues();
    m_showAll->setText(tr("Show %n without rows", "values that no row has under the other filters", hidden));
    m_showAll->setVisible(hidden > 0 && m_list->isVisibleTo(this));
}

void ValuesEditor::summarise()
{
    if (!m_listed) {
        m_summary->clear();
        return;
    }
    const qint64 all = m_values->allRows() + m_missing;
    const auto of = [this, all](qint64 rows) {
        const Table table = m_subject.field.table == Table::Credit ? Table::Customers : m_subject.field.table;
        return rowsOfText(table, rows, all, QLocale());
    };
    const int chosen = static_cast<int>(m_values->checkedKeys().size());
    const QString ticked = tr("%n chosen", "values of a list", chosen);
    switch (mode()) {
    case Mode::AnyOf:
        m_summary->setText(ticked + u" · "_s + of(chosen == 0 ? all : m_values->checkedRows()));
        break;
    case Mode::NoneOf: {
        const QString left = ticked + u" · "_s + of(all - m_values->checkedRows());
        m_summary->setText(m_missing > 0 ? left + u' ' + tr("Those without a value stay in.") : left);
        break;
    }
    case Mode::HasValue:
        m_summary->setText(of(all - m_missing));
        break;
    case Mode::HasNone:
        m_summary->setText(of(m_missing));
        break;
    case Mode::Contains:
        m_summary->setText(tr("%n value(s) shown", nullptr, m_values->rowCount()));
        break;
    }
}

Result<std::optional<Condition>> ValuesEditor::condition() const
{
    using Made = std::optional<Condition>;
    const QString &field = m_subject.field.name;
    if (!m_listed)  // nothing can have been chosen yet
        return m_subject.now;
    switch (mode()) {
    case Mode::HasValue:
        return Made(anyValueCondition(m_subject.field, m_allKeys));
    case Mode::HasNone:
        return Made(Condition{field, Op::IsEmpty, {}, {}});
    case Mode::Contains:
        if (m_search->text().trimmed().isEmpty())
            return Made();
        return Made(Condition{field, Op::Contains, {m_search->text().trimmed()}, {}});
    case Mode::AnyOf:
    case Mode::NoneOf:
        break;
    }
    const QStringList values = m_values->checkedKeys();
    if (values.isEmpty())
        return Made();
    const Condition made = valuesCondition(field, values, mode() == Mode::NoneOf);
    const bool same = m_subject.now && m_subject.now->op == made.op && sameValues(m_subject.now->values, values);
    return same ? m_subject.now : Made(made);
}

bool ValuesEditor::isSettled() const { return m_listed && !m_rows->isBusy(); }

void ValuesEditor::takeFocus()
{
    QWidget *first = m_search->isVisibleTo(this) ? static_cast<QWidget *>(m_search) : m_mode;
    first->setFocus(Qt::PopupFocusReason);
}

void ValuesEditor::tickCurrent()
{
    const QModelIndex current = m_list->currentIndex();
    if (!current.isValid())
        return;
    const bool checked = current.data(Qt::CheckStateRole).value<Qt::CheckState>() == Qt::Checked;
    m_values->setData(current, checked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
    m_search->selectAll();  // the next one is typed over it
}

bool ValuesEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return FieldEditor::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (watched == m_search && (key->key() == Qt::Key_Down || key->key() == Qt::Key_Up)) {
        m_list->setFocus(Qt::TabFocusReason);
        return true;
    }
    if (enter && key->modifiers() == Qt::NoModifier) {
        // Enter ticks what was looked for; with nothing looked for, it is done.
        const bool looking = watched == m_search && mode() != Mode::Contains && !m_search->selectedText().size()
                             && !m_search->text().isEmpty();
        if (looking)
            tickCurrent();
        else
            emit accepted();
        return true;
    }
    return FieldEditor::eventFilter(watched, event);
}

}  // namespace clientele
