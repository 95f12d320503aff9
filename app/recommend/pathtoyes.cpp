// SPDX-License-Identifier: GPL-3.0-or-later
// The smallest change that makes a product eligible: for every term that the product's rules compare, the values that can
// matter are its own and the nearest ones that meet each requirement; sets of terms are tried from the smallest on.
#include "app/recommend/eligibility.h"

#include <algorithm>
#include <functional>

namespace clientele::recommend {

namespace {

constexpr int mostChanges = 4;  // more is no path that a person would walk

struct Choice {
    TermId term = 0;
    std::vector<std::pair<Value, Requirement>> values;  // the nearest to the customer's own first
};

// The values of a term nearest to `own` that meet the requirement.
std::vector<Value> valuesMeeting(const Requirement &wanted, const Value &own)
{
    const Term &about = term(wanted.term);
    if (about.kind == TermKind::Text) {
        std::vector<Value> all;
        if (wanted.op == Op::In)
            for (const QString &text : wanted.values)
                all.push_back(textValue(text));
        return all;
    }
    Currency currency;
    std::int64_t bound = wanted.bound;
    int digits = about.digits;
    if (about.kind == TermKind::Money) {
        currency = own.currency;
        const auto amount = wanted.amounts.find(currency);
        if (amount == wanted.amounts.end())
            return {};
        bound = amount->second;
        digits = currency.minorDigits();
    }
    if (wanted.op == Op::Above)
        ++bound;
    if (wanted.op == Op::Below)
        --bound;
    return {numberValue(bound, digits, currency)};
}

std::vector<Choice> choicesFor(const Rules &rules, const Product &product, const Record &record)
{
    std::vector<Choice> choices;
    const auto offer = [&](const Requirement &wanted) {
        if (!term(wanted.term).changeable)
            return;
        auto choice = std::ranges::find(choices, wanted.term, &Choice::term);
        if (choice == choices.end())
            choice = choices.insert(choices.end(), {wanted.term, {}});
        for (Value &value : valuesMeeting(wanted, record.at(wanted.term)))
            if (value != record.at(wanted.term))
                choice->values.emplace_back(std::move(value), wanted);
    };
    for (const Rule &rule : rules.eligibility) {
        if (!rule.products.selects(product))
            continue;
        std::ranges::for_each(rule.needed, offer);
        std::ranges::for_each(rule.ifMissing, offer);
    }
    for (Choice &choice : choices) {
        const Value &own = record.at(choice.term);
        if (term(choice.term).kind != TermKind::Text)
            std::ranges::stable_sort(choice.values, {}, [&own](const std::pair<Value, Requirement> &one) {
                return std::abs(one.first.scaled - (own.known ? own.scaled : 0));
            });
    }
    std::erase_if(choices, [](const Choice &choice) { return choice.values.empty(); });
    return choices;
}

}  // namespace

std::optional<std::vector<Change>> pathToYes(const Rules &rules, const Product &product, const Record &record)
{
    if (isHeld(rules, product, record) != Held::No || product.category.isEmpty())
        return std::nullopt;
    const std::vector<Choice> choices = choicesFor(rules, product, record);
    std::vector<Change> changes;
    // Exactly `left` more changes among the choices from `next` on.
    const std::function<bool(Record, std::size_t, int)> found = [&](const Record &tried, std::size_t next, int left) {
        if (left == 0)
            return standingOf(rules, product, tried) == Standing::Eligible;
        for (std::size_t i = next; i < choices.size(); ++i)
            for (const auto &[value, wanted] : choices[i].values) {
                Record changed = tried;
                changed.change(choices[i].term, value);
                changes.push_back({choices[i].term, record.at(choices[i].term), value, wanted});
                if (found(changed, i + 1, left - 1))
                    return true;
                changes.pop_back();
            }
        return false;
    };
    for (int count = 1; count <= std::min<int>(mostChanges, static_cast<int>(choices.size())); ++count)
        if (found(record, 0, count))
            return changes;
    return std::nullopt;
}

}  // namespace clientele::recommend
