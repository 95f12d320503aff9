// SPDX-License-Identifier: GPL-3.0-or-later
// Suggestions as a whole: figures against their queries, verdicts against a plain reading of BankLLM's files, and nothing
// protected in what is said about credit, over thousands of customers.
#include "app/recommend/suggestionengine.h"
#include "app/sync/importer.h"
#include "models/portfolio/builder.h"
#include "tests/support/suggestionbook.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace clientele;
using namespace clientele::recommend;
using namespace Qt::StringLiterals;

namespace {

const auto catalogue = std::make_shared<const Catalogue>();

std::shared_ptr<const SuggestionEngine> engineOver(const PortfolioPtr &book)
{
    return SuggestionEngine::make(book, catalogue, rulesOf({}).value()).value();
}

// All that is said about credit; the trace is of the run.
QJsonObject aboutCredit(const Recommendation &result)
{
    QJsonObject json = result.toJson();
    QJsonArray recommendations;
    for (const QJsonValue &one : json[u"recommendations"_s].toArray())
        if (isCreditCategory(one[u"category"_s].toString()))
            recommendations.append(one);
    QJsonArray excluded;
    for (const QJsonValue &one : json[u"excluded"_s].toArray())
        if (isCreditCategory(one[u"category"_s].toString()))
            excluded.append(one);
    return {{u"recommendations"_s, recommendations}, {u"excluded"_s, excluded}};
}

QString bankFile(const QString &name) { return QStringLiteral(CLIENTELE_SOURCE_DIR "/../shared/data/bankllm/") + name; }

QJsonArray bankRows(const QString &name)
{
    QFile file(bankFile(name));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).array() : QJsonArray();
}

PortfolioPtr bankBook()
{
    PortfolioInfo info;
    info.defaultCurrency = *Currency::fromCode(u"USD");
    const PortfolioPtr empty = PortfolioBuilder(std::move(info)).build().value();
    return mergeFiles(empty, {bankFile(u"customer_profile.json"_s), bankFile(u"products.json"_s)}, {})
        .value()
        .portfolio;
}

// The rules that come with the program, for a book without credit records: would a person let this product be suggested?
bool plainlyEligible(const QJsonObject &customer, const QJsonObject &product)
{
    const auto of = [&customer](const char *key) { return customer[QLatin1StringView(key)].toString(); };
    const QString category = product[u"category"_s].toString();
    const QString words = (product[u"name"_s].toString() + u" | "_s + product[u"description"_s].toString() + u" | "_s
                           + product[u"features"_s].toString())
                              .toLower();
    const auto says = [&words](const char *text) { return words.contains(QLatin1StringView(text)); };
    const bool card = category == u"Plastic Card";
    const bool loan = category == u"Loan";
    const bool investment = category == u"Investment";
    const bool debit = says("no credit check") || says("no overdraft") || says("debit card");
    const double balance = of("CurrentBalance").toDouble();
    const QString risk = of("RiskProfile");
    if (card && of("PlasticCard") == product[u"name"_s].toString())
        return false;
    if ((loan && of("LoanStatus") == u"Yes") || (category == u"Deposit" && of("DepositStatus") == u"Yes"))
        return false;
    if (of("Age").toInt() < 18 || says("junior") || says("senior citizens") || says("business card"))
        return false;
    if ((card || loan || investment) && of("AccountStatus") != u"Active")
        return false;
    if ((card || loan || investment) && !debit && risk == u"High")
        return false;
    if (says("mutual fund") && risk != u"Medium")
        return false;
    if (card && (says("gold") || says("platinum") || says("diners club") || says("american express")) && risk != u"Low")
        return false;
    if (loan && risk != u"Low")
        return false;
    if ((says("fixed deposit") || says("term deposit")) && balance < 1'000)
        return false;
    return !says("wealth management") || balance >= 25'000;
}

}  // namespace

