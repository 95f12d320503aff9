// SPDX-License-Identifier: GPL-3.0-or-later
// What a person decides about suggestions: kept with what was seen, obeyed by the next list, undone, given away as data.
#include "app/recommend/decision.h"
#include "app/services/decisionexport.h"
#include "tests/support/commandline.h"
#include "tests/support/sampleprofile.h"
#include "tests/support/suggestionbook.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace clientele;
using namespace clientele::recommend;
using namespace Qt::StringLiterals;

namespace {

const auto catalogue = std::make_shared<const Catalogue>();

QStringList idsOf(const std::vector<Suggestion> &list)
{
    QStringList ids;
    for (const Suggestion &one : list)
        ids += one.product.id;
    return ids;
}

const Excluded *excludedIn(const Recommendation &result, const QString &product)
{
    for (const Excluded &one : result.excluded)
        if (one.product.id == product)
            return &one;
    return nullptr;
}

}  // namespace

class TestDecisions : public QObject {
    Q_OBJECT
private:
    PortfolioPtr m_book = test::suggestionBook(60, 5, 5);
    std::shared_ptr<const SuggestionEngine> m_engine =
        SuggestionEngine::make(m_book, catalogue, rulesOf({}).value()).value();

    // Somebody with two suggestions of each list.
    Recommendation somebody() const
    {
        for (RowIndex row = 0; row < m_book->rows(Table::Customers); ++row) {
            auto result = m_engine->recommend(m_book->textAt(Field::CustomerId, row), QLocale::c()).value();
            if (result.credit.size() > 1 && result.other.size() > 1)
                return result;
        }
        return {};
    }

    Recommendation again(const Recommendation &before, const std::vector<Decision> &decisions, const QDate &day) const
    {
        return m_engine
            ->recommend(before.customerId, QLocale::c(), setAside(decisions, before.customerId, day, QLocale::c()))
            .value();
    }

private slots:
    void aDismissedProductStaysAwayForItsTime()
    {
        const Recommendation before = somebody();
        const Rules &rules = m_engine->rules();
        QCOMPARE(rules.dismissedDays, 180);
        const QDate today = QDate::currentDate();
        for (const auto *list : {&before.credit, &before.other}) {
            const QString product = list->front().product.id;
            const Decision decision = decided(before, product, DecisionKind::Dismissed, u" not wanted "_s, {}, rules);
            QCOMPARE(decision.until, today.addDays(180));
            QCOMPARE(decision.reason, u"not wanted"_s);
            const Recommendation after = again(before, {decision}, today);
            QVERIFY(!idsOf(after.credit).contains(product) && !idsOf(after.other).contains(product));
            const Excluded *excluded = excludedIn(after, product);
            QVERIFY(excluded);
            QCOMPARE(excluded->verdict.failed.front().rule, u"dismissed"_s);
            QVERIFY(excluded->verdict.failed.front().reason.contains(u"not wanted"_s));
            QVERIFY(!excluded->verdict.pathToYes);
            QVERIFY(std::ranges::find(after.eligible, product, &Product::id) == after.eligible.end());
            // Nothing else moved, but up.
            const auto *now = list == &before.credit ? &after.credit : &after.other;
            QCOMPARE(idsOf(*now).first(idsOf(*list).size() - 1), idsOf(*list).mid(1));
            QVERIFY(after.fairness.isFair());
            QVERIFY(!idsOf(again(before, {decision}, today.addDays(179)).credit).contains(product));
            const Recommendation later = again(before, {decision}, today.addDays(180));
            QCOMPARE(idsOf(later.credit), idsOf(before.credit));
            QCOMPARE(idsOf(later.other), idsOf(before.other));
            // Somebody else is none of this.
            QVERIFY(setAside({decision}, u"P0"_s, today, QLocale::c()).empty());
        }
    }

    void theNewestThatStandsCounts()
    {
        const Recommendation before = somebody();
        const QString product = before.other.front().product.id;
        const QDate today = QDate::currentDate();
        const Rules &rules = m_engine->rules();
        Decision dismissed = decided(before, product, DecisionKind::Dismissed, u"no"_s, {}, rules);
        const Decision postponed = decided(before, product, DecisionKind::Postponed, {}, today.addDays(3), rules);
        const auto ruleOn = [&](const std::vector<Decision> &all, int days) {
            const SetAside aside = setAside(all, before.customerId, today.addDays(days), QLocale::c());
            return aside.empty() ? QString() : aside.at(product).rule;
        };
        QCOMPARE(ruleOn({dismissed, postponed}, 2), u"postponed"_s);
        QCOMPARE(ruleOn({dismissed, postponed}, 3), QString());
        QCOMPARE(ruleOn({postponed, dismissed}, 3), u"dismissed"_s);
        dismissed.undoneAt = 1;
        QCOMPARE(ruleOn({postponed, dismissed}, 2), u"postponed"_s);
        QCOMPARE(ruleOn({decided(before, product, DecisionKind::Accepted, {}, {}, rules)}, 10), u"accepted"_s);
    }

