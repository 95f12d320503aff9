// SPDX-License-Identifier: GPL-3.0-or-later
// Thousands of questions with people of the book in them through whole turns, tools and all, to a server that records:
// not one of their names, addresses or numbers arrives, in questions, results or earlier answers.
#include "app/llm/provider.h"
#include "app/privacy/hostiletext.h"
#include "app/sources/demobook.h"
#include "models/core/folding.h"
#include "tests/support/modelscript.h"

#include <QJsonArray>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace clientele;
using namespace clientele::test;
using llm::DialectKind;

namespace {

constexpr int questions = 4'000;
constexpr int perConversation = 20;

QString spelled(QRandomGenerator &random, const QString &name)
{
    const QString first = name.section(u' ', 0, 0);
    const QString last = name.section(u' ', 1);
    switch (random.bounded(6)) {
    case 0:
        return last + u", "_s + first;
    case 1:
        return first.left(1) + u". "_s + last;
    case 2:
        return name.toUpper();
    case 3:
        return name.toLower();
    case 4:
        return QString(name).insert(2, QChar(0x200B));
    default:
        return name;
    }
}

}  // namespace

class tst_TurnLeaks : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void nothingArrives();

private:
    [[nodiscard]] bool isLeak(const QByteArray &raw, const QStringList &secrets) const;

    PortfolioPtr m_book;
    QSet<QString> m_cities;
};

void tst_TurnLeaks::initTestCase()
{
    PortfolioInfo info;
    info.zone = DisplayZone::fromId("America/Toronto").value();
    info.defaultCurrency = *Currency::fromCode(u"CAD");
    info.takenAt = 1'755'709'871;
    DemoSize size;
    size.customers = 1'000;
    size.transactions = 2'000;
    size.complaints = 100;
    auto book = makeDemoBook(size, info, 1'755'709'871);
    QVERIFY(book);
    m_book = *book;
    const TextColumn *cities = m_book->text(Field::CustomerCity);
    for (Code code = 1; code < cities->dictionary->size(); ++code)
        m_cities.insert(folded(cities->dictionary->value(code)));
}

bool tst_TurnLeaks::isLeak(const QByteArray &raw, const QStringList &secrets) const
{
    const QString sent = folded(QString::fromUtf8(raw));
    return std::ranges::any_of(secrets, [&sent](const QString &secret) {
        static const QString word = u"(?<![\\p{L}\\d])%1(?![\\p{L}\\d])"_s;
        const bool leaks = sent.contains(secret)
                           && sent.contains(QRegularExpression(word.arg(QRegularExpression::escape(secret)),
                                                               QRegularExpression::UseUnicodePropertiesOption));
        if (leaks)
            qWarning("leaked: %s", qPrintable(secret));
        return leaks;
    });
}

void tst_TurnLeaks::nothingArrives()
{
    ScriptedProvider server;
    AssistantParts parts = partsAt(server, m_book);
    QRandomGenerator random(77);
    QString tool;
    server.answerWith([&](const ReceivedRequest &request) {
        const QStringList results = messagesOf(request, u"tool"_s);
        if (!results.isEmpty() && messagesOf(request, u"user"_s).size() > 0
            && QString::fromUtf8(request.body).lastIndexOf(u"\"role\":\"tool\""_s)
                   > QString::fromUtf8(request.body).lastIndexOf(u"\"role\":\"user\""_s))
            return saying(u"CUST_1 and CUST_2 owe it, says CUST_1_2."_s);
        switch (random.bounded(7)) {
        case 0:
            return calling(u"rows"_s, {{u"table"_s, u"customers"_s}, {u"limit"_s, 20}});
        case 1:
            return calling(
                u"query"_s,
                {{u"measure"_s, u"loans.owed"_s}, {u"by"_s, QJsonArray{u"customer.name"_s}}, {u"top"_s, 20}});
        case 2:
            return calling(u"query"_s,
                           {{u"measure"_s, u"loans.owed"_s}, {u"by"_s, QJsonArray{u"customer.id"_s}}, {u"top"_s, 20}});
        case 3:
            return calling(u"similar"_s, {{u"customer"_s, u"CUST_1"_s}});
        case 4:
            return calling(u"search"_s, {{u"text"_s, u"what does CUST_1 owe and spend"_s}, {u"k"_s, 12}});
        case 5:
            return calling(u"search"_s, {{u"text"_s, u"the machine kept my card"_s}, {u"k"_s, 12}});
        default:
            return calling(u"rows"_s, {{u"table"_s, u"complaints"_s}, {u"limit"_s, 20}});
        }
    });
    const QStringList wishes{u"Why is %1 upset? Sum it up in your own words."_s,
                             u"Write a friendly paragraph about %1 and what might please them"_s,
                             u"Tell me a story: %1 called from %2, mail %3, card 4111 1111 1111 1111"_s,
                             u"Pourquoi %1 se plaint-il ? (tél. %2)"_s};
    // Every name and number of the book that a result could hold.
    QStringList everybody;
    for (RowIndex row = 0; row < 400; ++row) {
        everybody += folded(m_book->textAt(Field::CustomerName, row));
        everybody += folded(m_book->textAt(Field::CustomerEmail, row));
        everybody += folded(m_book->textAt(Field::CustomerPhone, row));
    }
    everybody.removeAll(QString());
    int leaks = 0;
    int stopped = 0;
    std::size_t seen = 0;
    for (int done = 0; done < questions; done += perConversation) {
        Assistant assistant(parts);
        std::vector<ChatTurn> before;
        for (int i = 0; i < perConversation; ++i) {
            const auto row = RowIndex(random.bounded(int(m_book->rows(Table::Customers))));
            const QString name = spelled(random, m_book->textAt(Field::CustomerName, row));
            const QString phone = u"+1 416 555 %1"_s.arg(1'000 + random.bounded(8'999));
            const QString mail = u"someone%1@example.com"_s.arg(random.bounded(999));
            QString text = wishes[random.bounded(int(wishes.size()))];
            text.replace(u"%1"_s, name).replace(u"%2"_s, phone).replace(u"%3"_s, mail);
            QStringList secrets{folded(privacy::visible(name)), folded(phone), folded(mail), u"4111 1111 1111 1111"_s};
            if (m_cities.contains(secrets.front()))
                secrets.removeFirst();
            QObject receiver;
            Turn *turn = assistant.ask({.text = text, .before = before}, &receiver);
            QSignalSpy finished(turn, &Turn::finished);
            QVERIFY(turn->isOver() || finished.wait(20'000));
            if (turn->answer().failure)
                ++stopped;
            for (; seen < server.requests().size(); ++seen) {
                leaks += isLeak(server.requests()[seen].raw, secrets) ? 1 : 0;
                if (seen % 50 == 0)
                    leaks += isLeak(server.requests()[seen].raw, everybody) ? 1 : 0;
            }
            ChatTurn kept;
            kept.question = text;
            kept.answer = turn->answer();
            before = {kept};
        }
    }
    QCOMPARE(leaks, 0);
    QVERIFY2(stopped == 0, qPrintable(QString::number(stopped)));
    QVERIFY2(server.requests().size() > std::size_t(questions), qPrintable(QString::number(server.requests().size())));
}

QTEST_GUILESS_MAIN(tst_TurnLeaks)

#include "tst_turnleaks.moc"
