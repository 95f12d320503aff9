// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assistant/assistant.h"
#include "app/assistant/turn/prompt.h"
#include "app/cli/command.h"
#include "app/cli/profilesearch.h"
#include "app/llm/apikey.h"
#include "app/llm/provider.h"
#include "app/platform/eventthread.h"
#include "app/privacy/outgoingscan.h"
#include "app/services/tracekeeping.h"
#include "app/store/conversationrecords.h"
#include "app/storethread.h"
#include "app/trace/context.h"
#include "models/query/evaluator.h"

#include <QCoreApplication>
#include <QtConcurrentRun>

#include <mutex>

namespace clientele::cli {

namespace {

QString translated(const char *text) { return QCoreApplication::translate("CommandLine", text); }

// The scope of --where and --customer. Checked here: the assistant takes its scope for granted.
Result<Conditions> scopeOf(const Invocation &invocation, const Portfolio &book, const Catalogue &catalogue)
{
    auto conditions = whereOf(invocation);
    if (!conditions)
        return passOn(conditions);
    if (auto tried = customersWhere(book, catalogue, *conditions); !tried)
        return passOn(tried);
    if (const auto customer = invocation.options.constFind(QStringLiteral("--customer"));
        customer != invocation.options.constEnd())
    {
        if (!book.customerRow(*customer))
            return fail(
                ErrorKind::NotFound,
                QCoreApplication::translate("CommandLine", "There is no customer %1 in the book.").arg(*customer),
                QCoreApplication::translate("CommandLine", "Give the customer's id as the data have it."));
        conditions->push_back({QStringLiteral("customer.id"), Op::In, {*customer}, {}});
    }
    return std::move(*conditions);
}

QString asText(const Answer &answer)
{
    QString text = answer.text;
    for (const Choice &choice : answer.choices)
        text += choice.customerId.isEmpty() ? QStringLiteral("\n  %1").arg(choice.label)
                                            : QStringLiteral("\n  %1  %2").arg(choice.customerId, choice.label);
    for (std::size_t i = 0; i < answer.citations.size(); ++i)
        text += QStringLiteral("\n[%1] %2").arg(i + 1).arg(answer.citations[i].excerpt);
    if (!answer.unverified.isEmpty())
        text += u'\n' + translated("Not verified: %1").arg(answer.unverified.join(QStringLiteral(", ")));
    if (answer.verified)
        text += u'\n' + translated("A person has verified this answer.");
    if (answer.incomplete)
        text += u'\n' + translated("The answer was cut.");
    if (answer.failure)
        text += u'\n' + answer.failure->toError().sentence();
    return text;
}

// What of the profile a question needs, read on the thread on which its connection lives.
struct Opened {
    PortfolioPtr book;
    std::optional<llm::ProviderSettings> provider;
    std::vector<VerifiedAnswer> verified;
    QString folder;
};

Result<Opened> openBook(const Invocation &invocation, std::unique_ptr<Profile> &profile)
{
    auto opened = openProfile(invocation, Profile::Mode::Existing);
    if (!opened)
        return passOn(opened);
    auto book = (*opened)->loadPortfolio();
    if (!book)
        return passOn(book);
    auto kept = (*opened)->setting(QString::fromLatin1(llm::providerSetting));
    if (!kept)
        return passOn(kept);
    auto verified = ConversationRecords(**opened).verified();
    if (!verified)
        return passOn(verified);
    profile = std::move(*opened);
    return Opened{std::move(*book), llm::providerSettings(kept->value_or(QByteArray())), std::move(*verified),
                  profile->folder()};
}

// The names of the book, learnt when something is to leave; asked from several threads.
class Personal {
public:
    Personal(PortfolioPtr book, std::shared_ptr<const Catalogue> catalogue)
        : m_book(std::move(book)), m_catalogue(std::move(catalogue))
    {}

