// SPDX-License-Identifier: GPL-3.0-or-later
// `cmake --install` gives a tree that runs wherever it is moved to, with its own SQLite and nobody else's, and on Linux
// an entry for the menu.
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

class Install : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString m_prefix;

    QString run(const QString &program, const QStringList &words, int expected = 0)
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("CLIENTELE_PASSPHRASE"), QStringLiteral("four plain words here"));
        process.setProcessEnvironment(environment);
        process.start(program, words);
        if (!process.waitForFinished(120'000) || process.exitCode() != expected)
            return QStringLiteral("failed: ") + QString::fromUtf8(process.readAllStandardError());
        return QString::fromUtf8(process.readAllStandardOutput());
    }

    QString command() const { return m_prefix + QStringLiteral("/bin/clientele-cli"); }

private slots:
    void initTestCase()
    {
#if !defined(Q_OS_LINUX)
        QSKIP("The layout of the tree is tested on Linux");
#endif
        const QString first = m_folder.filePath(QStringLiteral("first"));
        const QString said =
            run(QStringLiteral(CLIENTELE_CMAKE),
                {QStringLiteral("--install"), QStringLiteral(CLIENTELE_BUILD_DIR), QStringLiteral("--prefix"), first});
        QVERIFY2(!said.startsWith(u"failed"), qPrintable(said));
        // Where it was installed counts for nothing.
        m_prefix = m_folder.filePath(QStringLiteral("moved here"));
        QVERIFY(QDir().rename(first, m_prefix));
    }

    void theCommandLineBringsItsCipher()
    {
        const QString profile = m_folder.filePath(QStringLiteral("profile"));
        const QStringList words{QStringLiteral("--profile"), profile, QStringLiteral("--json")};
        const QString filled = run(command(), words + QStringList{"demo", "--customers", "3", "--transactions", "5"});
        QVERIFY2(!filled.startsWith(u"failed"), qPrintable(filled));
        const QString counted = run(command(), words + QStringList{"query", R"({"measure":"atm.count"})"});
        QVERIFY2(counted.contains(QStringLiteral("\"5\"")), qPrintable(counted));
        QFile sealed(profile + QStringLiteral("/profile.db"));
        QVERIFY(sealed.open(QIODevice::ReadOnly));
        QVERIFY(!sealed.read(16).startsWith("SQLite format 3"));
    }

    // Without the library of its own it says so, and writes nothing.
    void aCopyOfTheProgramAloneIsRefused()
    {
        const QString alone = m_folder.filePath(QStringLiteral("clientele-cli"));
        QVERIFY(QFile::copy(command(), alone));
        const QString profile = m_folder.filePath(QStringLiteral("none"));
        const QString said = run(alone, {QStringLiteral("--profile"), profile, QStringLiteral("demo")}, 0);
        QVERIFY2(said.startsWith(u"failed"), qPrintable(said));
        QVERIFY(!QFile::exists(profile + QStringLiteral("/profile.db")));
    }

    void theDesktopIsInTheMenu()
    {
        const QString said = run(m_prefix + QStringLiteral("/bin/clientele"), {QStringLiteral("--help")});
        QVERIFY2(said.contains(QStringLiteral("--screenshots")), qPrintable(said));
        QFile entry(m_prefix + QStringLiteral("/share/applications/clientele.desktop"));
        QVERIFY(entry.open(QIODevice::ReadOnly));
        const QByteArray lines = entry.readAll();
        QVERIFY(lines.contains("\nExec=clientele\n"));
        QVERIFY(lines.contains("\nIcon=clientele\n"));
        QVERIFY(QFile::exists(m_prefix + QStringLiteral("/share/icons/hicolor/scalable/apps/clientele.svg")));
    }

    // No library where other programs would find it.
    void nothingIsInTheWayOfOthers()
    {
        QStringList libraries;
        QDirIterator files(m_prefix, {QStringLiteral("lib*")}, QDir::Files | QDir::System,
                           QDirIterator::Subdirectories);
        while (files.hasNext())
            libraries += files.next();
        QVERIFY(!libraries.isEmpty());
        for (const QString &library : libraries)
            QVERIFY2(library.contains(QStringLiteral("/clientele/libsqlite3.so")), qPrintable(library));
    }
};

QTEST_GUILESS_MAIN(Install)
#include "tst_install.moc"
