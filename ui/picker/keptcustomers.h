// SPDX-License-Identifier: GPL-3.0-or-later
// The customers a person keeps at hand: those pinned, and those picked lately. Kept in the profile.
#pragma once

#include <QObject>
#include <QSet>
#include <QStringList>

namespace clientele {

class Workspace;

class KeptCustomers : public QObject {
    Q_OBJECT
public:
    explicit KeptCustomers(Workspace &workspace, QObject *parent = nullptr);

    void load();  // anew, from the profile that is open
    [[nodiscard]] const QStringList &pinned() const { return m_pinned; }
    [[nodiscard]] const QStringList &recent() const { return m_recent; }  // the latest first
    void addRecent(const QString &id);
    void togglePinned(const QString &id);

signals:
    void changed();

private:
    void save(const QString &key, const QStringList &ids);

    Workspace &m_workspace;
    QStringList m_pinned;
    QStringList m_recent;
};

}  // namespace clientele
