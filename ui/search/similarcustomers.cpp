// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/search/similarcustomers.h"

#include "app/future.h"
#include "app/workspace.h"
#include "models/items/customerindex.h"
#include "ui/search/similardelegate.h"
#include "ui/shell/theme.h"

#include <QLabel>
#include <QListWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

constexpr int shown = 8;

}  // namespace

SimilarCustomers::SimilarCustomers(Workspace &workspace, QWidget *parent)
    : QFrame(parent),
      m_workspace(workspace),
      m_title(new QLabel(this)),
      m_state(new QLabel(this)),
      m_list(new QListWidget(this))
{
    setObjectName(u"card"_s);
    m_title->setFont(textFont(TextRole::CardTitle));
    m_state->setObjectName(u"softText"_s);
    for (QLabel *label : {m_title, m_state}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_list->setObjectName(u"similarList"_s);
    m_list->setItemDelegate(new SimilarDelegate(m_list));
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setResizeMode(QListView::Adjust);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(gap(3), gap(3), gap(2), gap(2));
    column->setSpacing(gap(1.5));
    column->addWidget(m_title);
    column->addWidget(m_state);
    column->addWidget(m_list, 1);
    column->addStretch(0);

    connect(m_list, &QListWidget::itemActivated, this, [this](const QListWidgetItem *item) {
        emit customerRequested(item->data(SimilarDelegate::IdRole).toString());
    });
    connect(&workspace, &Workspace::portfolioChanged, this, &SimilarCustomers::ask);
    connect(&workspace.filters(), &FilterStack::changed, this, &SimilarCustomers::ask);
    setCustomer({});
}

void SimilarCustomers::setCustomer(const QString &customerId)
{
    if (customerId == m_customer && !customerId.isEmpty())
        return;
    m_customer = customerId;
    ask();
}

void SimilarCustomers::ask()
{
    const int round = ++m_round;
    const auto row = m_workspace.portfolio()->customerRow(m_customer);
    if (m_customer.isEmpty() || !row) {
        m_title->setText(tr("Similar customers"));
        m_state->setText(tr("Choose a customer to see who is like them, and in what."));
        m_list->clear();
        m_list->hide();
        m_state->show();
        return;
    }
    m_title->setText(tr("Like %1", "a customer's name").arg(customerLabel(*m_workspace.portfolio(), *row)));
    m_list->setAccessibleName(m_title->text());
    ++m_pending;
    whenDone(m_workspace.similar(m_customer, shown), this,
             [this, round](const Result<std::vector<SimilarCustomer>> &similar) {
                 --m_pending;
                 if (round == m_round)
                     show(similar);
             });
}

void SimilarCustomers::show(const Result<std::vector<SimilarCustomer>> &similar)
{
    m_list->clear();
    const bool any = similar && !similar->empty();
    m_list->setVisible(any);
    m_state->setVisible(!any);
    if (!similar)
        m_state->setText(similar.error().sentence());
    else if (!any)
        m_state->setText(tr("Nobody else is within the filters, or nothing is known to compare."));
    if (!any)
        return;
    const Portfolio &book = *m_workspace.portfolio();
    for (const SimilarCustomer &one : *similar) {
        if (one.customer >= book.rows(Table::Customers))
            continue;  // of a book that was just replaced
        auto *item = new QListWidgetItem(m_list);
        const QString name = customerLabel(book, one.customer);
        const QString share = tr("%1 % alike").arg(qRound(one.score * 100));
        item->setData(Qt::DisplayRole, name);
        item->setData(SimilarDelegate::IdRole, book.textAt(Field::CustomerId, one.customer));
        item->setData(SimilarDelegate::ShareRole, one.score);
        item->setData(SimilarDelegate::ShareTextRole, share);
        item->setData(SimilarDelegate::ReasonRole, one.sentence());
        item->setData(Qt::ToolTipRole, one.sentence());
        item->setData(Qt::AccessibleTextRole, u"%1, %2: %3"_s.arg(name, share, one.sentence()));
    }
}

}  // namespace clientele
