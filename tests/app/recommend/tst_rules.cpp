// SPDX-License-Identifier: GPL-3.0-or-later
// The rules' file: the one that comes with the program, its schema, and what is wrong with one that a person changed.
#include "app/recommend/rules.h"
#include "tests/support/suggestionbook.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace clientele;
using namespace clientele::recommend;
using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const QString &name)
{
    QFile file(QStringLiteral(CLIENTELE_SOURCE_DIR "/resources/recommend/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// The value at "a/0/b" becomes another; "undefined" takes it away.
QJsonValue edited(const QJsonValue &whole, const QStringList &path, const QJsonValue &to)
{
    if (path.isEmpty())
        return to;
    const QStringList rest = path.mid(1);
    if (whole.isArray()) {
        QJsonArray array = whole.toArray();
        const int place = path[0].toInt();
        array.replace(place, edited(array.at(place), rest, to));
        return array;
    }
    QJsonObject object = whole.toObject();
    const QJsonValue inner = edited(object.value(path[0]), rest, to);
    if (inner.isUndefined())
        object.remove(path[0]);
    else
        object.insert(path[0], inner);
    return object;
}

}  // namespace

class TestRules : public QObject {
    Q_OBJECT
private slots:
    void thoseOfTheProgram()
    {
        const auto rules = rulesOf({});
        QVERIFY2(rules, rules ? "" : qPrintable(rules.error().sentence()));
        QVERIFY(!rules->version.isEmpty());
        QCOMPARE(rules->ageOfMajority, 18);
        for (const Rule &rule : rules->eligibility)
            for (const QString &language : {u"en"_s, u"fr"_s, u"es"_s})
                QVERIFY2(rule.because.byLanguage.contains(language), qPrintable(rule.name));
        for (const Finding &finding : rules->findings) {
            for (const QString &language : {u"en"_s, u"fr"_s, u"es"_s})
                QVERIFY2(finding.says.byLanguage.contains(language), qPrintable(finding.name));
            // Each is of use, or is a warning.
            const bool suits =
                std::ranges::any_of(rules->suits, [&](const Suit &suit) { return suit.finding == finding.name; });
            QVERIFY2(suits || finding.kind == FindingKind::Risk, qPrintable(finding.name));
        }
        const auto book = test::suggestionBook(1, 1, 1);
        QVERIFY(fits(*rules, productsOf(*book)));
    }

    void everyKeyIsInTheSchema()
    {
        const QJsonObject schema = QJsonDocument::fromJson(contentOf(u"rules.schema.json"_s)).object();
        const QJsonObject rules = QJsonDocument::fromJson(contentOf(u"rules.json"_s)).object();
        QVERIFY(!schema.isEmpty() && !rules.isEmpty());
        const QJsonObject properties = schema[u"properties"_s].toObject();
        for (const QString &key : rules.keys()) {
            QVERIFY2(properties.contains(key), qPrintable(key));
            const QJsonObject items = properties[key][u"items"_s][u"properties"_s].toObject();
            for (const QJsonValue &item : rules[key].toArray())
                for (const QString &inner : item.toObject().keys())
                    QVERIFY2(items.contains(inner), qPrintable(key + u'/' + inner));
        }
        // What the schema demands, the reader demands.
        for (const QJsonValue &needed : schema[u"required"_s].toArray()) {
            QJsonObject without = rules;
            without.remove(needed.toString());
            QVERIFY2(!rulesFromJson(QJsonDocument(without).toJson(), u"r"_s), qPrintable(needed.toString()));
        }
    }

    void whatIsWrong_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QString>("said");
        const auto row = [](const char *name, const QString &path, const QJsonValue &value, const QString &said) {
            QTest::newRow(name) << path << value << said;
        };
        const QString field = u"eligibility/0/requires/0/field"_s;
        row("gender", field, u"customer.gender"_s, u"/eligibility/0/requires/0/field is a protected characteristic"_s);
        row("age", field, u"customer.age"_s, u"is a protected characteristic"_s);
        row("language", field, u"customer.language"_s, u"is a protected characteristic"_s);
        row("country", field, u"customer.country"_s, u"is a protected characteristic"_s);
        row("name", field, u"customer.first_name"_s, u"is a protected characteristic"_s);
        row("e-mail", field, u"customer.email"_s, u"says who somebody is"_s);
        row("city", field, u"customer.city"_s, u"can stand in for"_s);
        row("device", field, u"customer.device"_s, u"can stand in for"_s);
        row("no field", field, u"customer.shoe"_s, u"is no field"_s);
        row("a figure", field, u"figure.flow_ratio"_s, u"is no field"_s);
        row("finding", u"findings/0/when/0/field"_s, u"customer.gender"_s,
            u"/findings/0/when/0/field is a protected"_s);
        row("evidence", u"findings/0/rests_on"_s, u"customer.of_age"_s, u"/findings/0/rests_on may not"_s);
        row("placeholder", u"findings/0/says/en"_s, u"{customer.name} is rich"_s, u"/findings/0/says has a {field}"_s);
        row("unknown key", u"ranking/weight"_s, 1, u"/ranking/weight is not known here"_s);
        row("missing key", u"version"_s, QJsonValue(QJsonValue::Undefined), u"/version is missing"_s);
        row("format", u"format"_s, 2, u"/format must be a whole number"_s);
        row("fraction", u"age_of_majority"_s, 18.5, u"/age_of_majority must be a whole number from 14 to 25"_s);
        row("no list", u"eligibility"_s, u"none"_s, u"/eligibility must be a list"_s);
        row("empty", u"eligibility/0/requires"_s, QJsonArray(), u"/eligibility/0/requires must not be empty"_s);
        row("neither", u"eligibility/0/requires"_s, QJsonValue(QJsonValue::Undefined),
            u"/eligibility/0 needs either"_s);
        row("twice", u"eligibility/1/rule"_s, u"legal-capacity"_s, u"/eligibility/1/rule is used twice"_s);
        row("type", u"eligibility/0/requires/0"_s, QJsonObject{{u"field"_s, u"customer.risk"_s}, {u"above"_s, 3}},
            u"/above does not compare"_s);
        row("two comparisons", u"findings/0/when/0/above"_s, u"1"_s, u"/findings/0/when/0 needs exactly one"_s);
        row("plain money", u"eligibility/0/requires/0"_s,
            QJsonObject{{u"field"_s, u"customer.balance"_s}, {u"above"_s, u"3"_s}}, u"needs amounts by currency"_s);
        row("currency", u"eligibility/0/requires/0"_s,
            QJsonObject{{u"field"_s, u"customer.balance"_s}, {u"above"_s, QJsonObject{{u"XXQ"_s, u"3"_s}}}},
            u"/above/XXQ is no currency"_s);
        row("number", u"findings/0/when/0/at_least"_s, u"many"_s, u"/at_least must be a decimal number"_s);
        row("suit", u"suits/0/finding"_s, u"wealthy"_s, u"/suits/0/finding names no finding"_s);
        row("kind", u"findings/0/kind"_s, u"wish"_s, u"/findings/0/kind must be need"_s);
    }

    void whatIsWrong()
    {
        QFETCH(QString, path);
        QFETCH(QJsonValue, value);
        QFETCH(QString, said);
        const QJsonObject whole = QJsonDocument::fromJson(contentOf(u"rules.json"_s)).object();
        const QJsonObject changed = edited(whole, path.split(u'/'), value).toObject();
        QVERIFY(changed != whole);
        const auto rules = rulesFromJson(QJsonDocument(changed).toJson(), u"mine.json"_s);
        QVERIFY(!rules);
        QCOMPARE(rules.error().kind, ErrorKind::InvalidInput);
        QVERIFY2(rules.error().message.startsWith(u"mine.json: /"_s), qPrintable(rules.error().message));
        QVERIFY2(rules.error().message.contains(said), qPrintable(rules.error().message));
    }

    void notEvenJson()
    {
        QVERIFY(!rulesFromJson("{", u"r"_s));
        QVERIFY(!rulesFromJson("[]", u"r"_s));
        const QByteArray good = contentOf(u"rules.json"_s);
        QVERIFY(rulesFromJson(good, u"r"_s));
        QByteArray twice = good;
        twice.replace("\"format\": 1,", "\"format\": 1, \"age_of_majority\": 21,");
        const auto rules = rulesFromJson(twice, u"r"_s);
        QVERIFY(!rules);
        QVERIFY2(rules.error().message.contains(u"/age_of_majority stands there twice"_s),
                 qPrintable(rules.error().message));
    }

    void aProfileHasItsOwn()
    {
        const QTemporaryDir folder;
        QVERIFY(rulesOf(folder.path())->version != u"ours"_s);
        QJsonObject own = QJsonDocument::fromJson(contentOf(u"rules.json"_s)).object();
        own[u"version"_s] = u"ours"_s;
        QFile file(folder.filePath(QString::fromLatin1(rulesFile)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QJsonDocument(own).toJson());
        file.close();
        QCOMPARE(rulesOf(folder.path())->version, u"ours"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{}");
        file.close();
        const auto broken = rulesOf(folder.path());
        QVERIFY(!broken);
        QVERIFY(broken.error().message.contains(file.fileName()));
    }

    void creditRestsOnNothingElse()
    {
        QJsonObject own = QJsonDocument::fromJson(contentOf(u"rules.json"_s)).object();
        const QJsonObject suit{{u"finding"_s, u"pays-abroad"_s},
                               {u"products"_s, QJsonObject{{u"words"_s, QJsonArray{u"visa gold"_s}}}},
                               {u"points"_s, 3}};
        QJsonArray suits = own[u"suits"_s].toArray();
        suits.append(suit);
        own[u"suits"_s] = suits;
        const auto rules = rulesFromJson(QJsonDocument(own).toJson(), u"r"_s);
        QVERIFY(rules);
        const auto fitting = fits(*rules, productsOf(*test::suggestionBook(1, 1, 1)));
        QVERIFY(!fitting);
        QVERIFY2(fitting.error().message.contains(u"pays-abroad"_s) && fitting.error().message.contains(u"Visa Gold"_s),
                 qPrintable(fitting.error().message));
    }
};

QTEST_GUILESS_MAIN(TestRules)
#include "tst_rules.moc"
