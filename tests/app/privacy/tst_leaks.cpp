// SPDX-License-Identifier: GPL-3.0-or-later
// Thousands of seeded prompts with people of the book in them, by every spelling, through the real gate and the real
// client to a server that records: not one byte of theirs arrives. And without the gate nothing arrives at all.
#include "app/llm/provider.h"
#include "app/privacy/conversation.h"
#include "app/privacy/hostiletext.h"
#include "app/privacy/outgoingscan.h"
#include "app/sources/demobook.h"
#include "models/core/folding.h"
#include "models/portfolio/builder.h"
#include "tests/support/scriptedprovider.h"

#include <QRandomGenerator>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace clientele;
using namespace clientele::privacy;

namespace {

constexpr int prompts = 4'000;
constexpr int perRequest = 20;

QString oneOf(QRandomGenerator &random, const QStringList &list) { return list.at(random.bounded(int(list.size()))); }

QString accentless(const QString &text)
{
    QString plain;
    const QString decomposed = text.normalized(QString::NormalizationForm_KD);
    for (const QChar c : decomposed)
        if (!c.isMark())
            plain += c;
    return plain;
}

// A name as people write it.
QString spelled(QRandomGenerator &random, const QString &name)
{
    const QString first = name.section(u' ', 0, 0);
    const QString last = name.section(u' ', 1);
    QString text = name;
    switch (random.bounded(9)) {
    case 0:
        text = last + u", "_s + first;
        break;
    case 1:
        text = last + u' ' + first;
        break;
    case 2:
        text = first.left(1) + u". "_s + last;
        break;
    case 3:
        text = last;
        break;
    case 4:
        text = name.toUpper();
        break;
    case 5:
        text = name.toLower();
        break;
    case 6:
        text = QString(name).replace(u' ', u"\u00a0"_s);
        break;
    case 7:
        text = QString(name).insert(2, QChar(0x200B));
        break;
    default:
        break;
    }
    if (random.bounded(3) == 0)
        text = accentless(text);
    if (random.bounded(3) == 0)
        text = text.normalized(QString::NormalizationForm_D);
    if (random.bounded(4) == 0)
        text.replace(u'\'', u'’');
    if (random.bounded(6) == 0)
        text += oneOf(random, {u"'s"_s, u"’s"_s});
    return text;
}

QString phone(QRandomGenerator &random)
{
    const auto digits = [&random](int count) {
        QString text;
        for (int i = 0; i < count; ++i)
            text += QString::number(i == 0 ? 2 + random.bounded(8) : random.bounded(10));
        return text;
    };
    const QString area = digits(3);
    const QString office = digits(3);
    const QString line = digits(4);
    return oneOf(random, {u"+1 %1 %2 %3"_s, u"(%1) %2-%3"_s, u"%1-%2-%3"_s, u"%1.%2.%3"_s, u"1-%1-%2-%3"_s,
                          u"+1%1%2%3"_s, u"%1%2%3"_s})
        .arg(area, office, line);
}

QString card(QRandomGenerator &random)
{
    QString number = u"4"_s;
    while (number.size() < 15)
        number += QString::number(random.bounded(10));
    int sum = 0;
    for (int i = 0; i < 15; ++i) {
        const int digit = number[14 - i].digitValue();
        const int weighed = i % 2 == 0 ? 2 * digit : digit;
        sum += weighed > 9 ? weighed - 9 : weighed;
    }
    number += QString::number((10 - sum % 10) % 10);
    if (random.bounded(2))
        for (int at = 12; at > 0; at -= 4)
            number.insert(at, random.bounded(2) ? u' ' : u'-');
    return number;
}

// As words: "Li" is not in "lives".
bool holds(const QString &text, const QString &secret)
{
    for (qsizetype at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + 1)) {
        const bool left = at > 0 && text[at - 1].isLetterOrNumber();
        const qsizetype end = at + secret.size();
        const bool right = end < text.size() && text[end].isLetterOrNumber();
        if (!left && !right)
            return true;
    }
    return false;
}

// What may not arrive, and as what it is looked for.
struct Secret {
    QString raw;
    QString folded;
};

}  // namespace

class tst_Leaks : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void nothingArrives();
    void withoutTheGateNothingIsSent_data();
    void withoutTheGateNothingIsSent();
    void whatTheGatePassedIsNeverStopped();
    void ownTextsPass();

