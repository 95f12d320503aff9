// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/filterstack.h"

#include <algorithm>

namespace clientele {

namespace {

bool asksForCustomers(const Condition &condition) { return condition.op == Op::Has || condition.op == Op::Lacks; }

// Whether a new condition takes the place of an earlier one. "Has a car loan" and "loans of type car" say different
// things about one field and stand side by side.
bool takesPlaceOf(const Condition &later, const Condition &earlier)
{
    if (asksForCustomers(later) != asksForCustomers(earlier))
        return false;
    return later.field == earlier.field
           && std::equal(later.rows.begin(), later.rows.end(), earlier.rows.begin(), earlier.rows.end(),
                         [](const Condition &a, const Condition &b) { return a.field == b.field; });
}

bool speaksOf(const Condition &condition, const QString &field)
{
    return condition.field == field
           || std::any_of(condition.rows.begin(), condition.rows.end(),
                          [&](const Condition &row) { return row.field == field; });
}

}  // namespace

FilterStack::FilterStack(QObject *parent) : QObject(parent) {}

Conditions FilterStack::conditionsWithout(const QStringList &fields) const
{
    Conditions result = conditions();
    std::erase_if(result, [&](const Condition &condition) {
        return !asksForCustomers(condition) && fields.contains(condition.field);
    });
    return result;
}

void FilterStack::set(const Condition &condition)
{
    Conditions next = conditions();
    const auto replaced = [&](const Condition &earlier) { return takesPlaceOf(condition, earlier); };
    const auto first = std::find_if(next.begin(), next.end(), replaced);
    if (first == next.end()) {
        next.push_back(condition);
    } else {
        *first = condition;
        next.erase(std::remove_if(first + 1, next.end(), replaced), next.end());
    }
    push(std::move(next));
}

void FilterStack::toggleValue(const QString &field, const QString &value, bool keepOthers)
{
    // The mark of rows without a value is a filter of another kind, and never one of several values.
    const Condition alone =
        value.isNull() ? Condition{field, Op::IsEmpty, {}, {}} : Condition{field, Op::In, {value}, {}};
    const Conditions &now = conditions();
    const auto current =
        std::find_if(now.begin(), now.end(), [&](const Condition &condition) { return condition.field == field; });
    const bool isNew = current == now.end();
    if (!isNew && *current == alone) {
        remove(field);
    } else if (isNew || !keepOthers || value.isNull() || current->op != Op::In) {
        set(alone);
    } else {
        Condition several = *current;
        if (several.values.removeAll(value) == 0)
            several.values.append(value);
        set(several);
    }
}

void FilterStack::remove(const QString &field)
{
    Conditions next = conditions();
    std::erase_if(next, [&](const Condition &condition) { return speaksOf(condition, field); });
    push(std::move(next));
}

void FilterStack::replaceAll(Conditions conditions) { push(std::move(conditions)); }

void FilterStack::clear() { push({}); }

void FilterStack::undo()
{
    if (!canUndo())
        return;
    --m_current;
    emit changed();
}

void FilterStack::redo()
{
    if (!canRedo())
        return;
    ++m_current;
    emit changed();
}

void FilterStack::push(Conditions conditions)
{
    if (conditions == m_steps[m_current])
        return;
    m_steps.resize(m_current + 1);
    m_steps.push_back(std::move(conditions));
    ++m_current;
    emit changed();
}

}  // namespace clientele
