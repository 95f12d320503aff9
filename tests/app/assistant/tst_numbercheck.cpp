// SPDX-License-Identifier: GPL-3.0-or-later
// The number check against a liar: results of tools written in every way that people and models write figures, and
// inventions among them. Every invention is told, no result is.
#include "app/assistant/turn/numbercheck.h"
#include "app/assistant/turn/writtenfigure.h"

#include <QLocale>
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace clientele;

namespace {

Figure money(qint64 minor, const char *code = "CAD")
{
    return {minor, 2, *Currency::fromCode(QLatin1StringView(code).toString())};
}
Figure count(qint64 number) { return {number, 0, {}}; }

Query named(const QString &measure)
{
    Query query;
    query.measure = measure;
    return query;
}

// What a turn's tools may have given.
Evidence someEvidence()
{
    Evidence evidence;
    Query owed = named(u"loans.owed"_s);
    owed.by = {u"customer.city"_s};
    evidence.addResult(owed, {{{{u"Toronto"_s}, money(123456789), 812}, {{u"Laval"_s}, money(-5000050), 31}}, 843, {}});
    Query people = named(u"customers.count"_s);
    people.where = {{u"credit.score"_s, Op::Below, {u"580"_s}, {}}};
    evidence.addResult(people, {{{{}, count(42), 42}}, 42, {}});
    Query machines = named(u"atm.count"_s);
    machines.by = {u"atm.id"_s};
    machines.where = {{u"atm.day"_s, Op::Between, {u"2025-07-01"_s, u"2025-07-31"_s}, {}}};
    machines.top = 7;
    evidence.addResult(machines, {{{{u"101"_s}, count(1234567), 1234567}, {{u"B-2"_s}, count(9), 9}}, 1234576, {}});
    evidence.addDatesIn(u"2025-07-18T13:05:41"_s);
    evidence.addResult(named(u"credit.score.average"_s), {{{{}, {65038, 2, {}}, 50}}, 50, {}});
    return evidence;
}

}  // namespace

class tst_NumberCheck : public QObject {
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void tellsApart_data();
    void tellsApart();
    void figuresKeepTheirQuery();
    void roundsAtTheWrittenPlace();
    void theLiarIsCaught();
};

void tst_NumberCheck::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("figures");
    QTest::newRow("grouped") << u"They owe 1,234,567.89 CAD in all."_s << QStringList{u"1,234,567.89 CAD"_s};
    QTest::newRow("French") << u"Ils doivent 1 234 567,89 $."_s << QStringList{u"1 234 567,89 $"_s};
    QTest::newRow("no-break") << u"soit 1\u202f234\u00a0567 clients"_s << QStringList{u"1\u202f234\u00a0567"_s};
    QTest::newRow("Swiss") << u"CHF 1'234.50 and 7"_s << QStringList{u"CHF 1'234.50"_s, u"7"_s};
    QTest::newRow("Indian") << u"₹12,34,567"_s << QStringList{u"₹12,34,567"_s};
    QTest::newRow("scale") << u"about 1.2 million, 50k and CA$3bn"_s
                           << QStringList{u"1.2 million"_s, u"50k"_s, u"CA$3bn"_s};
    QTest::newRow("percent") << u"12 %, 3.5%, 7 per cent"_s << QStringList{u"12 %"_s, u"3.5%"_s, u"7 per cent"_s};
    QTest::newRow("words") << u"Forty-two customers and three loans"_s << QStringList{u"Forty-two"_s, u"three"_s};
    QTest::newRow("long words") << u"one hundred and five thousand people"_s
                                << QStringList{u"one hundred and five thousand"_s};
    QTest::newRow("parts") << u"Half of them, and a third of the rest"_s << QStringList{u"Half"_s, u"third"_s};
    QTest::newRow("vague") << u"hundreds of loans"_s << QStringList{u"hundreds"_s};
    QTest::newRow("no count") << u"On the one hand, two ideas come first; the 2nd and the third place"_s
                              << QStringList{};
    QTest::newRow("list") << u"1. Toronto\n2. Laval\n- 12) no"_s << QStringList{};
    QTest::newRow("range") << u"300-579"_s << QStringList{u"300"_s, u"579"_s};
    QTest::newRow("fraction") << u"3/4 of them"_s << QStringList{u"3/4"_s};
    QTest::newRow("vulgar fraction") << u"½ of them"_s << QStringList{u"½"_s};
    QTest::newRow("negative") << u"a flow of -500, or −7"_s << QStringList{u"-500"_s, u"−7"_s};
    QTest::newRow("other digits") << u"１２３ loans, ٤٥ more"_s << QStringList{u"１２３"_s, u"٤٥"_s};
    QTest::newRow("glued") << u"ATM101"_s << QStringList{u"ATM101"_s};
    QTest::newRow("bold") << u"**1,234**"_s << QStringList{u"1,234"_s};
    QTest::newRow("sentence") << u"It is 5. Then 6, and 7!"_s << QStringList{u"5"_s, u"6"_s, u"7"_s};
}

