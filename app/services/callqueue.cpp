// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/callqueue.h"

#include "app/future.h"
#include "app/parallel.h"

#include <QLocale>
#include <QThread>
#include <QtConcurrentRun>

#include <chrono>
#include <numeric>

namespace clientele {

using recommend::Call;
using recommend::SetAside;

struct CallQueue::Running {
    std::atomic<bool> cancelled = false;
    std::atomic<std::size_t> done = 0;
    std::size_t all = 0;
};

CallQueue::CallQueue(Suggestions &service, QObject *parent) : QObject(parent), m_service(service)
{
    m_ticks.setInterval(std::chrono::milliseconds(80));
    connect(&m_ticks, &QTimer::timeout, this, &CallQueue::progressed);
    connect(&service, &Suggestions::engineChanged, this, [this] {
        cancel();
        m_calls.reset();
        m_engine.reset();
        setState(State::Idle);
    });
    connect(&service, &Suggestions::decisionsChanged, this, [this](const QString &customer) {
        if (!customer.isEmpty()) {
            computeOne(customer);
        } else if (m_state != State::Idle) {
            cancel();
            setState(State::Idle);
            start();
        }
    });
}

CallQueue::~CallQueue() { cancel(); }

void CallQueue::cancel()
{
    ++m_round;
    if (m_running)
        m_running->cancelled = true;
    m_running.reset();
    m_ticks.stop();
}

double CallQueue::progress() const
{
    if (!m_running || m_running->all == 0)
        return 0;
    return static_cast<double>(m_running->done) / static_cast<double>(m_running->all);
}

void CallQueue::start()
{
    if (m_state == State::Preparing || m_state == State::Computing || m_state == State::Ready)
        return;
    setState(State::Preparing);
    whenDone(m_service.engine(), this, [this, round = m_round](const Suggestions::Made &made) {
        if (round != m_round)
            return;
        if (made.engine) {
            compute(*made.engine);
        } else {
            m_error = made.engine.error();
            setState(State::Failed);
        }
    });
}

void CallQueue::compute(const Suggestions::Engine &engine)
{
    const auto running = std::make_shared<Running>();
    running->all = engine->book()->rows(Table::Customers);
    m_running = running;
    setState(State::Computing);
    m_ticks.start();
    std::map<RowIndex, SetAside> aside;
    for (const recommend::Decision &decision : m_service.decisions())
        if (const auto row = engine->book()->customerRow(decision.customerId))
            aside.try_emplace(*row, m_service.setAside(decision.customerId, QLocale()));
    whenDone(QtConcurrent::run([engine, running, aside = std::move(aside)] {
                 std::vector<RowIndex> rows(running->all);
                 std::iota(rows.begin(), rows.end(), RowIndex{0});
                 const auto asideOf = [&aside](RowIndex row) {
                     const auto found = aside.find(row);
                     return found == aside.end() ? nullptr : &found->second;
                 };
                 return recommend::callsOf(
                     *engine, rows, asideOf,
                     {QThread::idealThreadCount(), shareWithFreeWorkers, &running->cancelled, &running->done});
             }),
             this, [this, engine, round = m_round](const Result<std::vector<Call>> &calls) {
                 if (round != m_round)
                     return;
                 m_ticks.stop();
                 m_running.reset();
                 if (!calls) {
                     m_error = calls.error();
                     setState(State::Failed);
                     return;
                 }
                 m_error.reset();
                 m_engine = engine;
                 m_calls = std::make_shared<const std::vector<Call>>(*calls);
                 setState(State::Ready);
             });
}

void CallQueue::computeOne(const QString &customerId)
{
    const auto row = m_engine ? m_engine->book()->customerRow(customerId) : std::nullopt;
    if (!row || !m_calls)
        return;
    whenDone(QtConcurrent::run([engine = m_engine, row = *row, aside = m_service.setAside(customerId, QLocale()),
                                calls = m_calls]() -> Calls {
                 const auto call = recommend::callsOf(*engine, std::array{row}, [&](RowIndex) { return &aside; });
                 auto all = std::make_shared<std::vector<Call>>(*calls);
                 if (call)
                     (*all)[row] = call->front();
                 return all;
             }),
             this, [this, engine = m_engine, before = m_calls, customerId](const Calls &calls) {
                 if (engine != m_engine)
                     return;
                 if (before != m_calls) {
                     // Another one was first.
                     computeOne(customerId);
                     return;
                 }
                 m_calls = calls;
                 emit changed();
             });
}

void CallQueue::stop()
{
    if (m_state != State::Preparing && m_state != State::Computing)
        return;
    cancel();
    setState(State::Stopped);
}

void CallQueue::setState(State state)
{
    m_state = state;
    emit changed();
}

}  // namespace clientele