    void keptOverARestart()
    {
        const QTemporaryDir folder;
        const Recommendation shown = somebody();
        const QString product = shown.credit.front().product.id;
        const Decision first =
            decided(shown, product, DecisionKind::Dismissed, u"dit « non »"_s, {}, m_engine->rules());
        const Decision second =
            decided(shown, shown.other.front().product.id, DecisionKind::Accepted, {}, {}, m_engine->rules());
        {
            const auto profile = test::opened(folder.path());
            QVERIFY(profile);
            const SuggestionRecords records(*profile);
            QVERIFY(records.keep(first) && records.keep(second));
            QVERIFY(!records.keep(first));  // a decision is made once
        }
        const auto profile = test::opened(folder.path());
        const SuggestionRecords records(*profile);
        QVERIFY(records.undo(second.id, 77));
        QVERIFY(records.undo(second.id, 78));  // it is undone already: nothing changes
        const auto kept = records.decisions(shown.customerId);
        QVERIFY(kept);
        QCOMPARE(kept->size(), 2U);
        QCOMPARE(kept->front().id, first.id);
        QCOMPARE(kept->front().reason, first.reason);
        QCOMPARE(kept->front().until, first.until);
        QCOMPARE(kept->back().undoneAt, 77);
        QCOMPARE(records.decisions(u"P0"_s)->size(), 0U);
        QCOMPARE(records.decisions()->size(), 2U);
    }

    void theDataSetHasWhatWasSeen()
    {
        const QTemporaryDir folder;
        const auto profile = test::opened(folder.filePath(u"p"_s));
        const SuggestionRecords records(*profile);
        const Recommendation shown = somebody();
        const Suggestion &product = shown.credit.front();
        QVERIFY(
            records.keep(decided(shown, product.product.id, DecisionKind::Dismissed, u"no"_s, {}, m_engine->rules())));
        const QString path = folder.filePath(u"out.jsonl"_s);
        const auto written = writeDecisions(records, path);
        QVERIFY(written);
        QCOMPARE(*written, 1);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject line = QJsonDocument::fromJson(file.readLine()).object();
        QVERIFY(file.atEnd());
        QCOMPARE(line[u"customer_id"_s], QJsonValue(shown.customerId));
        QCOMPARE(line[u"product_id"_s], QJsonValue(product.product.id));
        QCOMPARE(line[u"decision"_s], QJsonValue(u"dismissed"_s));
        QCOMPARE(line[u"rules_version"_s], QJsonValue(m_engine->rules().version));
        QCOMPARE(line[u"trace_id"_s], QJsonValue(shown.traceId));
        QCOMPARE(line[u"engine"_s], QJsonValue(u"local"_s));
        for (const QString &key : {u"model"_s, u"prompt_version"_s, u"undone_at"_s})
            QVERIFY(line.contains(key) && line[key].isNull());
        QVERIFY(line.contains(u"snapshot"_s));
        const QJsonArray inputs = line[u"inputs"_s].toArray();
        QCOMPARE(inputs.size(), qsizetype(product.reasons.size()));
        for (qsizetype i = 0; i < inputs.size(); ++i) {
            QCOMPARE(inputs[i][u"field"_s], QJsonValue(product.reasons[std::size_t(i)].evidence.field));
            QCOMPARE(inputs[i][u"value"_s], QJsonValue(product.reasons[std::size_t(i)].evidence.value));
        }
        QCOMPARE(line[u"shown"_s][u"recommendations"_s].toArray().size(),
                 qsizetype(shown.credit.size() + shown.other.size()));
        QVERIFY(!writeDecisions(records, folder.filePath(u"no/where.jsonl"_s)));
    }

    void onTheCommandLine()
    {
        const QTemporaryDir folder;
        const Recommendation shown = somebody();
        const QString product = shown.credit.front().product.id;
        {
            const auto profile = test::opened(folder.path());
            QVERIFY(profile && test::write(*profile, *m_book) > 0);
            QVERIFY(SuggestionRecords(*profile).keep(
                decided(shown, product, DecisionKind::Dismissed, u"no"_s, {}, m_engine->rules())));
        }
        test::CommandLine line(folder.path());
        line.setVariable(u"CLIENTELE_PASSPHRASE"_s, *test::rightPassphrase().passphrase);
        const test::Finished run = line({u"recommend"_s, shown.customerId});
        QVERIFY2(run.exitCode == 0, qPrintable(run.description()));
        const QJsonObject json = run.json();
        for (const QJsonValue &one : json[u"recommendations"_s].toArray())
            QVERIFY(one[u"product_id"_s].toString() != product);
        int dismissed = 0;
        for (const QJsonValue &one : json[u"excluded"_s].toArray())
            if (one[u"rule"_s].toString() == u"dismissed") {
                ++dismissed;
                QCOMPARE(one[u"product_id"_s], QJsonValue(product));
            }
        QCOMPARE(dismissed, 1);
        const QString file = folder.filePath(u"d.jsonl"_s);
        const test::Finished exported = line({u"export"_s, u"--suggestions"_s, u"--to"_s, file});
        QVERIFY2(exported.exitCode == 0, qPrintable(exported.description()));
        QCOMPARE(exported.json()[u"rows"_s], QJsonValue(1));
        QVERIFY(QFile::exists(file));
        QVERIFY(line({u"export"_s, u"--suggestions"_s, u"--to"_s, u"d.csv"_s}).failedProperly(2));
        QVERIFY(line({u"export"_s, u"{}"_s, u"--suggestions"_s, u"--to"_s, file}).failedProperly(2));
        QVERIFY(line({u"export"_s, u"--to"_s, u"d.csv"_s}).failedProperly(2));
    }
};

QTEST_GUILESS_MAIN(TestDecisions)
#include "tst_decisions.moc"
