// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recommend/queuepage.h"

#include "app/future.h"
#include "app/workspace.h"
#include "ui/recommend/suggestionscard.h"

#include <QButtonGroup>
#include <QFileDialog>
#include <QLabel>
#include <QListView>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

constexpr int usualCalls = 20;
const QString callsSetting = u"queue.calls"_s;

QString partName(QueueModel::Part part, const QString &count)
{
    switch (part) {
    case QueueModel::Part::Calls:
        return QueuePage::tr("To call (%1)", "customers, a number").arg(count);
    case QueueModel::Part::Later:
        return QueuePage::tr("Not today (%1)", "customers, a number").arg(count);
    case QueueModel::Part::Absent:
        break;
    }
    return QueuePage::tr("No reason to call (%1)", "customers, a number").arg(count);
}

}  // namespace

QueuePage::QueuePage(Workspace &workspace, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_queue(workspace.suggestions()),
      m_calls(new QSpinBox(this)),
      m_parts(new QButtonGroup(this)),
      m_state(new QLabel(this)),
      m_progress(new QProgressBar(this)),
      m_stop(new QPushButton(this)),
      m_export(new QPushButton(tr("Export decisions…"), this)),
      m_list(new QListView(this)),
      m_empty(new QLabel(this)),
      m_card(new SuggestionsCard(workspace, this))
{
    build();
    connect(m_calls, &QSpinBox::valueChanged, this, &QueuePage::setMostCalls);
    connect(m_parts, &QButtonGroup::idClicked, this, [this](int id) {
        m_model.show(static_cast<QueueModel::Part>(id));
        showState();
    });
    connect(m_stop, &QPushButton::clicked, this, [this] {
        if (m_queue.state() == CallQueue::State::Stopped || m_queue.state() == CallQueue::State::Failed)
            m_queue.start();
        else
            m_queue.stop();
    });
    connect(m_export, &QPushButton::clicked, this, &QueuePage::exportDecisions);
    connect(&m_queue, &CallQueue::changed, this, [this] {
        if (m_queue.state() == CallQueue::State::Idle && isVisible())
            m_queue.start();
        refresh();
    });
    connect(&m_queue, &CallQueue::progressed, this, &QueuePage::showState);
    connect(m_list, &QListView::activated, this,
            [this](const QModelIndex &index) { emit customerRequested(m_model.customerAt(index.row())); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &QueuePage::showChosen);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &QueuePage::showChosen);
    connect(m_card, &SuggestionsCard::rowsRequested, this, &QueuePage::rowsRequested);
    connect(&workspace.filters(), &FilterStack::changed, this, &QueuePage::refresh);
    connect(&workspace, &Workspace::portfolioChanged, this, &QueuePage::refresh);
    showState();
}

bool QueuePage::isSettled() const
{
    using State = CallQueue::State;
    const bool there = m_queue.state() == State::Ready || m_queue.state() == State::Failed;
    return there && m_pending == 0 && m_card->isSettled();
}

void QueuePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    // Nothing is computed for a page that nobody looks at.
    if (m_queue.state() == CallQueue::State::Idle)
        m_queue.start();
    const int kept = m_workspace.setting(callsSetting).toInt();
    m_calls->setValue(kept > 0 ? kept : usualCalls);
}

void QueuePage::setMostCalls(int calls)
{
    m_workspace.setSetting(callsSetting, QByteArray::number(calls));
    showQueue(m_shown);
}

void QueuePage::refresh()
{
    const int round = ++m_round;
    showState();
    const CallQueue::Calls calls = m_queue.calls();
    if (!calls) {
        showQueue({});
        return;
    }
    Query query;
    query.measure = u"customers.count"_s;
    query.where = m_workspace.filters().conditions();
    ++m_pending;
    whenDone(m_workspace.rowsBehind(query, {}), this, [this, round, calls](const Result<std::vector<RowIndex>> &rows) {
        if (!rows)
            emit failed(rows.error());
        whenDone(QtConcurrent::run([calls, rows = rows.value_or(std::vector<RowIndex>())] {
                     std::vector<recommend::Call> within;
                     within.reserve(rows.size());
                     for (const RowIndex row : rows)
                         if (row < calls->size())
                             within.push_back((*calls)[row]);
                     return std::make_shared<const recommend::Queue>(recommend::queueOf(std::move(within)));
                 }),
                 this, [this, round](const std::shared_ptr<const recommend::Queue> &queue) {
                     --m_pending;
                     if (round == m_round)
                         showQueue(queue);
                 });
    });
}

void QueuePage::showQueue(std::shared_ptr<const recommend::Queue> queue)
{
    const QString chosen = m_model.customerAt(m_list->currentIndex().row());
    m_shown = std::move(queue);
    m_model.setQueue(m_queue.engine(), m_shown, m_calls->value());
    const int row = std::max(0, m_model.rowOf(chosen));
    if (m_model.rowCount() > 0)
        m_list->setCurrentIndex(m_model.index(row));
    showState();
}

void QueuePage::showChosen() { m_card->setCustomer(m_model.customerAt(m_list->currentIndex().row())); }

void QueuePage::showState()
{
    using State = CallQueue::State;
    using Part = QueueModel::Part;
    const State state = m_queue.state();
    for (const Part part : {Part::Calls, Part::Later, Part::Absent})
        m_parts->button(static_cast<int>(part))->setText(partName(part, QLocale().toString(m_model.count(part))));
    const bool busy = state == State::Preparing || state == State::Computing;
    m_progress->setVisible(busy);
    m_progress->setRange(0, state == State::Computing ? 100 : 0);
    m_progress->setValue(qRound(m_queue.progress() * 100));
    m_stop->setVisible(busy || state == State::Stopped || state == State::Failed);
    m_stop->setText(busy ? tr("Stop") : tr("Compute it"));
    QString text;
    const int within = m_model.count(Part::Calls) + m_model.count(Part::Later) + m_model.count(Part::Absent);
    if (busy)
        text = tr("Every customer of the book is looked at…");
    else if (state == State::Failed && m_queue.error())
        text = m_queue.error()->sentence();
    else if (state == State::Stopped)
        text = tr("Stopped: nobody has a place yet.");
    else if (m_shown)
        text =
            m_workspace.filters().conditions().empty()
                ? tr("%n customer(s) looked at, by the best suggestion, urgency and worth", nullptr, within)
                : tr("%n customer(s) within the filters, by the best suggestion, urgency and worth", nullptr, within);
    m_state->setText(text);
    const bool any = m_model.rowCount() > 0;
    m_list->setVisible(any);
    m_empty->setVisible(!any && !busy);
    m_empty->setText(m_model.part() == Part::Calls ? tr("Nobody within the filters has a reason to be called.")
                                                   : tr("Nobody."));
}

void QueuePage::exportDecisions()
{
    auto *dialog = new QFileDialog(this, tr("Export what was decided about suggestions"), u"suggestions.jsonl"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("JSON lines (*.jsonl)"));
    dialog->setDefaultSuffix(u"jsonl"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        whenDone(m_workspace.suggestions().exportTo(file), this, [this, file](const Result<qint64> &written) {
            if (!written) {
                emit failed(written.error());
                return;
            }
            const int count = static_cast<int>(*written);
            m_state->setText(tr("%n decision(s) written to %1", nullptr, count).arg(file));
        });
    });
    dialog->open();
}

}  // namespace clientele
