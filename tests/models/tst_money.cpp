// SPDX-License-Identifier: GPL-3.0-or-later
// Money and its text: exact at the edges of 64 bits, strict about commas, and the same there and back.
#include "models/core/money.h"

#include <QRandomGenerator>
#include <QTest>

using namespace clientele;

class TestMoney : public QObject {
    Q_OBJECT
private slots:
    void readsAndRefuses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("digits");
        QTest::addColumn<bool>("good");
        QTest::addColumn<qint64>("scaled");
        const auto good = [](const char *text, int digits, qint64 scaled) {
            QTest::newRow(text) << QString::fromUtf8(text) << digits << true << scaled;
        };
        const auto bad = [](const char *name, const char *text, int digits) {
            QTest::newRow(name) << QString::fromUtf8(text) << digits << false << qint64(0);
        };
        good("0", 2, 0);
        good("-0.00", 2, 0);
        good("1234.56", 2, 123456);
        good("1,234.56", 2, 123456);
        good("12,345,678", 0, 12345678);
        good("+5", 2, 500);
        good(".5", 2, 50);
        good("5.", 2, 500);
        good("1.500000", 2, 150);
        good("1.234", 3, 1234);
        good("92233720368547758.07", 2, 9223372036854775807);
        good("-92233720368547758.07", 2, -9223372036854775807);
        bad("empty", "", 2);
        bad("sign alone", "-", 2);
        bad("point alone", ".", 2);
        bad("below the minor unit", "1.234", 2);
        bad("decimals of a whole currency", "1.5", 0);
        bad("decimal comma", "1234,56", 2);
        bad("short group", "1,23.45", 2);
        bad("long first group", "1234,567", 2);
        bad("empty first group", ",123", 2);
        bad("comma after the point", "1.234,5", 4);
        bad("exponent", "1e5", 2);
        bad("letters", "12a", 2);
        bad("space", " 12", 2);
        bad("two signs", "--1", 2);
        bad("two points", "1.2.3", 2);
        bad("full-width digit", "１", 2);
        bad("past 64 bits", "92233720368547758.08", 2);
        bad("the value kept for missing", "-92233720368547758.08", 2);
        bad("far past", "999999999999999999999999999999", 0);
    }
    void readsAndRefuses()
    {
        QFETCH(QString, text);
        QFETCH(int, digits);
        QFETCH(bool, good);
        QFETCH(qint64, scaled);
        const auto read = parseScaled(text, digits);
        QCOMPARE(read.has_value(), good);
        if (good)
            QCOMPARE(*read, scaled);
        else
            QVERIFY2(read.error().message.endsWith(u'.'), qPrintable(read.error().message));
    }

    void textReadsBackTheSame()
    {
        QRandomGenerator random(7);
        for (int i = 0; i < 20'000; ++i) {
            const auto value = static_cast<qint64>(random.generate64() >> random.bounded(64));
            if (value == std::numeric_limits<qint64>::min())
                continue;
            const int digits = random.bounded(5);
            QCOMPARE(parseScaled(scaledToText(value, digits), digits).value(), value);
        }
        QCOMPARE(scaledToText(-5, 2), u"-0.05"_qs);
        QCOMPARE(scaledToText(std::numeric_limits<qint64>::min(), 0), u"-9223372036854775808"_qs);
    }

    void currenciesFollowIso4217()
    {
        QCOMPARE(Currency::fromCode(u"cad")->code(), u"CAD"_qs);
        QCOMPARE(Currency::fromCode(u"JPY")->minorDigits(), 0);
        QCOMPARE(Currency::fromCode(u"KWD")->minorDigits(), 3);
        QCOMPARE(Currency::fromCode(u"EUR")->minorDigits(), 2);
        for (const auto *text : {u"", u"CA", u"CADX", u"XYZ", u"C D", u" CA", u"D U", u"12A", u"ĀAD"})
            QVERIFY2(!Currency::fromCode(text), qPrintable(QStringView(text).toString()));
        QVERIFY(Currency().isEmpty());
    }

    void sumsKeepTheirCurrencyAndRange()
    {
        const auto cad = *Currency::fromCode(u"CAD");
        const auto eur = *Currency::fromCode(u"EUR");
        QCOMPARE(add({150, cad}, {-50, cad})->minor, 100);
        QCOMPARE(add({1, cad}, {1, eur}).error().kind, ErrorKind::Refused);
        QCOMPARE(add({std::numeric_limits<qint64>::max(), cad}, {1, cad}).error().kind, ErrorKind::Overflow);
    }
};

QTEST_APPLESS_MAIN(TestMoney)
#include "tst_money.moc"