private:
    [[nodiscard]] QString plantedPrompt(QRandomGenerator &random, QList<Secret> &secrets) const;

    PortfolioPtr m_book;
    QSet<QString> m_cities;
    std::shared_ptr<const PersonalData> m_data;
};

void tst_Leaks::initTestCase()
{
    PortfolioInfo info;
    info.zone = DisplayZone::fromId("America/Toronto").value();
    info.defaultCurrency = *Currency::fromCode(u"CAD");
    DemoSize size;
    size.customers = 2'000;
    size.transactions = 10;
    size.complaints = 10;
    auto book = makeDemoBook(size, info, 1'755'709'871);
    QVERIFY(book);
    m_book = *book;
    m_data = std::make_shared<const PersonalData>(m_book);
    const TextColumn *cities = m_book->text(Field::CustomerCity);
    for (Code code = 1; code < cities->dictionary->size(); ++code)
        m_cities.insert(folded(cities->dictionary->value(code)));
}

QString tst_Leaks::plantedPrompt(QRandomGenerator &random, QList<Secret> &secrets) const
{
    const auto row = RowIndex(random.bounded(int(m_book->rows(Table::Customers))));
    const auto plant = [this, &secrets](const QString &text) {
        const QString clean = visible(text);
        // Who is called like a city of the book is not told from it by a surname alone.
        if (m_cities.contains(folded(clean).remove(u"'s"_s)))
            return text;
        secrets += {clean, folded(clean)};
        return text;
    };
    const QString name = plant(spelled(random, m_book->textAt(Field::CustomerName, row)));
    switch (random.bounded(8)) {
    case 0:
        return u"How much does %1 owe in May, and what did they pay in 2025?"_s.arg(name);
    case 1:
        return u"please call %1 at %2 before noon"_s.arg(name, plant(phone(random)));
    case 2: {
        const QString mail = u"%1@example%2.com"_s
                                 .arg(accentless(name.section(u' ', 0, 0))
                                          .toLower()
                                          .remove(QChar(0x200B))
                                          .remove(u'’')
                                          .remove(u'\'')
                                          .remove(u','))
                                 .arg(random.bounded(99));
        return u"Write to %1 (%2) about the card %3."_s.arg(name, plant(mail), plant(card(random)));
    }
    case 3:
        return u"Résume les prêts de %1, qui habite au %2 rue des Érables."_s.arg(name).arg(random.bounded(1, 900));
    case 4:
        return u"%1\n- lives at %2\n- IBAN %3"_s.arg(name, plant(u"%1 Maple Avenue"_s.arg(random.bounded(1, 999))),
                                                     plant(u"DE89370400440532013000"_s));
    case 5:
        return u"{\"note\":\"%1 said: my account 00%2 is wrong\"}"_s.arg(name).arg(
            plant(QString::number(10'000'000 + random.bounded(89'999'999))));
    case 6:
        return u"Compare %1 with %2; who is riskier?"_s.arg(
            name, plant(spelled(random, m_book->textAt(Field::CustomerName, RowIndex(random.bounded(2'000))))));
    default:
        return u"Complaint: I, %1, was told to call %2!!"_s.arg(name, plant(phone(random)));
    }
}

void tst_Leaks::nothingArrives()
{
    test::ScriptedProvider server;
    server.answer(test::Script::chat({u"OK"_s}));
    llm::Provider provider({server.url(), u"m"_s, llm::DialectKind::OpenAi, {}}, "key", outgoingCheck(m_data));
    QRandomGenerator random(20'261);
    int leaks = 0;
    int stopped = 0;
    int inexact = 0;
    for (int done = 0; done < prompts; done += perRequest) {
        Conversation talk(m_data);
        llm::ChatRequest request;
        QList<Secret> secrets;
        for (int i = 0; i < perRequest; ++i) {
            const QString prompt = plantedPrompt(random, secrets);
            const QString safe = talk.safe(prompt);
            inexact += talk.restored(safe) == visible(prompt) ? 0 : 1;
            request.messages.push_back({i % 2 ? llm::Role::Assistant : llm::Role::User, safe});
        }
        QObject receiver;
        llm::ChatStream *stream = provider.chat(request, &receiver);
        QTRY_VERIFY(stream->isOver());
        if (stream->reply().failure) {
            ++stopped;
            continue;
        }
        const QString sent = QString::fromUtf8(server.requests().back().raw);
        const QString plain = folded(sent);
        for (const Secret &secret : secrets)
            if (holds(sent, secret.raw) || holds(plain, secret.folded)) {
                ++leaks;
                qWarning("leaked: %s", qPrintable(secret.raw));
            }
    }
    QCOMPARE(leaks, 0);
    QCOMPARE(inexact, 0);
    QCOMPARE(stopped, 0);
    QCOMPARE(server.requests().size(), std::size_t(prompts / perRequest));
}

void tst_Leaks::withoutTheGateNothingIsSent_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("kind");
    QTest::newRow("name") << QString() << u"a customer's name or number"_s;
    QTest::newRow("e-mail") << u"write to zoe@example.com"_s << u"an e-mail address"_s;
    QTest::newRow("phone") << u"call +1 416 555 0123"_s << u"a phone number"_s;
    QTest::newRow("card") << u"4111 1111 1111 1111"_s << u"a card number"_s;
    QTest::newRow("account") << u"DE89 3704 0044 0532 0130 00"_s << u"an account number"_s;
    QTest::newRow("address") << u"at 221b Baker Street"_s << u"a postal address"_s;
}

void tst_Leaks::withoutTheGateNothingIsSent()
{
    QFETCH(QString, text);
    QFETCH(QString, kind);
    if (text.isEmpty())
        text = u"What does %1 owe?"_s.arg(m_book->textAt(Field::CustomerName, 3));
    test::ScriptedProvider server;
    server.answer(test::Script::chat({u"OK"_s}));
    llm::Provider provider({server.url(), u"m"_s, llm::DialectKind::OpenAi, {}}, "key", outgoingCheck(m_data));
    llm::ChatRequest request;
    request.messages = {{llm::Role::User, u"Hello"_s}, {llm::Role::Tool, text, {}, u"a"_s}};
    QObject receiver;
    llm::ChatStream *stream = provider.chat(request, &receiver);
    QTRY_VERIFY(stream->isOver());
    QVERIFY(stream->reply().failure && stream->reply().failure->kind == llm::FailureKind::Privacy);
    QVERIFY2(stream->reply().failure->message.contains(kind), qPrintable(stream->reply().failure->message));
    QVERIFY(!stream->reply().failure->message.contains(text));
    QVERIFY(server.requests().empty());
}

// Whatever pieces a request is put together of: what the gate let through, the scan lets through.
void tst_Leaks::whatTheGatePassedIsNeverStopped()
{
    QRandomGenerator random(99);
    Conversation talk(m_data);
    int stopped = 0;
    for (int i = 0; i < 1'000; ++i) {
        QList<Secret> secrets;
        const QString a = talk.safe(plantedPrompt(random, secrets));
        const QString b = talk.safe(plantedPrompt(random, secrets));
        const QString glue = oneOf(random, {u" "_s, u"\n"_s, u"; "_s, u"\": \""_s, u"|"_s});
        if (findingIn(*m_data, (a + glue + b).toUtf8())) {
            ++stopped;
            qWarning("%s", qPrintable(a + glue + b));
        }
    }
    QCOMPARE(stopped, 0);
}

void tst_Leaks::ownTextsPass()
{
    // A customer whose name is a word of ours does not stop every request.
    PortfolioBuilder builder({});
    builder.table(Table::Customers).beginRow();
    builder.table(Table::Customers).setText(Field::CustomerId, u"1"_s);
    builder.table(Table::Customers).setText(Field::CustomerName, u"Claude Retrieve"_s);
    const PortfolioPtr book = builder.build().value();
    const QByteArray body = R"({"model":"claude-sonnet","messages":[{"role":"system","content":"Retrieve passages"}]})";
    QVERIFY(findingIn(PersonalData(book), body));
    QVERIFY(!findingIn(PersonalData(book, {u"Retrieve passages"_s}), body));
    QVERIFY(findingIn(PersonalData(book, {u"Retrieve passages"_s}), R"({"messages":[{"content":"claude retrieve"}]})"));
}

QTEST_GUILESS_MAIN(tst_Leaks)

#include "tst_leaks.moc"
