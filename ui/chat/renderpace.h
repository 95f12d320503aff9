// SPDX-License-Identifier: GPL-3.0-or-later
// How often a growing answer is drawn: at once after a pause, then at most 30 times a second, and never not at all.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace clientele {

class RenderPace : public QObject {
    Q_OBJECT
public:
    static constexpr int interval = 34;  // milliseconds

    explicit RenderPace(QObject *parent = nullptr);

    void request();  // something has changed: due() follows, from inside this call where it may
    void stop();     // what was requested is no longer wanted

signals:
    void due();

private:
    void draw();

    QTimer m_timer;
    QElapsedTimer m_last;
};

}  // namespace clientele
