// SPDX-License-Identifier: GPL-3.0-or-later
// Nobody without the key reads a byte of a profile or changes one unnoticed.
#include "tests/support/sampleprofile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace clientele;
using namespace clientele::test;

class tst_Seal : public QObject {
    Q_OBJECT

private slots:
    void init();
    void aRefusedKeyWritesNothing_data();
    void aRefusedKeyWritesNothing();
    void theSamePassphraseInAnotherNormalForm();
    void isNotThere();
    void nothingIsReadableInItsFiles();
    void isTheOwnersAlone();
    void aForeignFileIsNoProfile_data();
    void aForeignFileIsNoProfile();
    void flippedBytesAreAnError();
    void aTruncatedFileIsAnError();
    void anUnwritableFolderIsAnError();

private:
    std::unique_ptr<QTemporaryDir> m_home;
    QString m_folder;
};

void tst_Seal::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    QVERIFY(m_home->isValid());
    m_folder = m_home->filePath(QStringLiteral("deep/er/profile"));
}

void tst_Seal::aRefusedKeyWritesNothing_data()
{
    QTest::addColumn<bool>("exists");
    QTest::addColumn<Unlock>("unlock");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("wrong") << true << with(QStringLiteral("correct horsf")) << ErrorKind::WrongKey;
    QTest::newRow("right but longer") << true << with(QStringLiteral("correct horse ")) << ErrorKind::WrongKey;
    QTest::newRow("empty") << true << with(QStringLiteral("")) << ErrorKind::WrongKey;
    QTest::newRow("missing") << true << Unlock{} << ErrorKind::WrongKey;
    QTest::newRow("empty, no profile") << false << with(QStringLiteral("")) << ErrorKind::WrongKey;
    QTest::newRow("no keychain, no profile") << false << Unlock{} << ErrorKind::NoSecureStore;
}

void tst_Seal::aRefusedKeyWritesNothing()
{
    QFETCH(bool, exists);
    QFETCH(Unlock, unlock);
    QFETCH(ErrorKind, kind);
    if (exists)
        QVERIFY(write(*opened(m_folder), *hostileBook()) == 1);
    const QStringList before = census(m_home->path());
    QCOMPARE(before.isEmpty(), !exists);
    for (const auto mode : {Profile::Mode::CreateIfMissing, Profile::Mode::Existing}) {
        const auto refused = Profile::open(m_folder, unlock, mode);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, !exists && mode == Profile::Mode::Existing ? ErrorKind::NotFound : kind);
        QVERIFY(refused.error().message.endsWith(u'.'));
        QVERIFY(!refused.error().next.isEmpty());
        QCOMPARE(census(m_home->path()), before);
    }
    if (exists)
        QVERIFY(opened(m_folder, Profile::Mode::Existing));
}

void tst_Seal::theSamePassphraseInAnotherNormalForm()
{
    QVERIFY(Profile::open(m_folder, with(QStringLiteral("caf\u00e9")), Profile::Mode::CreateIfMissing));
    QVERIFY(Profile::open(m_folder, with(QStringLiteral("cafe\u0301")), Profile::Mode::Existing));
    QVERIFY(!Profile::open(m_folder, with(QStringLiteral("cafe")), Profile::Mode::Existing));
}

void tst_Seal::isNotThere()
{
    const auto missing = Profile::open(m_folder, rightPassphrase(), Profile::Mode::Existing);
    QVERIFY(!missing);
    QCOMPARE(missing.error().kind, ErrorKind::NotFound);
    QVERIFY(census(m_home->path()).isEmpty());
}

