// SPDX-License-Identifier: GPL-3.0-or-later
// Eligibility and the path to yes, against a plain reading of the same rules that tries every combination of values.
#include "app/recommend/bookfigures.h"
#include "app/recommend/eligibility.h"
#include "models/portfolio/builder.h"
#include "tests/support/suggestionbook.h"

#include <QTest>

#include <array>
#include <bit>

using namespace clientele;
using namespace clientele::recommend;
using namespace Qt::StringLiterals;

namespace {

constexpr char smallRules[] = R"({
  "format": 1, "version": "t", "age_of_majority": 18,
  "eligibility": [
    {"rule": "adult", "products": {}, "requires": [{"field": "customer.of_age", "in": ["yes"]}], "because": "adults"},
    {"rule": "score", "products": {"category": ["Loan"]}, "requires": [{"field": "credit.score", "at_least": "600"}],
     "if_missing": [{"field": "customer.risk", "in": ["Low"]}], "because": "a score"},
    {"rule": "high-score", "products": {"words": ["big"]}, "requires": [{"field": "credit.score", "above": "700"},
     {"field": "credit.delinquencies", "at_most": "1"}], "because": "a high score"},
    {"rule": "not-high", "products": {"category": ["Loan"]},
     "requires": [{"field": "customer.risk", "not_in": ["High"]}, {"field": "customer.status", "in": ["active"]}],
     "because": "no high risk"},
    {"rule": "balance", "products": {"category": ["Loan"]},
     "requires": [{"field": "customer.balance", "at_least": {"USD": "100.50", "JPY": "9000"}}], "because": "a balance"},
    {"rule": "by-hand", "products": {"words": ["gold"]}, "only_by_hand": true, "because": "ask"}
  ],
  "holdings": [{"products": {"category": ["Loan"], "words": ["car"]}, "field": "loan.type", "in": ["car"]}],
  "findings": [], "suits": [],
  "ranking": {"neighbours": 1, "neighbour_points": 0, "most_credit": 1, "most_other": 1, "dismissed_days": 1}
})";

struct Person {
    std::optional<int> age = 40;
    std::optional<int> score = 650;
    std::optional<int> delinquencies = 0;
    QString risk = u"Low"_s;  // empty: missing
    QString status = u"Active"_s;
    std::optional<qint64> balance = 20'000;
    QString currency = u"USD"_s;
    QStringList loans = {};
    bool loansKnown = true;  // a loan status says so where there is no credit record
};

PortfolioPtr bookOf(const Person &person)
{
    PortfolioInfo info;
    info.defaultCurrency = *Currency::fromCode(u"CAD");
    PortfolioBuilder builder(std::move(info));
    TableBuilder &rows = builder.table(Table::Customers);
    rows.beginRow();
    rows.setText(Field::CustomerId, u"A"_s);
    rows.setText(Field::CustomerRisk, person.risk);
    rows.setText(Field::CustomerStatus, person.status);
    rows.setText(Field::CustomerCurrency, person.currency);
    if (person.age)
        rows.setNumber(Field::CustomerAge, *person.age);
    if (person.balance)
        rows.setNumber(Field::CustomerBalance, *person.balance);
    if (person.loansKnown && !person.score)
        rows.setText(Field::CustomerLoanStatus, person.loans.isEmpty() ? u"No"_s : u"Yes"_s);
    if (person.score) {
        TableBuilder &credit = builder.table(Table::Credit);
        credit.beginRow();
        credit.setText(Field::CreditCustomer, u"A"_s);
        credit.setNumber(Field::CreditScore, *person.score);
        if (person.delinquencies)
            credit.setNumber(Field::CreditDelinquencies, *person.delinquencies);
    }
    for (const QString &type : person.loans) {
        TableBuilder &loan = builder.table(Table::Loans);
        loan.beginRow();
        loan.setText(Field::LoanCustomer, u"A"_s);
        loan.setText(Field::LoanType, type);
        loan.setNumber(Field::LoanAmount, 1);
    }
    return builder.build().value();
}

Product productOf(const QString &name, const QString &category = u"Loan"_s)
{
    PortfolioBuilder builder{PortfolioInfo{}};
    TableBuilder &rows = builder.table(Table::Products);
    rows.beginRow();
    rows.setText(Field::ProductId, u"1"_s);
    rows.setText(Field::ProductName, name);
    rows.setText(Field::ProductCategory, category);
    return productsOf(*builder.build().value()).front();
}

// The rules above once more, as a person would read them. Yes, no, or cannot tell.
enum class Reading { Yes, No, Unknown };

Reading both(Reading a, Reading b)
{
    return a == Reading::No || b == Reading::No ? Reading::No : a == Reading::Unknown ? a : b;
}

