// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/rowspanel.h"

#include "ui/dashboard/cardqueries.h"
#include "ui/dashboard/elidedlabel.h"
#include "ui/dashboard/tablecolumns.h"
#include "ui/shell/theme.h"

#include "app/future.h"
#include "models/items/conditiontext.h"
#include "models/items/rowsmodel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLayout>
#include <QLineEdit>
#include <QStyle>
#include <QTableView>
#include <QToolButton>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

constexpr std::size_t quicklyMoved = 20'000;  // rows in which a selection is followed to its new places
constexpr int mostCopied = 100'000;           // a clipboard is no export

// What a worker makes of the rows.
struct Arranged {
    RowsModel::RowList sorted;
    RowsModel::RowList shown;
};

RowsModel::RowList shared(std::vector<RowIndex> rows)
{
    return std::make_shared<const std::vector<RowIndex>>(std::move(rows));
}

}  // namespace

RowsPanel::~RowsPanel() { *m_stop = true; }

QString RowsPanel::title() const { return m_title->text(); }

QString RowsPanel::words() const { return m_words->text(); }

Conditions RowsPanel::conditions() const
{
    Conditions conditions = m_query.where;
    for (qsizetype index = 0; index < std::min(m_query.by.size(), m_keys.size()); ++index) {
        const QString &key = m_keys.at(index);
        conditions.push_back({.field = m_query.by.at(index),
                              .op = key.isNull() ? Op::IsEmpty : Op::In,
                              .values = key.isNull() ? QStringList() : QStringList{key},
                              .rows = {}});
    }
    return conditions;
}

void RowsPanel::showRows(const Query &query, const QStringList &keys)
{
    *m_stop = true;
    m_query = query;
    m_keys = keys;
    m_portfolio = m_source.portfolio();
    m_settled = false;
    m_search->clear();
    m_typed.stop();
    const std::shared_ptr<const Catalogue> catalogue = m_source.catalogue();
    const ConditionText text(*m_portfolio, *catalogue);
    QStringList words;
    if (const MeasureInfo *measure = catalogue->measure(query.measure))
        words += measure->label;
    for (qsizetype index = 0; index < std::min(query.by.size(), keys.size()); ++index)
        //: a dimension and one of its values: City: Toronto
        words += tr("%1: %2").arg(text.label(query.by.at(index)), text.key(query.by.at(index), keys.at(index)));
    words += text.of(query.where);
    m_words->setText(words.join(u" · "_s));

    const quint64 round = ++m_round;
    whenDone(m_source.rowsBehind(query, keys), this, [this, round](Result<std::vector<RowIndex>> rows) {
        if (round == m_round)
            fill(std::move(rows));
    });
}

void RowsPanel::fill(Result<std::vector<RowIndex>> rows)
{
    const MeasureInfo *measure = m_source.catalogue()->measure(m_query.measure);
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    if (!rows || !measure) {
        m_model->setRows(m_portfolio, Table::Customers, {});
        m_found = m_sorted = shared({});
        m_title->setText(tr("No rows"));
        say(rows ? QString() : rows.error().sentence(), true);
    } else {
        m_found = m_sorted = shared(std::move(*rows));
        m_model->setRowList(m_portfolio, measure->table, m_found);
        emit tableShown(measure->table);
        // The first screenful stands for all: measuring millions would take its time.
        m_table->horizontalHeader()->setResizeContentsPrecision(50);
        m_table->resizeColumnsToContents();
        m_table->scrollToTop();
        tell();
    }
    layout()->activate();  // a picture taken now has room for the new title
    m_settled = true;
    emit settled();
}

void RowsPanel::tell()
{
    const auto all = static_cast<qint64>(m_found->size());
    const qint64 shown = m_model->rowCount();
    m_title->setText(shown == all ? rowsText(m_model->table(), all, QLocale())
                                  : rowsOfText(m_model->table(), shown, all, QLocale()));
    if (all == 0)
        say(tr("No row of the book is behind this figure."), false);
    else
        say(shown == 0 ? tr("No row has all of these words.") : QString(), false);
}

