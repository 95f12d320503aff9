// SPDX-License-Identifier: GPL-3.0-or-later
// Answers made of two figures, each with its query: shares, differences, bounds. And how many kinds there are.
#include "app/assistant/answering.h"
#include "app/assistant/decline.h"
#include "models/items/localised.h"
#include "models/items/phrases.h"
#include "models/query/evaluator.h"

#include <algorithm>
#include <cstdlib>
#include <limits>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

// Hundredths of a percent, half up. Both are counts or sums of one currency; the whole is not 0.
std::int64_t basisPoints(std::int64_t part, std::int64_t whole)
{
    while (std::abs(part) > std::numeric_limits<std::int64_t>::max() / 40'000) {
        part /= 10;
        whole /= 10;
    }
    return (part * 20'000 + whole) / (2 * whole);
}

Figure minus(const Figure &a, const Figure &b)
{
    const int digits = std::max(a.digits, b.digits);
    return {a.scaled * powerOfTen(digits - a.digits) - b.scaled * powerOfTen(digits - b.digits), digits, a.currency};
}

bool meets(const Figure &a, Op op, const Figure &b)
{
    const std::int64_t over = minus(a, b).scaled;
    switch (op) {
    case Op::Above:
        return over > 0;
    case Op::Below:
        return over < 0;
    case Op::AtLeast:
        return over >= 0;
    case Op::AtMost:
        return over <= 0;
    default:
        return over == 0;
    }
}

}  // namespace

void Answering::distinct(const Reading &reading)
{
    Query query{reading.measures.front().name, reading.by, reading.where, 0, Order::KeyAscending};
    const auto result = evaluated(query);
    if (!result)
        return;
    QStringList keys;
    for (const ResultRow &row : result->rows) {
        if (!row.keys.front().isNull())
            keys.append(m_words.key(reading.by.front(), row.keys.front()));
    }
    const Figure count{keys.size(), 0, {}};
    const QString label = m_words.label(reading.by.front());
    appendFigure(label, {{}, count, result->matchedRows}, query);
    QString names = keys.mid(0, mostListed).join(u", "_s);
    if (keys.size() > mostListed)
        names += u' ' + tr("and %n more", nullptr, static_cast<int>(keys.size()) - mostListed);
    m_answer.text =
        labelled(label + about(reading.where), shown(count)) + (keys.isEmpty() ? u"."_s : u" ("_s + names + u")."_s);
}

// The share itself stands in the text; of several currencies each has its own.
void Answering::share(const Reading &reading)
{
    const Measured &measure = reading.measures.front();
    if (!addFigure(measure, reading.where))
        return;
    const std::size_t wholes = m_answer.figures.size();
    if (!addFigure(measure, reading.base))
        return;
    QStringList shares;
    std::vector<AnswerFigure> derived;
    for (std::size_t i = wholes; i < m_answer.figures.size(); ++i) {
        const AnswerFigure &whole = m_answer.figures[i];
        for (std::size_t j = 0; j < wholes; ++j) {
            const AnswerFigure &part = m_answer.figures[j];
            if (part.value.currency != whole.value.currency || whole.value.scaled == 0)
                continue;
            const Figure percent{basisPoints(part.value.scaled, whole.value.scaled), 2, {}};
            const QString label = part.value.currency.isEmpty() ? tr("Share in %") : part.value.currency.code();
            AnswerFigure share{label, percent, part.query, {}, part.matchedRows, shown(percent), true};
            shares.append(tr("%1 %: %2 of %3").arg(share.shown, part.shown, whole.shown));
            derived.push_back(std::move(share));
        }
    }
    m_answer.figures.insert(m_answer.figures.end(), derived.begin(), derived.end());
    if (shares.isEmpty())
        m_answer.text = tr("There is nothing to take a share of") + about(reading.base) + u'.';
    else
        m_answer.text = besideEachOther(shares) + u' ' + measureLabel(measure) + about(reading.where) + u'.';
}

