// SPDX-License-Identifier: GPL-3.0-or-later
// The sealed profile: what goes in comes out cell by cell, and nobody without the key reads or changes a byte.
#include "app/store/profile.h"
#include "models/portfolio/builder.h"

#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <limits>

using namespace clientele;

namespace {

const QString secretName = QStringLiteral("Zoë Ångström-O’Brien");

Unlock with(const QString &passphrase)
{
    return {passphrase};
}

const Unlock right = with(QStringLiteral("correct horse"));

// Every table, missing cells, an orphan, text of several scripts, the ends of 64 bits, columns that are absent.
PortfolioPtr hostileBook()
{
    PortfolioBuilder builder(PortfolioInfo{0, 0, DisplayZone(), *Currency::fromCode(u"CAD")});
    TableBuilder &customers = builder.table(Table::Customers);
    const QStringList names{secretName, QString(), QStringLiteral("名前"), QStringLiteral("😀 🏦"), QStringLiteral("a\nb\t\"c\"")};
    for (int i = 0; i < 300; ++i) {
        customers.beginRow();
        customers.setText(Field::CustomerId, QStringLiteral("C-%1").arg(i));
        customers.setText(Field::CustomerName, names[i % names.size()] + (i % 5 == 1 ? QString() : QString::number(i)));
        if (i % 3)
            customers.setNumber(Field::CustomerBalance, i % 2 ? std::numeric_limits<std::int64_t>::max() - i
                                                              : std::numeric_limits<std::int64_t>::min() + 1 + i);
        if (i % 4)
            customers.setNumber(Field::CustomerAge, i % 100);
    }
    TableBuilder &loans = builder.table(Table::Loans);
    for (int i = 0; i < 700; ++i) {
        loans.beginRow();
        loans.setText(Field::LoanCustomer, i % 7 ? QStringLiteral("C-%1").arg(i % 300) : QStringLiteral("orphan-%1").arg(i));
        loans.setText(Field::LoanType, i % 2 ? QStringLiteral("car") : QStringLiteral("house"));
        loans.setNumber(Field::LoanAmount, i * 101);
        loans.setText(Field::LoanCurrency, i % 3 ? QStringLiteral("JPY") : QString());
    }
    TableBuilder &atm = builder.table(Table::Atm);
    for (int i = 0; i < 70'000; ++i) {  // dictionaries past 8 and 16 bits
        atm.beginRow();
        atm.setText(Field::AtmId, QStringLiteral("M%1").arg(i));
        atm.setNumber(Field::AtmTime, i % 11 ? 1'700'000'000LL + i * 977 : missingNumber);
        atm.setNumber(Field::AtmAmount, i);
        atm.setText(Field::AtmCustomer, QStringLiteral("C-%1").arg(i % 300));
    }
    return builder.build().value();
}

QString difference(const Portfolio &a, const Portfolio &b)
{
    for (int i = 0; i < tableCount; ++i) {
        const auto table = static_cast<Table>(i);
        if (a.rows(table) != b.rows(table))
            return QStringLiteral("rows of %1").arg(QLatin1StringView(tableName(table)));
        for (const FieldInfo &about : fieldsOf(table)) {
            if (a.column(about.field).index() != b.column(about.field).index())
                return QStringLiteral("kind of %1").arg(QLatin1StringView(about.name));
            for (RowIndex row = 0; row < a.rows(table); ++row)
                if (a.textAt(about.field, row) != b.textAt(about.field, row)
                    || a.textAt(about.field, row).isNull() != b.textAt(about.field, row).isNull()
                    || (about.type != FieldType::Text && a.numberAt(about.field, row) != b.numberAt(about.field, row)))
                    return QStringLiteral("%1 in row %2").arg(QLatin1StringView(about.name)).arg(row);
        }
    }
    if (a.customerIds().size() != b.customerIds().size())
        return QStringLiteral("customer ids");
    for (Code code = 0; code < a.customerIds().size(); ++code)
        for (const Table table : {Table::Loans, Table::Atm})
            if (!std::ranges::equal(a.rowsOf(table, code), b.rowsOf(table, code)))
                return QStringLiteral("rows of customer %1").arg(a.customerIds().value(code));
    return {};
}

// Names, sizes, modes and bytes of everything under a folder.
QStringList census(const QString &folder)
{
    QStringList result;
    QDirIterator files(folder, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        const bool read = file.open(QIODevice::ReadOnly);
        result += QStringLiteral("%1 %2 %3").arg(file.fileName()).arg(int(file.permissions()))
                      .arg(read ? QString::fromLatin1(file.readAll().toHex()) : QString());
    }
    result.sort();
    return result;
}

std::unique_ptr<Profile> opened(const QString &folder, Profile::Mode mode = Profile::Mode::CreateIfMissing)
{
    auto profile = Profile::open(folder, right, mode);
    if (!profile)
        qWarning("%s", qPrintable(profile.error().sentence()));
    return profile ? std::move(*profile) : nullptr;
}

qint64 write(Profile &profile, const Portfolio &book, const std::vector<RejectedRow> &rejected = {},
             const std::vector<SourceSettings> &sources = {})
{
    const auto lock = profile.lockForWriting();
    return lock ? profile.writeSnapshot(**lock, book, rejected, sources).value_or(-1) : -1;
}

}  // namespace

class tst_Profile : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aNewProfileIsEmpty();
    void comesBackCellByCell();
    void keepsOnlyTheNewestSnapshot();
    void keepsRejectedRows();
    void keepsSources();
    void keepsSettings();
    void keepsItsZoneAndCurrency();
    void aRefusedKeyWritesNothing_data();
    void aRefusedKeyWritesNothing();
    void theSamePassphraseInAnotherNormalForm();
    void isNotThere();
    void nothingIsReadableInItsFiles();
    void isTheOwnersAlone();
    void oneWriterAtATime();
    void readersSeeTheOldBookWhileAnotherIsWritten();
    void aForeignFileIsNoProfile_data();
    void aForeignFileIsNoProfile();
    void flippedBytesAreAnError();
    void aTruncatedFileIsAnError();
    void anUnwritableFolderIsAnError();

private:
    std::unique_ptr<QTemporaryDir> m_home;
    QString m_folder;
};

