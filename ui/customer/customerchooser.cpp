// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/customerchooser.h"

#include "app/workspace.h"
#include "ui/picker/customerdelegate.h"
#include "ui/picker/keptcustomers.h"
#include "ui/shell/theme.h"

#include <QLabel>
#include <QListView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

CustomerChooser::CustomerChooser(Workspace &workspace, KeptCustomers &kept, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_kept(kept),
      m_heading(new QLabel(this)),
      m_hint(new QLabel(this)),
      m_list(new QListView(this))
{
    auto *title = new QLabel(tr("Customer"), this);
    title->setFont(textFont(TextRole::PageTitle));
    m_heading->setFont(textFont(TextRole::CardTitle));
    m_hint->setProperty("tone", "soft");
    for (QLabel *label : {m_heading, m_hint}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    auto *delegate = new CustomerDelegate(m_list);
    m_list->setObjectName(u"chooseCustomer"_s);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(delegate);
    m_list->setMouseTracking(true);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(gap(2));
    column->addWidget(title);
    column->addWidget(m_hint);
    column->addSpacing(gap(2));
    column->addWidget(m_heading);
    column->addWidget(m_list, 1);
    column->addStretch(0);  // while the list is hidden

    const auto choose = [this](const QModelIndex &index) {
        emit customerRequested(index.data(CustomerListModel::IdRole).toString());
    };
    connect(m_list, &QListView::activated, this, choose);
    connect(delegate, &CustomerDelegate::picked, this, choose);
    connect(delegate, &CustomerDelegate::pinToggled, this, [this](const QModelIndex &index) {
        m_kept.togglePinned(index.data(CustomerListModel::IdRole).toString());
    });
    connect(&m_kept, &KeptCustomers::changed, this, &CustomerChooser::fill);
    fill();
}

void CustomerChooser::setPicked(const QStringList &ids)
{
    m_picked = ids;
    fill();
}

void CustomerChooser::fill()
{
    const PortfolioPtr &book = m_workspace.portfolio();
    m_model.setPortfolio(book);
    m_model.setPinned({m_kept.pinned().begin(), m_kept.pinned().end()});
    std::vector<RowIndex> rows;
    for (const QString &id : m_picked.isEmpty() ? m_kept.pinned() + m_kept.recent() : m_picked)
        if (const auto row = book->customerRow(id); row && std::ranges::find(rows, *row) == rows.end())
            rows.push_back(*row);
    const bool any = !rows.empty();
    m_model.setRows(std::move(rows));
    m_heading->setText(m_picked.isEmpty() ? tr("Pinned and recent") : tr("Chosen by the filters"));
    m_heading->setVisible(any);
    m_list->setAccessibleName(m_heading->text());
    m_list->setVisible(any);
    m_hint->setText(m_picked.isEmpty()
                        ? tr("Nobody is chosen. Ctrl+K finds a customer by name or id; a double click on "
                             "a row opens whose it is.")
                        : tr("Several customers are chosen. Pick one; next and previous go through all."));
    if (any && !m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_model.index(0));
}

}  // namespace clientele
