// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/turns.h"

#include <QPointer>
#include <QTimer>

namespace clientele {

void Turns::add(Step step)
{
    m_steps.push_back(std::move(step));
    if (m_running)
        return;
    m_running = true;
    QTimer::singleShot(0, this, &Turns::next);
}

void Turns::next()
{
    if (m_done == m_steps.size()) {
        m_running = false;
        return;
    }
    const Step step = std::move(m_steps[m_done++]);
    const QPointer<Turns> alive(this);
    step();
    if (alive)
        QTimer::singleShot(0, this, &Turns::next);
}

}  // namespace clientele
