// SPDX-License-Identifier: GPL-3.0-or-later
// Promoted answers: matched by their words, computed over the book of the moment, never the figures of another day.
#include "app/assistant/localreading.h"
#include "app/assistant/verifiedanswer.h"
#include "models/portfolio/builder.h"
#include "tests/support/smallbook.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace clientele;

namespace {

using State = VerifiedAnswer::State;

struct Book {
    PortfolioPtr portfolio;
    std::shared_ptr<const Catalogue> catalogue = std::make_shared<const Catalogue>();
    LocalReader reader;

    explicit Book(const PortfolioPtr &book) : portfolio(book), reader(book, catalogue, QLocale(u"en_CA"_s)) {}

    [[nodiscard]] VerifiedAnswer promoted(const QString &question, const Conditions &scope = {}) const
    {
        VerifiedAnswer verified;
        verified.key = questionKey(question);
        verified.question = question;
        verified.scope = scope;
        verified.answer = reader.ask(question, Scope{scope});
        return verified;
    }
    [[nodiscard]] VerifiedCheck check(const VerifiedAnswer &verified, const Conditions &scope = {}) const
    {
        return recomputed(verified, reader, *portfolio, *catalogue, scope, QLocale(u"en_CA"_s));
    }
};

// Customers 1 and 2 with loans of these amounts; no loans where both are 0.
PortfolioPtr bookWith(qint64 first, qint64 second)
{
    PortfolioInfo info;
    info.defaultCurrency = *Currency::fromCode(u"CAD");
    PortfolioBuilder builder(info);
    for (const auto &[id, city, minor] :
         {std::tuple(u"1"_s, u"Montreal"_s, first), std::tuple(u"2"_s, u"Toronto"_s, second)})
    {
        TableBuilder &customers = builder.table(Table::Customers);
        customers.beginRow();
        customers.setText(Field::CustomerId, id);
        customers.setText(Field::CustomerName, u"Person "_s + id);
        customers.setText(Field::CustomerCity, city);
        if (minor == 0)
            continue;
        TableBuilder &loans = builder.table(Table::Loans);
        loans.beginRow();
        loans.setText(Field::LoanCustomer, id);
        loans.setText(Field::LoanType, u"car"_s);
        loans.setNumber(Field::LoanAmount, minor);
    }
    return builder.build().value();
}

// As a model would have written it, over bookWith(100000, 200000).
VerifiedAnswer prose()
{
    VerifiedAnswer verified;
    verified.key = questionKey(u"Compare the cities"_s);
    verified.question = u"Compare the cities"_s;
    verified.answer.outcome = Outcome::Computed;
    verified.answer.engine = Engine::Provider;
    verified.answer.model = u"gpt-4o-mini"_s;
    verified.answer.markdown = true;
    verified.answer.text = u"Toronto owes **2,000.00 CAD**, twice as much as Montreal's 1,000.00 CAD."_s;
    for (const auto &[city, minor] : {std::pair(u"Toronto"_s, 200'000), std::pair(u"Montreal"_s, 100'000)}) {
        AnswerFigure figure;
        figure.label = city;
        figure.query = {.measure = u"loans.owed"_s, .by = {u"customer.city"_s}, .where = {}};
        figure.keys = {city};
        figure.value = {minor, 2, *Currency::fromCode(u"CAD")};
        verified.answer.figures.push_back(figure);
    }
    return verified;
}

}  // namespace

class tst_VerifiedAnswer : public QObject {
    Q_OBJECT

private slots:
    void sameQuestions_data();
    void sameQuestions();
    void areMatchedByWordsAndWhatWasBefore();
    void whatCannotBePromoted();
    void localAnswersAreReadAgain();
    void withinAnotherScope();
    void proseIsKeptWhileEveryFigureIsTheSame();
    void proseGoesWhenAFigureChanges();
    void whatIsGoneIsLost();
};

void tst_VerifiedAnswer::sameQuestions_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<bool>("same");
    QTest::newRow("case and mark") << u"How much is owed?"_s << u"how MUCH is owed"_s << true;
    QTest::newRow("accents and spaces") << u"Owed in  Montréal ?"_s << u"owed in Montreal"_s << true;
    QTest::newRow("another number") << u"more than 500"_s << u"more than 600"_s << false;
    QTest::newRow("another sign") << u"score < 500"_s << u"score > 500"_s << false;
    QTest::newRow("another word") << u"owed in Toronto"_s << u"owed in Halifax"_s << false;
}

void tst_VerifiedAnswer::sameQuestions()
{
    QFETCH(QString, a);
    QFETCH(QString, b);
    QFETCH(bool, same);
    QCOMPARE(questionKey(a) == questionKey(b), same);
}

