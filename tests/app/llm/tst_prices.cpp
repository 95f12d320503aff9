// SPDX-License-Identifier: GPL-3.0-or-later
// What models cost: the list that comes with the program, arithmetic held against sums done by hand, and what is wrong
// with a list that a person changed.
#include "app/llm/prices.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace clientele;
using namespace clientele::llm;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 day = 86'400;
constexpr qint64 middleOf2025 = 1'751'328'000;  // 2025-07-01 00:00 UTC

Currency usd() { return *Currency::fromCode(u"USD"); }

QByteArray listOf(const QByteArray &prices, const QByteArray &more = {})
{
    return R"({"format": 1, "prices": [)" + prices + "]" + more + "}";
}

const QByteArray plain =
    R"({"models": ["m*"], "from": "2025-01-01", "currency": "USD", "input": "0.15", "output": "0.60", "cached": "0.075"})";

}  // namespace

class TestPrices : public QObject {
    Q_OBJECT
private slots:
    void amountsInWords_data()
    {
        QTest::addColumn<qint64>("micros");
        QTest::addColumn<QString>("currency");
        QTest::addColumn<QString>("text");
        QTest::newRow("a fraction of a cent") << qint64(200) << u"USD"_s << u"0.0002"_s;
        QTest::newRow("a millionth") << qint64(1) << u"USD"_s << u"0.000001"_s;
        QTest::newRow("whole cents") << qint64(1'500'000) << u"USD"_s << u"1.50"_s;
        QTest::newRow("nothing") << qint64(0) << u"USD"_s << u"0.00"_s;
        QTest::newRow("six decimals") << qint64(123'456'789) << u"EUR"_s << u"123.456789"_s;
        QTest::newRow("yen") << qint64(30'000'000) << u"JPY"_s << u"30"_s;
        QTest::newRow("part of a yen") << qint64(250'000) << u"JPY"_s << u"0.25"_s;
        QTest::newRow("dinar") << qint64(1'500'000) << u"KWD"_s << u"1.500"_s;
    }

    void amountsInWords()
    {
        QFETCH(qint64, micros);
        QFETCH(QString, currency);
        QFETCH(QString, text);
        const Cost cost{micros, *Currency::fromCode(currency)};
        QCOMPARE(llm::toText(cost), text);
        QCOMPARE(costFromText(text, cost.currency).value(), cost);
    }

    void sumsAreExact_data()
    {
        QTest::addColumn<Usage>("usage");
        QTest::addColumn<qint64>("micros");
        QTest::newRow("nothing") << Usage{} << qint64(0);
        // 600 * 0.15 + 200 * 0.60 = 90 + 120
        QTest::newRow("by hand") << Usage{600, 200} << qint64(210);
        // 583 * 0.15 = 87.45, 29 * 0.60 = 17.4: 104.85
        QTest::newRow("rounded once") << Usage{583, 29} << qint64(105);
        QTest::newRow("half goes up") << Usage{10, 0} << qint64(2);  // 1.5
        QTest::newRow("below half") << Usage{3, 0} << qint64(0);     // 0.45
        // 400 * 0.15 + 600 * 0.075 + 0 = 60 + 45
        QTest::newRow("from the cache") << Usage{1'000, 0, false, 600} << qint64(105);
        QTest::newRow("more cached than sent") << Usage{1'000, 0, false, 9'000} << qint64(75);
        QTest::newRow("a million millions") << Usage{1'000'000'000'000, 0} << qint64(150'000'000'000);
    }

    void sumsAreExact()
    {
        QFETCH(Usage, usage);
        QFETCH(qint64, micros);
        const auto list = pricesFromJson(listOf(plain), u"p"_s);
        QVERIFY2(list, list ? "" : qPrintable(list.error().sentence()));
        QCOMPARE(priceOf(*list, u"m"_s, middleOf2025, usage), std::optional(Cost{micros, usd()}));
    }

    void theClosestPatternOfTheDay_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("day");
        QTest::addColumn<int>("input");  // in micros per million; -1: no price
        QTest::newRow("its own") << u"gpt"_s << u"2025-07-01"_s << 2;
        QTest::newRow("before it") << u"gpt"_s << u"2025-03-01"_s << 1;
        QTest::newRow("on the day itself") << u"gpt"_s << u"2025-06-01"_s << 2;
        QTest::newRow("the day before") << u"gpt"_s << u"2025-05-31"_s << 1;
        QTest::newRow("before any") << u"gpt"_s << u"2024-12-31"_s << -1;
        QTest::newRow("dated") << u"gpt-2025-01-02"_s << u"2025-07-01"_s << 3;
        QTest::newRow("a closer pattern") << u"gpt-mini-7"_s << u"2025-09-01"_s << 4;
        // A closer pattern that has no price yet is not priced as another model.
        QTest::newRow("closer, but later") << u"gpt-mini-7"_s << u"2025-07-01"_s << -1;
        QTest::newRow("another case") << u"GPT-MINI-7"_s << u"2025-09-01"_s << 4;
        QTest::newRow("behind a gateway") << u"someone/gpt"_s << u"2025-07-01"_s << 2;
        QTest::newRow("in the middle") << u"us.anthropic.opus-4:0"_s << u"2025-07-01"_s << 5;
        QTest::newRow("unknown") << u"llama3"_s << u"2025-07-01"_s << -1;
        QTest::newRow("no name") << QString() << u"2025-07-01"_s << -1;
    }

    void theClosestPatternOfTheDay()
    {
        QFETCH(QString, model);
        QFETCH(QString, day);
        QFETCH(int, input);
        const auto price = [](const char *models, const char *from, int micros) {
            const QJsonObject one{{u"models"_s, QJsonArray{QString::fromLatin1(models)}},
                                  {u"from"_s, QString::fromLatin1(from)},
                                  {u"currency"_s, u"USD"_s},
                                  {u"input"_s, u"0.00000%1"_s.arg(micros)},
                                  {u"output"_s, u"0"_s}};
            return QJsonDocument(one).toJson(QJsonDocument::Compact);
        };
        const auto list =
            pricesFromJson(listOf(price("gpt", "2025-01-01", 1) + ',' + price("gpt", "2025-06-01", 2) + ','
                                  + price("gpt-*", "2025-01-01", 3) + ',' + price("gpt-mini*", "2025-08-01", 4) + ','
                                  + price("*opus-4*", "2025-01-01", 5)),
                           u"p"_s);
        QVERIFY2(list, list ? "" : qPrintable(list.error().sentence()));
        const qint64 at = QDate::fromString(day, Qt::ISODate).startOfDay(Qt::UTC).toSecsSinceEpoch();
        for (const qint64 second : {at, at + TestPrices::lastSecond}) {
            const Price *found = priceFor(*list, model, second);
            QCOMPARE(found ? int(found->input) : -1, input);
        }
    }

    void thoseOfTheProgram()
    {
        const auto list = pricesOf({});
        QVERIFY2(list, list ? "" : qPrintable(list.error().sentence()));
        QVERIFY(list->mostPerQuestion && list->mostPerQuestion->micros > 0);
        const qint64 now = 1'763'700'000;  // November 2025
        for (const QString &model : {u"gpt-4o-mini"_s, u"gpt-4o-mini-2024-07-18"_s, u"gpt-4o"_s, u"gpt-5"_s,
                                     u"claude-sonnet-4-5-20250929"_s, u"us.anthropic.claude-haiku-4-5-20251001-v1:0"_s,
                                     u"text-embedding-3-small"_s, u"text-embedding-ada-002"_s})
            QVERIFY2(priceFor(*list, model, now), qPrintable(model));
        // A question of about six hundred tokens to a small model costs a fraction of a cent.
        QCOMPARE(llm::toText(*priceOf(*list, u"gpt-4o-mini"_s, now, {600, 180})), u"0.000198"_s);
        // What was used before a price fell was paid at the old one.
        QVERIFY(priceOf(*list, u"gpt-4o"_s, now - 500 * day, {1'000, 0})->micros
                > priceOf(*list, u"gpt-4o"_s, now, {1'000, 0})->micros);
        for (const QString &local : {u"llama3.2"_s, u"qwen2.5:7b"_s, u"gpt-oss:20b"_s})
            QVERIFY2(!priceFor(*list, local, now), qPrintable(local));
    }

    void everyKeyIsInTheSchema()
    {
        QFile file(u":/prices/prices.schema.json"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject schema = QJsonDocument::fromJson(file.readAll()).object();
        QFile own(u":/prices/prices.json"_s);
        QVERIFY(own.open(QIODevice::ReadOnly));
        const QJsonObject prices = QJsonDocument::fromJson(own.readAll()).object();
        const QJsonObject known = schema[u"properties"].toObject();
        for (const QString &key : prices.keys())
            QVERIFY2(known.contains(key), qPrintable(key));
        const QJsonObject ofPrice = known[u"prices"][u"items"][u"properties"].toObject();
        for (const QJsonValue &price : prices[u"prices"].toArray())
            for (const QString &key : price.toObject().keys())
                QVERIFY2(ofPrice.contains(key), qPrintable(key));
    }

    void whatIsWrongIsSaid_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("says");
        const auto with = [](const char *from, const char *to) { return listOf(QByteArray(plain).replace(from, to)); };
        QTest::newRow("no JSON") << QByteArray("{") << u"is not JSON"_s;
        QTest::newRow("a list") << QByteArray("[]") << u"/ must be an object"_s;
        QTest::newRow("another format") << QByteArray(R"({"format": 2, "prices": []})") << u"/format "_s;
        QTest::newRow("no prices") << QByteArray(R"({"format": 1})") << u"/prices is missing"_s;
        QTest::newRow("an unknown key") << listOf(plain, R"(, "price": 1)") << u"/price is not known here"_s;
        QTest::newRow("a repeated key") << with(R"("input")", R"("from": "2025-01-01", "input")")
                                        << u"/prices/0/from stands there twice"_s;
        QTest::newRow("no models") << with(R"(["m*"])", "[]") << u"/prices/0/models must not be empty"_s;
        QTest::newRow("an empty model") << with(R"("m*")", R"("")") << u"/prices/0/models/0 must be a text"_s;
        QTest::newRow("no day") << with("2025-01-01", "2025-02-30") << u"/prices/0/from must be a day"_s;
        QTest::newRow("no currency") << with("USD", "Dollar") << u"/prices/0/currency must be the code"_s;
        QTest::newRow("a number") << with(R"("0.15")", "0.15") << u"/prices/0/input must be an amount as text"_s;
        QTest::newRow("below zero") << with("0.15", "-0.15") << u"/prices/0/input must be"_s;
        QTest::newRow("too exact") << with("0.15", "0.1234567") << u"/prices/0/input must be"_s;
        QTest::newRow("too dear") << with("0.15", "100000") << u"/prices/0/input must be"_s;
        QTest::newRow("no output") << with(R"("output": "0.60", )", "") << u"/prices/0/output is missing"_s;
        QTest::newRow("twice the same day") << listOf(plain + ',' + plain) << u"/prices/1 gives a model"_s;
        QTest::newRow("half a limit") << listOf(plain, R"(, "most_per_question": {"amount": "1"})")
                                      << u"/most_per_question/currency is missing"_s;
    }

    void whatIsWrongIsSaid()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, says);
        const auto list = pricesFromJson(json, u"/home/me/prices.json"_s);
        QVERIFY(!list);
        QCOMPARE(list.error().kind, ErrorKind::InvalidInput);
        QVERIFY2(list.error().message.startsWith(u"/home/me/prices.json: "_s) && list.error().message.contains(says),
                 qPrintable(list.error().sentence()));
        QVERIFY(!list.error().next.isEmpty());
    }

    void theProfilesOwn()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(QLatin1StringView(pricesFile)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(listOf(plain));
        file.close();
        const auto list = pricesOf(folder.path());
        QVERIFY(list && list->prices.size() == 1 && !list->mostPerQuestion);
    }

private:
    static constexpr qint64 lastSecond = day - 1;
};

QTEST_GUILESS_MAIN(TestPrices)
#include "tst_prices.moc"
