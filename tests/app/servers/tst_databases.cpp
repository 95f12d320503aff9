// SPDX-License-Identifier: GPL-3.0-or-later
// Sources that are real servers: a MariaDB with BankLLM's tables, a PostgreSQL with BMO Discover's.
#include "tests/support/databasesfixture.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace clientele;
using namespace clientele::test;

namespace {

const QString shared = QStringLiteral(CLIENTELE_SOURCE_DIR "/../shared/data");

const QString customerProfile = QStringLiteral(
    "CREATE TABLE CustomerProfile (CustomerID varchar(255) PRIMARY KEY, FirstName varchar(255), LastName varchar(255), "
    "Gender varchar(10), Email varchar(255), Phone varchar(50), Age int, City varchar(255), Country varchar(255), "
    "CurrentBalance decimal(15,2), Currency varchar(10), TotalTransactions int, TotalDeposits decimal(15,2), "
    "TotalWithdrawals decimal(15,2), AverageTransactionAmount decimal(10,2), TotalCashback decimal(10,2), "
    "LastTransactionDate date, PreferredContactMethod varchar(50), AverageMonthlySpending decimal(10,2), "
    "HighestTransactionAmount decimal(10,2), LowestTransactionAmount decimal(10,2), TotalNumberOfAccounts int, "
    "AccountStatus varchar(20), RiskProfile varchar(10), DepositStatus varchar(10), LoanStatus varchar(10), "
    "InternationalTransactionIndicator int, VATUserStatus varchar(10), TotalVATRefundAmount decimal(10,2), "
    "DeviceModel varchar(100), AppVersion varchar(20), RecentActivityFlag varchar(10), PreferredLanguage varchar(50), "
    "Delivery decimal(10,2), PlasticCard varchar(50))");
const QString products = QStringLiteral(
    "CREATE TABLE Products (product_id int AUTO_INCREMENT PRIMARY KEY, name varchar(400), description text, "
    "features text, category varchar(400))");
// INSERT statements for the objects of a JSON file, every value as text.
QStringList insertsFrom(const QString &path, const QString &table)
{
    QFile file(path);
    QStringList statements;
    if (!file.open(QIODevice::ReadOnly))
        return statements;
    for (const QJsonValue &row : QJsonDocument::fromJson(file.readAll()).array()) {
        QStringList names;
        QStringList values;
        const QJsonObject object = row.toObject();
        for (auto cell = object.begin(); cell != object.end(); ++cell) {
            names += cell.key();
            values += u'\'' + cell->toString().replace(u'\'', QStringLiteral("''")) + u'\'';
        }
        statements += QStringLiteral("INSERT INTO %1 (%2) VALUES (%3)").arg(table, names.join(u','), values.join(u','));
    }
    return statements;
}

RowIndex rowOf(const Portfolio &book, const char *customer)
{
    return book.customerRow(QString::fromUtf8(customer)).value();
}

}  // namespace

class Databases : public QObject, private DatabasesFixture {
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