void tst_Profile::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    QVERIFY(m_home->isValid());
    m_folder = m_home->filePath(QStringLiteral("deep/er/profile"));
}

void tst_Profile::aNewProfileIsEmpty()
{
    const auto profile = opened(m_folder);
    QVERIFY(profile);
    QCOMPARE(profile->folder(), m_folder);
    QCOMPARE(profile->newestSnapshot().value(), 0);
    const auto book = profile->loadPortfolio();
    QVERIFY(book);
    for (int table = 0; table < tableCount; ++table)
        QCOMPARE((*book)->rows(static_cast<Table>(table)), std::size_t(0));
    QVERIFY(profile->sources()->empty());
    QVERIFY(profile->rejectedRows()->empty());
}

void tst_Profile::comesBackCellByCell()
{
    const PortfolioPtr book = hostileBook();
    const qint64 before = QDateTime::currentSecsSinceEpoch();
    {
        const auto profile = opened(m_folder);
        QVERIFY(profile);
        QCOMPARE(write(*profile, *book), 1);
        QCOMPARE(difference(*book, **profile->loadPortfolio()), QString());
    }
    const auto profile = opened(m_folder, Profile::Mode::Existing);
    QVERIFY(profile);
    const auto back = profile->loadPortfolio();
    QVERIFY(back);
    QCOMPARE(difference(*book, **back), QString());
    QCOMPARE((*back)->info().snapshot, 1);
    QVERIFY((*back)->info().takenAt >= before);
    QVERIFY((*back)->info().takenAt <= QDateTime::currentSecsSinceEpoch());
}

