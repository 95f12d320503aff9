// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/picker/keptcustomers.h"

#include "app/workspace.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

constexpr qsizetype mostRecent = 12;
const QString recentKey = u"picker.recent"_s;
const QString pinnedKey = u"picker.pinned"_s;

QStringList listOf(const QByteArray &json)
{
    QStringList ids;
    const QJsonArray array = QJsonDocument::fromJson(json).array();
    for (const auto &value : array) {
        if (value.isString())
            ids += value.toString();
    }
    return ids;
}

}  // namespace

KeptCustomers::KeptCustomers(Workspace &workspace, QObject *parent) : QObject(parent), m_workspace(workspace)
{
    load();
}

void KeptCustomers::load()
{
    m_recent = listOf(m_workspace.setting(recentKey));
    m_pinned = listOf(m_workspace.setting(pinnedKey));
    emit changed();
}

void KeptCustomers::save(const QString &key, const QStringList &ids)
{
    m_workspace.setSetting(key, QJsonDocument(QJsonArray::fromStringList(ids)).toJson(QJsonDocument::Compact));
    emit changed();
}

void KeptCustomers::addRecent(const QString &id)
{
    m_recent.removeAll(id);
    m_recent.prepend(id);
    m_recent.resize(std::min(m_recent.size(), mostRecent));
    save(recentKey, m_recent);
}

void KeptCustomers::togglePinned(const QString &id)
{
    if (!m_pinned.removeOne(id))
        m_pinned.append(id);
    save(pinnedKey, m_pinned);
}

}  // namespace clientele
