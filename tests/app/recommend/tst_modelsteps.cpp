// SPDX-License-Identifier: GPL-3.0-or-later
// The two steps by a model, against the scripted server: what is sent, what of the answers is taken, what is refused.
#include "app/llm/provider.h"
#include "app/privacy/outgoingscan.h"
#include "app/recommend/modelsteps.h"
#include "tests/support/scriptedprovider.h"
#include "tests/support/suggestionbook.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace clientele;
using namespace clientele::recommend;
using namespace Qt::StringLiterals;
using clientele::test::Script;
using clientele::test::ScriptedProvider;

namespace {

const auto catalogue = std::make_shared<const Catalogue>();
constexpr int people = 60;

Script saying(const QJsonObject &object)
{
    return Script::chat({QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact))});
}

QJsonObject claim(const QString &text, const QStringList &fields)
{
    return {{u"text"_s, text}, {u"fields"_s, QJsonArray::fromStringList(fields)}};
}

QJsonObject analysisOf(const QJsonArray &needs)
{
    return {{u"needs"_s, needs}, {u"risks"_s, QJsonArray()}, {u"opportunities"_s, QJsonArray()}};
}

QJsonObject choice(const QString &id, const QString &text, const QString &field)
{
    return {{u"product_id"_s, id}, {u"reasons"_s, QJsonArray{QJsonObject{{u"text"_s, text}, {u"field"_s, field}}}}};
}

QJsonObject choices(const QJsonArray &all) { return {{u"recommendations"_s, all}}; }

}  // namespace

class TestModelSteps : public QObject {
    Q_OBJECT
private:
    PortfolioPtr m_book = test::suggestionBook(people, 21, 21);
    std::shared_ptr<const recommend::SuggestionEngine> m_engine =
        recommend::SuggestionEngine::make(m_book, catalogue, rulesOf({}).value()).value();
    std::unique_ptr<ScriptedProvider> m_server;

    // Somebody with at least one eligible product of each list and a balance.
    QString somebody() const
    {
        for (RowIndex row = 0; row < people; ++row) {
            const auto local = m_engine->recommend(m_book->textAt(Field::CustomerId, row), QLocale::c()).value();
            if (!local.credit.empty() && local.other.size() > 1
                && m_book->numberAt(Field::CustomerBalance, row) != missingNumber)
                return local.customerId;
        }
        return {};
    }

    Recommendation run(const QString &id, const std::shared_ptr<const recommend::SuggestionEngine> &engine = {},
                       bool cancelled = false, const QString &model = u"m"_s)
    {
        const auto used = engine ? engine : m_engine;
        const auto personal = std::make_shared<const privacy::PersonalData>(used->book(), promptTexts());
        llm::ProviderSettings settings{m_server->url(), model, llm::DialectKind::OpenAi, {}};
        llm::Provider provider(settings, "k", privacy::outgoingCheck(personal));
        QObject receiver;
        std::optional<Recommendation> result;
        auto *steps = new ModelSteps(used, used->recommend(id, QLocale::c()).value(), provider, personal, QLocale::c(),
                                     &receiver);
        QObject::connect(steps, &ModelSteps::finished, &receiver, [&](const Recommendation &one) {
            QVERIFY(!result);
            result = one;
        });
        if (cancelled)
            steps->cancel();
        const bool came = QTest::qWaitFor([&] { return result.has_value(); }, 20'000);
        return came ? *result : Recommendation();
    }

private slots:
    void init() { m_server = std::make_unique<ScriptedProvider>(); }

    void whatStandsIsTaken()
    {
        const QString id = somebody();
        const auto local = m_engine->recommend(id, QLocale::c()).value();
        const Product &card = local.credit.front().product;
        const Product &other = local.other.back().product;
        const QString balance = m_book->cellText(Field::CustomerBalance, *m_book->customerRow(id));
        m_server->answer(saying(analysisOf({claim(u"There is money: "_s + balance, {u"customer.balance"_s})})));
        m_server->answer(
            saying(choices({choice(other.id, u"The balance of "_s + balance + u" can earn."_s, u"customer.balance"_s),
                            choice(card.id, u"The account is used."_s, u"customer.status"_s)})));
        const Recommendation result = run(id);
        QCOMPARE(result.engine, u"provider"_s);
        QVERIFY(!result.failure);
        QCOMPARE(result.promptVersion, QString::fromLatin1(promptVersion));
        QVERIFY(!result.model.isEmpty());
        QCOMPARE(result.analysis.found.size(), 1U);
        QCOMPARE(result.credit.size(), 1U);
        QCOMPARE(result.credit.front().product.id, card.id);
        QCOMPARE(result.other.front().product.id, other.id);
        QCOMPARE(result.other.front().reasons.front().evidence.value, balance);
        QVERIFY(result.refused.empty() && result.unverified.isEmpty());
        QCOMPARE(m_server->requests().size(), 2U);
        QCOMPARE(result.excluded.size(), local.excluded.size());
    }

    void whatDoesNotIsRefused()
    {
        const QString id = somebody();
        const auto local = m_engine->recommend(id, QLocale::c()).value();
        const QString good = local.other.front().product.id;
        const QString also = local.other[1].product.id;
        const QString excluded = local.excluded.front().product.id;
        m_server->answer(
            saying(analysisOf({claim(u"She is a woman."_s, {u"customer.gender"_s}),
                               claim(u"Owes 123456.78."_s, {u"customer.status"_s}), claim(u"Rich."_s, {})})));
        m_server->answer(saying(choices(
            {choice(u"999"_s, u"New."_s, u"customer.status"_s), choice(excluded, u"Again."_s, u"customer.status"_s),
             choice(good, u"Used."_s, u"customer.status"_s), choice(good, u"Twice."_s, u"customer.status"_s),
             choice(also, u"He earns 98765 a month."_s, u"customer.status"_s)})));
        const Recommendation result = run(id);
        QCOMPARE(result.engine, u"provider"_s);
        QVERIFY(result.credit.empty());
        QCOMPARE(result.other.size(), 1U);
        QCOMPARE(result.other.front().product.id, good);
        QCOMPARE(result.other.front().reasons.front().text, u"Used."_s);
        QCOMPARE(result.unverified, QStringList({u"123456.78"_s, u"98765"_s}));
        QStringList refused;
        for (const Refused &one : result.refused)
            refused += one.productId;
        QCOMPARE(refused, QStringList({QString(), QString(), u"999"_s, excluded, also}));
        // The local analysis stands where nothing of the model's does.
        QCOMPARE(result.analysis.found.size(), local.analysis.found.size());
    }

    void whatFailsIsLocal_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("500") << 0;
        QTest::newRow("no JSON") << 1;
        QTest::newRow("nothing that stands") << 2;
        QTest::newRow("second step") << 3;
        QTest::newRow("reset") << 4;
        QTest::newRow("stopped") << 5;
    }