    void bankLlmTables()
    {
        QCOMPARE(
            m_mariaDb.execute(
                {customerProfile, products,
                 QStringLiteral("CREATE TABLE staff (id int, name varchar(50), city varchar(50), email varchar(50))"),
                 QStringLiteral("INSERT INTO staff VALUES (1, 'Not a customer', 'Paris', 'x@example.com')"),
                 QStringLiteral(
                     "INSERT INTO CustomerProfile (CustomerID, FirstName, LastName, Age, City, CurrentBalance, "
                     "Currency, LastTransactionDate) VALUES "
                     "('ZoëÅ1', 'Zoë', 'O''Brien 😀', 32, 'Québec', 9999999999999.99, 'USD', '2024-03-10'), "
                     "('b', 'Bo', NULL, NULL, NULL, -0.01, 'EUR', NULL), "
                     "('c', 'Ce', 'De', 200, 'Laval', 1, 'USD', NULL)"),
                 QStringLiteral(
                     "INSERT INTO Products (name, description, category) VALUES ('Visa', 'A\ncard', 'Plastic Card')")}),
            QString());
        const auto profile = newProfile({m_mariaDb.url()});
        const ImportReport first = sync(*profile);
        QCOMPARE(first.files.size(), std::size_t(2));
        QCOMPARE(first.files[0].file, QStringLiteral("mysql.CustomerProfile"));
        QCOMPARE(first.files[0].read, 3);
        QCOMPARE(first.files[0].rejected, 1);
        QCOMPARE(first.files[0].problems.front().field, QStringLiteral("customer.age"));
        QCOMPARE(first.files[0].problems.front().line, 2);  // in the key's order: b, c, Zoë
        const PortfolioPtr book = profile->loadPortfolio().value();
        QCOMPARE(book->rows(Table::Customers), std::size_t(2));
        const RowIndex zoe = rowOf(*book, "ZoëÅ1");
        QCOMPARE(book->textAt(Field::CustomerName, zoe), QStringLiteral("Zoë O'Brien 😀"));
        QCOMPARE(book->cellText(Field::CustomerBalance, zoe), QStringLiteral("9999999999999.99"));
        QCOMPARE(book->cellText(Field::CustomerLastTransaction, zoe), QStringLiteral("2024-03-10"));
        QCOMPARE(book->numberAt(Field::CustomerBalance, rowOf(*book, "b")), -1);
        QCOMPARE(book->numberAt(Field::CustomerAge, rowOf(*book, "b")), missingNumber);
        QCOMPARE(book->textAt(Field::ProductDescription, 0), QStringLiteral("A\ncard"));

        const ImportReport second = sync(*profile);
        QCOMPARE(second.files[0].duplicates, 2);
        QCOMPARE(profile->loadPortfolio().value()->rows(Table::Customers), std::size_t(2));
        const SourceSettings source = profile->sources().value().front();
        QCOMPARE(source.accepted, 3);
        QCOMPARE(source.duplicates, 3);
        QCOMPARE(source.rejected, 2);
        QVERIFY(source.lastSync > 0);
    }

    void bmoTablesAndTimes()
    {
        QCOMPARE(
            m_postgres.execute(
                {customersTable(),
                 QStringLiteral(
                     "INSERT INTO customers (name, email, city) VALUES ('Alice', 'a@example.com', 'Toronto'), "
                     "('Bob', 'b@example.com', 'Montréal')"),
                 QStringLiteral("CREATE TABLE atm_activity (atm_id int, \"timestamp\" timestamp, amount numeric, "
                                "transaction_type text, customer_id int)"),
                 QStringLiteral(
                     "INSERT INTO atm_activity VALUES (103, '2025-08-20 13:11:25.018623', 546.820, 'deposit', 1), "
                     "(103, '2025-03-09 02:30:00', 10, 'withdrawal', 2), "
                     "(103, '2025-11-02 01:30:00', 0.001, 'withdrawal', 2), "
                     "(104, '2025-08-20 00:00:00', 5, 'withdrawal', 77)"),
                 QStringLiteral("CREATE TABLE customer_feedback (feedback_id uuid, category text, description text, "
                                "\"timestamp\" timestamptz)"),
                 QStringLiteral(
                     "INSERT INTO customer_feedback VALUES ('6f1c6b9e-0000-4000-8000-000000000001', 'ATM Issue', "
                     "'My card 4111 1111 1111 1111 was kept', '2025-08-20 12:00:00+00')"),
                 QStringLiteral("CREATE TABLE credit_data (customer_id int, credit_score int, delinquencies int, "
                                "outstanding_loans jsonb)"),
                 QStringLiteral(
                     "INSERT INTO credit_data VALUES (1, 700, 0, '[{\"type\": \"car\", \"amount\": 69456.0}]'), "
                     "(2, 306, 4, '[]')")}),
            QString());
        const auto profile = newProfile({m_postgres.url()});
        const ImportReport first = sync(*profile);
        QCOMPARE(first.files.size(), std::size_t(4));
        const PortfolioPtr book = profile->loadPortfolio().value();
        QCOMPARE(book->textAt(Field::CustomerCity, rowOf(*book, "2")), QStringLiteral("Montréal"));
        // Rows as they stand: the one below a cent is rejected, the stranger's is an orphan.
        const FileReport &atm = first.files[0];
        QCOMPARE(atm.accepted, 3);
        QCOMPARE(atm.orphans, 1);
        QCOMPARE(atm.problems.front().field, QStringLiteral("atm.amount"));
        QCOMPARE(book->cellText(Field::AtmTime, 0), QStringLiteral("2025-08-20 13:11:25"));
        QCOMPARE(book->cellText(Field::AtmAmount, 0), QStringLiteral("546.82"));
        QCOMPARE(book->cellText(Field::AtmTime, 1),
                 QStringLiteral("2025-03-09 03:30:00"));  // the hour that the clock skips
        QCOMPARE(book->cellText(Field::AtmTime, 2), QStringLiteral("2025-08-20 00:00:00"));
        QCOMPARE(book->cellText(Field::ComplaintTime, 0), QStringLiteral("2025-08-20 09:30:00"));  // UTC-02:30
        QCOMPARE(book->textAt(Field::ComplaintDescription, 0), QStringLiteral("My card 4111 11** **** 1111 was kept"));
        QCOMPARE(book->rows(Table::Loans), std::size_t(1));
        QCOMPARE(book->cellText(Field::LoanAmount, 0), QStringLiteral("69456.00"));

        const ImportReport second = sync(*profile);
        for (const FileReport &file : second.files)
            QCOMPARE(file.duplicates, file.accepted);
        QCOMPARE(profile->loadPortfolio().value()->rows(Table::Atm), std::size_t(3));
    }

