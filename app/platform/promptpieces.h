// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace clientele {

// From now on the process's connections to this port send short pieces at once. TCP holds such a piece back until the
// one before it is acknowledged, which the other side may put off for 40 ms, and QNetworkAccessManager hands over a body
// in pieces of 16 kB with no way to ask for anything else. Takes some microseconds; any thread. Does nothing on Windows.
void sendPiecesAtOnce(quint16 port);

}  // namespace clientele
