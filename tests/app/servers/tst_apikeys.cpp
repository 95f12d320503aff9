// SPDX-License-Identifier: GPL-3.0-or-later
// Keys of providers in a real keychain: gnome-keyring on a session bus of the test's own. The test runs itself again
// inside that session, with everything it keeps in a folder of its own.
#include "app/future.h"
#include "app/llm/apikey.h"
#include "app/workspace.h"
#include "tests/support/embeddingserver.h"
#include "tests/support/searchbook.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QtConcurrentRun>

#include <optional>

using namespace Qt::StringLiterals;
using namespace clientele;

namespace {

constexpr char insideVariable[] = "CLIENTELE_TEST_KEYRING";
constexpr int patience = 60'000;
const QUrl ours(u"https://api.example.com/v1"_s);

bool isInstalled()
{
    const QStringList programs{u"dbus-run-session"_s, u"gnome-keyring-daemon"_s, u"bash"_s};
    return std::ranges::none_of(
        programs, [](const QString &program) { return QStandardPaths::findExecutable(program).isEmpty(); });
}

// On a worker, as the program does it: the keychain answers on the main thread.
template<typename Work>
auto onWorker(Work work)
{
    using T = std::invoke_result_t<Work>;
    std::optional<T> result;
    QObject receiver;
    whenDone(QtConcurrent::run(work), &receiver, [&result](const T &value) { result = value; });
    if (!QTest::qWaitFor([&result] { return result.has_value(); }, patience))
        qFatal("the keychain did not answer");
    return *result;
}

}  // namespace

class tst_ApiKeys : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void aKeyIsKeptForItsOriginAlone();
    void anEmptyKeyTakesItAway();
    void whatNoHeaderCanCarryIsRefused();
    void theProviderGetsIt();
    void itIsNowhereInTheClear();
};

void tst_ApiKeys::initTestCase()
{
    if (!qEnvironmentVariableIsSet(insideVariable))
        QSKIP("dbus-run-session and gnome-keyring-daemon are not installed");
}

void tst_ApiKeys::aKeyIsKeptForItsOriginAlone()
{
    QVERIFY(onWorker([] { return llm::setApiKey(ours, "sk-first-key"); }).has_value());
    QCOMPARE(onWorker([] { return llm::apiKey(QUrl(u"https://api.example.com/other/v1"_s)); }), "sk-first-key");
    for (const char *other : {"https://api.example.org/v1", "https://api.example.com:8443/v1", "http://localhost/v1"})
        QCOMPARE(onWorker([other] { return llm::apiKey(QUrl(QString::fromLatin1(other))); }), QByteArray());
    QVERIFY(onWorker([] { return llm::setApiKey(ours, " sk-second-key\n"); }).has_value());
    QCOMPARE(onWorker([] { return llm::apiKey(ours); }), "sk-second-key");
}

void tst_ApiKeys::anEmptyKeyTakesItAway()
{
    QVERIFY(onWorker([] { return llm::setApiKey(ours, {}); }).has_value());
    QCOMPARE(onWorker([] { return llm::apiKey(ours); }), QByteArray());
    QVERIFY(onWorker([] { return llm::setApiKey(ours, {}); }).has_value());
}

void tst_ApiKeys::whatNoHeaderCanCarryIsRefused()
{
    QVERIFY(!onWorker([] { return llm::setApiKey(ours, "two\r\nlines"); }).has_value());
    QCOMPARE(onWorker([] { return llm::apiKey(ours); }), QByteArray());
}

void tst_ApiKeys::theProviderGetsIt()
{
    test::EmbeddingServer server;
    QVERIFY(onWorker([&server] { return llm::setApiKey(server.url(), "sk-of-this-server"); }).has_value());
    Workspace workspace;
    workspace.setPortfolio(test::searchBook());
    workspace.setSetting(u"provider"_s, server.setting());
    QTRY_VERIFY_WITH_TIMEOUT(workspace.searching().state().embedder.startsWith(u"remote/"_s), patience);
    QVERIFY(server.everything().contains("Bearer sk-of-this-server"));
    // Another key is used from the next request on.
    QVERIFY(onWorker([&server] { return llm::setApiKey(server.url(), "sk-the-newer-one"); }).has_value());
    workspace.providerKeyChanged();
    QTRY_VERIFY_WITH_TIMEOUT(workspace.providerState().kind == ProviderState::Kind::Online, patience);
    QTRY_VERIFY_WITH_TIMEOUT(workspace.searching().state().kind == SearchService::State::Kind::Ready, patience);
    bool done = false;
    whenDone(workspace.search(u"a transfer"_s, 1), &workspace, [&done](const auto &) { done = true; });
    QTRY_VERIFY_WITH_TIMEOUT(done, patience);
    QVERIFY(server.everything().contains("Bearer sk-the-newer-one"));
}

void tst_ApiKeys::itIsNowhereInTheClear()
{
    QDirIterator files(qEnvironmentVariable(insideVariable), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    int looked = 0;
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        ++looked;
        QVERIFY2(!file.readAll().contains("sk-the-newer-one"), qPrintable(file.fileName()));
    }
    QVERIFY(looked > 0);
}

int main(int argc, char *argv[])
{
    if (!isInstalled() || qEnvironmentVariableIsSet(insideVariable)) {
        QCoreApplication application(argc, argv);
        tst_ApiKeys test;
        return QTest::qExec(&test, argc, argv);
    }
    const QTemporaryDir home;
    QDir(home.path()).mkpath(u"run"_s);
    QFile::setPermissions(home.filePath(u"run"_s), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QString::fromLatin1(insideVariable), home.path());
    environment.insert(u"HOME"_s, home.path());
    environment.insert(u"XDG_DATA_HOME"_s, home.filePath(u"data"_s));
    environment.insert(u"XDG_RUNTIME_DIR"_s, home.filePath(u"run"_s));
    environment.remove(u"DBUS_SESSION_BUS_ADDRESS"_s);
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    QStringList words{u"--"_s, u"bash"_s, u"-c"_s,
                      u"printf secret | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; "
                      "exec \"$0\" \"$@\""_s};
    for (int i = 0; i < argc; ++i)
        words += QString::fromLocal8Bit(argv[i]);
    process.start(u"dbus-run-session"_s, words);
    process.waitForFinished(-1);
    return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : 1;
}

#include "tst_apikeys.moc"