Reading plainly(const Person &p, bool big)
{
    const auto of = [](bool known, bool met) { return !known ? Reading::Unknown : met ? Reading::Yes : Reading::No; };
    const bool hasDelinquencies = p.score && p.delinquencies;
    Reading all = of(p.age.has_value(), p.age.value_or(0) >= 18);
    all = both(all, p.score ? of(true, *p.score >= 600) : of(!p.risk.isEmpty(), p.risk == u"Low"));
    if (big) {
        all = both(all, of(p.score.has_value(), p.score.value_or(0) > 700));
        all = both(all, of(hasDelinquencies, p.delinquencies.value_or(0) <= 1));
    }
    all = both(all, of(!p.risk.isEmpty(), p.risk != u"High"));
    all = both(all, of(!p.status.isEmpty(), p.status == u"Active"));
    const bool comparable = p.balance && (p.currency == u"USD" || p.currency == u"JPY");
    return both(all, of(comparable, p.balance.value_or(0) >= (p.currency == u"USD" ? 10'050 : 9'000)));
}

// How few of score, delinquencies, risk, status and balance must change; nothing where no change does it.
std::optional<int> fewestChanges(const Person &own, bool big)
{
    std::optional<int> fewest;
    for (int bits = 0; bits < 32; ++bits) {
        Person best = own;
        if (bits & 1)
            best.score = 850;
        if ((bits & 2) && best.score)
            best.delinquencies = 0;
        if (bits & 4)
            best.risk = u"Low"_s;
        if (bits & 8)
            best.status = u"Active"_s;
        if (bits & 16)
            best.balance = 1'000'000'000;
        const int changes = std::popcount(static_cast<unsigned>(bits));
        if (plainly(best, big) == Reading::Yes && (!fewest || changes < *fewest))
            fewest = changes;
    }
    return fewest;
}

}  // namespace

class TestEligibility : public QObject {
    Q_OBJECT
private:
    Rules m_rules;
    Catalogue m_catalogue;

    Verdict verdictOn(const Person &person, const Product &product)
    {
        const PortfolioPtr book = bookOf(person);
        const BookFigures figures = BookFigures::of(*book, m_catalogue).value();
        const Record record(CustomerRow(*book, 0), figures, 18, product.credit ? Purpose::Credit : Purpose::Other);
        return judge(m_rules, product, record, QLocale::c());
    }

private slots:
    void initTestCase()
    {
        const auto rules = rulesFromJson(smallRules, u"small"_s);
        QVERIFY2(rules, rules ? "" : qPrintable(rules.error().sentence()));
        m_rules = *rules;
    }

    void everyCombination()
    {
        const std::array<std::optional<int>, 5> scores{std::nullopt, 500, 599, 600, 701};
        const std::array<std::optional<int>, 3> delinquencies{std::nullopt, 1, 2};
        const std::array<std::optional<qint64>, 3> balances{std::nullopt, 10'049, 10'050};
        const std::array<std::optional<int>, 3> ages{std::nullopt, 17, 18};
        const Product plain = productOf(u"Personal Loan"_s);
        const Product big = productOf(u"Big Loan"_s);
        int eligible = 0;
        int paths = 0;
        int longest = 0;
        for (const auto &score : scores)
            for (const auto &missed : delinquencies)
                for (const QString &risk : {u""_s, u"Low"_s, u"Medium"_s, u"High"_s})
                    for (const QString &status : {u""_s, u"Active"_s, u"Dormant"_s})
                        for (const auto &balance : balances)
                            for (const auto &age : ages) {
                                Person person{age, score, missed, risk, status, balance};
                                if (!score)
                                    person.delinquencies.reset();  // they are in the credit record
                                for (const Product *product : {&plain, &big}) {
                                    const bool isBig = product == &big;
                                    const Verdict verdict = verdictOn(person, *product);
                                    const Reading expected = plainly(person, isBig);
                                    QCOMPARE(verdict.standing, expected == Reading::Yes  ? Standing::Eligible
                                                               : expected == Reading::No ? Standing::Excluded
                                                                                         : Standing::CannotTell);
                                    QCOMPARE(verdict.failed.empty(), expected == Reading::Yes);
                                    eligible += expected == Reading::Yes;
                                    if (expected == Reading::Yes)
                                        continue;
                                    if (verdict.standing == Standing::CannotTell)
                                        QVERIFY(!verdict.missing.empty());
                                    const auto fewest = fewestChanges(person, isBig);
                                    QCOMPARE(verdict.pathToYes.has_value(), fewest.has_value() && *fewest <= 4);
                                    if (!verdict.pathToYes)
                                        continue;
                                    ++paths;
                                    QCOMPARE(static_cast<int>(verdict.pathToYes->size()), *fewest);
                                    longest = std::max(longest, *fewest);
                                    // Walked in the plain reading, it leads there.
                                    Person walked = person;
                                    for (const Change &change : *verdict.pathToYes) {
                                        const Field field = *term(change.term).field;
                                        if (field == Field::CreditScore)
                                            walked.score = static_cast<int>(change.to.scaled);
                                        else if (field == Field::CreditDelinquencies)
                                            walked.delinquencies = static_cast<int>(change.to.scaled);
                                        else if (field == Field::CustomerRisk)
                                            walked.risk = change.to.toText();
                                        else if (field == Field::CustomerStatus)
                                            walked.status = u"Active"_s;
                                        else if (field == Field::CustomerBalance)
                                            walked.balance = change.to.scaled;
                                        else
                                            QFAIL("a change of something else");
                                    }
                                    QCOMPARE(plainly(walked, isBig), Reading::Yes);
                                }
                            }
        qInfo("%d eligible, %d paths, the longest of %d changes", eligible, paths, longest);
        QVERIFY(eligible > 10 && paths > 200 && longest >= 4);
    }