void tst_NumberCheck::reads()
{
    QFETCH(QString, text);
    QFETCH(QStringList, figures);
    QStringList found;
    for (const WrittenFigure &figure : figuresIn(text))
        found += text.mid(figure.start, figure.length);
    QCOMPARE(found, figures);
}

void tst_NumberCheck::tellsApart_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("unverified");
    const auto fine = [](const char *name, const QString &text) { QTest::newRow(name) << text << QStringList(); };
    const auto lie = [](const char *name, const QString &text, const QString &figure) {
        QTest::newRow(name) << text << QStringList{figure};
    };
    fine("exact", u"Toronto owes 1,234,567.89 CAD."_s);
    fine("symbol", u"Toronto owes $1,234,567.89."_s);
    fine("French", u"Toronto doit 1 234 567,89 $."_s);
    fine("rounded", u"Toronto owes 1.2 million dollars, or 1.23M."_s);
    fine("whole", u"Toronto owes 1,234,568."_s);
    fine("negative", u"In Laval it is -50,000.50 CAD, that is 50,000.50 CAD out."_s);
    fine("words", u"Forty-two customers have a score below 580."_s);
    fine("average", u"The average is 650.38, about 650."_s);
    fine("machine", u"Machine 101 had 1,234,567; B-2 had nine transactions."_s);
    fine("top", u"The top 7 machines."_s);
    fine("dates", u"Between 2025-07-01 and 31 July 2025, in July 2025, on July 1, in 2025."_s);
    fine("the day first", u"From 01/07/2025 to 31.07.2025."_s);
    fine("the month first", u"On 7/18/2025."_s);
    fine("a clock", u"At 13:05, that is 1:05 pm, 1:05 p.m. or 13 h 05, and at 13:05:41."_s);
    fine("tokens", u"CUST_12 and CUST\\_3\\_2 write to EMAIL_4."_s);
    fine("citation", u"They say so\uFFFC."_s);
    lie("invented", u"They owe 7,654,321.00 CAD."_s, u"7,654,321.00 CAD"_s);
    lie("one off", u"Forty-three customers."_s, u"Forty-three"_s);
    lie("badly rounded", u"About 1.3 million."_s, u"1.3 million"_s);
    lie("cut, not rounded", u"Toronto owes 1,234,567."_s + QString(), QString());
    lie("wrong currency", u"Toronto owes €1,234,567.89."_s, u"€1,234,567.89"_s);
    lie("money that is a count", u"They paid $42."_s, u"$42"_s);
    lie("share", u"That is 42 % of them."_s, u"42 %"_s);
    lie("share in words", u"That is forty-two percent."_s, u"forty-two percent"_s);
    lie("sum", u"Together 1,184,567.39 CAD."_s, u"1,184,567.39 CAD"_s);
    lie("sign", u"There were -42."_s, u"-42"_s);
    lie("bound as a figure", u"There are 580 customers."_s, u"580"_s);
    lie("another date", u"On 2024-07-01."_s, u"2024"_s);
    lie("another day", u"On 19/07/2025."_s, u"19"_s);
    lie("another clock", u"At 13:06."_s, u"13"_s);
    lie("another half of the day", u"At 1:05 am."_s, u"1"_s);
    lie("half", u"Half of the customers."_s, u"Half"_s);
    lie("in brackets", u"As said [17]."_s, u"17"_s);
    lie("other digits", u"There are ٤٣ of them."_s, u"٤٣"_s);
    lie("scaled", u"There are 42k customers."_s, u"42k"_s);
    lie("French words", u"Il y a quarante-trois clients."_s, u"quarante-trois"_s);
    lie("Spanish words", u"Hay cincuenta y dos clientes."_s, u"cincuenta y dos"_s);
}

void tst_NumberCheck::tellsApart()
{
    QFETCH(QString, text);
    QFETCH(QStringList, unverified);
    const CheckedProse checked = checkedNumbers(text, someEvidence());
    if (unverified == QStringList{QString()}) {
        // 1,234,567 is also how often machine 101 was used: a result all the same.
        QVERIFY(checked.unverified.isEmpty());
        return;
    }
    if (QByteArray(QTest::currentDataTag()).startsWith("another ")) {
        QVERIFY2(!checked.unverified.isEmpty(), qPrintable(text));
        return;
    }
    QCOMPARE(checked.unverified, unverified);
}

void tst_NumberCheck::figuresKeepTheirQuery()
{
    const CheckedProse checked =
        checkedNumbers(u"Toronto owes 1.23 million; 42 customers, machine B-2 had 9."_s, someEvidence());
    QCOMPARE(checked.figures.size(), std::size_t(3));
    QCOMPARE(checked.figures[0].shown, u"1.23 million"_s);
    QCOMPARE(checked.figures[0].query.measure, u"loans.owed"_s);
    QCOMPARE(checked.figures[0].keys, QStringList{u"Toronto"_s});
    QCOMPARE(checked.figures[0].value, money(123456789));
    QCOMPARE(checked.figures[1].query.measure, u"customers.count"_s);
    QCOMPARE(checked.figures[2].keys, QStringList{u"B-2"_s});
    QVERIFY(checked.unverified.isEmpty());
}

