// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/profilesearch.h"
#include "app/sync/demofill.h"

#include <QCoreApplication>
#include <QDir>

#include <limits>
#include <utility>

namespace clientele::cli {

namespace {

// A whole number from 0 into `value`; an option that is not given leaves it.
template<typename Number>
bool take(const Invocation &invocation, const QString &option, Number &value)
{
    const auto given = invocation.options.constFind(option);
    if (given == invocation.options.constEnd())
        return true;
    bool whole = false;
    const quint64 number = given->toULongLong(&whole);
    const bool plain = !given->isEmpty() && given->at(0).isDigit();
    if (!whole || !plain || number > static_cast<quint64>(std::numeric_limits<Number>::max()))
        return false;
    value = static_cast<Number>(number);
    return true;
}

}  // namespace

Outcome runDemo(const Invocation &invocation)
{
    DemoSize size;
    for (const auto &[option, number] :
         {std::pair{"--customers", &size.customers}, std::pair{"--transactions", &size.transactions},
          std::pair{"--complaints", &size.complaints}})
        if (!take(invocation, QString::fromLatin1(option), *number))
            return wrongUsage(QCoreApplication::translate("CommandLine", "%1 wants a whole number, 0 or more.")
                                  .arg(QLatin1StringView(option)));
    if (!take(invocation, QStringLiteral("--seed"), size.seed))
        return wrongUsage(QCoreApplication::translate("CommandLine", "%1 wants a whole number, 0 or more.")
                              .arg(QStringLiteral("--seed")));
    const auto profile = openProfile(invocation, Profile::Mode::CreateIfMissing);
    if (!profile)
        return failed(profile);
    const auto snapshot = fillWithDemoBook(**profile, size);
    if (!snapshot)
        return failed(snapshot);
    finishIndex(**profile);
    return Output{
        {{QStringLiteral("snapshot"), *snapshot},
         {QStringLiteral("customers"), size.customers},
         {QStringLiteral("transactions"), size.transactions},
         {QStringLiteral("complaints"), size.complaints},
         {QStringLiteral("seed"), QString::number(size.seed)}},
        QCoreApplication::translate(
            "CommandLine", "The profile in %1 holds the demo book: %2 customers, %3 ATM transactions, %4 complaints.")
            .arg(QDir::toNativeSeparators(invocation.profile))
            .arg(size.customers)
            .arg(size.transactions)
            .arg(size.complaints)};
}

}  // namespace clientele::cli