    void whatFailsIsLocal()
    {
        QFETCH(int, kind);
        const QString id = somebody();
        const auto local = m_engine->recommend(id, QLocale::c()).value();
        if (kind == 0 || kind == 5)
            m_server->answer(Script::http(401, "{\"error\":{\"message\":\"no\"}}"));
        if (kind == 1)
            m_server->answer(Script::chat({u"I would rather chat."_s}));
        if (kind == 2 || kind == 3)
            m_server->answer(saying(analysisOf({})));
        if (kind == 2)
            m_server->answer(saying(choices({choice(u"999"_s, u"New."_s, u"customer.status"_s)})));
        if (kind == 3)
            m_server->answer(Script::http(400, "{\"error\":{\"message\":\"no\"}}"));
        if (kind == 4)
            m_server->answer(
                Script::stream().send("data: {\"choices\":[{\"delta\":{\"content\":\"{\"}}]}\n\n").reset());
        const Recommendation result = run(id, {}, kind == 5);
        QCOMPARE(result.engine, u"local"_s);
        QVERIFY(result.failure);
        QCOMPARE(result.failure->kind == llm::FailureKind::Cancelled, kind == 5);
        QCOMPARE(result.credit.size(), local.credit.size());
        QCOMPARE(result.credit.front().product.id, local.credit.front().product.id);
        QVERIFY(result.model.isEmpty() && result.promptVersion.isEmpty());
        QVERIFY(m_server->requests().size() <= 12);
    }

    // The bytes that leave are the same whatever gender, name, age, language, country, city or telephone somebody has.
    void nothingProtectedLeaves()
    {
        const PortfolioPtr other = test::suggestionBook(people, 21, 99);
        const auto engine = recommend::SuggestionEngine::make(other, catalogue, rulesOf({}).value()).value();
        int compared = 0;
        for (int i = 1; i <= 8; ++i) {
            const QString id = u'P' + QString::number(i);
            if (m_engine->recommend(id, QLocale::c())->eligible.empty())
                continue;
            QByteArrayList bodies;
            for (const auto &one : {m_engine, engine}) {
                m_server = std::make_unique<ScriptedProvider>();
                m_server->answer(saying(analysisOf({claim(u"Used."_s, {u"customer.status"_s})})));
                m_server->answer(saying(choices({choice(u"999"_s, u"New."_s, u"customer.status"_s)})));
                (void)run(id, one);
                QVERIFY(!m_server->requests().empty());
                QByteArray all;
                for (const auto &request : m_server->requests())
                    all += request.body;
                bodies += all;
            }
            QCOMPARE(bodies[0], bodies[1]);
            for (const char *word :
                 {"customer.gender", "customer.age", "customer.city", "international", "Okafor", "Nigeria"})
                QVERIFY2(!bodies[0].contains(word), word);
            QVERIFY(!bodies[0].contains('"' + id.toUtf8() + '"'));
            ++compared;
        }
        QVERIFY(compared > 4);
    }
};

QTEST_GUILESS_MAIN(TestModelSteps)
#include "tst_modelsteps.moc"
