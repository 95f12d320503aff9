// SPDX-License-Identifier: GPL-3.0-or-later
// The calls of a whole book, computed in the background once a book and set of rules, and one customer anew where something
// was decided about that one. Lives on the GUI thread; the service outlives it.
#pragma once

#include "app/recommend/queue.h"
#include "app/services/suggestions.h"

#include <QTimer>

namespace clientele {

class CallQueue : public QObject {
    Q_OBJECT
public:
    enum class State { Idle, Preparing, Computing, Ready, Stopped, Failed };
    using Calls = std::shared_ptr<const std::vector<recommend::Call>>;  // by row of the customers' table

    explicit CallQueue(Suggestions &service, QObject *parent = nullptr);
    ~CallQueue() override;  // what runs is told to stop, and waited for by nobody

    void start();  // unless it is there or on its way
    void stop();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] double progress() const;  // 0 to 1, while it computes
    [[nodiscard]] const Calls &calls() const
    {
        return m_calls;
    }  // null before the first; the last one while another is made
    [[nodiscard]] const Suggestions::Engine &engine() const { return m_engine; }  // of these calls
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

signals:
    void changed();
    void progressed();

private:
    struct Running;
    void compute(const Suggestions::Engine &engine);
    void computeOne(const QString &customerId);
    void setState(State state);
    void cancel();

    Suggestions &m_service;
    State m_state = State::Idle;
    Suggestions::Engine m_engine;
    Calls m_calls;
    std::optional<Error> m_error;
    std::shared_ptr<Running> m_running;
    QTimer m_ticks;
    int m_round = 0;
};

}  // namespace clientele
