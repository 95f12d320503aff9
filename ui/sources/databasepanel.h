// SPDX-License-Identifier: GPL-3.0-or-later
// A MySQL, MariaDB or PostgreSQL server as a source: try it, then read it. The password goes to the keychain.
#pragma once

#include "app/store/profile.h"
#include "app/sync/report.h"

#include <QFrame>
#include <QTimer>

#include <memory>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace clientele {

class Workspace;

class DatabasePanel : public QFrame {
    Q_OBJECT
public:
    explicit DatabasePanel(Workspace &workspace, QWidget *parent = nullptr);

    [[nodiscard]] SourceSettings source() const;

signals:
    void started();
    void reported(const clientele::ImportReport &report);
    void failed(const clientele::Error &error);

private:
    void kindChanged();
    void check();
    void tryIt();
    void read();
    void stop();
    void setBusy(bool busy, const QString &what = {});

    Workspace &m_workspace;
    QComboBox *m_kind;
    QLineEdit *m_name;
    QLineEdit *m_host;
    QSpinBox *m_port;
    QLineEdit *m_database;
    QLineEdit *m_user;
    QLineEdit *m_password;
    QLabel *m_state;
    QPushButton *m_try;
    QPushButton *m_read;
    QPushButton *m_stop;  // shown while the tables are read
    struct Run;
    std::shared_ptr<Run> m_run;  // what the reading thread looks at
    QTimer m_look;               // how far it is
    bool m_busy = false;
};

}  // namespace clientele