void RowsPanel::say(const QString &message, bool care)
{
    m_message->setText(message);
    m_message->setProperty("tone", care ? "care" : "soft");
    m_message->style()->unpolish(m_message);
    m_message->style()->polish(m_message);
    m_message->setVisible(!message.isEmpty());
    m_table->setVisible(message.isEmpty());
    for (QToolButton *button : {m_copy, m_export, m_columnsButton})
        button->setEnabled(message.isEmpty());
}

void RowsPanel::arrangeRows(bool sortAnew)
{
    if (!m_found)
        return;
    *m_stop = true;
    m_stop = std::make_shared<std::atomic<bool>>(false);
    const quint64 round = ++m_round;
    m_settled = false;
    const int column = m_table->horizontalHeader()->sortIndicatorSection();
    const bool sorted = sortAnew && column >= 0 && column < m_model->columnCount();
    std::vector<RowColumn> searched;
    for (const int seen : seenColumns(m_table))
        searched.push_back(m_model->column(seen));
    const auto work = QtConcurrent::run(
        [portfolio = m_portfolio, table = m_model->table(), found = m_found, before = m_sorted, stop = m_stop, sorted,
         by = sorted ? m_model->column(column) : RowColumn(), order = m_table->horizontalHeader()->sortIndicatorOrder(),
         searched, words = m_search->text()] {
            Arranged arranged;
            arranged.sorted = sorted ? shared(sortedRows(*portfolio, table, *found, by, order, stop.get())) : before;
            arranged.shown = words.isEmpty() ? arranged.sorted
                                             : shared(rowsWithWords(*portfolio, table, *arranged.sorted, searched,
                                                                    words, QLocale(), stop.get()));
            return arranged;
        });
    whenDone(work, this, [this, round](Arranged arranged) {
        if (round != m_round)
            return;
        m_sorted = std::move(arranged.sorted);
        const bool reordered = arranged.shown->size() == m_model->rowNumbers().size();
        if (reordered && arranged.shown->size() <= quicklyMoved)
            m_model->reorder(std::move(arranged.shown));
        else
            m_model->showOnly(std::move(arranged.shown));
        tell();
        m_settled = true;
        emit settled();
    });
}

void RowsPanel::copy()
{
    const CopiedPart part = partToCopy(m_table, mostCopied);
    QGuiApplication::clipboard()->setText(m_model->asText(part.rows, part.columns));
}

void RowsPanel::openCustomer(const QModelIndex &index)
{
    const QString customer = m_model->data(index, CustomerRole).toString();
    if (!customer.isEmpty() && m_portfolio->customerRow(customer))
        emit customerRequested(customer);
}

QStringList RowsPanel::columnNames() const
{
    QStringList names;
    for (const RowColumn &column : m_model->rowColumns())
        names += QString::fromLatin1(column.name());
    return names;
}

QByteArray RowsPanel::columns() const { return columnState(m_table, columnNames()); }

void RowsPanel::setColumns(const QByteArray &state)
{
    m_restoring = true;
    restoreColumns(m_table, columnNames(), state);
    m_restoring = false;
}

void RowsPanel::keepColumns()
{
    if (!m_restoring)
        emit columnsChanged(m_model->table(), columns());
}

bool RowsPanel::event(QEvent *event)
{
    // Here the key searches the rows, not the book.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Find))
        event->accept();
    return QFrame::event(event);
}

void RowsPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        // First the search, then the panel.
        if (m_search->hasFocus() && !m_search->text().isEmpty())
            m_search->clear();
        else
            emit closed();
    } else if (event->matches(QKeySequence::Find)) {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    } else {
        QFrame::keyPressEvent(event);
    }
}

void RowsPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange)
        applyFonts();
    QFrame::changeEvent(event);
}

}  // namespace clientele