    void noMoreThanNeeded()
    {
        Person person;
        person.score = 540;
        const auto path = verdictOn(person, productOf(u"Big Loan"_s)).pathToYes;
        QVERIFY(path && path->size() == 1);
        QCOMPARE(path->front().from.scaled, 540);
        QCOMPARE(path->front().to.scaled, 701);
        person.score = 650;
        person.balance = 50;
        const Verdict poor = verdictOn(person, productOf(u"Small Loan"_s));
        QCOMPARE(poor.pathToYes->front().to.toText(), u"100.50"_s);
        QCOMPARE(poor.failed.front().values.front().wanted.toText(*Currency::fromCode(u"USD")),
                 u"at least 100.50 USD"_s);
        person.currency = u"JPY"_s;
        QCOMPARE(verdictOn(person, productOf(u"Small Loan"_s)).pathToYes->front().to.toText(), u"9000"_s);
    }

    void anAmountOfAnotherCurrencyIsNotCompared()
    {
        Person person;
        person.currency = u"EUR"_s;
        const Verdict verdict = verdictOn(person, productOf(u"Small Loan"_s));
        QCOMPARE(verdict.standing, Standing::CannotTell);
        QCOMPARE(verdict.missing, std::vector<TermId>{termOf(Field::CustomerBalance)});
        QVERIFY(!verdict.pathToYes);
    }

    void everyFailedRuleIsNamed()
    {
        const Person person{16, 500, 3, u"High"_s, u"Dormant"_s, 5};
        const Verdict verdict = verdictOn(person, productOf(u"Big Gold Car Loan"_s));
        QStringList rules;
        for (const FailedRule &rule : verdict.failed)
            rules += rule.rule;
        QCOMPARE(rules,
                 QStringList({u"adult"_s, u"score"_s, u"high-score"_s, u"not-high"_s, u"balance"_s, u"by-hand"_s}));
        QCOMPARE(verdict.failed[2].values.size(), 2U);
        QCOMPARE(verdict.failed[3].values[1].value.toText(), u"Dormant"_s);
        QVERIFY(!verdict.pathToYes);  // nobody grows older for a product
    }

    void whatIsHeld()
    {
        const Product car = productOf(u"Car Loan"_s);
        Person person;
        QCOMPARE(verdictOn(person, car).standing, Standing::Eligible);
        person.loans = {u"house"_s, u"car"_s};
        const Verdict held = verdictOn(person, car);
        QCOMPARE(held.standing, Standing::Excluded);
        QCOMPARE(held.failed.front().rule, u"already-held"_s);
        QCOMPARE(held.failed.front().values.front().value.toText(), u"car, house"_s);
        QVERIFY(!held.pathToYes);
        QCOMPARE(verdictOn(person, productOf(u"Personal Loan"_s)).standing, Standing::Eligible);
        // Neither a credit record nor a loan status: nobody knows.
        person = {};
        person.score.reset();
        person.loansKnown = false;
        const Verdict unknown = verdictOn(person, car);
        QCOMPARE(unknown.standing, Standing::CannotTell);
        QCOMPARE(unknown.missing, std::vector<TermId>{loanTypesTerm()});
        person.loansKnown = true;
        QCOMPARE(verdictOn(person, car).standing, Standing::Eligible);
    }

    void noCategoryIsNoWayAround()
    {
        const Verdict verdict = verdictOn({}, productOf(u"Small Loan"_s, {}));
        QCOMPARE(verdict.standing, Standing::Excluded);
        QCOMPARE(verdict.failed.front().rule, u"category"_s);
    }

    void creditSeesLess()
    {
        const PortfolioPtr book = test::suggestionBook(50, 1, 1);
        const BookFigures figures = BookFigures::of(*book, m_catalogue).value();
        const TermId abroad = termOf(Field::CustomerInternationalTransactions);
        for (RowIndex row = 0; row < 50; ++row) {
            Record credit(CustomerRow(*book, row), figures, 18, Purpose::Credit);
            QVERIFY(Record(CustomerRow(*book, row), figures, 18, Purpose::Other).at(abroad).known);
            QVERIFY(!credit.at(abroad).known);
            QVERIFY(!credit.at(termOf(Figured::InternationalPercentile)).known);
            credit.change(abroad, numberValue(5));
            QVERIFY(!credit.at(abroad).known);
        }
        for (const Term &one : terms()) {
            QVERIFY(!one.field || !info(*one.field).has(Protected));
            QVERIFY(!one.field || !info(*one.field).has(Personal));
        }
    }
};

QTEST_GUILESS_MAIN(TestEligibility)
#include "tst_eligibility.moc"
