// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/search/searchpage.h"

#include "app/future.h"
#include "app/workspace.h"
#include "ui/search/similarcustomers.h"

#include <QButtonGroup>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QtConcurrent/QtConcurrentRun>

#include <chrono>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

constexpr std::chrono::milliseconds pauseInTyping{140};
constexpr int mostFound = 60;
const QString customerId = u"customer.id"_s;

Query rowsOf(const char *measure, const char *field, const QString &value)
{
    Query query;
    query.measure = QString::fromLatin1(measure);
    query.where.push_back({QString::fromLatin1(field), Op::In, {value}, {}});
    return query;
}

// The one customer that the filters pick, if they do.
QString pickedIn(const Conditions &conditions)
{
    for (const Condition &condition : conditions)
        if (condition.field == customerId && condition.op == Op::In && condition.values.size() == 1)
            return condition.values.constFirst();
    return {};
}

QString kindName(HitsModel::Kind kind, const QString &count)
{
    switch (kind) {
    case HitsModel::Kind::All:
        return SearchPage::tr("All (%1)", "all that was found").arg(count);
    case HitsModel::Kind::Customers:
        return SearchPage::tr("Customers (%1)").arg(count);
    case HitsModel::Kind::Complaints:
        return SearchPage::tr("Complaints (%1)").arg(count);
    case HitsModel::Kind::Products:
        break;
    }
    return SearchPage::tr("Products (%1)").arg(count);
}

}  // namespace

SearchPage::SearchPage(Workspace &workspace, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_edit(new QLineEdit(this)),
      m_kinds(new QButtonGroup(this)),
      m_list(new QListView(this)),
      m_empty(new QLabel(this)),
      m_scope(new QLabel(this)),
      m_everywhere(new QPushButton(tr("Search the whole book"), this)),
      m_state(new QLabel(this)),
      m_progress(new QProgressBar(this)),
      m_stop(new QPushButton(this)),
      m_similar(new SimilarCustomers(workspace, this))
{
    build();
    m_typing.setSingleShot(true);
    m_typing.setInterval(pauseInTyping);
    m_edit->installEventFilter(this);
    connect(&m_typing, &QTimer::timeout, this, &SearchPage::ask);
    connect(m_edit, &QLineEdit::textEdited, &m_typing, qOverload<>(&QTimer::start));
    connect(m_kinds, &QButtonGroup::idClicked, this, [this](int id) {
        m_model.show(static_cast<HitsModel::Kind>(id));
        showEmpty();
    });
    connect(m_list, &QListView::activated, this, &SearchPage::open);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &SearchPage::showSimilar);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &SearchPage::showSimilar);
    connect(m_everywhere, &QPushButton::clicked, &workspace.filters(), &FilterStack::clear);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        SearchService &service = m_workspace.searching();
        if (service.state().kind == SearchService::State::Kind::Building)
            service.stop();
        else
            service.restart();
    });
    connect(m_similar, &SimilarCustomers::customerRequested, this, &SearchPage::customerRequested);
    connect(&workspace.filters(), &FilterStack::changed, this, &SearchPage::ask);
    connect(&workspace, &Workspace::portfolioChanged, this, &SearchPage::ask);
    connect(&workspace.searching(), &SearchService::changed, this, [this] {
        showState();
        // What exact words found is replaced by what the index finds.
        if (m_workspace.searching().state().kind == SearchService::State::Kind::Ready)
            ask();
    });
    showState();
    ask();
}

