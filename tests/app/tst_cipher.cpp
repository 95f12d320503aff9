// SPDX-License-Identifier: GPL-3.0-or-later
// The profile is sealed only if Qt's own SQLite driver really runs on our cipher: proved here on real files.

#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

namespace {

// A connection that is gone, name and all, at the end of the scope.
class Connection {
public:
    Connection(const QString &path, const QString &key)
    {
        m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("cipher"));
        m_database.setDatabaseName(path);
        m_database.open();
        if (!key.isEmpty()) {
            run(QStringLiteral("PRAGMA cipher='chacha20'"));
            run(QStringLiteral("PRAGMA key='%1'").arg(key));
        }
    }
    ~Connection()
    {
        m_database.close();
        m_database = QSqlDatabase();
        QSqlDatabase::removeDatabase(QStringLiteral("cipher"));
    }
    Q_DISABLE_COPY_MOVE(Connection)

    bool run(const QString &statement) { return QSqlQuery(m_database).exec(statement); }
    QString value(const QString &statement)
    {
        QSqlQuery query(m_database);
        return query.exec(statement) && query.next() ? query.value(0).toString() : QString();
    }

private:
    QSqlDatabase m_database;
};

}  // namespace

class tst_Cipher : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void theDriverRunsOnOurLibrary();
    void theFileDoesNotLookLikeSqlite();
    void theRightKeyReads();
    void anotherKeyReadsNothing_data();
    void anotherKeyReadsNothing();
    void searchesWordsInsideTheSeal();

private:
    QTemporaryDir m_folder;
    QString m_path;
};

void tst_Cipher::initTestCase()
{
    QVERIFY(m_folder.isValid());
    m_path = m_folder.filePath(QStringLiteral("sealed.db"));
    Connection connection(m_path, QStringLiteral("right"));
    QVERIFY(connection.run(QStringLiteral("CREATE TABLE note (text)")));
    QVERIFY(connection.run(QStringLiteral("INSERT INTO note VALUES ('Aurelie Tremblay')")));
}

void tst_Cipher::theDriverRunsOnOurLibrary()
{
    Connection connection(QStringLiteral(":memory:"), QString());
    QCOMPARE(connection.value(QStringLiteral("SELECT sqlite_version()")), QStringLiteral("3.53.2"));
    QVERIFY(
        connection.value(QStringLiteral("SELECT sqlite3mc_version()")).contains(QStringLiteral("Multiple Ciphers")));
}

void tst_Cipher::theFileDoesNotLookLikeSqlite()
{
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY(bytes.size() > 4096);
    QVERIFY(!bytes.startsWith("SQLite format 3"));
    QVERIFY(!bytes.contains("Tremblay"));
    QVERIFY(!bytes.contains("CREATE TABLE"));
}

void tst_Cipher::theRightKeyReads()
{
    Connection connection(m_path, QStringLiteral("right"));
    QCOMPARE(connection.value(QStringLiteral("SELECT text FROM note")), QStringLiteral("Aurelie Tremblay"));
}

void tst_Cipher::anotherKeyReadsNothing_data()
{
    QTest::addColumn<QString>("key");
    QTest::newRow("wrong") << QStringLiteral("wrong");
    QTest::newRow("none") << QString();
}

void tst_Cipher::anotherKeyReadsNothing()
{
    QFETCH(QString, key);
    Connection connection(m_path, key);
    QCOMPARE(connection.value(QStringLiteral("SELECT text FROM note")), QString());
    QVERIFY(!connection.run(QStringLiteral("INSERT INTO note VALUES ('mine')")));
}

void tst_Cipher::searchesWordsInsideTheSeal()
{
    Connection connection(m_path, QStringLiteral("right"));
    QVERIFY(connection.run(QStringLiteral("CREATE VIRTUAL TABLE word USING fts5(text)")));
    QVERIFY(connection.run(QStringLiteral("INSERT INTO word VALUES ('a lost card'), ('a late fee')")));
    QCOMPARE(connection.value(QStringLiteral("SELECT text FROM word WHERE word MATCH 'card'")),
             QStringLiteral("a lost card"));
}

QTEST_GUILESS_MAIN(tst_Cipher)

#include "tst_cipher.moc"
