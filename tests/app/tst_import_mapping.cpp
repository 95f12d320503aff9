// SPDX-License-Identifier: GPL-3.0-or-later
// What a mapping reads: anybody's columns and formats; and what is no mapping. Card numbers do not get in.
#include "app/sync/cardnumbers.h"
#include "tests/support/importfixture.h"

#include <QTest>

using namespace clientele;
using namespace clientele::test;

class ImportMapping : public QObject, private ImportFixture {
    Q_OBJECT

private slots:
    void mappingsReadAnybodysColumns()
    {
        ImportOptions options;
        options.mappingFile = file(R"({"kind": "customers",
            "columns": {"Kunden-Nr.": "customer.id", "ORT": "customer.city", "Kontostand": "customer.balance",
                        "Zuletzt": "customer.last_transaction", "Name": null},
            "formats": {"decimal": ",", "date": "dd.MM.yyyy"}, "currency": "EUR"})");
        const QByteArray content =
            "kunden nr;Name;Ort;Kontostand;Zuletzt;age\nA1;x;Köln;1.234,56;03.04.2025;40\n"
            "A2;x;Bonn;1234.56;31.12.2024;40\nA3;x;Bonn;7;31.13.2024;40\nA4;x;Bonn;-0,5;2024-12-31;40\n";
        const auto merged = read(emptyBook(), {content}, options);
        const Portfolio &book = *merged.portfolio;
        QCOMPARE(cell(book, "A1", Field::CustomerBalance), QStringLiteral("1234.56"));
        QCOMPARE(cell(book, "A1", Field::CustomerCurrency), QStringLiteral("EUR"));
        QCOMPARE(cell(book, "A1", Field::CustomerLastTransaction), QStringLiteral("2025-04-03"));
        QCOMPARE(cell(book, "A1", Field::CustomerName), QString());
        QCOMPARE(cell(book, "A4", Field::CustomerBalance), QStringLiteral("-0.50"));
        QCOMPARE(merged.report.files.front().rejected, 2);
        QCOMPARE(merged.report.files.front().problems[0].field, QStringLiteral("customer.balance"));
        QCOMPARE(merged.report.files.front().problems[1].field, QStringLiteral("customer.last_transaction"));

        options.mappingFile = file(R"({"columns": {"When": "atm.time"}, "formats": {"date": "M/d/yyyy"}})");
        const auto atm =
            read(emptyBook(), {"atm_id,when,amount,transaction_type,customer_id\n9,3/4/2025 13:11:25.5,1,deposit,1\n"},
                 options);
        QCOMPARE(atm.portfolio->cellText(Field::AtmTime, 0), QStringLiteral("2025-03-04 13:11:25"));
    }

    void badMappings_data()
    {
        QTest::addColumn<QByteArray>("mapping");
        QTest::newRow("no JSON") << QByteArray("kind: customers");
        QTest::newRow("no object") << QByteArray("[]");
        QTest::newRow("unknown kind") << QByteArray(R"({"kind": "people"})");
        QTest::newRow("unknown field") << QByteArray(R"({"columns": {"a": "customer.shoe_size"}})");
        QTest::newRow("unknown member") << QByteArray(R"({"colums": {}})");
        QTest::newRow("unknown format") << QByteArray(R"({"formats": {"dates": "dd/MM/yyyy"}})");
        QTest::newRow("decimal sign") << QByteArray(R"({"formats": {"decimal": "x"}})");
        QTest::newRow("date without a year") << QByteArray(R"({"formats": {"date": "dd/MM"}})");
        QTest::newRow("unknown currency") << QByteArray(R"({"currency": "EURO"})");
        QTest::newRow("one column twice")
            << QByteArray(R"({"columns": {"a b": "customer.id", "A_B": "customer.name"}})");
        QTest::newRow("a column that is not there") << QByteArray(R"({"columns": {"town hall": "customer.city"}})");
        QTest::newRow("two columns for one field")
            << QByteArray(R"({"columns": {"id": "customer.id", "name": "customer.id"}})");
    }

    void badMappings()
    {
        QFETCH(QByteArray, mapping);
        ImportOptions options;
        options.kind = Table::Customers;
        options.mappingFile = file(mapping);
        const auto merged = mergeFiles(emptyBook(), {file("id,name\n1,Ann\n")}, options);
        QVERIFY(!merged);
        QCOMPARE(merged.error().kind, ErrorKind::InvalidInput);
        QVERIFY2(merged.error().message.endsWith(u'.'), qPrintable(merged.error().message));
    }

    void cardNumbers_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("masked");
        const auto row = [](const char *text, const char *masked) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(masked);
        };
        row("4111111111111111", "411111******1111");
        row("card 4111 1111 1111 1111 kept", "card 4111 11** **** 1111 kept");
        row("4111-1111-1111-1111.", "4111-11**-****-1111.");
        row("378282246310005 and 6011111111111117", "378282*****0005 and 601111******1117");
        row("on 2025-08-20 4111 1111 1111 1111", "on 2025-08-20 4111 11** **** 1111");
        row("4111111111111112", "4111111111111112");          // no check digit
        row("411111111111", "411111111111");                  // too short
        row("41111111111111111111", "41111111111111111111");  // 20 digits in one
        row("4222222222222", "422222***2222");                // 13
        row("6304000000000000000", "630400*********0000");    // 19
        row("4111\xe2\x80\x91"
            "1111\xe2\x80\x91"
            "1111\xe2\x80\x91"
            "1111",
            "4111\xe2\x80\x91"
            "11**\xe2\x80\x91"
            "****\xe2\x80\x91"
            "1111");
        row("4111x1111x1111x1111", "4111x1111x1111x1111");
    }

    void cardNumbers()
    {
        QFETCH(QString, text);
        QFETCH(QString, masked);
        QCOMPARE(withoutCardNumbers(text), masked);
        const auto merged =
            read(emptyBook(), {"feedback_id,category,description\n4111111111111111,x,\"" + text.toUtf8() + "\"\n"});
        QCOMPARE(merged.portfolio->textAt(Field::ComplaintDescription, 0), masked);
        QCOMPARE(merged.portfolio->textAt(Field::ComplaintId, 0),
                 QStringLiteral("4111111111111111"));  // a key stays itself
    }
};

QTEST_GUILESS_MAIN(ImportMapping)
#include "tst_import_mapping.moc"
