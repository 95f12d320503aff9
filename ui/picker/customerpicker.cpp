// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/picker/customerpicker.h"

#include "app/future.h"
#include "app/workspace.h"
#include "ui/picker/customerdelegate.h"
#include "ui/picker/keptcustomers.h"
#include "ui/shell/iconbutton.h"
#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QVBoxLayout>
#include <QtConcurrent/QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

constexpr std::size_t mostShown = 50;
constexpr int mostVisible = 9;
const QString customerId = u"customer.id"_s;

QLabel *plainLabel(QWidget *parent, TextRole role, const QString &name)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setFont(textFont(role));
    label->setObjectName(name);
    return label;
}

}  // namespace

CustomerPicker::CustomerPicker(Workspace &workspace, QWidget *parent)
    : QFrame(parent),
      m_workspace(workspace),
      m_kept(new KeptCustomers(workspace, this)),
      m_edit(new QLineEdit(this)),
      m_shortcut(plainLabel(this, TextRole::Axis, u"shortcutHint"_s)),
      m_popup(new QFrame(this)),
      m_list(new QListView(m_popup)),
      m_heading(plainLabel(m_popup, TextRole::Secondary, u"popupHeading"_s)),
      m_hint(plainLabel(m_popup, TextRole::Secondary, u"popupHint"_s))
{
    setObjectName(u"customerPicker"_s);
    auto *icon = new QLabel(this);
    icon->setPixmap(tintedIcon(u"search"_s, look().soft).pixmap(gap(3.5), gap(3.5)));
    m_edit->setObjectName(u"customerSearch"_s);
    m_edit->setPlaceholderText(tr("Find a customer by name or id"));
    m_edit->setAccessibleName(tr("Find a customer by name or id"));
    m_edit->setFrame(false);
    m_shortcut->setText(QKeySequence(Qt::CTRL | Qt::Key_K).toString(QKeySequence::NativeText));
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(gap(2.5), 0, gap(2), 0);
    line->setSpacing(gap(1.5));
    line->addWidget(icon);
    line->addWidget(m_edit, 1);
    line->addWidget(m_shortcut, 0, Qt::AlignVCenter);
    setFixedHeight(gap(8));
    setFocusProxy(m_edit);

    m_popup->setObjectName(u"popup"_s);
    m_popup->hide();
    auto *delegate = new CustomerDelegate(m_list);
    m_list->setObjectName(u"customerList"_s);
    m_list->setAccessibleName(tr("Customers found"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(delegate);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_heading->setWordWrap(true);
    m_hint->setText(tr("Enter picks · Shift+Enter opens the page · Ctrl+Enter adds or removes · Ctrl+D pins"));
    auto *column = new QVBoxLayout(m_popup);
    column->setContentsMargins(gap(1.5), gap(2), gap(1.5), gap(2));
    column->setSpacing(gap(1));
    column->addWidget(m_heading);
    column->addWidget(m_list);
    column->addWidget(m_hint);

    m_edit->installEventFilter(this);
    connect(m_edit, &QLineEdit::textEdited, this, &CustomerPicker::search);
    connect(delegate, &CustomerDelegate::picked, this, &CustomerPicker::pick);
    connect(delegate, &CustomerDelegate::pinToggled, this, [this](const QModelIndex &index) {
        m_kept->togglePinned(index.data(CustomerListModel::IdRole).toString());
    });
    connect(m_kept, &KeptCustomers::changed, this, [this] {
        m_model.setPinned({m_kept->pinned().begin(), m_kept->pinned().end()});
    });
    connect(&m_workspace, &Workspace::portfolioChanged, this, &CustomerPicker::bookChanged);
    connect(&m_workspace.filters(), &FilterStack::changed, this, &CustomerPicker::showChecked);
    bookChanged();
}

CustomerPicker::~CustomerPicker()
{
    delete m_popup;  // it may belong to the window by now
}

void CustomerPicker::bookChanged()
{
    const PortfolioPtr book = m_workspace.portfolio();
    m_model.setPortfolio(book);
    m_kept->load();
    showChecked();
    m_ready = false;
    m_index.reset();
    const int number = ++m_books;
    whenDone(QtConcurrent::run([book] { return std::make_shared<const CustomerIndex>(*book); }), this,
             [this, number](std::shared_ptr<const CustomerIndex> index) {
                 if (number != m_books)
                     return;
                 m_index = std::move(index);
                 m_ready = true;
                 search();
                 emit ready();
             });
}

void CustomerPicker::open()
{
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
    search();
    place();
}

void CustomerPicker::close()
{
    m_popup->hide();
    m_edit->clear();
    m_shortcut->show();
}

bool CustomerPicker::isOpen() const { return m_popup->isVisible(); }

void CustomerPicker::type(const QString &text)
{
    m_edit->setText(text);
    search();
    place();
}

void CustomerPicker::search()
{
    const PortfolioPtr &book = m_workspace.portfolio();
    const QString text = m_edit->text();
    m_shortcut->setVisible(text.isEmpty());
    std::vector<RowIndex> rows;
    if (searchWords(text).empty()) {
        // Nothing typed: those kept at hand, and where there are none the first of the book.
        for (const QString &id : m_kept->pinned() + m_kept->recent()) {
            const auto row = book->customerRow(id);
            if (row && std::find(rows.begin(), rows.end(), *row) == rows.end())
                rows.push_back(*row);
        }
        m_heading->setText(rows.empty() ? tr("Type a part of a name, or an id") : tr("Pinned and recent"));
        const auto first = static_cast<RowIndex>(std::min<std::size_t>(book->rows(Table::Customers), mostVisible));
        for (RowIndex row = 0; rows.size() < first && m_kept->pinned().isEmpty() && m_kept->recent().isEmpty(); ++row)
            rows.push_back(row);
    } else if (m_index) {
        rows = m_index->find(text, mostShown);
        m_heading->setText(rows.empty() ? tr("No customer of this book fits “%1”.").arg(text)
                           : rows.size() == mostShown
                               ? tr("The first %n customers that fit", nullptr, static_cast<int>(mostShown))
                               : tr("%n customer(s)", nullptr, static_cast<int>(rows.size())));
    }
    m_model.setRows(std::move(rows));
    if (m_model.rowCount() > 0)
        m_list->setCurrentIndex(m_model.index(0));
    if (m_edit->hasFocus() || m_popup->isVisible())
        place();
}

void CustomerPicker::place()
{
    // A child of the window, not a window: the focus stays in the search box on every platform.
    if (m_popup->parentWidget() != window())
        m_popup->setParent(window());
    const int rows = std::clamp(m_model.rowCount(), 0, mostVisible);
    m_list->setVisible(rows > 0);
    m_list->setFixedHeight(rows * gap(8) + gap(1));
    const int width = std::max(this->width(), gap(105));
    m_popup->setFixedWidth(std::min(width, window()->width() - gap(4)));
    m_popup->adjustSize();
    m_popup->move(mapTo(window(), QPoint(0, height() + gap(1))));
    m_popup->show();
    m_popup->raise();
}

void CustomerPicker::showChecked()
{
    QSet<QString> ids;
    for (const Condition &condition : m_workspace.filters().conditions()) {
        if (condition.field == customerId && condition.op == Op::In)
            ids.unite({condition.values.begin(), condition.values.end()});
    }
    m_model.setChecked(ids);
}

void CustomerPicker::pick(const QModelIndex &index, bool keepOthers)
{
    if (!index.isValid())
        return;
    const QString id = index.data(CustomerListModel::IdRole).toString();
    m_kept->addRecent(id);
    if (keepOthers) {
        m_workspace.filters().toggleValue(customerId, id, true);
        return;
    }
    close();
    m_edit->clearFocus();
    m_workspace.filters().set({customerId, Op::In, {id}, {}});
}

void CustomerPicker::moveCurrent(int by)
{
    if (!isOpen()) {
        open();
        return;
    }
    const int row = std::clamp(m_list->currentIndex().row() + by, 0, std::max(0, m_model.rowCount() - 1));
    m_list->setCurrentIndex(m_model.index(row));
    m_edit->setAccessibleDescription(m_model.index(row).data(Qt::AccessibleTextRole).toString());
}

bool CustomerPicker::keyPressed(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Down:
        moveCurrent(1);
        return true;
    case Qt::Key_Up:
        moveCurrent(-1);
        return true;
    case Qt::Key_PageDown:
        moveCurrent(mostVisible);
        return true;
    case Qt::Key_PageUp:
        moveCurrent(-mostVisible);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (event->modifiers().testFlag(Qt::ShiftModifier) && m_list->currentIndex().isValid()) {
            const QString id = m_list->currentIndex().data(CustomerListModel::IdRole).toString();
            close();
            m_edit->clearFocus();
            emit customerRequested(id);
            return true;
        }
        pick(m_list->currentIndex(), event->modifiers().testFlag(Qt::ControlModifier));
        return true;
    case Qt::Key_Escape:
        close();
        m_edit->clearFocus();
        return true;
    case Qt::Key_D:
        if (!event->modifiers().testFlag(Qt::ControlModifier) || !m_list->currentIndex().isValid())
            return false;
        m_kept->togglePinned(m_list->currentIndex().data(CustomerListModel::IdRole).toString());
        return true;
    default:
        return false;
    }
}

bool CustomerPicker::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_edit)
        return QFrame::eventFilter(watched, event);
    if (event->type() == QEvent::KeyPress && keyPressed(static_cast<QKeyEvent *>(event)))
        return true;
    if (event->type() == QEvent::FocusOut && static_cast<QFocusEvent *>(event)->reason() != Qt::ActiveWindowFocusReason)
        close();
    if (event->type() == QEvent::MouseButtonPress)
        search();
    return QFrame::eventFilter(watched, event);
}

}  // namespace clientele