void tst_Seal::nothingIsReadableInItsFiles()
{
    const auto profile = opened(m_folder);
    QVERIFY(profile);
    // A reader that keeps the log from being emptied: the log is looked into as well.
    const auto reader = opened(m_folder);
    write(*profile, *hostileBook(), {{secretName, Table::Atm, 1, {}, secretName, secretName}});
    {
        const auto lock = profile->lockForWriting();
        QVERIFY(profile->saveSource(**lock, {secretName, secretName, secretName, 0, 0, 0, 0},
                                    QStringLiteral("hunter2hunter2")));
    }
    QVERIFY(profile->setSetting(secretName, secretName.toUtf8()));
    const QStringList entries = QDir(m_folder).entryList(QDir::Files);
    QVERIFY(entries.contains(QStringLiteral("profile.db-wal")));
    qint64 seen = 0;
    for (const QString &entry : entries) {
        QFile file(m_folder + u'/' + entry);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        seen += bytes.size();
        const QByteArray words[] = {
            secretName.toUtf8(),
            "ngstr",
            "hunter2",
            "CREATE TABLE",
            "customer.name",
            "SQLite format",
            "correct horse",
            "orphan-7",
            QByteArray(reinterpret_cast<const char *>(secretName.utf16()), secretName.size() * 2)};
        for (const QByteArray &word : words)
            QVERIFY2(!bytes.contains(word), qPrintable(entry + u' ' + QString::fromUtf8(word)));
    }
    QVERIFY(seen > 100'000);
}

void tst_Seal::isTheOwnersAlone()
{
#ifdef Q_OS_WIN
    QSKIP("modes are a matter of POSIX");
#endif
    const auto profile = opened(m_folder);
    QVERIFY(profile);
    write(*profile, *hostileBook());
    constexpr auto others =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    QStringList seen;
    for (const QFileInfo &entry : QDir(m_folder).entryInfoList(QDir::Files)) {
        seen += entry.fileName();
        QVERIFY2(!(entry.permissions() & (others | QFile::ExeOwner)), qPrintable(entry.fileName()));
    }
    QCOMPARE(seen, QStringList({"profile.db", "profile.db-shm", "profile.db-wal", "profile.lock"}));
    QVERIFY(!(QFileInfo(m_folder).permissions() & others));
}

void tst_Seal::aForeignFileIsNoProfile_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("short") << QByteArray("CLP1");
    QTest::newRow("text") << QByteArray(5000, 'x');
    QTest::newRow("plain SQLite") << QByteArray("SQLite format 3\0", 16) + QByteArray(4080, '\0');
}

void tst_Seal::aForeignFileIsNoProfile()
{
    QFETCH(QByteArray, content);
    QVERIFY(QDir().mkpath(m_folder));
    QFile file(m_folder + "/profile.db");
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    const QStringList before = census(m_home->path());
    const auto refused = Profile::open(m_folder, rightPassphrase(), Profile::Mode::CreateIfMissing);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Corrupt);
    QCOMPARE(census(m_home->path()), before);
}

void tst_Seal::flippedBytesAreAnError()
{
    const PortfolioPtr book = hostileBook();
    write(*opened(m_folder), *book);
    QFile file(m_folder + "/profile.db");
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray sound = file.readAll();
    file.close();
    QRandomGenerator random(7);
    int refused = 0;
    for (int i = 0; i < 40; ++i) {
        QByteArray bytes = sound;
        const qsizetype at = i < 24 ? i : static_cast<qsizetype>(random.bounded(quint32(sound.size())));
        bytes[at] = static_cast<char>(bytes[at] ^ (1 << random.bounded(8)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        const auto profile = Profile::open(m_folder, rightPassphrase(), Profile::Mode::Existing);
        auto read = profile ? (*profile)->loadPortfolio() : Result<PortfolioPtr>(tl::unexpected(profile.error()));
        if (!read) {
            ++refused;
            const auto kind = read.error().kind;
            QVERIFY2(kind == ErrorKind::Corrupt || (at < 16 && kind == ErrorKind::WrongKey),
                     qPrintable(QStringLiteral("%1 at %2").arg(read.error().message).arg(at)));
        } else {
            // A page that the book does not need.
            QCOMPARE(difference(*book, **read), QString());
        }
    }
    QVERIFY2(refused > 25, qPrintable(QString::number(refused)));
}

void tst_Seal::aTruncatedFileIsAnError()
{
    write(*opened(m_folder), *hostileBook());
    QFile file(m_folder + "/profile.db");
    const qint64 whole = file.size();
    for (const qint64 size : {whole - 1, whole - 16'384, whole / 2, qint64(16'384), qint64(100), qint64(17)}) {
        QVERIFY(file.resize(size));
        const auto profile = Profile::open(m_folder, rightPassphrase(), Profile::Mode::Existing);
        const auto read = profile ? (*profile)->loadPortfolio() : Result<PortfolioPtr>(tl::unexpected(profile.error()));
        QVERIFY2(!read, qPrintable(QString::number(size)));
        QVERIFY2(read.error().kind == ErrorKind::Corrupt, qPrintable(read.error().message));
    }
}

void tst_Seal::anUnwritableFolderIsAnError()
{
    QFile file(m_home->filePath(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    const QStringList before = census(m_home->path());
    const auto refused = Profile::open(file.fileName() + "/in/it", rightPassphrase(), Profile::Mode::CreateIfMissing);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Storage);
    QVERIFY(!Profile::open(QStringLiteral("/proc/no/such"), rightPassphrase(), Profile::Mode::CreateIfMissing));
    QCOMPARE(census(m_home->path()), before);
}

QTEST_GUILESS_MAIN(tst_Seal)

#include "tst_seal.moc"
