// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/profilesearch.h"
#include "app/search/customersentences.h"
#include "app/search/embedderchoice.h"
#include "app/search/similar.h"
#include "app/search/staticembedder.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>

namespace clientele::cli {

namespace {

constexpr int usualCount = 10;
constexpr int mostCount = 1'000;
constexpr qsizetype longestExcerpt = 480;

QString translated(const char *text) { return QCoreApplication::translate("CommandLine", text); }

tl::expected<std::size_t, Failure> countOf(const Invocation &invocation)
{
    const auto given = invocation.options.constFind(QStringLiteral("-k"));
    if (given == invocation.options.constEnd())
        return std::size_t(usualCount);
    bool isNumber = false;
    const int count = given->toInt(&isNumber);
    if (!isNumber || count < 1 || count > mostCount)
        return wrongUsage(translated("-k wants a number from 1 to %1.").arg(mostCount));
    return static_cast<std::size_t>(count);
}

QString excerptOf(const QString &text)
{
    return text.size() <= longestExcerpt ? text : text.left(longestExcerpt - 1).trimmed() + QChar(u'…');
}

QJsonObject asJson(const SearchHit &hit)
{
    const Passage &passage = hit.passage;
    QJsonObject json{{QStringLiteral("id"), passage.id},
                     {QStringLiteral("kind"), passage.kind},
                     {QStringLiteral("customer_id"),
                      passage.customerId.isNull() ? QJsonValue(QJsonValue::Null) : QJsonValue(passage.customerId)},
                     {QStringLiteral("score"), hit.score},
                     {QStringLiteral("excerpt"), excerptOf(passage.text)}};
    if (passage.count > 1)
        json.insert(QStringLiteral("count"), qint64(passage.count));
    return json;
}

QString asText(const SearchHit &hit)
{
    const int count = static_cast<int>(hit.passage.count);
    QString text = QStringLiteral("%1  %2").arg(hit.passage.id, hit.passage.title);
    if (count > 1)
        text += u' ' + QCoreApplication::translate("CommandLine", "(%n time(s))", nullptr, count);
    return text + QStringLiteral("\n    %1\n").arg(excerptOf(hit.passage.text));
}

QJsonObject asJson(const Portfolio &book, const SimilarCustomer &similar)
{
    const QString id = book.textAt(Field::CustomerId, similar.customer);
    QJsonArray reasons;
    for (const SharedFact &fact : similar.reasons)
        reasons.append(QJsonObject{{QStringLiteral("field"), fact.field},
                                   {QStringLiteral("value"), fact.value},
                                   {QStringLiteral("of_customer"), fact.ofCustomer}});
    return {{QStringLiteral("id"), id},
            {QStringLiteral("kind"), QStringLiteral("customer")},
            {QStringLiteral("customer_id"), id},
            {QStringLiteral("score"), similar.score},
            {QStringLiteral("excerpt"), similar.sentence()},
            {QStringLiteral("reasons"), reasons}};
}

// --embedder chooses for this and later calls: a static model's folder, or "built-in". A folder without a model is
// refused here, where somebody has just named it.
Status keepEmbedder(Profile &profile, const Invocation &invocation)
{
    const auto given = invocation.options.constFind(QStringLiteral("--embedder"));
    if (given == invocation.options.constEnd())
        return {};
    if (*given == u"built-in")
        return profile.setSetting(QString::fromLatin1(embedderFolderSetting), {});
    if (auto model = StaticEmbedder::fromFolder(*given); !model)
        return passOn(model);
    return profile.setSetting(QString::fromLatin1(embedderFolderSetting), QDir(*given).absolutePath().toUtf8());
}

QString noneFound() { return translated("Nothing was found."); }

}  // namespace

Outcome runSearch(const Invocation &invocation)
{
    const auto count = countOf(invocation);
    if (!count)
        return tl::unexpected(count.error());
    const auto where = whereOf(invocation);
    if (!where)
        return failed(where);
    const auto profile = openProfile(invocation, Profile::Mode::Existing);
    if (!profile)
        return failed(profile);
    const auto book = (*profile)->loadPortfolio();
    if (!book)
        return failed(book);
    if (const auto kept = keepEmbedder(**profile, invocation); !kept)
        return failed(kept);
    const auto opened = openSearch(**profile, *book);
    if (!opened)
        return failed(opened);
    const BookSearch &search = opened->search;
    auto question = search.ask(invocation.arguments.join(u' '), *count, {*where});
    if (!question)
        return failed(question);
    const auto words = search.byWords(**profile, *question);
    if (!words)
        return failed(words);
    question->lists.insert(question->lists.end(), words->begin(), words->end());
    std::optional<llm::Failure> failure = opened->failure;
    if (question->failure && opened->client)
        failure = opened->client->lastFailure();
    const std::vector<SearchHit> hits = search.hits(*question);
    Output output;
    QJsonArray results;
    for (const SearchHit &hit : hits) {
        results.append(asJson(hit));
        output.text += asText(hit);
    }
    // What a provider's part in it came to; the hits are whole without it.
    output.json = {{QStringLiteral("results"), results},
                   {QStringLiteral("incomplete"), false},
                   {QStringLiteral("failure"), failure ? QJsonValue(failure->toJson()) : QJsonValue(QJsonValue::Null)},
                   {QStringLiteral("unverified"), QJsonArray()}};
    if (hits.empty())
        output.text = noneFound();
    if (failure)
        output.text += u'\n' + failure->toError().sentence();
    return output;
}

Outcome runSimilar(const Invocation &invocation)
{
    const auto count = countOf(invocation);
    if (!count)
        return tl::unexpected(count.error());
    const auto profile = openProfile(invocation, Profile::Mode::Existing);
    if (!profile)
        return failed(profile);
    const auto book = (*profile)->loadPortfolio();
    if (!book)
        return failed(book);
    const auto similar = similarCustomers(**book, invocation.arguments.constFirst(), *count);
    if (!similar)
        return failed(similar);
    Output output;
    QJsonArray results;
    for (const SimilarCustomer &one : *similar) {
        const QJsonObject json = asJson(**book, one);
        output.text += QStringLiteral("%1  %2\n    %3\n")
                           .arg(json[QStringLiteral("id")].toString(), nameOf(**book, one.customer), one.sentence());
        results.append(json);
    }
    output.json.insert(QStringLiteral("results"), results);
    if (similar->empty())
        output.text = noneFound();
    return output;
}

}  // namespace clientele::cli
