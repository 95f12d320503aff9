// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assistant/localreading.h"
#include "app/cli/command.h"
#include "models/query/evaluator.h"

#include <QCoreApplication>

namespace clientele::cli {

namespace {

// The scope of --where and --customer. Checked here: the assistant takes its scope for granted.
Result<Scope> scopeOf(const Invocation &invocation, const Portfolio &book, const Catalogue &catalogue)
{
    Scope scope;
    auto conditions = whereOf(invocation);
    if (!conditions)
        return passOn(conditions);
    if (auto tried = customersWhere(book, catalogue, *conditions); !tried)
        return passOn(tried);
    scope.where = std::move(*conditions);
    if (const auto customer = invocation.options.constFind(QStringLiteral("--customer"));
        customer != invocation.options.constEnd())
    {
        if (!book.customerRow(*customer))
            return fail(
                ErrorKind::NotFound,
                QCoreApplication::translate("CommandLine", "There is no customer %1 in the book.").arg(*customer),
                QCoreApplication::translate("CommandLine", "Give the customer's id as the data have it."));
        scope.where.push_back({QStringLiteral("customer.id"), Op::In, {*customer}, {}});
    }
    return scope;
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
    const Answer answer = LocalReader(*book, catalogue).ask(invocation.arguments.join(u' '), *scope);
    return invocation.json ? Output{answer.toJson(), {}} : Output{{}, asText(answer)};
}

}  // namespace clientele::cli
