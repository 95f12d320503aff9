// SPDX-License-Identifier: GPL-3.0-or-later
// Profiles whose key is in the system's keychain, with a real one: gnome-keyring on a session bus of the test's own,
// and everything it keeps in a folder of the test's own.
#include "tests/support/commandline.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using clientele::test::CommandLine;
using clientele::test::Finished;

class tst_Keychain : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void opensWhatItMade();
    void aPassphraseIsNotTheKey();
    void aLockedKeychainOpensNothing();
    void aLockedKeychainMakesNothing();
    void aLostEntryIsNoKey();
    void noBusIsNoKeychain();

private:
    enum class Keyring { Unlocked, Locked };
    // clientele-cli inside a session with a keyring.
    [[nodiscard]] Finished inSession(Keyring keyring, const QString &profile, const QStringList &words,
                                     const QString &passphrase = {}) const;
    [[nodiscard]] QString folder(const QString &name) const { return m_home.filePath(name); }

    QTemporaryDir m_home;
    const QStringList m_demo{"demo", "--customers", "7", "--transactions", "10", "--complaints", "1"};
    const QStringList m_count{"query", R"({"measure":"customers.count"})"};
};

void tst_Keychain::initTestCase()
{
    for (const char *program : {"dbus-run-session", "gnome-keyring-daemon", "bash"})
        if (QStandardPaths::findExecutable(QString::fromLatin1(program)).isEmpty())
            QSKIP("dbus-run-session and gnome-keyring-daemon are not installed");
    QVERIFY(m_home.isValid());
    QVERIFY(QDir().mkpath(folder(QStringLiteral("run"))));
    QVERIFY(
        QFile::setPermissions(folder(QStringLiteral("run")), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    const Finished made = inSession(Keyring::Unlocked, QStringLiteral("profile"), m_demo);
    QVERIFY2(made.exitCode == 0, qPrintable(made.description()));
}

Finished tst_Keychain::inSession(Keyring keyring, const QString &profile, const QStringList &words,
                                 const QString &passphrase) const
{
    const QString start = keyring == Keyring::Unlocked
                              ? QStringLiteral("printf secret | gnome-keyring-daemon --unlock --components=secrets")
                              : QStringLiteral("gnome-keyring-daemon --start --components=secrets");
    CommandLine cli;
    cli.setVariable(QStringLiteral("CLIENTELE_PASSPHRASE"), passphrase);
    cli.setVariable(QStringLiteral("HOME"), m_home.path());
    cli.setVariable(QStringLiteral("XDG_DATA_HOME"), folder(QStringLiteral("data")));
    cli.setVariable(QStringLiteral("XDG_RUNTIME_DIR"), folder(QStringLiteral("run")));
    cli.setVariable(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), QString());
    QProcess process;
    // Only what the program itself says is looked at: the bus and the keyring talk too.
    cli.prepare(process, {});
    process.setProgram(QStringLiteral("dbus-run-session"));
    process.setArguments(
        QStringList{"--", "bash", "-c",
                    start + " >/dev/null 2>&1; exec \"$0\" \"$@\" 2>" + folder(QStringLiteral("stderr")),
                    clientele::test::programPath(), "--json", "--profile", folder(profile)}
        + words);
    process.start();
    Finished finished;
    finished.crashed = !process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit;
    process.kill();
    process.waitForFinished();
    finished.exitCode = process.exitCode();
    finished.out = process.readAllStandardOutput();
    QFile errors(folder(QStringLiteral("stderr")));
    if (errors.open(QIODevice::ReadOnly))
        finished.err = errors.readAll();
    return finished;
}

void tst_Keychain::opensWhatItMade()
{
    // Another session, another process: the key really was kept.
    const Finished counted = inSession(Keyring::Unlocked, QStringLiteral("profile"), m_count);
    QVERIFY2(counted.exitCode == 0 && counted.err.isEmpty(), qPrintable(counted.description()));
    QCOMPARE(counted.json()["matched_rows"].toInt(), 7);
    // And it is nowhere but there.
    QFile file(folder(QStringLiteral("profile/profile.db")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.read(16).startsWith("CLK1"));
    QCOMPARE(QDir(folder(QStringLiteral("profile"))).entryList(QDir::Files),
             QStringList({"profile.db", "profile.lock"}));
    // Two profiles do not share a key.
    QCOMPARE(inSession(Keyring::Unlocked, QStringLiteral("other"), m_demo).exitCode, 0);
    QCOMPARE(inSession(Keyring::Unlocked, QStringLiteral("other"), m_count).exitCode, 0);
    QCOMPARE(inSession(Keyring::Unlocked, QStringLiteral("profile"), m_count).exitCode, 0);
}

void tst_Keychain::aPassphraseIsNotTheKey()
{
    const Finished refused = inSession(Keyring::Unlocked, QStringLiteral("profile"), m_count, QStringLiteral("secret"));
    QVERIFY2(refused.failedProperly(1), qPrintable(refused.description()));
    QVERIFY(refused.err.contains("keychain") && refused.err.contains("Unset CLIENTELE_PASSPHRASE"));
}

void tst_Keychain::aLockedKeychainOpensNothing()
{
    const Finished refused = inSession(Keyring::Locked, QStringLiteral("profile"), m_count);
    QVERIFY2(refused.failedProperly(1), qPrintable(refused.description()));
    QVERIFY(refused.err.contains("locked") && refused.err.contains("CLIENTELE_PASSPHRASE"));
    QCOMPARE(inSession(Keyring::Unlocked, QStringLiteral("profile"), m_count).exitCode, 0);
}

void tst_Keychain::aLockedKeychainMakesNothing()
{
    const Finished refused = inSession(Keyring::Locked, QStringLiteral("never/made"), m_demo);
    QVERIFY2(refused.failedProperly(1), qPrintable(refused.description()));
    QVERIFY(refused.err.contains("CLIENTELE_PASSPHRASE"));
    QVERIFY(!QFile::exists(folder(QStringLiteral("never"))));
}

void tst_Keychain::aLostEntryIsNoKey()
{
    // The profile of another computer: its salt names an entry that this keychain does not have.
    QVERIFY(QDir().mkpath(folder(QStringLiteral("foreign"))));
    QVERIFY(QFile::copy(folder(QStringLiteral("profile/profile.db")), folder(QStringLiteral("foreign/profile.db"))));
    QFile file(folder(QStringLiteral("foreign/profile.db")));
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.seek(5);
    file.write("abc");
    file.close();
    const Finished refused = inSession(Keyring::Unlocked, QStringLiteral("foreign"), m_count);
    QVERIFY2(refused.failedProperly(1), qPrintable(refused.description()));
    QVERIFY(refused.err.contains("not in the keychain"));
}

void tst_Keychain::noBusIsNoKeychain()
{
    CommandLine cli(folder(QStringLiteral("profile")));
    cli.setVariable(QStringLiteral("CLIENTELE_PASSPHRASE"), QString());
    const Finished refused = cli(m_count);
    QVERIFY2(refused.failedProperly(1), qPrintable(refused.description()));
    QVERIFY(refused.err.contains("keychain") && refused.err.contains("CLIENTELE_PASSPHRASE"));
}

QTEST_GUILESS_MAIN(tst_Keychain)

#include "tst_keychain.moc"