void tst_Profile::keepsOnlyTheNewestSnapshot()
{
    const auto profile = opened(m_folder);
    QVERIFY(profile);
    const PortfolioPtr book = hostileBook();
    QCOMPARE(write(*profile, *book), 1);
    const qint64 size = QFileInfo(m_folder + "/profile.db").size();
    for (int i = 2; i < 6; ++i)
        QCOMPARE(write(*profile, *book), i);
    QCOMPARE(profile->newestSnapshot().value(), 5);
    QCOMPARE(difference(*book, **profile->loadPortfolio()), QString());
    // The pages of what was pruned are used again.
    QVERIFY(QFileInfo(m_folder + "/profile.db").size() < 2 * size);
    QVERIFY(QFileInfo(m_folder + "/profile.db-wal").size() == 0);
}

void tst_Profile::keepsRejectedRows()
{
    const auto profile = opened(m_folder);
    QVERIFY(profile);
    const PortfolioPtr book = hostileBook();
    write(*profile, *book, {{QStringLiteral("a.csv"), Table::Atm, 7, QStringLiteral("atm.amount"), QStringLiteral("Not a number."), QStringLiteral("x,y")}});
    write(*profile, *book, {{QStringLiteral("b.json"), Table::Loans, qint64(1) << 40, QString(), QStringLiteral("Whole."), QString()},
                            {QStringLiteral("b.json"), Table::Loans, 9, QString(), secretName, QString()}});
    const auto rows = profile->rejectedRows();
    QVERIFY(rows);
    QCOMPARE(rows->size(), std::size_t(3));
    QCOMPARE((*rows)[0].reason, secretName);
    QCOMPARE((*rows)[1].line, qint64(1) << 40);
    QCOMPARE((*rows)[2].file, QStringLiteral("a.csv"));
    QCOMPARE((*rows)[2].table, Table::Atm);
    QCOMPARE((*rows)[2].field, QStringLiteral("atm.amount"));
    QCOMPARE((*rows)[2].content, QStringLiteral("x,y"));
    QCOMPARE(profile->rejectedRows(1)->size(), std::size_t(1));
}

void tst_Profile::keepsSources()
{
    const auto profile = opened(m_folder);
    QVERIFY(profile);
    SourceSettings bank{QStringLiteral("bank"), QStringLiteral("mysql://reader@db.example/bank"), QStringLiteral("{}"), 0, 0, 0, 0};
    {
        const auto lock = profile->lockForWriting();
        QVERIFY(lock);
        QVERIFY(profile->saveSource(**lock, bank, QStringLiteral("s3cr;t'")));
        QVERIFY(profile->saveSource(**lock, {QStringLiteral("a"), QStringLiteral("kafka://h:1/t"), {}, 0, 0, 0, 0}));
    }
    bank.lastSync = 1'800'000'000;
    bank.accepted = 5;
    bank.rejected = 6;
    bank.duplicates = 7;
    write(*profile, *hostileBook(), {}, {bank});
    const auto sources = profile->sources();
    QVERIFY(sources);
    QCOMPARE(sources->size(), std::size_t(2));
    QCOMPARE(sources->front().name, QStringLiteral("a"));
    const SourceSettings &back = sources->back();
    QCOMPARE(back.url, bank.url);
    QCOMPARE(back.mapping, bank.mapping);
    QCOMPARE(back.lastSync, bank.lastSync);
    QCOMPARE(back.accepted + 10 * back.rejected + 100 * back.duplicates, 765);
    QCOMPARE(profile->sourcePassword(QStringLiteral("bank")).value(), QStringLiteral("s3cr;t'"));
    QCOMPARE(profile->sourcePassword(QStringLiteral("nobody")).value(), QString());
}

void tst_Profile::keepsSettings()
{
    const auto profile = opened(m_folder);
    QVERIFY(profile);
    QVERIFY(!profile->setting(QStringLiteral("layout"))->has_value());
    const QByteArray bytes("\0\xff'\"; DROP TABLE setting", 24);
    QVERIFY(profile->setSetting(QStringLiteral("layout"), bytes));
    QCOMPARE(profile->setting(QStringLiteral("layout")).value(), bytes);
    QVERIFY(profile->setSetting(QStringLiteral("layout"), QByteArray()));
    QVERIFY(profile->setting(QStringLiteral("layout"))->has_value());
    QCOMPARE(profile->setting(QStringLiteral("layout")).value(), QByteArray());
}

