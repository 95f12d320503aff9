// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/platform/promptpieces.h"

#ifdef Q_OS_UNIX
#include <dirent.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <charconv>
#include <cstring>
#include <memory>
#endif

namespace clientele {

#ifdef Q_OS_UNIX

namespace {

// 0 where the descriptor is no connected socket of the internet.
quint16 peerPort(int descriptor)
{
    sockaddr_storage address{};
    socklen_t size = sizeof address;
    if (getpeername(descriptor, reinterpret_cast<sockaddr *>(&address), &size) != 0)
        return 0;
    if (address.ss_family == AF_INET)
        return ntohs(reinterpret_cast<const sockaddr_in *>(&address)->sin_port);
    if (address.ss_family == AF_INET6)
        return ntohs(reinterpret_cast<const sockaddr_in6 *>(&address)->sin6_port);
    return 0;
}

}  // namespace

void sendPiecesAtOnce(quint16 port)
{
    const std::unique_ptr<DIR, int (*)(DIR *)> open(opendir("/dev/fd"), closedir);
    while (const dirent *entry = open ? readdir(open.get()) : nullptr) {
        int descriptor = -1;
        std::from_chars(entry->d_name, entry->d_name + std::strlen(entry->d_name), descriptor);
        const int on = 1;
        if (descriptor >= 0 && port != 0 && peerPort(descriptor) == port)
            setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    }
}

#else

void sendPiecesAtOnce(quint16) {}

#endif

}  // namespace clientele
