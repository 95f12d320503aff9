// SPDX-License-Identifier: GPL-3.0-or-later
// Questions that hang on the one before, against loops over rows. What is not clear is declined, never guessed.
#include "app/assistant/localreading.h"
#include "app/sources/demobook.h"
#include "tests/support/plainbook.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace clientele;
using namespace clientele::test;
using namespace Qt::StringLiterals;

class tst_FollowUps : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void keepsTheSubject_data();
    void keepsTheSubject();
    void namesWhoIsMeant();
    void followsOnePerson();
    void choosesInWords();
    void greetsWithoutAFigure();
    void declinesWhatIsNotClear_data();
    void declinesWhatIsNotClear();
    void obeysTheScope();

private:
    Answer talk(const QStringList &questions, const Scope &scope = {}) const
    {
        std::vector<ChatTurn> turns;
        for (const QString &question : questions) {
            ChatTurn turn;
            turn.question = question;
            turn.answer = m_reader->ask(question, scope, turns);
            turns.push_back(std::move(turn));
        }
        return turns.back().answer;
    }
    static QString one(const Answer &answer)
    {
        return answer.outcome == Outcome::Computed && answer.figures.size() == 1 ? answer.figures.front().value.toText()
                                                                                 : answer.text;
    }

    PortfolioPtr m_portfolio;
    std::unique_ptr<LocalReader> m_reader;
    std::unique_ptr<PlainBook> m_book;
};

