// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/renderpace.h"

namespace clientele {

RenderPace::RenderPace(QObject *parent) : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &RenderPace::draw);
}

void RenderPace::request()
{
    if (m_timer.isActive())
        return;
    const qint64 since = m_last.isValid() ? m_last.elapsed() : interval;
    if (since >= interval)
        draw();
    else
        m_timer.start(static_cast<int>(interval - since));
}

void RenderPace::stop() { m_timer.stop(); }

void RenderPace::draw()
{
    m_last.start();
    emit due();
}

}  // namespace clientele
