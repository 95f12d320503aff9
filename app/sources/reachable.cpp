// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/reachable.h"

#include <QCoreApplication>
#include <QHostInfo>
#include <QNetworkProxy>
#include <QTcpSocket>

#include <chrono>
#include <future>
#include <memory>
#include <thread>

namespace clientele {

namespace {

constexpr std::chrono::milliseconds lookupTime(2500);
constexpr int connectTime = 2500;  // milliseconds

// The system's resolver knows no time limit: it is left behind on its thread where it takes too long.
QList<QHostAddress> addressesOf(const QString &host)
{
    if (const QHostAddress address(host); !address.isNull())
        return {address};
    auto found = std::make_shared<std::promise<QList<QHostAddress>>>();
    auto answer = found->get_future();
    std::thread([found, host] { found->set_value(QHostInfo::fromName(host).addresses()); }).detach();
    return answer.wait_for(lookupTime) == std::future_status::ready ? answer.get() : QList<QHostAddress>();
}

}  // namespace

Status checkReachable(const QString &host, int port)
{
    const auto unreachable = [](const QString &message) {
        return fail(ErrorKind::Unreachable, message,
                    QCoreApplication::translate("Sources", "Check the address, and that the server runs."), true);
    };
    const QList<QHostAddress> addresses = addressesOf(host);
    if (addresses.isEmpty())
        return unreachable(QCoreApplication::translate("Sources", "There is no host %1.").arg(host));
    QString reason;
    for (const QHostAddress &address : addresses.mid(0, 2)) {
        QTcpSocket socket;
        socket.setProxy(QNetworkProxy::NoProxy);
        socket.connectToHost(address, static_cast<quint16>(port));
        if (socket.waitForConnected(connectTime / static_cast<int>(qMin(addresses.size(), qsizetype(2)))))
            return {};
        reason = socket.errorString();
    }
    return unreachable(
        QCoreApplication::translate("Sources", "Nobody answers on %1:%2 (%3).").arg(host).arg(port).arg(reason));
}

}  // namespace clientele