// The average stands in the text, to two decimals; of several currencies each has its own.
void Answering::perCustomer(const Reading &reading)
{
    const Measured &measure = reading.measures.front();
    if (!addFigure(measure, reading.where) || !addFigure({u"customers.count"_s}, reading.where))
        return;
    const AnswerFigure customers = m_answer.figures.back();
    if (customers.value.scaled == 0)
        return decline(Decline::noData(measureLabel(u"customers.count"_s)));
    QStringList averages;
    std::vector<AnswerFigure> derived;
    for (std::size_t i = 0; i + 1 < m_answer.figures.size(); ++i) {
        const AnswerFigure &sum = m_answer.figures[i];
        const std::int64_t hundredths = sum.value.scaled * powerOfTen(std::max(0, 2 - sum.value.digits));
        const std::int64_t count = customers.value.scaled * powerOfTen(std::max(0, sum.value.digits - 2));
        const std::int64_t half = hundredths < 0 ? -count : count;
        const Figure average{(2 * hundredths + half) / (2 * count), 2, sum.value.currency};
        derived.push_back({tr("Per customer"), average, sum.query, {}, sum.matchedRows, shown(average), true});
        averages.append(tr("%1 per customer: %2 among %3").arg(derived.back().shown, sum.shown, customers.shown));
    }
    m_answer.figures.insert(m_answer.figures.end(), derived.begin(), derived.end());
    m_answer.text = labelled(measureLabel(measure), besideEachOther(averages)) + about(reading.where) + u'.';
}

// Of the two sides, or of the two measures; each figure is computed for itself, so a side without rows is 0.
void Answering::difference(const Reading &reading)
{
    if (reading.by.isEmpty()) {
        for (const Measured &measure : reading.measures) {
            if (!addFigure(measure, reading.where))
                return m_failed ? void() : decline(Decline::noData(measureLabel(measure)));
        }
        return sayDifference(reading, reading.where);
    }
    const QString &field = reading.by.front();
    Conditions common;
    QStringList sides;
    for (const Condition &condition : reading.where) {
        if (condition.field == field && condition.op == Op::In)
            sides = condition.values;
        else
            common.push_back(condition);
    }
    for (const QString &side : sides) {
        Conditions where = common;
        where.push_back({field, Op::In, {side}, {}});
        if (!addFigure(reading.measures.front(), where, m_words.key(field, side)))
            return m_failed ? void() : decline(Decline::noData(m_words.key(field, side)));
    }
    sayDifference(reading, common);
}

void Answering::sayDifference(const Reading &reading, const Conditions &common)
{
    const auto &figures = m_answer.figures;
    if (figures.size() != 2 || figures[0].value.currency != figures[1].value.currency)
        return decline(Decline::noSingleDifference());
    Figure over = minus(figures[0].value, figures[1].value);
    const bool yes = meets(figures[0].value, reading.test.op, figures[1].value);
    over.scaled = std::abs(over.scaled);
    const QString sides =
        figures[0].label + u' ' + figures[0].shown + u", "_s + figures[1].label + u' ' + figures[1].shown;
    const QString what = reading.by.isEmpty() ? QString() : measureLabel(reading.measures.front());
    m_answer.text = reading.yesNo ? (yes ? tr("Yes.") : tr("No.")) + u' ' : QString();
    m_answer.text += tr("Difference: %1 (%2).").arg(shown(over), sides);
    const AnswerFigure &first = m_answer.figures.front();
    AnswerFigure difference{tr("Difference"), over, first.query, {}, first.matchedRows, shown(over), true};
    m_answer.figures.push_back(std::move(difference));
    if (!what.isEmpty())
        m_answer.text += u' ' + what + about(common) + u'.';
    else if (!common.empty())
        m_answer.text += u' ' + m_words.of(common) + u'.';
}