void tst_FollowUps::initTestCase()
{
    PortfolioInfo info;
    info.zone = DisplayZone::fromId("America/Toronto").value();
    info.defaultCurrency = Currency::fromCode(u"CAD").value();
    m_portfolio = makeDemoBook({150, 2000, 150, 4}, info, 1'755'864'000).value();
    m_book = std::make_unique<PlainBook>(*m_portfolio);
    m_reader = std::make_unique<LocalReader>(m_portfolio, std::make_shared<const Catalogue>(),
                                             QLocale(QLocale::English, QLocale::Canada));
}

void tst_FollowUps::keepsTheSubject_data()
{
    QTest::addColumn<QStringList>("questions");
    QTest::addColumn<QString>("figure");
    const auto in = [](const QString &city) { return [city](const Person &p) { return p.city == city; }; };
    const auto count = [this](const PlainBook::Test &test) { return QString::number(m_book->count(test)); };
    const auto carIn = [](const Person &p) { return p.city == u"Toronto" && p.has(u"car"_s); };
    const QString ask = u"How many customers live in Toronto?"_s;
    const auto row = [](const QStringList &questions, const QString &figure) {
        QTest::addRow("%s", qPrintable(questions.mid(1).join(u" > "_s))) << questions << figure;
    };
    row({ask, u"and in Montreal?"_s}, count(in(u"Montreal"_s)));
    row({ask, u"what about Calgary"_s}, count(in(u"Calgary"_s)));
    row({ask, u"only those with a car loan"_s}, count(carIn));
    row({ask, u"only those with a car loan"_s, u"and in Montreal?"_s},
        count([](const Person &p) { return p.city == u"Montreal" && p.has(u"car"_s); }));
    row({ask, u"how many of them have no loans?"_s},
        count([](const Person &p) { return p.city == u"Toronto" && p.loans.empty(); }));
    row({ask, u"How many customers are there?"_s}, QString::number(m_book->people.size()));
    row({u"How much is owed in Toronto?"_s, u"and in Montreal?"_s}, money(m_book->owed(in(u"Montreal"_s))));
    row({ask, u"and how much do they owe?"_s}, money(m_book->owed(in(u"Toronto"_s))));
    qint64 scores = 0;
    for (const Person &person : m_book->people)
        scores += person.city == u"Toronto" ? person.score : 0;
    row({ask, u"and their average score?"_s}, average(scores, m_book->count(in(u"Toronto"_s)), 1));
    const auto deposited = [this](int month) {
        qint64 sum = 0;
        for (const Visit &visit : m_book->visits)
            sum += visit.type == u"deposit" && visit.year == 2025 && visit.month == month ? visit.amount : 0;
        return money(sum);
    };
    row({u"How much was deposited in May 2025?"_s, u"what about June 2025"_s}, deposited(6));
    // A bare comparison is of what was bounded before.
    const QString above = u"How many customers have a score above 700?"_s;
    row({above, u"and below 550?"_s}, count([](const Person &p) { return p.score < 550; }));
    row({above, u"and between 500 and 600?"_s},
        count([](const Person &p) { return p.score >= 500 && p.score <= 600; }));
    row({above, u"only those below 760"_s}, count([](const Person &p) { return p.score > 700 && p.score < 760; }));
    row({u"How many customers owe more than 100,000?"_s, u"and more than 150k?"_s},
        count([](const Person &p) { return p.owed() > 15'000'000; }));
    row({u"How many customers have a loan?"_s, u"only those in Toronto"_s, u"over 60"_s},
        count([](const Person &p) { return !p.loans.empty() && p.city == u"Toronto" && p.age > 60; }));
    // What was asked back is answered in words.
    const auto scored = [this](auto pick) {
        std::vector<qint64> all;
        for (const Person &person : m_book->people)
            all.push_back(person.score);
        return QString::number(*pick(all.begin(), all.end()));
    };
    const QString open = u"What is the credit score?"_s;
    row({open, u"the highest"_s}, scored([](auto a, auto b) { return std::max_element(a, b); }));
    row({open, u"the second"_s}, scored([](auto a, auto b) { return std::min_element(a, b); }));
    qint64 loans = 0;
    for (const Person &person : m_book->people)
        loans += static_cast<qint64>(person.loans.size());
    const qint64 owed = m_book->owed([](const Person &) { return true; });
    row({u"What is the average debt?"_s, u"per loan"_s}, average(owed, loans, 100));
}

void tst_FollowUps::keepsTheSubject()
{
    QFETCH(QStringList, questions);
    QFETCH(QString, figure);
    QCOMPARE(one(talk(questions)), figure);
}

void tst_FollowUps::namesWhoIsMeant()
{
    const Answer list =
        talk({u"How many customers live in Toronto?"_s, u"only those with a car loan"_s, u"who are they?"_s});
    std::multiset<QString> expected;
    for (const Person &person : m_book->people) {
        if (person.city == u"Toronto" && person.has(u"car"_s))
            expected.insert(person.name);
    }
    std::multiset<QString> named;
    for (const AnswerFigure &figure : list.figures)
        named.insert(figure.label);
    QCOMPARE(named, expected);
    // What was taken over is said.
    QVERIFY2(list.text.contains(u"Toronto"_s) && list.text.contains(u"car"_s), qPrintable(list.text));

    const Answer groups = talk({u"How much is owed?"_s, u"the same by city"_s});
    qint64 sum = 0;
    for (const AnswerFigure &figure : groups.figures)
        sum += figure.value.scaled;
    QCOMPARE(sum, m_book->owed([](const Person &) { return true; }));
    QVERIFY(groups.figures.size() > 3);
}

void tst_FollowUps::followsOnePerson()
{
    const auto most = std::ranges::max_element(m_book->people, {}, &Person::owed);
    QCOMPARE(one(talk({u"Who owes the most?"_s, u"and what is her score?"_s})), QString::number(most->score));
    const auto unique = [&](const Person &p) { return m_book->isUnique(p.name) && !p.loans.empty(); };
    const auto first = std::ranges::find_if(m_book->people, unique);
    const auto second = std::find_if(first + 1, m_book->people.end(), unique);
    const QString ask = u"What is the credit score of %1?"_s.arg(first->name);
    QCOMPARE(one(talk({ask, u"and %1?"_s.arg(second->name)})), QString::number(second->score));
    QCOMPARE(one(talk({u"What does %1 owe?"_s.arg(first->name), u"how many loans is that?"_s})),
             QString::number(first->loans.size()));
    QVERIFY(talk({ask, u"where does he live?"_s}).text.contains(first->city));
}

// Two customers of one first name, in two cities.
void tst_FollowUps::choosesInWords()
{
    for (const Person &person : m_book->people) {
        const QString first = person.name.section(u' ', 0, 0);
        std::vector<const Person *> same;
        for (const Person &other : m_book->people) {
            if (other.name.startsWith(first + u' '))
                same.push_back(&other);
        }
        const QString ask = u"What is the credit score of %1?"_s.arg(first);
        if (same.size() != 2 || same[0]->city == same[1]->city || talk({ask}).outcome != Outcome::Clarify
            || talk({ask}).choices.size() != 2)
            continue;
        QCOMPARE(one(talk({ask, u"the one in %1"_s.arg(same[1]->city)})), QString::number(same[1]->score));
        const QString second = talk({ask}).choices[1].customerId;
        const Person *chosen = same[0]->id == second ? same[0] : same[1];
        QCOMPARE(one(talk({ask, u"the second"_s})), QString::number(chosen->score));
        QCOMPARE(one(talk({ask, u"the second"_s, u"how much does she owe?"_s})), money(chosen->owed()));
        QCOMPARE(talk({ask, u"the one in Atlantis"_s}).outcome, Outcome::Declined);
        return;
    }
    QFAIL("no two customers of one first name");
}

void tst_FollowUps::greetsWithoutAFigure()
{
    for (const QString &greeting :
         {u"Hello"_s, u"hi there, how are you?"_s, u"Bonjour"_s, u"¡Hola!"_s, u"thank you"_s, u"What can you do?"_s})
    {
        const Answer answer = talk({greeting});
        QVERIFY2(answer.outcome == Outcome::Declined && answer.figures.empty(), qPrintable(greeting));
        QVERIFY2(answer.text.contains(u'?') && answer.explained, qPrintable(answer.text));
    }
    QCOMPARE(one(talk({u"Hello, how many customers are there?"_s})), QString::number(m_book->people.size()));
}

void tst_FollowUps::declinesWhatIsNotClear_data()
{
    QTest::addColumn<QStringList>("questions");
    const QString ask = u"How many customers have a car loan?"_s;
    for (const QStringList &questions :
         std::vector<QStringList>{{ask, u"why?"_s},
                                  {ask, u"and with a student loan?"_s},
                                  {ask, u"and the weather?"_s},
                                  {ask, u"and what about dogs?"_s},
                                  {ask, u"what is his score?"_s},
                                  {u"How many loans are there in Toronto?"_s, u"who are they?"_s},
                                  {u"What is the weather?"_s, u"and in Toronto?"_s},
                                  {u"How much is owed?"_s, u"and the average?"_s},
                                  {u"How many customers live in Toronto?"_s, u"only those in Montreal"_s}})
        QTest::newRow(qPrintable(questions.join(u" > "_s))) << questions;
}

void tst_FollowUps::declinesWhatIsNotClear()
{
    QFETCH(QStringList, questions);
    const Answer answer = talk(questions);
    QVERIFY2(answer.outcome == Outcome::Declined, qPrintable(answer.text));
    QVERIFY(answer.figures.empty());
}

void tst_FollowUps::obeysTheScope()
{
    const Scope inToronto{{{u"customer.city"_s, Op::In, {u"Toronto"_s}, {}}}};
    const Answer answer =
        talk({u"How many customers have a car loan?"_s, u"only those with a score below 650"_s}, inToronto);
    QCOMPARE(one(answer), QString::number(m_book->count([](const Person &p) {
                 return p.city == u"Toronto" && p.has(u"car"_s) && p.score < 650;
             })));
}

QTEST_GUILESS_MAIN(tst_FollowUps)
#include "tst_followups.moc"