void tst_Profile::keepsItsZoneAndCurrency()
{
    // Tests run in Toronto; a profile that was made there shows Toronto's hours wherever it is opened.
    const QByteArray zone = opened(m_folder)->loadPortfolio().value()->info().zone.id();
    QCOMPARE(zone, DisplayZone::system().id());
    const QByteArray before = qgetenv("TZ");
    qputenv("TZ", "Asia/Tokyo");
    const auto elsewhere = opened(m_folder)->loadPortfolio();
    qputenv("TZ", before);
    QCOMPARE(elsewhere.value()->info().zone.id(), zone);
    QVERIFY(!elsewhere.value()->info().defaultCurrency.isEmpty());

    QVERIFY(opened(m_folder)->setSetting(QStringLiteral("currency"), "EUR"));
    QVERIFY(opened(m_folder)->setSetting(QStringLiteral("zone"), "Europe/Paris"));
    const auto changed = opened(m_folder)->loadPortfolio();
    QCOMPARE(changed.value()->info().zone.id(), QByteArray("Europe/Paris"));
    QCOMPARE(changed.value()->info().defaultCurrency.code(), QStringLiteral("EUR"));
}

void tst_Profile::aRefusedKeyWritesNothing_data()
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

void tst_Profile::aRefusedKeyWritesNothing()
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

void tst_Profile::theSamePassphraseInAnotherNormalForm()
{
    QVERIFY(Profile::open(m_folder, with(QStringLiteral("caf\u00e9")), Profile::Mode::CreateIfMissing));
    QVERIFY(Profile::open(m_folder, with(QStringLiteral("cafe\u0301")), Profile::Mode::Existing));
    QVERIFY(!Profile::open(m_folder, with(QStringLiteral("cafe")), Profile::Mode::Existing));
}

void tst_Profile::isNotThere()
{
    const auto missing = Profile::open(m_folder, right, Profile::Mode::Existing);
    QVERIFY(!missing);
    QCOMPARE(missing.error().kind, ErrorKind::NotFound);
    QVERIFY(census(m_home->path()).isEmpty());
}

void tst_Profile::nothingIsReadableInItsFiles()
{
    const auto profile = opened(m_folder);
    QVERIFY(profile);
    // A reader that keeps the log from being emptied: the log is looked into as well.
    const auto reader = opened(m_folder);
    write(*profile, *hostileBook(), {{secretName, Table::Atm, 1, {}, secretName, secretName}});
    {
        const auto lock = profile->lockForWriting();
        QVERIFY(profile->saveSource(**lock, {secretName, secretName, secretName, 0, 0, 0, 0}, QStringLiteral("hunter2hunter2")));
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
        const QByteArray words[] = {secretName.toUtf8(), "ngstr", "hunter2", "CREATE TABLE", "customer.name", "SQLite format",
                                    "correct horse", "orphan-7",
                                    QByteArray(reinterpret_cast<const char *>(secretName.utf16()), secretName.size() * 2)};
        for (const QByteArray &word : words)
            QVERIFY2(!bytes.contains(word), qPrintable(entry + u' ' + QString::fromUtf8(word)));
    }
    QVERIFY(seen > 100'000);
}

void tst_Profile::isTheOwnersAlone()
{
#ifdef Q_OS_WIN
    QSKIP("modes are a matter of POSIX");
#endif
    const auto profile = opened(m_folder);
    QVERIFY(profile);
    write(*profile, *hostileBook());
    constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther
        | QFile::ExeOther;
    QStringList seen;
    for (const QFileInfo &entry : QDir(m_folder).entryInfoList(QDir::Files)) {
        seen += entry.fileName();
        QVERIFY2(!(entry.permissions() & (others | QFile::ExeOwner)), qPrintable(entry.fileName()));
    }
    QCOMPARE(seen, QStringList({"profile.db", "profile.db-shm", "profile.db-wal", "profile.lock"}));
    QVERIFY(!(QFileInfo(m_folder).permissions() & others));
}

void tst_Profile::oneWriterAtATime()
{
    const auto first = opened(m_folder);
    const auto second = opened(m_folder);
    QVERIFY(first && second);
    auto lock = first->lockForWriting();
    QVERIFY(lock);
    const auto refused = second->lockForWriting(50);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Locked);
    QVERIFY(refused.error().retryable);
    lock->reset();
    QVERIFY(second->lockForWriting(0));
}

