// SPDX-License-Identifier: GPL-3.0-or-later
// What one program on this machine may ask of the server. Past a limit a client gets the status in brackets, or is cut.
#pragma once

#include <QtGlobal>

#include <chrono>

namespace clientele::server {

struct Limits {
    qsizetype targetBytes = 8 * 1024;  // of the request line (414)
    qsizetype headBytes = 16 * 1024;   // request line and headers together (431)
    qsizetype headers = 100;           // (431)
    qint64 bodyBytes = 64 * 1024;      // told before any of it is read where the client says its length (413)
    std::chrono::milliseconds reading{
        10'000};                             // from a request's first byte to its last, however slowly it drips (408)
    std::chrono::milliseconds idle{30'000};  // without a request: cut
    std::chrono::milliseconds answering{60'000};  // (504), or the local result where a provider is slow
    std::chrono::milliseconds writing{30'000};    // without a byte taken by the client: cut
    std::chrono::milliseconds draining{1'000};    // what a refused client still sends is read for so long
    int connections = 64;                         // at once (503)
    int suggestions = 8;                          // under way at once (503)
    double perSecond = 50;                        // requests, in the long run; with and without the token apart (429)
    int burst = 250;                              // as many at once
};

}  // namespace clientele::server