// A bound that is no number is met by nothing.
bool Answering::passes(const Figure &figure, const Condition &test) const
{
    const int digits = std::max(2, figure.digits);
    for (qsizetype i = 0; i < test.values.size(); ++i) {
        const auto scaled = parseScaled(test.values[i], digits);
        const Op op = test.op != Op::Between ? test.op : i == 0 ? Op::AtLeast : Op::AtMost;
        if (!scaled || !meets(figure, op, {*scaled, digits, {}}))
            return false;
    }
    return true;
}

void Answering::test(const Reading &reading)
{
    const Measured &measure = reading.measures.front();
    if (!addFigure(measure, reading.where))
        return m_failed ? void() : decline(Decline::noData(measureLabel(measure)));
    if (m_answer.figures.size() != 1)
        return decline(Decline::noSingleDifference());
    const AnswerFigure &figure = m_answer.figures.front();
    const bool yes = passes(figure.value, reading.test);
    m_answer.text = (yes ? tr("Yes.") : tr("No.")) + u' ' + labelled(measureLabel(measure), figure.shown)
                    + about(reading.where) + u'.';
}

// Groups whose own figure meets the bound.
void Answering::having(const Reading &reading)
{
    const Measured &measure = reading.measures.front();
    Query query{measure.name, reading.by, reading.where, 0, Order::Natural};
    const auto result = evaluated(query);
    if (!result)
        return;
    const bool customers = reading.by == QStringList{u"customer.id"_s};
    std::int64_t passing = 0;
    for (const ResultRow &row : result->rows) {
        if (row.keys.front().isNull() || !passes(row.value, reading.test))
            continue;
        ++passing;
        if (!reading.counted && (!customers || passing <= mostListed))
            appendFigure(keyLabel(query.by, row.keys), row, query);
    }
    Condition shown = reading.test;
    shown.field = measure.name;
    QStringList parts{m_words.of(shown)};
    if (!reading.where.empty())
        parts += m_words.of(reading.where);
    const QString heading = besideEachOther(parts);
    if (m_answer.figures.empty()) {
        const QString label = customers ? measureLabel(u"customers.count"_s) : m_words.label(reading.by.front());
        const Figure count{passing, 0, {}};
        appendFigure(label, {{}, count, result->matchedRows}, query);
        m_answer.text = reading.counted ? labelled(label + u" ("_s + heading + u')', this->shown(count)) + u'.'
                                        : labelled(heading, tr("none")) + u'.';
        return;
    }
    m_answer.text = labelled(heading, listed(0));
    if (const auto more = passing - static_cast<std::int64_t>(m_answer.figures.size()); more > 0)
        m_answer.text += u' ' + tr("and %n more", nullptr, static_cast<int>(more));
    m_answer.text += u'.';
}

// Of the groups that are named, those without rows: a sum or a count of nothing is 0.
void Answering::addAbsent(const Query &query, const QStringList &by)
{
    const MeasureInfo *known = m_vocabulary.catalogue().measure(query.measure);
    const bool additive = known->aggregate == Aggregate::Count || known->aggregate == Aggregate::Sum;
    const auto named = std::ranges::find_if(query.where, [&](const Condition &c) {
        return c.op == Op::In && c.values.size() > 1 && by == QStringList{c.field};
    });
    if (!additive || named == query.where.end())
        return;
    for (const QString &value : named->values) {
        const bool there = std::ranges::any_of(m_answer.figures, [&](const AnswerFigure &figure) {
            return figure.query.measure == query.measure && figure.keys == QStringList{value};
        });
        Query none = query;
        none.by.clear();
        none.where.push_back({by.front(), Op::In, {value}, {}});
        const auto result =
            there ? std::nullopt : std::optional(evaluate(m_vocabulary.book(), m_vocabulary.catalogue(), none));
        if (!result || !*result || (*result)->rows.empty())
            continue;
        appendFigure(keyLabel(by, {value}), (*result)->rows.front(), none);
    }
}

}  // namespace clientele
