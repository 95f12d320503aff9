// SPDX-License-Identifier: GPL-3.0-or-later
// What a model gives back, held against the schema that it was asked for.
#include "app/llm/outputschema.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace clientele::llm;

namespace {

QJsonObject object(const char *json) { return QJsonDocument::fromJson(json).object(); }

const char schemaText[] = R"({"type":"object","additionalProperties":false,"required":["name","rank","tags"],
    "properties":{"name":{"type":"string"},"rank":{"type":["integer","null"]},
                  "tags":{"type":"array","items":{"type":"string","enum":["a","b"]}}}})";

}  // namespace

class tst_OutputSchema : public QObject {
    Q_OBJECT

private slots:
    void holdsAgainst_data();
    void holdsAgainst();
    void findsTheObject_data();
    void findsTheObject();
    void knowsTheStrictSubset();
};

void tst_OutputSchema::holdsAgainst_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char *value, const char *problem) {
        QTest::newRow(value) << QByteArray(value) << QString::fromLatin1(problem);
    };
    row(R"({"name":"x","rank":1,"tags":[]})", "");
    row(R"({"name":"x","rank":null,"tags":["a","b"]})", "");
    row(R"({"name":"x","tags":[]})", "$.rank is missing");
    row(R"({"name":1,"rank":1,"tags":[]})", "$.name is not of type string");
    row(R"({"name":"x","rank":1.5,"tags":[]})", "$.rank is not of type integer or null");
    row(R"({"name":"x","rank":1,"tags":["c"]})", "$.tags[0] is none of the values allowed there");
    row(R"({"name":"x","rank":1,"tags":["a",2]})", "$.tags[1] is not of type string");
    row(R"({"name":"x","rank":1,"tags":[],"more":1})", "$.more is not in the schema");
}

void tst_OutputSchema::holdsAgainst()
{
    QFETCH(QByteArray, value);
    QFETCH(QString, problem);
    QCOMPARE(problemWith(QJsonDocument::fromJson(value).object(), object(schemaText)), problem);
}

void tst_OutputSchema::findsTheObject_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("found");
    QTest::newRow("alone") << u"{\"a\":\"}\"}"_s << true;
    QTest::newRow("fenced") << u"```json\n{\"a\":\"}\"}\n```"_s << true;
    QTest::newRow("among words") << u"Here {it} is: {\"a\":\"}\"} - done"_s << true;
    QTest::newRow("cut") << u"{\"a\":\"}\""_s << false;
    QTest::newRow("a list") << u"[1,2]"_s << false;
    QTest::newRow("words") << u"I cannot."_s << false;
}

void tst_OutputSchema::findsTheObject()
{
    QFETCH(QString, text);
    QFETCH(bool, found);
    const auto value = objectIn(text);
    QCOMPARE(value.has_value(), found);
    QVERIFY(!found || value->value(u"a"_s) == QJsonValue(u"}"_s));
}

void tst_OutputSchema::knowsTheStrictSubset()
{
    QVERIFY(isStrict(object(schemaText)));
    QVERIFY(!isStrict(object(
        R"({"type":"object","properties":{"a":{"type":"string"}},"additionalProperties":false,"required":[]})")));
    QVERIFY(!isStrict(object(R"({"type":"object","properties":{},"required":[]})")));
    QVERIFY(!isStrict(object(R"({"type":"array","items":{"type":"object","properties":{}}})")));
}

QTEST_GUILESS_MAIN(tst_OutputSchema)

#include "tst_outputschema.moc"
