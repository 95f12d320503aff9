// SPDX-License-Identifier: GPL-3.0-or-later
// Files as they come when something went wrong: each bad record is named with line, field and reason, each good one is
// in, and what cannot be read at all is refused in one sentence.
#include "app/sync/importer.h"
#include "models/portfolio/builder.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace clientele;

namespace {

const QByteArray customerHeader = "customer_id,name,city,age,current_balance,currency\n";
const QByteArray atmHeader = "atm_id,timestamp,amount,transaction_type,customer_id\n";
const QByteArray atmRow = "9,2025-08-20 10:00:00,1.00,deposit,1\n";

const PortfolioPtr &emptyBook()
{
    static const PortfolioPtr book =
        PortfolioBuilder(
            PortfolioInfo{0, 0, DisplayZone::fromId("America/Toronto").value(), *Currency::fromCode(u"CAD")})
            .build()
            .value();
    return book;
}

QByteArray atmWith(const QByteArray &row) { return atmHeader + atmRow + row + "\n" + "8" + atmRow.mid(1); }

QByteArray customerWith(const QByteArray &row)
{
    return customerHeader + "1,Ann,Laval,30,1.00,CAD\n" + row + "\n3,Cy,Laval,30,1.00,CAD\n";
}

QByteArray creditWith(const QByteArray &record)
{
    return "[\n{\"customer_id\": 1, \"credit_score\": 700, \"outstanding_loans\": []},\n" + record
           + ",\n{\"customer_id\": 3, \"credit_score\": 700, \"outstanding_loans\": []}\n]";
}

QByteArray loanWith(const QByteArray &loan)
{
    return creditWith(
        "{\"customer_id\": 2, \"credit_score\": 700, \"outstanding_loans\": [{\"type\": \"car\", \"amount\": 1}, "
        + loan + "]}");
}

}  // namespace

class ImportMalformed : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    Result<MergedFiles> read(const QString &name, const QByteArray &content)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("no room for fixtures");
        file.close();
        return mergeFiles(emptyBook(), {file.fileName()}, {});
    }