class TestSuggestions : public QObject {
    Q_OBJECT
private slots:
    void everyFigureIsItsQuerys()
    {
        const PortfolioPtr book = test::suggestionBook(120, 5, 5);
        const auto engine = engineOver(book);
        int receipts = 0;
        int queries = 0;
        for (RowIndex row = 0; row < 120; ++row) {
            const auto result = engine->recommend(book->textAt(Field::CustomerId, row), QLocale::c()).value();
            for (const Fact &fact : result.analysis.facts) {
                for (const Receipt &receipt : fact.receipts) {
                    const auto computed = evaluate(*book, *catalogue, receipt.query).value();
                    const bool found = std::ranges::any_of(
                        computed.rows, [&](const ResultRow &one) { return one.value == receipt.value; });
                    QVERIFY2(found, qPrintable(fact.name));
                    ++receipts;
                }
                const bool percentile = fact.name.endsWith(u"percentile"_s);
                if (percentile)
                    QCOMPARE(fact.value.scaled, 100 * fact.receipts[0].value.scaled / fact.receipts[1].value.scaled);
                else if (fact.name == u"figure.months_of_spending"_s)
                    QCOMPARE(fact.value.scaled, qRound64(10.0 * static_cast<double>(fact.receipts[0].value.scaled)
                                                         / static_cast<double>(fact.receipts[1].value.scaled)));
            }
            for (const auto *list : {&result.credit, &result.other})
                for (const Suggestion &suggestion : *list)
                    for (const Reason &reason : suggestion.reasons)
                        if (reason.evidence.query) {
                            const auto computed = evaluate(*book, *catalogue, *reason.evidence.query).value();
                            QVERIFY(std::ranges::any_of(computed.rows, [&](const ResultRow &one) {
                                return one.value.toText() == reason.evidence.value;
                            }));
                            ++queries;
                        }
        }
        QVERIFY(receipts > 1'500);
        QVERIFY(queries > 50);
    }

    void everyProductHasOnePlace()
    {
        const PortfolioPtr book = test::suggestionBook(300, 6, 6);
        const auto engine = engineOver(book);
        int suggested = 0;
        for (RowIndex row = 0; row < 300; ++row) {
            const QString id = book->textAt(Field::CustomerId, row);
            const auto result = engine->recommend(id, QLocale::c()).value();
            QStringList all;
            for (const Product &product : result.eligible)
                all += product.id;
            const QStringList eligible = all;
            for (const Excluded &one : result.excluded) {
                all += one.product.id;
                QVERIFY(!one.verdict.failed.empty() && !one.verdict.failed.front().rule.isEmpty());
                QVERIFY(!one.verdict.failed.front().reason.isEmpty());
            }
            QCOMPARE(all.size(), 16);
            QCOMPARE(all.removeDuplicates(), 0);
            QVERIFY(result.credit.size() <= 3 && result.other.size() <= 3);
            for (const auto *list : {&result.credit, &result.other})
                for (const Suggestion &suggestion : *list) {
                    ++suggested;
                    QVERIFY(eligible.contains(suggestion.product.id));
                    QCOMPARE(suggestion.product.credit, list == &result.credit);
                    QVERIFY(suggestion.product.name != book->textAt(Field::CustomerCard, row));
                    QVERIFY(!suggestion.reasons.empty());
                    int points = 0;
                    for (const Reason &reason : suggestion.reasons) {
                        points += reason.points;
                        const auto field = fieldByName(reason.evidence.field);
                        if (field && info(*field).table == Table::Customers)
                            QCOMPARE(reason.evidence.value, book->cellText(*field, row));
                        else
                            QVERIFY(field || catalogue->measure(reason.evidence.field));
                        QVERIFY(!reason.text.contains(u'{'));
                    }
                    QCOMPARE(points, suggestion.score);
                }
        }
        QVERIFY(suggested > 300);
    }

    // Two books alike in all but what may not count, customer by customer.
    void nothingProtectedReachesCredit()
    {
        constexpr int customers = 1'000;
        int suggested = 0;
        for (const quint64 seed : {11U, 12U}) {
            const PortfolioPtr one = test::suggestionBook(customers, seed, 100);
            const PortfolioPtr other = test::suggestionBook(customers, seed, 200);
            const auto first = engineOver(one);
            const auto second = engineOver(other);
            for (RowIndex row = 0; row < customers; ++row) {
                const QString id = one->textAt(Field::CustomerId, row);
                const auto a = first->recommend(id, QLocale::c()).value();
                const auto b = second->recommend(id, QLocale::c()).value();
                QCOMPARE(aboutCredit(a), aboutCredit(b));
                QVERIFY(a.fairness.isFair() && b.fairness.isFair());
                suggested += static_cast<int>(a.credit.size());
            }
        }
        QVERIFY(suggested > 600);
    }

    void aFlipIsSeen()
    {
        const PortfolioPtr book = test::suggestionBook(40, 3, 3);
        int flips = 0;
        for (RowIndex row = 0; row < 40; ++row) {
            const CustomerRow customer(*book, row);
            const auto fair = tryTwins(customer, 18, [](const CustomerRow &one) {
                return QStringList{one.text(Field::CustomerCard), one.text(Field::CustomerCity)};
            });
            QVERIFY(fair.isFair());
            QVERIFY(fair.twins >= 5);
            for (const Field field : {Field::CustomerGender, Field::CustomerFirstName, Field::CustomerLastName,
                                      Field::CustomerLanguage, Field::CustomerCountry})
            {
                const auto unfair =
                    tryTwins(customer, 18, [field](const CustomerRow &one) { return QStringList{one.text(field)}; });
                QCOMPARE(unfair.flips.size(), 2U);  // alone, and with all the others
                QVERIFY(unfair.flips.front().fields.contains(QString::fromLatin1(info(field).name)));
                QCOMPARE(unfair.flips.front().list, QStringList{book->textAt(field, row)});
                flips += static_cast<int>(unfair.flips.size());
            }
            const bool adult = book->numberAt(Field::CustomerAge, row) >= 18;
            const auto byAge = tryTwins(customer, 18, [](const CustomerRow &one) {
                return QStringList{QString::number(one.number(Field::CustomerAge))};
            });
            QCOMPARE(byAge.isFair(), !adult);
            // An adult's twin is an adult, whatever else.
            const auto byMajority = tryTwins(customer, 18, [](const CustomerRow &one) {
                return QStringList{one.number(Field::CustomerAge) >= 18 ? u"adult"_s : u"minor"_s};
            });
            QVERIFY(byMajority.isFair());
        }
        QCOMPARE(flips, 40 * 5 * 2);
    }

    void similarCustomersAreFoundWithoutIt()
    {
        for (const TermId id : Neighbourhood::features()) {
            QVERIFY(term(id).credit);
            QVERIFY(!info(*term(id).field).has(Protected));
        }
        const PortfolioPtr book = test::suggestionBook(400, 8, 8);
        const Neighbourhood all(*book);
        const auto engine = engineOver(book);
        const Record record = engine->recordOf(CustomerRow(*book, 5), Purpose::Credit);
        const auto near = all.nearest(record, 5, 20);
        QCOMPARE(near.size(), 20U);
        QVERIFY(std::ranges::find(near, RowIndex(5)) == near.end());
        // Somebody who is the same in everything is the nearest.
        QCOMPARE(all.nearest(record, 6, 1), std::vector<RowIndex>{5});
        QCOMPARE(all.nearest(record, 5, 1'000).size(), 399U);
    }

    void byKeyAndNothingElse()
    {
        const auto engine = engineOver(test::suggestionBook(20, 2, 2));
        QVERIFY(engine->recommend(u"P2"_s, QLocale::c()));
        for (const QString &id : {u"p2"_s, u"P21"_s, u""_s, u"P2 "_s}) {
            const auto result = engine->recommend(id, QLocale::c());
            QVERIFY(!result);
            QCOMPARE(result.error().kind, ErrorKind::NotFound);
        }
    }

    void inOtherLanguages()
    {
        const auto engine = engineOver(test::suggestionBook(60, 4, 4));
        int different = 0;
        for (int i = 1; i <= 60; ++i) {
            const QString id = u'P' + QString::number(i);
            const auto english = engine->recommend(id, QLocale(u"en_CA"_s)).value();
            const auto french = engine->recommend(id, QLocale(u"fr_CA"_s)).value();
            QCOMPARE(english.credit.size(), french.credit.size());
            for (std::size_t k = 0; k < english.analysis.found.size(); ++k) {
                QCOMPARE(english.analysis.found[k].finding, french.analysis.found[k].finding);
                different += english.analysis.found[k].text != french.analysis.found[k].text;
            }
        }
        QVERIFY(different > 60);
    }

    void bankLlmAgainstAPlainReading()
    {
        const QJsonArray customers = bankRows(u"customer_profile.json"_s);
        const QJsonArray products = bankRows(u"products.json"_s);
        if (customers.isEmpty() || products.isEmpty())
            QSKIP("BankLLM's files are not here.");
        const PortfolioPtr book = bankBook();
        QCOMPARE(book->rows(Table::Customers), std::size_t(customers.size()));
        const auto engine = engineOver(book);
        int credit = 0;
        int other = 0;
        int without = 0;
        for (const QJsonValue &customer : customers) {
            const QString id = customer[u"CustomerID"_s].toString();
            const auto result = engine->recommend(id, QLocale::c()).value();
            QStringList eligible;
            for (const Product &product : result.eligible)
                eligible += product.id;
            QCOMPARE(result.eligible.size() + result.excluded.size(), std::size_t(products.size()));
            for (const QJsonValue &product : products)
                QVERIFY2(eligible.contains(product[u"product_id"_s].toString())
                             == plainlyEligible(customer.toObject(), product.toObject()),
                         qPrintable(id + u' ' + product[u"name"_s].toString()));
            QVERIFY(result.fairness.isFair());
            credit += static_cast<int>(result.credit.size());
            other += static_cast<int>(result.other.size());
            without += result.credit.empty() && result.other.empty();
        }
        qInfo("BankLLM: %d suggestions of credit, %d others; %d of %d customers without any", credit, other, without,
              static_cast<int>(customers.size()));
        QVERIFY(credit > 50 && other > 100);
    }
};

QTEST_GUILESS_MAIN(TestSuggestions)
#include "tst_suggestions.moc"
