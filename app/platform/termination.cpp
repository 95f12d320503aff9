// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/platform/termination.h"

#include <chrono>
#include <csignal>

namespace clientele {

namespace {

volatile std::sig_atomic_t wasAsked = 0;

extern "C" void remember(int) { wasAsked = 1; }

}  // namespace

Termination::Termination(QObject *parent) : QObject(parent)
{
    wasAsked = 0;
    m_before[0] = std::signal(SIGTERM, remember);
    m_before[1] = std::signal(SIGINT, remember);
    m_look.setInterval(std::chrono::milliseconds(100));
    m_look.callOnTimeout(this, [this] {
        if (!wasAsked)
            return;
        m_look.stop();
        emit asked();
    });
    m_look.start();
}

Termination::~Termination()
{
    std::signal(SIGTERM, m_before[0]);
    std::signal(SIGINT, m_before[1]);
}

}  // namespace clientele