private slots:
    void oneBadRecord_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<qint64>("line");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *title, const char *name, const QByteArray &content, qint64 line,
                            const char *field, const char *reason) {
            QTest::newRow(title) << QString::fromLatin1(name) << content << line << QString::fromLatin1(field)
                                 << QString::fromUtf8(reason);
        };
        const auto atm = [&](const char *title, const QByteArray &bad, const char *field, const char *reason) {
            row(title, "a.csv", atmWith(bad), 3, field, reason);
        };
        const auto customer = [&](const char *title, const QByteArray &bad, const char *field, const char *reason) {
            row(title, "c.csv", customerWith(bad), 3, field, reason);
        };
        const auto credit = [&](const char *title, const QByteArray &bad, const char *field, const char *reason) {
            row(title, "c.json", creditWith(bad), 3, field, reason);
        };
        const auto loan = [&](const char *title, const QByteArray &bad, const char *field, const char *reason) {
            row(title, "l.json", loanWith(bad), 3, field, reason);
        };

        atm("amount is a word", "9,2025-08-20 10:00:00,lots,deposit,1", "atm.amount", "not a number");
        atm("amount below a cent", "9,2025-08-20 10:00:00,0.001,deposit,1", "atm.amount", "decimals");
        atm("amount with a decimal comma", "9,2025-08-20 10:00:00,\"1234,56\",deposit,1", "atm.amount", "not a number");
        atm("amount with groups of two", "9,2025-08-20 10:00:00,\"12,34.56\",deposit,1", "atm.amount", "not a number");
        atm("amount past 64 bits", "9,2025-08-20 10:00:00,92233720368547758.08,deposit,1", "atm.amount", "64 bits");
        atm("amount that is the smallest of 64 bits", "9,2025-08-20 10:00:00,-92233720368547758.08,deposit,1",
            "atm.amount", "64 bits");
        atm("amount with a sign of money", "9,2025-08-20 10:00:00,$5,deposit,1", "atm.amount", "not a number");
        atm("amount in hexadecimal", "9,2025-08-20 10:00:00,0x10,deposit,1", "atm.amount", "not a number");
        atm("amount with an exponent", "9,2025-08-20 10:00:00,1e3,deposit,1", "atm.amount", "not a number");
        atm("amount is NaN", "9,2025-08-20 10:00:00,NaN,deposit,1", "atm.amount", "not a number");
        atm("amount of wide digits", "9,2025-08-20 10:00:00,\xef\xbc\x91,deposit,1", "atm.amount", "not a number");
        atm("amount with two points", "9,2025-08-20 10:00:00,1.2.3,deposit,1", "atm.amount", "not a number");
        atm("amount is a sign alone", "9,2025-08-20 10:00:00,-,deposit,1", "atm.amount", "not a number");
        atm("amount missing", "9,2025-08-20 10:00:00,,deposit,1", "atm.amount", "missing");
        atm("day before month", "9,20/08/2025 10:00:00,1,deposit,1", "atm.time", "date");
        atm("day or month first", "9,03/04/2025,1,deposit,1", "atm.time", "date");
        atm("month 13", "9,2025-13-01 10:00:00,1,deposit,1", "atm.time", "date");
        atm("29 February of no leap year", "9,2025-02-29 10:00:00,1,deposit,1", "atm.time", "date");
        atm("hour 24", "9,2025-08-20 24:00:00,1,deposit,1", "atm.time", "date");
        atm("second 60", "9,2025-08-20 10:00:60,1,deposit,1", "atm.time", "date");
        atm("a fraction without digits", "9,2025-08-20 10:00:00.,1,deposit,1", "atm.time", "date");
        atm("an unknown zone", "9,2025-08-20 10:00:00 EST,1,deposit,1", "atm.time", "date");
        atm("time missing", "9,,1,deposit,1", "atm.time", "missing");
        atm("no customer at all", "9,2025-08-20 10:00:00,1,deposit,", "atm.customer", "missing");
        atm("a customer of spaces", "9,2025-08-20 10:00:00,1,deposit,   ", "atm.customer", "missing");
        atm("no machine", ",2025-08-20 10:00:00,1,deposit,1", "atm.id", "missing");
        atm("no type", "9,2025-08-20 10:00:00,1,,1", "atm.type", "missing");
        atm("a field too few", "9,2025-08-20 10:00:00,1,deposit", "", "4 fields");
        atm("a field too many", "9,2025-08-20 10:00:00,1,deposit,1,x", "", "6 fields");
        atm("text behind a closing quote", "9,2025-08-20 10:00:00,1,\"dep\"osit,1", "", "closing quote");
        atm("invalid UTF-8", "9,2025-08-20 10:00:00,1,d\xe9posit,1", "", "UTF-8");
        atm("overlong UTF-8", "9,2025-08-20 10:00:00,1,\xc0\xaf,1", "", "UTF-8");
        atm("a surrogate in UTF-8", "9,2025-08-20 10:00:00,1,\xed\xa0\x80,1", "", "UTF-8");
        atm("NUL", QByteArray("9,2025-08-20 10:00:00,1,dep\0sit,1", 34), "", "NUL");
        atm("a card number for an amount", "9,2025-08-20 10:00:00,4111-1111-1111-1111,deposit,1", "atm.amount",
            "4111-11**-****-1111");
        row("a quote that is never closed", "q.csv",
            atmHeader + atmRow + "9,\"2025-08-20 10:00:00,1,deposit,1\n8" + atmRow.mid(1), 3, "", "never closed");
        row("lines are physical", "q.csv",
            atmHeader + "\n9,2025-08-20 10:00:00,1,\"two\nlines\",1\n\n\n9,2025-08-20 10:00:00,x,\"a\nb\",1\n" + atmRow,
            7, "atm.amount", "not a number");
        row("lines with CRLF", "q.csv",
            QByteArray(atmHeader + atmRow + "\n9,x,1,deposit,1\n" + "8" + atmRow.mid(1)).replace("\n", "\r\n"), 4,
            "atm.time", "date");
        row("lines with CR alone", "q.csv",
            QByteArray(atmHeader + atmRow + "9,x,1,deposit,1\n8" + atmRow.mid(1)).replace('\n', '\r'), 3, "atm.time",
            "date");
        row("a record over 1 MB", "q.csv", atmWith("9,2025-08-20 10:00:00,1,\"" + QByteArray(2'000'000, 'x') + "\",1"),
            3, "", "1 MB");

        customer("age not whole", "2,Bo,Laval,30.5,1,CAD", "customer.age", "whole");
        customer("age below 0", "2,Bo,Laval,-1,1,CAD", "customer.age", "between 0 and 130");
        customer("age above 130", "2,Bo,Laval,131,1,CAD", "customer.age", "between 0 and 130");
        customer("age in words", "2,Bo,Laval,thirty,1,CAD", "customer.age", "number");
        customer("id repeats", "1,Bo,Laval,30,1,CAD", "customer.id", "earlier record");
        customer("id missing", ",Bo,Laval,30,1,CAD", "customer.id", "missing");
        customer("no such currency", "2,Bo,Laval,30,1,XYZ", "customer.currency", "currency");
        customer("a symbol for a currency", "2,Bo,Laval,30,1,$", "customer.currency", "currency");
        customer("a yen has no hundredths", "2,Bo,Laval,30,1.50,JPY", "customer.balance", "whole");
        customer("a dinar has thousandths only", "2,Bo,Laval,30,1.2345,KWD", "customer.balance", "decimals");

        credit("score too low", R"({"customer_id": 2, "credit_score": 299})", "credit.score", "between 300 and 850");
        credit("score too high", R"({"customer_id": 2, "credit_score": 851})", "credit.score", "between 300 and 850");
        credit("score not whole", R"({"customer_id": 2, "credit_score": 700.5})", "credit.score", "whole");
        credit("score missing", R"({"customer_id": 2, "credit_score": null})", "credit.score", "missing");
        credit("score true", R"({"customer_id": 2, "credit_score": true})", "credit.score", "number");
        credit("score a list", R"({"customer_id": 2, "credit_score": [700]})", "credit.score", "list");
        credit("customer repeats", R"({"customer_id": "1", "credit_score": 700})", "credit.customer", "earlier");
        credit("a key repeats", R"({"customer_id": 2, "credit_score": 700, "credit_score": 701})", "credit.score",
               "repeats");
        credit("a key repeats in another spelling", R"({"customer_id": 2, "credit_score": 700, "Credit Score": 701})",
               "credit.score", "repeats");
        credit("an escaped key repeats", R"({"customer_id": 2, "credit_score": 700, "\u0063redit_score": 701})",
               "credit.score", "repeats");
        credit("a record that is a number", "17", "", "object");
        credit("a record that is null", "null", "", "object");
        credit("a record that is a list", "[1]", "", "object");
        credit("a comma behind the last member", R"({"customer_id": 2, "credit_score": 700,})", "", "JSON");
        credit("single quotes", R"({'customer_id': 2, 'credit_score': 700})", "", "JSON");
        credit("a leading zero", R"({"customer_id": 2, "credit_score": 0700})", "", "malformed");
        credit("a bare word", R"({"customer_id": 2, "credit_score": NaN})", "", "JSON");
        credit("a lost colon", R"({"customer_id": 2, "credit_score" 700})", "", "JSON");
        credit("a lost quote", "{\"customer_id: 2, \"credit_score\": 700}", "", "JSON");
        credit("NUL in a text", R"({"customer_id": "2\u0000", "credit_score": 700})", "credit.customer", "NUL");
        credit("half a surrogate pair", R"({"customer_id": "\ud800", "credit_score": 700})", "", "JSON");
        credit("invalid UTF-8 in JSON", "{\"customer_id\": \"\xff\", \"credit_score\": 700}", "", "UTF-8");
        credit("a line's end in a text", "{\"customer_id\": \"a\nb\", \"credit_score\": 700}", "", "JSON");
        credit("nested too deeply",
               "{\"customer_id\": 2, \"credit_score\": 700, \"x\": " + QByteArray(3000, '[') + QByteArray(3000, ']')
                   + "}",
               "", "deeply");

        loan("loan below a cent", R"({"type": "car", "amount": 1.234})", "loan.amount", "decimals");
        loan("loan without an amount", R"({"type": "car"})", "loan.amount", "missing");
        loan("loan without a type", R"({"amount": 5})", "loan.type", "missing");
        loan("loan with an empty type", R"({"type": "", "amount": 5})", "loan.type", "missing");
        loan("loan that is a word", R"({"type": "car", "amount": "much"})", "loan.amount", "number");
        loan("loan that is a number", "5", "outstanding_loans", "list of objects");
        loan("loan in no currency", R"({"type": "car", "amount": 5, "currency": "XXX"})", "loan.currency", "currency");
        loan("loan with a repeated key", R"({"type": "car", "amount": 5, "amount": 6})", "outstanding_loans",
             "repeats");
        credit("loans that are an object",
               R"({"customer_id": 2, "credit_score": 700, "outstanding_loans": {"type": "car", "amount": 1}})",
               "outstanding_loans", "list of objects");
        credit("loans that are a number", R"({"customer_id": 2, "credit_score": 700, "outstanding_loans": 5})",
               "outstanding_loans", "list of objects");

        const QByteArray complaint = "{\"feedback_id\": \"a\", \"category\": \"ATM Issue\"}\n";
        row("a torn JSON line", "f.ndjson",
            complaint + "{\"feedback_id\": \"b\", \"categ\n" + QByteArray(complaint).replace("\"a\"", "\"c\""), 2, "",
            "JSON");
        row("two objects on a line", "f.ndjson", complaint + "\n{\"feedback_id\": \"b\"} {}\n", 3, "", "JSON");
        row("a complaint without a category", "f.ndjson", complaint + "{\"feedback_id\": \"b\"}\n", 2,
            "complaint.category", "missing");
        row("a complaint at no time", "f.ndjson",
            complaint + "{\"feedback_id\": \"b\", \"category\": \"x\", \"timestamp\": \"noon\"}\n", 2, "complaint.time",
            "date");
        row("a line over 1 MB", "f.ndjson",
            complaint + "{\"feedback_id\": \"" + QByteArray(9'000'000, 'x') + "\", \"category\": \"x\"}\n"
                + "{\"feedback_id\": \"d\", \"category\": \"x\"}\n",
            2, "", "1 MB");
    }

    void oneBadRecord()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, content);
        QFETCH(qint64, line);
        QFETCH(QString, field);
        QFETCH(QString, reason);
        const auto merged = read(name, content);
        QVERIFY2(merged, qPrintable(merged ? QString() : merged.error().sentence()));
        const FileReport &report = merged->report.files.front();
        QCOMPARE(report.problems.size(), std::size_t(1));
        const Problem &problem = report.problems.front();
        QCOMPARE(problem.line, line);
        QCOMPARE(problem.field, field);
        QVERIFY2(problem.reason.contains(reason), qPrintable(problem.reason));
        QVERIFY2(problem.reason.endsWith(u'.'), qPrintable(problem.reason));
        // Its neighbours are in, and it is kept aside.
        QCOMPARE(report.accepted, report.read - 1);
        QVERIFY(report.accepted >= 1);
        QCOMPARE(merged->portfolio->rows(report.kind), static_cast<std::size_t>(report.accepted));
        QCOMPARE(merged->rejected.size(), std::size_t(1));
        QCOMPARE(merged->rejected.front().line, line);
        QVERIFY(!merged->rejected.front().content.isEmpty());
        QVERIFY(!merged->rejected.front().content.contains(QStringLiteral("4111-1111-1111-1111")));
        QVERIFY(merged->rejected.front().content.size() <= 4000);
    }

    void refused_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *title, const char *name, const QByteArray &content, const char *reason) {
            QTest::newRow(title) << QString::fromLatin1(name) << content << QString::fromUtf8(reason);
        };
        row("empty", "a.csv", "", "empty");
        row("blank", "a.csv", " \n\r\n\n", "empty");
        row("a mark and nothing else", "a.csv", "\xef\xbb\xbf", "empty");
        row("UTF-16, little end first", "a.csv",
            QByteArray("\xff\xfe"
                       "a\0,\0b\0\n\0",
                       10),
            "UTF-16");
        row("UTF-16, big end first", "a.csv", QByteArray("\xfe\xff\0a\0,", 6), "UTF-16");
        row("UTF-16 without a mark", "a.csv", QByteArray("a\0,\0b\0\n\0", 8), "UTF-16");
        row("a needed column repeats", "a.csv", "customer_id,type,amount,Amount\n1,car,5,6\n", "twice");
        row("a needed column is missing", "a.csv",
            "atm_id,timestamp,transaction_type,customer_id\n9,2025-08-20,deposit,1\n", "atm.amount");
        row("the id is missing", "a.csv", "name,email,city\nAnn,a@example.com,Laval\n", "customer.id");
        row("no header", "a.csv", "1,Ann,a@example.com,Laval\n2,Bo,b@example.com,Laval\n", "fit nothing");
        row("columns of something else", "a.csv", "id,weight,height\n1,2,3\n", "fit nothing");
        row("two kinds fit alike", "a.csv", "id,name\n1,Ann\n", "could hold");
        row("a header that is not UTF-8", "a.csv", "customer_id,n\xe9,name\n1,x,y\n", "header");
        row("an open quote in the header", "a.csv", "\"customer_id,name\n1,x\n", "header");
        row("no rows of JSON", "a.json", "[]", "fit nothing");
        row("JSON that breaks off", "a.json", "[\n{\"customer_id\": 1, \"name\": \"Ann\"},\n{\"customer_id\": 2",
            "line 3");
        row("JSON without its end", "a.json", "[{\"customer_id\": 1, \"name\": \"Ann\"}", "not valid JSON");
        row("JSON with more behind its end", "a.json", "[{\"customer_id\": 1, \"name\": \"Ann\"}]\n]", "line 2");
        row("JSON with a comma at the end", "a.json", "[{\"customer_id\": 1, \"name\": \"Ann\"},]", "not valid JSON");
        row("JSON without a comma between", "a.json", "[{\"customer_id\": 1, \"name\": \"Ann\"}\n{\"customer_id\": 2}]",
            "line 2");
        row("JSON with crossed brackets", "a.json", "[{\"customer_id\": [1}, {\"customer_id\": 2]}]", "not valid JSON");
        row("a picture", "a.csv", QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16), "header");
    }

    void refused()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, content);
        QFETCH(QString, reason);
        const auto merged = read(name, content);
        QVERIFY(!merged);
        QCOMPARE(merged.error().kind, ErrorKind::InvalidInput);
        QVERIFY2(merged.error().message.contains(reason), qPrintable(merged.error().sentence()));
        QVERIFY2(merged.error().message.endsWith(u'.'), qPrintable(merged.error().sentence()));
        QVERIFY(!merged.error().sentence().contains(u'\n'));
    }

    void missingFilesAndFolders()
    {
        QCOMPARE(mergeFiles(emptyBook(), {m_folder.filePath(QStringLiteral("none.csv"))}, {}).error().kind,
                 ErrorKind::NotFound);
        QCOMPARE(mergeFiles(emptyBook(), {m_folder.path()}, {}).error().kind, ErrorKind::InvalidInput);
    }

    // Any bytes at all end in a report or a refusal.
    void randomDamage()
    {
        const QByteArray csv = atmWith("9,2025-08-20 10:00:00,5,\"a\nb\",1");
        const QByteArray json = loanWith(R"({"type": "car", "amount": 5})");
        std::srand(7);
        for (int round = 0; round < 2000; ++round) {
            QByteArray damaged = round % 2 == 0 ? csv : json;
            for (int change = 0; change <= round % 5; ++change) {
                const qsizetype at = std::rand() % damaged.size();
                switch (std::rand() % 4) {
                case 0:
                    damaged[at] = static_cast<char>(std::rand());
                    break;
                case 1:
                    damaged.remove(at, 1 + std::rand() % 9);
                    break;
                case 2:
                    damaged.insert(at, "\"{}[],\n\\"[std::rand() % 8]);
                    break;
                default:
                    damaged.truncate(at);
                    break;
                }
                if (damaged.isEmpty())
                    damaged = "\n";
            }
            const auto merged = read(QStringLiteral("damaged%1").arg(round), damaged);
            if (merged) {
                const FileReport &report = merged->report.files.front();
                QCOMPARE(report.read, report.accepted + report.rejected);
                QCOMPARE(static_cast<std::size_t>(report.rejected), report.problems.size());
            } else {
                QVERIFY(merged.error().message.endsWith(u'.'));
            }
        }
    }
};

QTEST_GUILESS_MAIN(ImportMalformed)
#include "tst_import_malformed.moc"
