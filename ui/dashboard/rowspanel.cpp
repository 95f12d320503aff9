// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/rowspanel.h"

#include "ui/dashboard/cardqueries.h"
#include "ui/dashboard/elidedlabel.h"
#include "ui/dashboard/querytable.h"
#include "ui/shell/theme.h"

#include "app/future.h"
#include "models/items/conditiontext.h"
#include "models/items/rowsmodel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QShortcut>
#include <QStyle>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>
#include <QtConcurrentRun>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {
constexpr std::size_t quicklySorted = 20'000;
constexpr int mostCopied = 100'000;  // a clipboard is no export
}  // namespace

RowsPanel::RowsPanel(const ChartSource &source, QWidget *parent)
    : QFrame(parent),
      m_source(source),
      m_model(new RowsModel(this)),
      m_table(new QTableView(this)),
      m_title(new QLabel(this)),
      m_words(new ElidedLabel(this)),
      m_message(new QLabel(this)),
      m_copy(new QToolButton(this)),
      m_close(new QToolButton(this))
{
    build();
}

void RowsPanel::build()
{
    setObjectName("card"_L1);
    setFrameStyle(QFrame::Box | QFrame::Plain);
    setAccessibleName(tr("Rows behind a figure"));
    m_words->setProperty("tone", "soft");
    m_message->setTextFormat(Qt::PlainText);
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setWordWrap(true);
    m_message->hide();
    for (QToolButton *button : {m_copy, m_close}) {
        button->setObjectName("cardMenu"_L1);
        button->setFixedHeight(gap(6));
    }
    m_copy->setText(tr("Copy"));
    m_copy->setToolTip(tr("Copy the selected rows with their headers, or all rows"));
    connect(m_copy, &QToolButton::clicked, this, &RowsPanel::copy);
    m_close->setText(u"\u2715"_s);
    m_close->setToolTip(tr("Close"));
    m_close->setAccessibleName(tr("Close the rows"));
    connect(m_close, &QToolButton::clicked, this, &RowsPanel::closed);

    m_table->setModel(m_model);
    styleTable(m_table);
    // The view would sort by itself, and on this thread however many rows there are.
    m_table->setSortingEnabled(false);
    m_table->setAccessibleName(tr("Rows"));
    m_table->horizontalHeader()->setSectionsClickable(true);
    m_table->horizontalHeader()->setSortIndicatorShown(true);
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    connect(m_table->horizontalHeader(), &QHeaderView::sectionClicked, this, &RowsPanel::sortBy);
    // Enter, and a double click. Ctrl+C in the table would copy one cell.
    connect(m_table, &QTableView::activated, this, &RowsPanel::openCustomer);
    auto *copyKey = new QShortcut(QKeySequence::Copy, m_table, nullptr, nullptr, Qt::WidgetShortcut);
    connect(copyKey, &QShortcut::activated, this, &RowsPanel::copy);

    auto *head = new QHBoxLayout;
    head->setSpacing(gap(2));
    head->addWidget(m_title);
    head->addWidget(m_words, 1);
    head->addWidget(m_copy);
    head->addWidget(m_close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(gap(3), gap(2), gap(3), gap(2));
    column->setSpacing(gap(2));
    column->addLayout(head);
    column->addWidget(m_table, 1);
    column->addWidget(m_message, 1);
    applyFonts();
}

void RowsPanel::applyFonts()
{
    m_title->setFont(textFont(TextRole::CardTitle));
    m_words->setFont(textFont(TextRole::Secondary));
    m_table->setFont(textFont(TextRole::Secondary));
    m_table->horizontalHeader()->setFont(textFont(TextRole::Secondary));
}

QString RowsPanel::title() const { return m_title->text(); }

QString RowsPanel::words() const { return m_words->text(); }

void RowsPanel::showRows(const Query &query, const QStringList &keys)
{
    m_query = query;
    m_portfolio = m_source.portfolio();
    m_settled = false;
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
    whenDone(m_source.rowsBehind(query, keys), this, [this, round](const Result<std::vector<RowIndex>> &rows) {
        if (round == m_round)
            fill(rows);
    });
}

void RowsPanel::fill(const Result<std::vector<RowIndex>> &rows)
{
    const MeasureInfo *measure = m_source.catalogue()->measure(m_query.measure);
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    if (!rows || !measure) {
        m_model->setRows(m_portfolio, Table::Customers, {});
        m_title->setText(tr("No rows"));
        say(rows ? QString() : rows.error().sentence(), true);
    } else {
        m_title->setText(rowsText(measure->table, static_cast<qint64>(rows->size()), QLocale()));
        m_model->setRows(m_portfolio, measure->table, *rows);
        say(rows->empty() ? tr("No row of the book is behind this figure.") : QString(), false);
        // The first screenful stands for all: measuring millions would take its time.
        m_table->horizontalHeader()->setResizeContentsPrecision(50);
        m_table->resizeColumnsToContents();
        m_table->scrollToTop();
    }
    layout()->activate();  // a picture taken now has room for the new title
    m_settled = true;
    emit settled();
}

void RowsPanel::say(const QString &message, bool care)
{
    m_message->setText(message);
    m_message->setProperty("tone", care ? "care" : "soft");
    m_message->style()->unpolish(m_message);
    m_message->style()->polish(m_message);
    m_message->setVisible(!message.isEmpty());
    m_table->setVisible(message.isEmpty());
    m_copy->setEnabled(message.isEmpty());
}

void RowsPanel::sortBy(int column)
{
    // The header has turned its arrow already.
    const Qt::SortOrder order = m_table->horizontalHeader()->sortIndicatorOrder();
    const std::vector<RowIndex> &rows = m_model->rowNumbers();
    if (rows.size() <= quicklySorted)
        return m_model->sort(column, order);
    const quint64 round = ++m_round;
    m_settled = false;
    const auto sorting = QtConcurrent::run([portfolio = m_model->portfolio(), table = m_model->table(), rows,
                                            by = m_model->column(column),
                                            order] { return sortedRows(*portfolio, table, rows, by, order); });
    whenDone(sorting, this, [this, round](std::vector<RowIndex> sorted) {
        if (round != m_round)
            return;
        m_model->reorder(std::move(sorted));
        m_settled = true;
        emit settled();
    });
}

void RowsPanel::copy()
{
    std::vector<int> rows;
    const QModelIndexList selected = m_table->selectionModel()->selectedRows();
    if (selected.isEmpty()) {
        rows.resize(static_cast<std::size_t>(std::min(m_model->rowCount(), mostCopied)));
        std::iota(rows.begin(), rows.end(), 0);
    } else {
        for (const QModelIndex &index : selected)
            rows.push_back(index.row());
        std::ranges::sort(rows);
    }
    QGuiApplication::clipboard()->setText(m_model->asText(rows));
}

void RowsPanel::openCustomer(const QModelIndex &index)
{
    const QString customer = m_model->data(index, CustomerRole).toString();
    if (!customer.isEmpty() && m_portfolio->customerRow(customer))
        emit customerRequested(customer);
}

void RowsPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        emit closed();
    else
        QFrame::keyPressEvent(event);
}

void RowsPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange)
        applyFonts();
    QFrame::changeEvent(event);
}

}  // namespace clientele
