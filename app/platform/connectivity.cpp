// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/platform/connectivity.h"

#include <QNetworkInformation>
#include <QNetworkInterface>
#include <QTimer>

#include <algorithm>
#include <chrono>

namespace clientele {

namespace {

// Where the system says nothing: an address beyond this machine counts as a network.
bool hasOutwardAddress()
{
    const QList<QNetworkInterface> interfaces = QNetworkInterface::allInterfaces();
    return std::any_of(interfaces.begin(), interfaces.end(), [](const QNetworkInterface &candidate) {
        const auto wanted = QNetworkInterface::IsUp | QNetworkInterface::IsRunning;
        return (candidate.flags() & wanted) == wanted && !candidate.flags().testFlag(QNetworkInterface::IsLoopBack)
               && !candidate.addressEntries().isEmpty();
    });
}

}  // namespace

Connectivity::Connectivity(QObject *parent) : QObject(parent)
{
    if (QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Reachability)) {
        connect(QNetworkInformation::instance(), &QNetworkInformation::reachabilityChanged, this,
                &Connectivity::update);
    } else {
        auto *look = new QTimer(this);
        look->setInterval(std::chrono::seconds(20));
        connect(look, &QTimer::timeout, this, &Connectivity::update);
        look->start();
    }
    update();
}

void Connectivity::update()
{
    const QNetworkInformation *information = QNetworkInformation::instance();
    const bool known = information && information->reachability() != QNetworkInformation::Reachability::Unknown;
    const bool online = known ? information->reachability() == QNetworkInformation::Reachability::Online
                                    || information->reachability() == QNetworkInformation::Reachability::Site
                              : hasOutwardAddress();
    if (online == m_online)
        return;
    m_online = online;
    emit changed(online);
}

}  // namespace clientele