void tst_NumberCheck::roundsAtTheWrittenPlace()
{
    QVERIFY(agrees({12, 5}, 123456789, 2));  // 1.2 million
    QVERIFY(!agrees({13, 5}, 123456789, 2));
    QVERIFY(agrees({1234568, 0}, 123456789, 2));
    QVERIFY(!agrees({1234567, 0}, 123456789, 2));
    QVERIFY(agrees({123456789, -2}, 123456789, 2));
    QVERIFY(agrees({1234567890, -3}, 123456789, 2));
    QVERIFY(agrees({2, 0}, 25, 1) && agrees({3, 0}, 25, 1));  // either way from the middle
    QVERIFY(!agrees({0, 0}, 3, 1));
    QVERIFY(agrees({0, 0}, 0, 2));
    QVERIFY(!agrees({1, 18}, 5, 2));
}

// Random results in random formats, random inventions among them: all of these are told, none of those.
void tst_NumberCheck::theLiarIsCaught()
{
    QRandomGenerator random(4'711);
    const QList<QLocale> locales{
        QLocale(QLocale::English, QLocale::Canada),     QLocale(QLocale::French, QLocale::Canada),
        QLocale(QLocale::German, QLocale::Germany),     QLocale(QLocale::Spanish, QLocale::Spain),
        QLocale(QLocale::German, QLocale::Switzerland), QLocale::c()};
    const QStringList before{u"They owe %1 in all."_s,
                             u"| Toronto | %1 |"_s,
                             u"**%1**"_s,
                             u"- around %1;"_s,
                             u"(%1)"_s,
                             u"Il y en a %1."_s,
                             u"“%1”"_s,
                             u"%1"_s,
                             u"it rose to %1, then"_s,
                             u"Hay %1 en Toronto."_s};
    int lies = 0;
    int caught = 0;
    int truths = 0;
    int doubted = 0;
    for (int round = 0; round < 3'000; ++round) {
        Evidence evidence;
        QList<Figure> results;
        for (int i = 0; i < 6; ++i) {
            const bool isMoney = random.bounded(2);
            const qint64 size = qint64(std::pow(10.0, 1.0 + random.generateDouble() * 8.0));
            const Figure figure = isMoney ? money(size * 100 + random.bounded(100)) : count(size);
            results += figure;
            Query query = named(isMoney ? u"loans.owed"_s : u"loans.count"_s);
            evidence.facts.push_back({figure, query, {}, {}, 1});
        }
        const bool isLie = random.bounded(2);
        Figure told = results[random.bounded(int(results.size()))];
        if (isLie) {
            told.scaled = told.currency.isEmpty() ? qint64(std::pow(10.0, 1.0 + random.generateDouble() * 8.0))
                                                  : told.scaled + (1 + random.bounded(9'999)) * 137;
        }
        // Written to the last place, so that an invention is one whatever it would be rounded to.
        const QLocale &locale = locales[random.bounded(int(locales.size()))];
        QString text = told.currency.isEmpty() ? locale.toString(told.scaled)
                                               : locale.toString(double(told.scaled) / 100.0, 'f', 2);
        if (random.bounded(3) == 0)
            text = told.toText();
        if (!told.currency.isEmpty()) {
            switch (random.bounded(5)) {
            case 0:
                text = u"$"_s + text;
                break;
            case 1:
                text += u" CAD"_s;
                break;
            case 2:
                text += u"\u00a0$"_s;
                break;
            case 3:
                text = u"CA$"_s + text;
                break;
            default:
                break;
            }
        }
        const bool isResult = std::ranges::any_of(results, [&](const Figure &result) {
            const qint64 a = result.scaled * (told.digits == 2 && result.digits == 0 ? 100 : 1);
            const qint64 b = told.scaled * (told.digits == 0 && result.digits == 2 ? 100 : 1);
            // A whole number may be an amount, rounded.
            return told.digits == 0 ? std::abs(a - b) <= (result.digits == 2 ? 50 : 0) : a == b;
        });
        const CheckedProse checked = checkedNumbers(before[random.bounded(int(before.size()))].arg(text), evidence);
        if (isResult) {
            ++truths;
            if (!checked.unverified.isEmpty()) {
                ++doubted;
                qWarning("doubted: %s", qPrintable(text));
            }
        } else {
            ++lies;
            if (checked.unverified.size() == 1 && checked.figures.empty())
                ++caught;
            else
                qWarning("not caught: %s", qPrintable(text));
        }
    }
    QVERIFY(lies > 1'000 && truths > 1'000);
    QCOMPARE(caught, lies);
    QCOMPARE(doubted, 0);
}

QTEST_GUILESS_MAIN(tst_NumberCheck)

#include "tst_numbercheck.moc"
