// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assistant/assistant.h"
#include "app/cli/command.h"
#include "app/platform/eventthread.h"
#include "models/query/evaluator.h"

#include <QCoreApplication>

namespace clientele::cli {

namespace {

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
        text += QStringLiteral("\n  %1  %2").arg(choice.customerId, choice.label);
    return text;
}

}  // namespace

Outcome runAsk(const Invocation &invocation)
{
    const auto profile = openProfile(invocation, Profile::Mode::Existing);
    if (!profile)
        return failed(profile);
    const auto book = (*profile)->loadPortfolio();
    if (!book)
        return failed(book);
    const auto catalogue = std::make_shared<const Catalogue>();
    const auto scope = scopeOf(invocation, **book, *catalogue);
    if (!scope)
        return failed(scope);
    AssistantParts parts;
    parts.book = *book;
    parts.catalogue = catalogue;
    parts.reader = [book = *book, catalogue] { return std::make_shared<const LocalReader>(book, catalogue); };
    EventThread thread;
    const Answer answer = thread.wait<Answer>([&](QObject *owner, const auto &done) {
        Turn *turn = Assistant(parts).ask({.text = invocation.arguments.join(u' '), .scope = *scope}, owner);
        QObject::connect(turn, &Turn::finished, owner, [turn, done] { done(turn->answer()); });
    });
    return invocation.json ? Output{answer.toJson(), {}} : Output{{}, asText(answer)};
}

}  // namespace clientele::cli
