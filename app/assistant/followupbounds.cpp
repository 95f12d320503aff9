// SPDX-License-Identifier: GPL-3.0-or-later
// Follow-ups that are a bare comparison: "and below 550?", "more than three?". They are of what was bounded before.
#include "app/assistant/followup.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

using enum Meaning;
using Form = Reading::Form;
using Tie = FollowUpWords::Tie;

namespace {

struct Bound {
    Op op;
    QStringList values;
    bool ofAge = false;  // "older than 50"
};

// Nothing where a word says more than a comparison.
std::optional<Bound> boundIn(const std::vector<Token> &words, const BookVocabulary &vocabulary)
{
    std::optional<Meaning> compared;
    std::optional<Meaning> after;  // "or more"
    QStringList values;
    for (std::size_t i = 0; i < words.size();) {
        if (words[i].isNumber()) {
            values.append(words[i].number);
            ++i;
            continue;
        }
        const std::vector<Item> *items = nullptr;
        std::size_t length = std::min<std::size_t>(4, words.size() - i);
        for (; length > 0; --length) {
            QStringList text;
            for (std::size_t j = i; j < i + length; ++j)
                text.append(words[j].text);
            items = vocabulary.phrase(text.join(u' '));
            if (items)
                break;
        }
        if (!items)
            return std::nullopt;
        i += length;
        switch (const Meaning meaning = items->front().meaning) {
        case Below:
        case Above:
        case AtLeast:
        case AtMost:
        case Exactly:
        case Between:
        case Older:
        case Younger:
            if (compared || !values.isEmpty())
                return std::nullopt;
            compared = meaning;
            break;
        case OrMore:
        case OrLess:
            if (compared || values.size() != 1)
                return std::nullopt;
            after = meaning;
            break;
        case And:
        case To:
            if (compared != Between || values.size() != 1)
                return std::nullopt;
            break;
        case Filler:
        case Be:
        case With:
        case Who:
        case Person:
            break;
        default:
            return std::nullopt;
        }
    }
    if (compared == Between)
        return values.size() == 2 ? std::optional(Bound{Op::Between, values}) : std::nullopt;
    if (values.size() != 1 || (!compared && !after))
        return std::nullopt;
    if (after)
        return Bound{after == OrMore ? Op::AtLeast : Op::AtMost, values};
    switch (*compared) {
    case Below:
        return Bound{Op::Below, values};
    case Above:
        return Bound{Op::Above, values};
    case AtLeast:
        return Bound{Op::AtLeast, values};
    case AtMost:
        return Bound{Op::AtMost, values};
    case Older:
        return Bound{Op::Above, values, true};
    case Younger:
        return Bound{Op::Below, values, true};
    default:
        return Bound{Op::In, values};
    }
}

bool isLower(Op op) { return op == Op::Above || op == Op::AtLeast; }

bool isUpper(Op op) { return op == Op::Below || op == Op::AtMost; }

// A number is compared: a text, a day or an hour is none.
bool isBound(const Condition &condition)
{
    static const QList<Op> comparing{Op::Above, Op::Below, Op::AtLeast, Op::AtMost, Op::Between};
    const auto field = fieldByName(condition.field);
    const bool number = field ? info(*field).isNumeric()
                              : !condition.field.endsWith(".day"_L1) && !condition.field.endsWith(".hour"_L1);
    // "Have a loan", "owe nothing" are states: nobody said a number.
    const bool state = condition.values == QStringList{u"0"_s}
                       || (condition.op == Op::AtLeast && condition.values == QStringList{u"1"_s});
    return number && !state && comparing.contains(condition.op);
}

// All bounds in these conditions, also those of one loan of a customer.
void collect(Conditions &conditions, std::vector<Condition *> &bounds)
{
    for (Condition &condition : conditions) {
        if (isBound(condition))
            bounds.push_back(&condition);
        collect(condition.rows, bounds);
    }
}

}  // namespace

std::optional<Reading> FollowUp::bounded(const FollowUpWords &words) const
{
    const auto bound = words.singular ? std::nullopt : boundIn(words.rest, m_vocabulary);
    if (!bound)
        return std::nullopt;
    Reading merged = m_subject.reading;
    const bool tested = merged.form == Form::Test || merged.form == Form::Having;
    std::vector<Condition *> bounds;
    if (tested)
        bounds.push_back(&merged.test);
    else
        collect(merged.where, bounds);
    // What was bounded must be one thing; of a share the base may have been bounded too.
    const bool one =
        !bounds.empty() && merged.form != Form::Share
        && std::ranges::all_of(bounds, [&](const Condition *each) { return each->field == bounds.front()->field; });
    if (!one || (bound->ofAge && bounds.front()->field != u"customer.age"))
        return std::nullopt;
    Condition &first = *bounds.front();
    const bool narrows = words.tie == Tie::Narrows;
    if (narrows && (tested || bounds.size() > 1))
        return std::nullopt;
    if (narrows) {
        const bool closes = (isLower(first.op) && isUpper(bound->op)) || (isUpper(first.op) && isLower(bound->op));
        if (!closes || std::ranges::none_of(merged.where, [&](const Condition &c) { return &c == &first; }))
            return std::nullopt;
        merged.where.push_back({first.field, bound->op, bound->values, {}});
        return merged;
    }
    // Of two bounds the new one takes the place of both.
    if (bounds.size() > 1) {
        const QString field = first.field;
        const bool plain = std::ranges::count_if(merged.where, [&](const Condition &c) { return c.field == field; })
                           == static_cast<std::ptrdiff_t>(bounds.size());
        if (!plain)
            return std::nullopt;
        std::erase_if(merged.where, [&](const Condition &c) { return c.field == field; });
        merged.where.push_back({field, bound->op, bound->values, {}});
        return merged;
    }
    first.op = bound->op;
    first.values = bound->values;
    return merged;
}

}  // namespace clientele
