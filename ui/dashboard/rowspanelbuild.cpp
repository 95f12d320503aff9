// SPDX-License-Identifier: GPL-3.0-or-later
// How the panel of rows is put together: what stands where, and what answers to which key.
#include "ui/dashboard/rowspanel.h"

#include "ui/dashboard/elidedlabel.h"
#include "ui/dashboard/querytable.h"
#include "ui/dashboard/tablecolumns.h"
#include "ui/shell/theme.h"

#include "models/items/rowsmodel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QShortcut>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <chrono>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {
constexpr auto typingPause = std::chrono::milliseconds(120);
}

RowsPanel::RowsPanel(const ChartSource &source, QWidget *parent)
    : QFrame(parent),
      m_source(source),
      m_stop(std::make_shared<std::atomic<bool>>(false)),
      m_model(new RowsModel(this)),
      m_table(new QTableView(this)),
      m_title(new QLabel(this)),
      m_words(new ElidedLabel(this)),
      m_search(new QLineEdit(this)),
      m_message(new QLabel(this)),
      m_columnsButton(new QToolButton(this)),
      m_export(new QToolButton(this)),
      m_exportMenu(new QMenu(m_export)),
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

    m_search->setPlaceholderText(tr("Find in these rows"));
    m_search->setAccessibleName(tr("Find in these rows"));
    m_search->setToolTip(tr("Rows that have all of these words, with or without accents (Ctrl+F)"));
    m_search->setClearButtonEnabled(true);
    m_search->setFixedWidth(gap(52));
    m_typed.setSingleShot(true);
    m_typed.setInterval(typingPause);
    connect(m_search, &QLineEdit::textEdited, &m_typed, qOverload<>(&QTimer::start));
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (text.isEmpty() && m_settled && m_found)
            m_typed.start();  // also where a button emptied it
    });
    connect(&m_typed, &QTimer::timeout, this, [this] { arrangeRows(false); });
    connect(m_search, &QLineEdit::returnPressed, m_table, [this] { m_table->setFocus(Qt::OtherFocusReason); });

    for (QToolButton *button : {m_columnsButton, m_export, m_copy, m_close}) {
        button->setObjectName("cardMenu"_L1);
        button->setFixedHeight(gap(6));
    }
    m_columnsButton->setText(tr("Columns"));
    m_columnsButton->setToolTip(tr("Choose the columns and their order"));
    m_columnsButton->setPopupMode(QToolButton::InstantPopup);
    auto *columns = new QMenu(m_columnsButton);
    m_columnsButton->setMenu(columns);
    connect(columns, &QMenu::aboutToShow, this, [this, columns] {
        columns->clear();
        addColumnActions(columns, m_table);
    });
    m_export->setText(tr("Export"));
    m_export->setToolTip(tr("All of these rows as a file"));
    m_export->setPopupMode(QToolButton::InstantPopup);
    m_export->setMenu(m_exportMenu);
    m_copy->setText(tr("Copy"));
    m_copy->setToolTip(tr("Copy the cells you chose with their headers, or all rows"));
    connect(m_copy, &QToolButton::clicked, this, &RowsPanel::copy);
    m_close->setText(u"\u2715"_s);
    m_close->setToolTip(tr("Close"));
    m_close->setAccessibleName(tr("Close the rows"));
    connect(m_close, &QToolButton::clicked, this, &RowsPanel::closed);
    buildTable();

    auto *head = new QHBoxLayout;
    head->setSpacing(gap(2));
    head->addWidget(m_title);
    head->addWidget(m_words, 1);
    for (QWidget *control :
         {static_cast<QWidget *>(m_search), static_cast<QWidget *>(m_columnsButton), static_cast<QWidget *>(m_export),
          static_cast<QWidget *>(m_copy), static_cast<QWidget *>(m_close)})
        head->addWidget(control);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(gap(3), gap(2), gap(3), gap(2));
    column->setSpacing(gap(2));
    column->addLayout(head);
    column->addWidget(m_table, 1);
    column->addWidget(m_message, 1);
    applyFonts();
}

void RowsPanel::buildTable()
{
    m_table->setModel(m_model);
    styleTable(m_table);
    // Cells and not rows alone, so that a part can be copied; Shift+Space takes whole rows, as in a spreadsheet.
    m_table->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    // The view would sort by itself, and on this thread however many rows there are.
    m_table->setSortingEnabled(false);
    m_table->setAccessibleName(tr("Rows"));
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionsClickable(true);
    header->setSectionsMovable(true);
    header->setSortIndicatorShown(true);
    header->setSortIndicator(-1, Qt::AscendingOrder);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QHeaderView::sectionClicked, this, [this] { arrangeRows(true); });
    connect(header, &QHeaderView::sectionMoved, this, &RowsPanel::keepColumns);
    connect(header, &QWidget::customContextMenuRequested, this, [this, header](const QPoint &at) {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        addColumnActions(menu, m_table, header->logicalIndexAt(at));
        menu->popup(header->mapToGlobal(at));
    });
    // Enter, and a double click. Ctrl+C in the table would copy one cell.
    connect(m_table, &QTableView::activated, this, &RowsPanel::openCustomer);
    const auto key = [this](const QKeySequence &keys, auto action) {
        auto *shortcut = new QShortcut(keys, m_table, nullptr, nullptr, Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, this, action);
    };
    key(QKeySequence::Copy, &RowsPanel::copy);
    key(QKeySequence(Qt::SHIFT | Qt::Key_Space), [this] {
        const QItemSelection chosen = m_table->selectionModel()->selection();
        for (const QItemSelectionRange &range : chosen)
            m_table->selectionModel()->select(QItemSelection(range.topLeft(), range.bottomRight()),
                                              QItemSelectionModel::Select | QItemSelectionModel::Rows);
    });
    // Sorts by the column of the current cell, and the other way round when pressed again.
    key(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O), [this, header] {
        const int column = m_table->currentIndex().column();
        if (column < 0)
            return;
        const bool again = header->sortIndicatorSection() == column;
        header->setSortIndicator(column, again && header->sortIndicatorOrder() == Qt::AscendingOrder
                                             ? Qt::DescendingOrder
                                             : Qt::AscendingOrder);
        arrangeRows(true);
    });
}

void RowsPanel::applyFonts()
{
    m_title->setFont(textFont(TextRole::CardTitle));
    m_words->setFont(textFont(TextRole::Secondary));
    m_search->setFont(textFont(TextRole::Secondary));
    m_table->setFont(textFont(TextRole::Secondary));
    m_table->horizontalHeader()->setFont(textFont(TextRole::Secondary));
}

}  // namespace clientele
