// SPDX-License-Identifier: GPL-3.0-or-later
// Hostile questions over a small demo book: an answer, choices or a refusal in words, within seconds; every figure is
// the one that its query gives, inside the scope.
#include "app/assistant/localreading.h"
#include "app/sources/demobook.h"
#include "models/query/evaluator.h"
#include "tests/fuzz/mutation.h"
#include "tests/fuzz/rounds.h"

#include <QElapsedTimer>
#include <QTest>

using namespace clientele;
using namespace clientele::test;

class FuzzQuestions : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void damagedQuestions();
    void longQuestions_data();
    void longQuestions();

private:
    void check(const QString &question, const Scope &scope);

    PortfolioPtr m_book;
    std::shared_ptr<const Catalogue> m_catalogue = std::make_shared<Catalogue>();
    std::unique_ptr<LocalReader> m_reader;
    int m_computed = 0;
};

namespace {

const QStringList &soundQuestions()
{
    static const QStringList questions{
        QStringLiteral("How many customers are there?"),
        QStringLiteral("How much is owed by loan type?"),
        QStringLiteral("Who are the top five customers by balance?"),
        QStringLiteral("What is the average credit score in Toronto?"),
        QStringLiteral("Which customers have a car loan above 50,000?"),
        QStringLiteral("How many withdrawals were there between 2025-01-01 and 2025-03-31?"),
        QStringLiteral("Does customer 23 have a house loan?"),
        QStringLiteral("Compare deposits and withdrawals by month"),
        QStringLiteral("How many customers have a score below 580 and more than two loans?"),
        QStringLiteral("What is the largest loan of customers in Montréal?"),
        QStringLiteral("Combien de clients y a-t-il à Toronto ?"),
        QStringLiteral("¿Cuántos clientes hay?"),
    };
    return questions;
}

}  // namespace

void FuzzQuestions::initTestCase()
{
    PortfolioInfo info;
    info.zone = DisplayZone::fromId("America/Toronto").value();
    info.defaultCurrency = *Currency::fromCode(u"CAD");
    m_book = makeDemoBook({60, 600, 40, 1}, info, 1'755'700'000).value();
    m_reader = std::make_unique<LocalReader>(m_book, m_catalogue, QLocale(QStringLiteral("en_CA")));
}

void FuzzQuestions::check(const QString &question, const Scope &scope)
{
    QElapsedTimer clock;
    clock.start();
    const Answer answer = m_reader->ask(question, scope);
    // A question never takes long, whatever is in it; sanitizers and busy machines are allowed for.
    CLIENTELE_HOLDS(clock.elapsed() < 20'000, question);
    CLIENTELE_HOLDS(!answer.text.isEmpty() && answer.engine == Engine::Local, question);
    CLIENTELE_HOLDS(answer.text.size() < 20'000, question + QStringLiteral(" -> ") + answer.text);
    CLIENTELE_HOLDS((answer.outcome == Outcome::Clarify) == !answer.choices.empty(), question);
    CLIENTELE_HOLDS(answer.outcome == Outcome::Computed || answer.figures.empty(), question);
    m_computed += answer.outcome == Outcome::Computed ? 1 : 0;
    for (const AnswerFigure &figure : answer.figures) {
        const auto result = evaluate(*m_book, *m_catalogue, figure.query);
        CLIENTELE_HOLDS(result.has_value(), question);
        const bool given = std::ranges::any_of(result->rows, [&](const ResultRow &row) {
            return row.value == figure.value && (figure.keys.isEmpty() || row.keys == figure.keys);
        });
        // No match is the figure 0, which has no row of its own where the answer is grouped.
        CLIENTELE_HOLDS(given || figure.value.scaled == 0 || figure.matchedRows == 0,
                        question + QStringLiteral(" -> ") + answer.text);
        for (const Condition &condition : scope.where) {
            const bool meant =
                hasMeaningFor(*m_catalogue, condition, m_catalogue->measure(figure.query.measure)->table);
            CLIENTELE_HOLDS(!meant || std::ranges::find(figure.query.where, condition) != figure.query.where.end(),
                            question);
        }
    }
    (void)answer.toJson();
}

void FuzzQuestions::damagedQuestions()
{
    const Scope toronto{{{QStringLiteral("customer.city"), Op::In, {QStringLiteral("Toronto")}, {}}}};
    Rounds rounds(3'000);
    while (rounds.next()) {
        SeededRandom &random = rounds.random;
        QString question = soundQuestions()[random.below(soundQuestions().size())];
        if (random.chance(300))
            question += u' ' + soundQuestions()[random.below(soundQuestions().size())];
        check(mutated(random, question), random.chance(300) ? toronto : Scope());
        if (QTest::currentTestFailed())
            return;
    }
    qInfo("%d computed", m_computed);
}

void FuzzQuestions::longQuestions_data()
{
    QTest::addColumn<QString>("question");
    QTest::newRow("nothing") << QString();
    QTest::newRow("spaces") << QString(100'000, u' ');
    QTest::newRow("one word") << QString(100'000, u'a');
    QTest::newRow("many words") << QStringLiteral("toronto ").repeated(12'500);
    QTest::newRow("many unknown words") << QStringLiteral("xqzjv ").repeated(16'000);
    QTest::newRow("many numbers") << QStringLiteral("12,345.67 ").repeated(10'000);
    QTest::newRow("many accents") << QStringLiteral("e") + QString(50'000, QChar(0x301));
    QTest::newRow("halves of characters") << QString(50'000, QChar(0xd800));
    QTest::newRow("ligatures") << QString(20'000, QChar(0xfdfa));
    QTest::newRow("quotes") << QString(50'000, u'"');
    QTest::newRow("right to left") << QStringLiteral("\u202eHow many customers are there?\u202c");
    QTest::newRow("unseen") << QStringLiteral("How\u200b many\u2060 cus\u00adtomers\ufeff are there?");
    QTest::newRow("nul") << QStringLiteral("How many customers") + QChar(0) + QStringLiteral(" are there?");
    QTest::newRow("conditions") << QStringLiteral("customers in Toronto and ").repeated(1'000);
}

void FuzzQuestions::longQuestions()
{
    QFETCH(QString, question);
    check(question, {});
}

QTEST_GUILESS_MAIN(FuzzQuestions)
#include "tst_fuzzquestions.moc"