    void instantsAndWallClocksOfMySql()
    {
        QCOMPARE(m_mariaDb.execute(
                     {QStringLiteral("SET time_zone = '+00:00'"),
                      QStringLiteral("CREATE TABLE complaints (id int, category text, `timestamp` timestamp NULL)"),
                      QStringLiteral("INSERT INTO complaints VALUES (1, 'a', '2025-08-20 12:00:00')"),
                      QStringLiteral("CREATE TABLE atm (atm_id int, `timestamp` datetime, amount double, type text, "
                                     "customer_id bigint)"),
                      QStringLiteral(
                          "INSERT INTO atm VALUES (1, '2025-08-20 12:00:00', 1e6, 'deposit', 9007199254740993)")}),
                 QString());
        const auto profile = newProfile({m_mariaDb.url()});
        sync(*profile);
        const PortfolioPtr book = profile->loadPortfolio().value();
        QCOMPARE(book->cellText(Field::ComplaintTime, 0), QStringLiteral("2025-08-20 09:30:00"));
        QCOMPARE(book->cellText(Field::AtmTime, 0), QStringLiteral("2025-08-20 12:00:00"));
        QCOMPARE(book->cellText(Field::AtmAmount, 0), QStringLiteral("1000000.00"));
        QCOMPARE(book->textAt(Field::AtmCustomer, 0), QStringLiteral("9007199254740993"));
    }

    void theEarlierSystemsWhole()
    {
        QStringList bankLlm =
            insertsFrom(shared + QStringLiteral("/bankllm/customer_profile.json"), QStringLiteral("CustomerProfile"))
            + insertsFrom(shared + QStringLiteral("/bankllm/products.json"), QStringLiteral("Products"));
        if (bankLlm.isEmpty())
            QSKIP("the earlier systems' files are not here");
        QCOMPARE(m_mariaDb.execute(QStringList{customerProfile, products} + bankLlm), QString());
        QStringList bmo{customersTable()};
        QFile file(shared + QStringLiteral("/bmo/customers.csv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        for (const QString &line : QString::fromUtf8(file.readAll()).trimmed().split(u'\n').mid(1))
            bmo += QStringLiteral("INSERT INTO customers VALUES ('%1')")
                       .arg(line.trimmed().replace(u',', QStringLiteral("','")));
        QCOMPARE(m_postgres.execute(bmo), QString());

        const auto profile = newProfile({m_mariaDb.url(), m_postgres.url()});
        const ImportReport report = sync(*profile);
        QCOMPARE(report.files.size(), std::size_t(3));
        for (const FileReport &table : report.files)
            QCOMPARE(table.rejected, 0);
        const PortfolioPtr book = profile->loadPortfolio().value();
        QCOMPARE(book->rows(Table::Customers), std::size_t(150));
        QCOMPARE(book->rows(Table::Products), std::size_t(36));

        // The same as from the files.
        const auto files = newProfile({});
        const auto imported = importFiles(*files,
                                          {shared + QStringLiteral("/bankllm/customer_profile.json"),
                                           shared + QStringLiteral("/bankllm/products.json"),
                                           shared + QStringLiteral("/bmo/customers.csv")},
                                          {});
        QVERIFY(imported);
        const PortfolioPtr expected = files->loadPortfolio().value();
        for (const FieldInfo &field : fieldsOf(Table::Customers))
            for (RowIndex row = 0; row < 150; ++row) {
                const RowIndex same = *book->customerRow(expected->textAt(Field::CustomerId, row));
                QCOMPARE(book->cellText(field.field, same), expected->cellText(field.field, row));
            }
    }
};

QTEST_GUILESS_MAIN(Databases)
#include "tst_databases.moc"