    std::shared_ptr<const privacy::PersonalData> get()
    {
        std::call_once(
            m_made, [this] { m_data = std::make_shared<const privacy::PersonalData>(m_book, ownTexts(*m_catalogue)); });
        return m_data;
    }

private:
    PortfolioPtr m_book;
    std::shared_ptr<const Catalogue> m_catalogue;
    std::once_flag m_made;
    std::shared_ptr<const privacy::PersonalData> m_data;
};

AssistantParts partsOf(const PortfolioPtr &book, const std::shared_ptr<const Catalogue> &catalogue, StoreThread &store,
                       const std::shared_ptr<Personal> &personal)
{
    AssistantParts parts;
    parts.book = book;
    parts.catalogue = catalogue;
    parts.reader = [book, catalogue] { return std::make_shared<const LocalReader>(book, catalogue); };
    parts.personal = [personal] { return personal->get(); };
    parts.search = [&store, book](const QString &text, int k, const Conditions &scope) {
        const trace::Context context = trace::current();
        return store.run([=](std::unique_ptr<Profile> &profile) -> Result<std::vector<SearchHit>> {
            const trace::Current inside(context);
            auto opened = openSearch(*profile, book);
            if (!opened)
                return passOn(opened);
            return opened->search.search(profile.get(), text, static_cast<std::size_t>(k), {scope});
        });
    };
    parts.similar = [book](const QString &customerId, int k) {
        return QtConcurrent::run(
            [book, customerId, k] { return similarCustomers(*book, customerId, static_cast<std::size_t>(k)); });
    };
    return parts;
}

// What a person promoted comes first, as in the window; nothing where it can no longer be computed.
std::optional<Answer> promoted(const Opened &opened, const QString &question,
                               const std::shared_ptr<const Catalogue> &catalogue, const Conditions &scope)
{
    const VerifiedAnswer *verified = verifiedFor(opened.verified, question, {});
    if (!verified)
        return std::nullopt;
    const LocalReader reader(opened.book, catalogue);
    VerifiedCheck check = recomputed(*verified, reader, *opened.book, *catalogue, scope, QLocale());
    return check.state == VerifiedAnswer::State::Lost ? std::nullopt : std::optional(std::move(check.answer));
}

Output shown(const Invocation &invocation, const Answer &answer)
{
    return invocation.json ? Output{answer.toJson(), {}} : Output{{}, asText(answer)};
}

}  // namespace

Outcome runAsk(const Invocation &invocation)
{
    StoreThread store;
    const auto opened =
        store.run([&invocation](std::unique_ptr<Profile> &profile) { return openBook(invocation, profile); }).result();
    if (!opened)
        return failed(opened);
    const PortfolioPtr book = opened->book;
    const auto catalogue = std::make_shared<const Catalogue>();
    const auto scope = scopeOf(invocation, *book, *catalogue);
    if (!scope)
        return failed(scope);
    const QString question = invocation.arguments.join(u' ');
    if (const auto answer = promoted(*opened, question, catalogue, *scope))
        return shown(invocation, *answer);
    const auto personal = std::make_shared<Personal>(book, catalogue);
    AssistantParts parts = partsOf(book, catalogue, store, personal);
    parts.recorder = recorderInto(store);
    parts.prices = [folder = opened->folder] { return llm::pricesOf(folder); };
    const auto provider = opened->provider;
    const QByteArray key = provider ? llm::apiKey(provider->url) : QByteArray();
    EventThread thread;
    const Answer answer = thread.wait<Answer>([&](QObject *owner, const auto &done) {
        AssistantParts complete = parts;
        if (provider) {
            const auto check = [personal](const QByteArray &body) {
                return privacy::outgoingCheck(personal->get())(body);
            };
            complete.provider = std::make_shared<llm::Provider>(*provider, key, check);
        }
        Turn *turn = Assistant(std::move(complete)).ask({.text = question, .scope = *scope}, owner);
        QObject::connect(turn, &Turn::finished, owner, [turn, done] { done(turn->answer()); });
    });
    keepRest(store, parts.recorder);
    return shown(invocation, answer);
}

}  // namespace clientele::cli
