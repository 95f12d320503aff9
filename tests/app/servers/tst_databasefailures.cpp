// SPDX-License-Identifier: GPL-3.0-or-later
// Servers that refuse, are silent, gone or changed, and a reading that is stopped: what is said, and that the book stays.
#include "tests/support/databasesfixture.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTest>

using namespace clientele;
using namespace clientele::test;

class DatabaseFailures : public QObject, private DatabasesFixture {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (!areInstalled())
            QSKIP("MariaDB and PostgreSQL are not installed");
        const QByteArray problem = start();
        QVERIFY2(problem.isEmpty(), problem.constData());
    }

    void cleanup() { QCOMPARE(empty(), QString()); }

    void failuresSayWhatIsWrong_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("password");
        QTest::addColumn<ErrorKind>("kind");
        const QString good = MariaDbServer::password();
        for (const bool mySql : {true, false}) {
            const QByteArray name = mySql ? "mysql " : "postgresql ";
            const QString url = mySql ? m_mariaDb.url() : m_postgres.url();
            const QString database = mySql ? QStringLiteral("/bank") : QStringLiteral("/banking_data");
            const QString scheme = url.section(u':', 0, 0);
            QTest::newRow(name + "password") << url << QStringLiteral("wrong") << ErrorKind::Refused;
            QTest::newRow(name + "no password") << url << QString() << ErrorKind::Refused;
            QTest::newRow(name + "user") << QString(url).replace(QStringLiteral("reader"), QStringLiteral("nobody"))
                                         << good << ErrorKind::Refused;
            QTest::newRow(name + "database") << QString(url).replace(database, QStringLiteral("/elsewhere")) << good
                                             << (mySql ? ErrorKind::Refused : ErrorKind::NotFound);
            QTest::newRow(name + "port") << scheme + QStringLiteral("://reader@127.0.0.1:1/bank") << good
                                         << ErrorKind::Unreachable;
            QTest::newRow(name + "host") << scheme + QStringLiteral("://reader@no.such.host.invalid/bank") << good
                                         << ErrorKind::Unreachable;
            QTest::newRow(name + "table") << url + QStringLiteral("?table=people") << good << ErrorKind::NotFound;
            QTest::newRow(name + "empty database") << url << good << ErrorKind::NotFound;
        }
        QTest::newRow("mysql database, seen by its owner")
            << QStringLiteral("mysql://loader@127.0.0.1:%1/elsewhere").arg(m_mariaDb.port()) << good
            << ErrorKind::NotFound;
        QTest::newRow("no database") << QStringLiteral("mysql://reader@127.0.0.1") << good << ErrorKind::InvalidInput;
        QTest::newRow("no host") << QStringLiteral("mysql:///bank") << good << ErrorKind::InvalidInput;
        QTest::newRow("kafka") << QStringLiteral("kafka://127.0.0.1:9092/topic") << good << ErrorKind::InvalidInput;
        QTest::newRow("odbc") << QStringLiteral("odbc:DRIVER={x}") << good << ErrorKind::InvalidInput;
        QTest::newRow("nonsense") << QStringLiteral("bank") << good << ErrorKind::InvalidInput;
    }

    void failuresSayWhatIsWrong()
    {
        QFETCH(QString, url);
        QFETCH(QString, password);
        QFETCH(ErrorKind, kind);
        QElapsedTimer timer;
        timer.start();
        const Status tested = testSource({QStringLiteral("bank"), url, {}, 0, 0, 0, 0}, saying(password));
        QVERIFY(timer.elapsed() < 10'000);
        QVERIFY(!tested);
        QVERIFY2(tested.error().kind == kind, qPrintable(tested.error().sentence()));
        QVERIFY(tested.error().message.endsWith(u'.'));
        QVERIFY2(!tested.error().sentence().contains(u'\n'), qPrintable(tested.error().sentence()));
        QVERIFY(!tested.error().sentence().contains(MariaDbServer::password()));
    }

    void silentServersAreGivenUp()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        for (const char *scheme : {"mysql", "postgresql"}) {
            QElapsedTimer timer;
            timer.start();
            const QString url =
                QStringLiteral("%1://reader@127.0.0.1:%2/bank").arg(QLatin1StringView(scheme)).arg(silent.serverPort());
            const Status tested = testSource({QStringLiteral("bank"), url, {}, 0, 0, 0, 0}, saying(QString()));
            QVERIFY(!tested);
            QCOMPARE(tested.error().kind, ErrorKind::Unreachable);
            QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
        }
    }

    void aTableWithoutANeededColumnStopsTheSync()
    {
        QCOMPARE(m_postgres.execute({customersTable(),
                                     QStringLiteral("INSERT INTO customers (name, city) VALUES ('Alice', 'Toronto')")}),
                 QString());
        const auto profile = newProfile({m_postgres.url()});
        QVERIFY(sync(*profile).snapshot > 0);
        QCOMPARE(m_postgres.execute({QStringLiteral("ALTER TABLE customers RENAME customer_id TO number"),
                                     QStringLiteral("CREATE TABLE products (id int, name text)"),
                                     QStringLiteral("INSERT INTO products VALUES (1, 'Visa')")}),
                 QString());
        const auto report = syncSources(*profile, {}, saying(MariaDbServer::password()), {});
        QVERIFY(!report);
        QVERIFY2(report.error().message.contains(QStringLiteral("customer.id")), qPrintable(report.error().sentence()));
        const PortfolioPtr book = profile->loadPortfolio().value();
        QCOMPARE(book->rows(Table::Customers), std::size_t(1));
        QCOMPARE(book->rows(Table::Products), std::size_t(0));
    }

    void aReadingCanBeStopped()
    {
        QCOMPARE(
            m_postgres.execute({customersTable(), QStringLiteral("INSERT INTO customers (name, city) SELECT 'Alice', "
                                                                 "'Toronto' FROM generate_series(1, 20000)")}),
            QString());
        const auto profile = newProfile({m_postgres.url()});
        std::atomic<bool> cancelled = false;
        qint64 read = 0;
        ImportOptions options;
        options.cancelled = &cancelled;
        options.progress = [&](qint64 rows) {
            read = rows;
            cancelled = true;
        };
        const auto report = syncSources(*profile, {}, saying(MariaDbServer::password()), options);
        QVERIFY(!report);
        QCOMPARE(report.error().kind, ErrorKind::Cancelled);
        QVERIFY2(read > 0 && read < 20'000, qPrintable(QString::number(read)));
        QCOMPARE(profile->newestSnapshot().value(), 0);
        QCOMPARE(sync(*profile).accepted(), 20'000);
    }

    void aServerThatIsGoneLeavesTheBook()
    {
        QCOMPARE(m_postgres.execute({customersTable(),
                                     QStringLiteral("INSERT INTO customers (name, city) VALUES ('Alice', 'Toronto')")}),
                 QString());
        const auto profile = newProfile({m_postgres.url()});
        QVERIFY(sync(*profile).snapshot > 0);
        PostgresServer other;
        QVERIFY2(other.start(), other.errors().constData());
        const auto lock = profile->lockForWriting();
        QVERIFY(profile->saveSource(**lock, {QStringLiteral("postgresql"), other.url(), {}, 0, 0, 0, 0}));
        other.kill();
        const auto report = syncSources(*profile, {}, saying(MariaDbServer::password()), {});
        QVERIFY(!report);
        QCOMPARE(report.error().kind, ErrorKind::Unreachable);
        QCOMPARE(profile->loadPortfolio().value()->rows(Table::Customers), std::size_t(1));
    }
};

QTEST_GUILESS_MAIN(DatabaseFailures)
#include "tst_databasefailures.moc"
