// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/listpage.h"

#include "ui/shell/iconbutton.h"
#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

constexpr int idRole = Qt::UserRole;

}  // namespace

ListPage::ListPage(QWidget *parent)
    : QWidget(parent),
      m_title(new QLabel(this)),
      m_search(new QLineEdit(this)),
      m_list(new QListWidget(this)),
      m_empty(new QLabel(this))
{
    setObjectName(u"messages"_s);
    setAttribute(Qt::WA_StyledBackground);
    m_title->setFont(textFont(TextRole::CardTitle));
    m_title->setTextFormat(Qt::PlainText);
    m_search->setObjectName(u"listSearch"_s);
    m_search->setClearButtonEnabled(true);
    m_search->setPlaceholderText(tr("Search in questions and answers"));
    m_search->setAccessibleName(tr("Search in questions and answers"));
    m_list->setObjectName(u"chatList"_s);
    m_list->setWordWrap(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_empty->setObjectName(u"softText"_s);
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setWordWrap(true);
    auto *back = new IconButton(u"left"_s, tr("Back to the conversation"), this);
    back->setObjectName(u"listBack"_s);
    auto *remove = new IconButton(u"trash"_s, tr("Delete the chosen entry"), this);
    remove->setObjectName(u"listRemove"_s);
    auto *top = new QHBoxLayout;
    top->setSpacing(gap(1));
    top->addWidget(back);
    top->addWidget(m_title, 1);
    top->addWidget(remove);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(gap(2), gap(2), gap(3.5), gap(2));
    column->setSpacing(gap(2));
    column->addLayout(top);
    column->addWidget(m_search);
    column->addWidget(m_empty);
    column->addWidget(m_list, 1);
    const auto removeCurrent = [this] {
        if (const QListWidgetItem *item = m_list->currentItem())
            emit removed(item->data(idRole).toString());
    };
    connect(back, &QToolButton::clicked, this, &ListPage::closed);
    connect(remove, &QToolButton::clicked, this, removeCurrent);
    connect(m_search, &QLineEdit::textChanged, this, &ListPage::searched);
    // A click opens at once; Enter, where the platform's own "activated" would be a second signal for the same click.
    connect(m_list, &QListWidget::itemClicked, this,
            [this](const QListWidgetItem *item) { emit opened(item->data(idRole).toString()); });
    m_list->installEventFilter(this);
    m_search->installEventFilter(this);
}

void ListPage::begin(const QString &title, const QString &empty, bool searched)
{
    m_title->setText(title);
    m_list->setAccessibleName(title);
    m_empty->setText(empty);
    const QSignalBlocker quiet(m_search);
    m_search->clear();
    m_search->setVisible(searched);
    setEntries({});
    (searched ? static_cast<QWidget *>(m_search) : m_list)->setFocus(Qt::OtherFocusReason);
}

void ListPage::setEntries(const std::vector<Entry> &entries)
{
    m_list->clear();
    for (const Entry &entry : entries) {
        auto *item = new QListWidgetItem(entry.title + u'\n' + entry.detail, m_list);
        item->setData(idRole, entry.id);
        item->setData(Qt::AccessibleTextRole, QString(entry.title + u", "_s + entry.detail));
        if (entry.care)
            item->setForeground(look().care);
    }
    m_list->setCurrentRow(entries.empty() ? -1 : 0);
    m_empty->setVisible(entries.empty());
    m_list->setVisible(!entries.empty());
}

bool ListPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const QListWidgetItem *item = m_list->currentItem();
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (item)
            emit opened(item->data(idRole).toString());
        return true;
    case Qt::Key_Delete:
        if (watched != m_list || !item)
            return false;
        emit removed(item->data(idRole).toString());
        return true;
    case Qt::Key_Down:
        if (watched != m_search || !item)
            return false;
        m_list->setFocus(Qt::TabFocusReason);
        return true;
    case Qt::Key_Escape:
        emit closed();
        return true;
    default:
        return false;
    }
}

}  // namespace clientele