void tst_VerifiedAnswer::areMatchedByWordsAndWhatWasBefore()
{
    VerifiedAnswer alone = prose();
    VerifiedAnswer after = prose();
    after.question = u"And in Toronto?"_s;
    after.key = questionKey(after.question);
    after.after = questionKey(u"How much is owed?"_s);
    const std::vector<VerifiedAnswer> known{alone, after};
    QCOMPARE(verifiedFor(known, u"compare the CITIES!"_s, u"anything"_s), &known[0]);
    QCOMPARE(verifiedFor(known, u"and in Toronto"_s, u"How much is owed"_s), &known[1]);
    QVERIFY2(!verifiedFor(known, u"and in Toronto"_s, u"How many customers?"_s), "it follows another question");
    QVERIFY(!verifiedFor(known, u"and in Toronto"_s, {}));
    QVERIFY(!verifiedFor(known, u"?"_s, {}));
}

void tst_VerifiedAnswer::whatCannotBePromoted()
{
    Answer answer = prose().answer;
    QVERIFY(canBePromoted(answer));
    answer.unverified = {u"12 %"_s};
    QVERIFY(!canBePromoted(answer));
    answer = prose().answer;
    answer.incomplete = true;
    QVERIFY(!canBePromoted(answer));
    answer = prose().answer;
    answer.figures.clear();
    QVERIFY(!canBePromoted(answer));
    answer = prose().answer;
    answer.outcome = Outcome::Declined;
    QVERIFY(!canBePromoted(answer));
}

void tst_VerifiedAnswer::localAnswersAreReadAgain()
{
    const VerifiedAnswer verified = Book(bookWith(100'000, 200'000)).promoted(u"How much is owed?"_s);
    QCOMPARE(verified.answer.outcome, Outcome::Computed);
    QCOMPARE(Book(bookWith(100'000, 200'000)).check(verified).state, State::Holds);
    const VerifiedCheck changed = Book(bookWith(100'000, 250'000)).check(verified);
    QCOMPARE(changed.state, State::Changed);
    QVERIFY(changed.answer.verified);
    QVERIFY2(changed.answer.text.contains(u"3,500.00"_s), qPrintable(changed.answer.text));
    QVERIFY2(!changed.answer.text.contains(u"3,000.00"_s), qPrintable(changed.answer.text));
}

void tst_VerifiedAnswer::withinAnotherScope()
{
    const Book book(bookWith(100'000, 200'000));
    const Conditions toronto{{u"customer.city"_s, Op::In, {u"Toronto"_s}, {}}};
    const Conditions montreal{{u"customer.city"_s, Op::In, {u"Montreal"_s}, {}}};
    const VerifiedAnswer local = book.promoted(u"How much is owed?"_s, toronto);
    QVERIFY2(book.check(local, montreal).answer.text.contains(u"1,000.00"_s), "the scope of now, not of then");
    VerifiedAnswer model = prose();
    model.scope = toronto;
    for (AnswerFigure &figure : model.answer.figures)
        figure.query.where = toronto;
    const VerifiedCheck check = book.check(model, {});
    QCOMPARE(check.state, State::Holds);
    QVERIFY(check.answer.figures.front().query.where.empty());
    QCOMPARE(book.check(model, montreal).state, State::Lost);
}

void tst_VerifiedAnswer::proseIsKeptWhileEveryFigureIsTheSame()
{
    const VerifiedCheck check = Book(bookWith(100'000, 200'000)).check(prose());
    QCOMPARE(check.state, State::Holds);
    QCOMPARE(check.answer.text, prose().answer.text);
    QVERIFY(check.answer.verified && check.answer.markdown);
}

void tst_VerifiedAnswer::proseGoesWhenAFigureChanges()
{
    const VerifiedCheck check = Book(bookWith(900'000, 200'000)).check(prose());
    QCOMPARE(check.state, State::Changed);
    QVERIFY2(!check.answer.text.contains(u"twice"_s), qPrintable(check.answer.text));
    QVERIFY2(check.answer.text.contains(u"9,000.00 CAD"_s), qPrintable(check.answer.text));
    QVERIFY(!check.answer.markdown);
}

void tst_VerifiedAnswer::whatIsGoneIsLost()
{
    const VerifiedCheck check = Book(bookWith(100'000, 0)).check(prose());
    QCOMPARE(check.state, State::Lost);
    QVERIFY(!check.answer.verified);
    VerifiedAnswer unknown = prose();
    unknown.answer.figures.front().query.measure = u"loans.gone"_s;
    QCOMPARE(Book(bookWith(100'000, 200'000)).check(unknown).state, State::Lost);
    const VerifiedAnswer local = Book(bookWith(100'000, 200'000)).promoted(u"How much is owed?"_s);
    QCOMPARE(Book(bookWith(0, 0)).check(local).state, State::Lost);
}

QTEST_MAIN(tst_VerifiedAnswer)
#include "tst_verifiedanswer.moc"
