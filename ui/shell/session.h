// SPDX-License-Identifier: GPL-3.0-or-later
// The way to an open book: which profile, its key or passphrase, the demo book. No widgets: the window shows its state.
#pragma once

#include "app/sources/demobook.h"
#include "app/store/profile.h"

#include <QObject>

namespace clientele {

class Workspace;

class Session : public QObject {
    Q_OBJECT
public:
    enum class State { Start, Opening, Passphrase, Open };

    // `folder`: the person's own profile; `demoFolder`: the demo book's.
    Session(Workspace &workspace, QString folder, QString demoFolder, QObject *parent = nullptr);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool isDemo() const { return m_demo; }
    [[nodiscard]] bool willCreate() const { return m_mode == Profile::Mode::CreateIfMissing && !exists(m_folder); }
    [[nodiscard]] const QString &problem() const { return m_problem; }  // why a passphrase is asked for again
    [[nodiscard]] const Error &lastError() const { return m_error; }

    void begin();     // the person's profile where there is one, else State::Start
    void openDemo();  // made where it is missing; in memory alone where there is no key to it
    void openOwn();   // made where it is missing
    void givePassphrase(const QString &passphrase);
    void cancel();  // back to the start
    void adopt();   // the workspace has a book already, put there by the caller

    [[nodiscard]] static QString defaultFolder();
    [[nodiscard]] static QString defaultDemoFolder();

signals:
    void stateChanged();
    void failed(const clientele::Error &error);
    // The demo book is open, but kept nowhere. `earlierSealed`: one from before lies under a passphrase, untouched.
    void demoInMemory(bool earlierSealed);

private:
    [[nodiscard]] static bool exists(const QString &folder);
    void open(const QString &folder, Profile::Mode mode, const Unlock &unlock);
    void opened(const Status &status, bool withPassphrase);
    void fillDemo();
    void showDemoFromMemory();
    void setState(State state);

    Workspace &m_workspace;
    QString m_ownFolder;
    QString m_demoFolder;
    QString m_folder;
    Profile::Mode m_mode = Profile::Mode::Existing;
    State m_state = State::Start;
    bool m_demo = false;
    QString m_problem;
    Error m_error;
    int m_attempt = 0;  // an answer to an attempt that was given up is dropped
};

}  // namespace clientele
