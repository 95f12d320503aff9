// SPDX-License-Identifier: GPL-3.0-or-later
// Work that only the GUI thread can do, in steps: one a turn of the event loop, so that no frame waits for all of them.
#pragma once

#include <QObject>

#include <functional>
#include <vector>

namespace clientele {

class Turns : public QObject {
    Q_OBJECT
public:
    using Step = std::function<void()>;

    using QObject::QObject;

    // Ends with the last step, or with its owner; a step may add more.
    void add(Step step);

private:
    void next();

    std::vector<Step> m_steps;
    std::size_t m_done = 0;
    bool m_running = false;
};

}  // namespace clientele
