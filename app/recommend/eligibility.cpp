// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recommend/eligibility.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele::recommend {

namespace {

QString translated(const char *text) { return QCoreApplication::translate("Recommend", text); }

void note(std::vector<TermId> &missing, TermId id)
{
    if (std::ranges::find(missing, id) == missing.end())
        missing.push_back(id);
}

// The requirements of one rule: what failed, and whether a value was missing.
Held allHold(const std::vector<Requirement> &all, const Record &record, std::vector<Compared> *failed,
             std::vector<Compared> *unknown)
{
    Held result = Held::Yes;
    for (const Requirement &one : all) {
        const Held held = one.holds(record);
        if (held == Held::No) {
            result = Held::No;
            if (failed)
                failed->push_back({one.term, record.at(one.term), one});
        } else if (held == Held::Unknown) {
            if (result == Held::Yes)
                result = Held::Unknown;
            if (unknown)
                unknown->push_back({one.term, record.at(one.term), one});
        }
    }
    return result;
}

struct Judged {
    Held held = Held::Yes;
    std::vector<Compared> failed;
    std::vector<Compared> unknown;
};

Judged judged(const Rule &rule, const Record &record)
{
    Judged result;
    if (rule.onlyByHand) {
        result.held = Held::No;
        return result;
    }
    result.held = allHold(rule.needed, record, &result.failed, &result.unknown);
    // What is known and fails is not mended by what stands in for the missing.
    if (result.held != Held::Unknown || rule.ifMissing.empty())
        return result;
    Judged instead;
    instead.held = allHold(rule.ifMissing, record, &instead.failed, &instead.unknown);
    if (instead.held != Held::Yes)
        std::ranges::copy(result.unknown, std::back_inserter(instead.unknown));
    return instead;
}

// The same, without what failed.
Held met(const Rule &rule, const Record &record)
{
    if (rule.onlyByHand)
        return Held::No;
    const Held held = allHold(rule.needed, record, nullptr, nullptr);
    return held != Held::Unknown || rule.ifMissing.empty() ? held : allHold(rule.ifMissing, record, nullptr, nullptr);
}

// A product without a category cannot be told from credit: the rules for credit could pass it by.
bool hasCategory(const Product &product) { return !product.category.isEmpty(); }

}  // namespace

const char *nameOf(Standing standing)
{
    switch (standing) {
    case Standing::Eligible:
        return "eligible";
    case Standing::Excluded:
        return "excluded";
    default:
        return "cannot_tell";
    }
}

Requirement wantedBy(const Holding &holding, const Product &product)
{
    return {holding.term, Op::In, holding.values.isEmpty() ? QStringList(product.name) : holding.values};
}

Held isHeld(const Rules &rules, const Product &product, const Record &record)
{
    Held result = Held::No;
    for (const Holding &holding : rules.holdings) {
        if (!holding.products.selects(product) || (holding.unless && record.at(*holding.unless).known))
            continue;
        const Held held = wantedBy(holding, product).holds(record);
        if (held == Held::Yes)
            return Held::Yes;
        if (held == Held::Unknown)
            result = Held::Unknown;
    }
    return result;
}

Standing standingOf(const Rules &rules, const Product &product, const Record &record)
{
    if (!hasCategory(product))
        return Standing::Excluded;
    const Held held = isHeld(rules, product, record);
    if (held == Held::Yes)
        return Standing::Excluded;
    Standing standing = held == Held::Unknown ? Standing::CannotTell : Standing::Eligible;
    for (const Rule &rule : rules.eligibility) {
        if (!rule.products.selects(product))
            continue;
        const Held one = met(rule, record);
        if (one == Held::No)
            return Standing::Excluded;
        if (one == Held::Unknown)
            standing = Standing::CannotTell;
    }
    return standing;
}

Verdict judge(const Rules &rules, const Product &product, const Record &record, const QLocale &locale)
{
    Verdict verdict;
    std::vector<FailedRule> open;
    if (!hasCategory(product))
        verdict.failed.push_back(
            {u"category"_s, translated("The product has no category: it cannot be told whether it is credit."), {}});

    const Held held = isHeld(rules, product, record);
    FailedRule already{u"already-held"_s, translated("The customer has this product already, or one of its kind."), {}};
    for (const Holding &holding : rules.holdings) {
        if (!holding.products.selects(product) || (holding.unless && record.at(*holding.unless).known))
            continue;
        const Requirement wanted = wantedBy(holding, product);
        Requirement without = wanted;
        without.op = Op::NotIn;
        const Held one = wanted.holds(record);
        if (one == held && held != Held::No)
            already.values.push_back({wanted.term, record.at(wanted.term), without});
        if (one == Held::Unknown)
            note(verdict.missing, wanted.term);
    }
    if (held == Held::Yes) {
        verdict.failed.push_back(std::move(already));
    } else if (held == Held::Unknown) {
        already.reason = translated("The record does not say whether the customer has this product already.");
        already.cannotTell = true;
        open.push_back(std::move(already));
    }

    for (const Rule &rule : rules.eligibility) {
        if (!rule.products.selects(product))
            continue;
        Judged one = judged(rule, record);
        for (const Compared &unknown : one.unknown)
            note(verdict.missing, unknown.term);
        if (one.held == Held::No)
            verdict.failed.push_back({rule.name, rule.because.in(locale), std::move(one.failed)});
        else if (one.held == Held::Unknown)
            open.push_back({rule.name, rule.because.in(locale), std::move(one.unknown), true});
    }
    verdict.standing = !verdict.failed.empty() ? Standing::Excluded
                       : !open.empty()         ? Standing::CannotTell
                                               : Standing::Eligible;
    std::ranges::move(open, std::back_inserter(verdict.failed));
    if (verdict.standing == Standing::Eligible)
        verdict.missing.clear();
    else
        verdict.pathToYes = pathToYes(rules, product, record);
    return verdict;
}

}  // namespace clientele::recommend