void tst_Profile::readersSeeTheOldBookWhileAnotherIsWritten()
{
    const auto writer = opened(m_folder);
    const auto reader = opened(m_folder);
    QVERIFY(writer && reader);
    write(*writer, *hostileBook());
    const auto lock = writer->lockForWriting();
    QVERIFY(lock);
    QCOMPARE(reader->newestSnapshot().value(), 1);
    QVERIFY(reader->loadPortfolio());
    const PortfolioPtr empty = PortfolioBuilder(PortfolioInfo{}).build().value();
    QVERIFY(writer->writeSnapshot(**lock, *empty, {}));
    QCOMPARE(reader->newestSnapshot().value(), 2);
    QCOMPARE(reader->loadPortfolio().value()->rows(Table::Atm), std::size_t(0));
}

void tst_Profile::aForeignFileIsNoProfile_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("short") << QByteArray("CLP1");
    QTest::newRow("text") << QByteArray(5000, 'x');
    QTest::newRow("plain SQLite") << QByteArray("SQLite format 3\0", 16) + QByteArray(4080, '\0');
}

void tst_Profile::aForeignFileIsNoProfile()
{
    QFETCH(QByteArray, content);
    QVERIFY(QDir().mkpath(m_folder));
    QFile file(m_folder + "/profile.db");
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    const QStringList before = census(m_home->path());
    const auto refused = Profile::open(m_folder, right, Profile::Mode::CreateIfMissing);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Corrupt);
    QCOMPARE(census(m_home->path()), before);
}

void tst_Profile::flippedBytesAreAnError()
{
    const PortfolioPtr book = hostileBook();
    write(*opened(m_folder), *book);
    QFile file(m_folder + "/profile.db");
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray sound = file.readAll();
    file.close();
    QRandomGenerator random(7);
    int refused = 0;
    for (int i = 0; i < 60; ++i) {
        QByteArray bytes = sound;
        const qsizetype at = i < 24 ? i : static_cast<qsizetype>(random.bounded(quint32(sound.size())));
        bytes[at] = static_cast<char>(bytes[at] ^ (1 << random.bounded(8)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        const auto profile = Profile::open(m_folder, right, Profile::Mode::Existing);
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
    QVERIFY2(refused > 40, qPrintable(QString::number(refused)));
}

void tst_Profile::aTruncatedFileIsAnError()
{
    write(*opened(m_folder), *hostileBook());
    QFile file(m_folder + "/profile.db");
    const qint64 whole = file.size();
    for (const qint64 size : {whole - 1, whole - 16'384, whole / 2, qint64(16'384), qint64(100), qint64(17)}) {
        QVERIFY(file.resize(size));
        const auto profile = Profile::open(m_folder, right, Profile::Mode::Existing);
        const auto read = profile ? (*profile)->loadPortfolio() : Result<PortfolioPtr>(tl::unexpected(profile.error()));
        QVERIFY2(!read, qPrintable(QString::number(size)));
        QVERIFY2(read.error().kind == ErrorKind::Corrupt, qPrintable(read.error().message));
    }
}

void tst_Profile::anUnwritableFolderIsAnError()
{
    QFile file(m_home->filePath(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    const QStringList before = census(m_home->path());
    const auto refused = Profile::open(file.fileName() + "/in/it", right, Profile::Mode::CreateIfMissing);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Storage);
    QVERIFY(!Profile::open(QStringLiteral("/proc/no/such"), right, Profile::Mode::CreateIfMissing));
    QCOMPARE(census(m_home->path()), before);
}

QTEST_GUILESS_MAIN(tst_Profile)

#include "tst_profile.moc"