void SearchPage::focusSearch()
{
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

void SearchPage::type(const QString &text)
{
    m_edit->setText(text);
    ask();
}

bool SearchPage::isSettled() const
{
    const auto kind = m_workspace.searching().state().kind;
    return m_pending == 0 && !m_typing.isActive() && m_similar->isSettled()
           && kind != SearchService::State::Kind::Building;
}

void SearchPage::ask()
{
    m_typing.stop();
    const int round = ++m_round;
    const QString text = m_edit->text().trimmed();
    m_scope->setText(tr("Within %n filter(s)", nullptr, static_cast<int>(m_workspace.filters().conditions().size())));
    const bool narrowed = !m_workspace.filters().conditions().empty();
    m_scope->setVisible(narrowed);
    m_everywhere->setVisible(narrowed);
    if (text.isEmpty()) {
        showHits(text, {});
        return;
    }
    ++m_pending;
    const auto shown = [this, round, text](const Shown &hits) {
        --m_pending;
        if (round == m_round)
            showHits(text, hits);
    };
    whenDone(m_workspace.search(text, mostFound), this,
             [this, text, shown, book = m_workspace.portfolio()](const Result<std::vector<SearchHit>> &hits) {
                 whenDone(QtConcurrent::run([book, text, hits, lexicon = m_lexicon]() -> Shown {
                              return hits ? Shown(HitsModel::shownOf(*book, MatchedWords(lexicon, text), *hits))
                                          : Shown(tl::unexpected(hits.error()));
                          }),
                          this, shown);
             });
}

void SearchPage::showHits(const QString &text, const Shown &hits)
{
    const QString kept = m_list->currentIndex().isValid() ? m_model.at(m_list->currentIndex().row()).id : QString();
    m_error = hits ? std::nullopt : std::optional(hits.error());
    const bool same = text == m_asked;
    m_asked = text;
    m_model.setHits(hits.value_or(std::vector<HitsModel::Hit>()));
    int row = 0;
    for (int i = 0; same && i < m_model.rowCount(); ++i)
        if (m_model.at(i).id == kept)
            row = i;
    if (m_model.rowCount() > 0)
        m_list->setCurrentIndex(m_model.index(row));
    showCounts();
    showEmpty();
    showSimilar();
}

void SearchPage::showCounts()
{
    for (int kind = 0; kind < HitsModel::kinds; ++kind) {
        const int count = m_model.count(static_cast<HitsModel::Kind>(kind));
        QAbstractButton *button = m_kinds->button(kind);
        button->setText(kindName(static_cast<HitsModel::Kind>(kind), QLocale().toString(count)));
        button->setVisible(!m_asked.isEmpty());
    }
}

void SearchPage::showEmpty()
{
    const bool any = m_model.rowCount() > 0;
    m_list->setVisible(any);
    m_empty->setVisible(!any);
    if (any)
        return;
    if (m_error)
        m_empty->setText(m_error->sentence());
    else if (m_asked.isEmpty())
        m_empty->setText(tr("Search by meaning and by words: customers with all that their records say, complaints and "
                            "products. “Swallowed card” also finds “the machine kept it”."));
    else if (!m_workspace.filters().conditions().empty())
        m_empty->setText(tr("Nothing within the filters fits “%1”.").arg(m_asked));
    else
        m_empty->setText(tr("Nothing in this book fits “%1”.").arg(m_asked));
}

void SearchPage::showState()
{
    using Kind = SearchService::State::Kind;
    const SearchService::State &state = m_workspace.searching().state();
    QString text;
    if (state.kind == Kind::Building || state.kind == Kind::Waiting)
        text = tr("The index is being made. Until then, words are found as they are written.");
    else if (state.kind == Kind::Stopped)
        text = tr("There is no index: words are found as they are written.");
    else if (state.failure)
        text = tr("%1 The embedder on this computer serves meanwhile.", "why the chosen one does not")
                   .arg(state.failure->message);
    m_state->setText(text);
    m_state->setVisible(!text.isEmpty());
    m_progress->setVisible(state.kind == Kind::Building);
    m_progress->setValue(qRound(state.progress * 100));
    m_stop->setVisible(state.kind == Kind::Building || state.kind == Kind::Stopped);
    m_stop->setText(state.kind == Kind::Stopped ? tr("Make it") : tr("Stop"));
}

void SearchPage::showSimilar()
{
    const QModelIndex current = m_list->currentIndex();
    if (current.isValid() && m_model.at(current.row()).kind == HitsModel::Kind::Customers)
        m_similar->setCustomer(m_model.at(current.row()).id);
    else
        m_similar->setCustomer(pickedIn(m_workspace.filters().conditions()));
}

void SearchPage::open(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const HitsModel::Hit hit = m_model.at(index.row());
    if (hit.kind == HitsModel::Kind::Customers)
        emit customerRequested(hit.id);
    else if (hit.kind == HitsModel::Kind::Products)
        emit rowsRequested(rowsOf("products.count", "product.id", hit.id), {});
    else
        emit rowsRequested(rowsOf("complaints.count", "complaint.description", hit.text), {});
}

bool SearchPage::keyPressed(QKeyEvent *event)
{
    const int last = m_model.rowCount() - 1;
    const int row = m_list->currentIndex().row();
    switch (event->key()) {
    case Qt::Key_Down:
    case Qt::Key_Up:
        if (last < 0)
            return false;
        m_list->setCurrentIndex(m_model.index(std::clamp(row + (event->key() == Qt::Key_Down ? 1 : -1), 0, last)));
        m_edit->setAccessibleDescription(m_list->currentIndex().data(Qt::AccessibleTextRole).toString());
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        // What is typed and not yet looked for comes first.
        if (m_typing.isActive() || m_edit->text().trimmed() != m_asked)
            ask();
        else
            open(m_list->currentIndex());
        return true;
    case Qt::Key_Escape:
        if (m_edit->text().isEmpty())
            return false;
        type({});
        return true;
    default:
        return false;
    }
}

bool SearchPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::KeyPress && keyPressed(static_cast<QKeyEvent *>(event)))
        return true;
    return QWidget::eventFilter(watched, event);
}

}  // namespace clientele
