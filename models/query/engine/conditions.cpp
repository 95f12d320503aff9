// SPDX-License-Identifier: GPL-3.0-or-later
// How a condition on a field becomes row tests, by the field's type.
#include "models/core/folding.h"
#include "models/query/engine/calendar.h"
#include "models/query/engine/rowtest.h"
#include "models/query/engine/scorerange.h"
#include "models/query/jsonwords.h"
#include "models/query/sentences.h"

#include <algorithm>

namespace clientele {

namespace {

tl::unexpected<Error> noSense(const Condition &condition)
{
    return fail(ErrorKind::InvalidInput,
                QuerySentences::tr("“%1” cannot be used on %2.").arg(wordOf(condition.op).name(), condition.field),
                QuerySentences::tr("Values, ranges and empty cells can be asked for, each where the field has them."));
}

tl::unexpected<Error> noValue(const Condition &condition, const QString &value, const QString &example)
{
    return fail(
        ErrorKind::InvalidInput,
        QuerySentences::tr("“%1” is no value that %2 can be compared with.").arg(value.left(60), condition.field),
        QuerySentences::tr("Write it as %1.").arg(example));
}

bool isList(Op op) { return op == Op::In || op == Op::NotIn; }

Result<RowTests> textTests(const TextColumn *column, const Condition &condition)
{
    if (!isList(condition.op) && condition.op != Op::Contains && condition.op != Op::IsEmpty)
        return noSense(condition);
    std::vector<std::uint8_t> meets(column ? column->dictionary->size() : 1, condition.op == Op::NotIn ? 1 : 0);
    if (condition.op == Op::IsEmpty)
        meets[missingCode] = 1;
    if (isList(condition.op) && column) {
        for (const QString &value : condition.values) {
            const auto code = column->dictionary->find(value);
            if (code && *code != missingCode)
                meets[*code] = condition.op == Op::In ? 1 : 0;
        }
    }
    if (condition.op == Op::Contains && column) {
        const QString wanted = folded(condition.values.front());
        for (Code code = 1; code < meets.size(); ++code)
            meets[code] = folded(column->dictionary->value(code)).contains(wanted) ? 1 : 0;
    }
    return RowTests{codeTest(column, std::move(meets))};
}

RowTest emptinessTest(const Portfolio &portfolio, Field field)
{
    const NumberColumn *column = portfolio.numbers(field);
    if (!column)
        return {RowTest::Everywhere{true}, true};
    return {RowTest::ByNumber{&column->values, nullptr, {}, {{}}, true}, true};
}

// A test of numbers that go by one unit alone.
RowTest rangeTest(const Portfolio &portfolio, Field field, Ranges ranges, bool missingMeets)
{
    const NumberColumn *column = portfolio.numbers(field);
    if (!column)
        return {RowTest::Everywhere{missingMeets}, missingMeets};
    return {RowTest::ByNumber{&column->values, nullptr, {}, {std::move(ranges)}, missingMeets}, missingMeets};
}

Result<RowTests> moneyTests(const Portfolio &portfolio, const FieldInfo &field, const Condition &condition)
{
    const auto decimals = decimalsOf(condition);
    if (!decimals)
        return tl::unexpected(decimals.error());
    const bool missingMeets = condition.op == Op::NotIn;
    const NumberColumn *amounts = portfolio.numbers(field.field);
    const TextColumn *currencies = portfolio.text(*currencyField(field.table));
    if (!amounts || !currencies)
        return RowTests{
            rangeTest(portfolio, field.field, rangesAt(condition, *decimals, Currency().minorDigits()), missingMeets)};
    RowTest::ByNumber test{&amounts->values, &currencies->codes, {}, {}, missingMeets};
    std::vector<int> digits;
    for (Code code = 0; code < currencies->dictionary->size(); ++code) {
        const auto currency = Currency::fromCode(currencies->dictionary->value(code)).value_or(Currency());
        const auto known = std::find(digits.begin(), digits.end(), currency.minorDigits());
        test.rangesOf.push_back(static_cast<std::uint8_t>(known - digits.begin()));
        if (known == digits.end()) {
            digits.push_back(currency.minorDigits());
            test.ranges.push_back(rangesAt(condition, *decimals, currency.minorDigits()));
        }
    }
    if (digits.size() == 1)
        test.classes = nullptr;
    return RowTests{{std::move(test), missingMeets}};
}

Result<RowTests> dateTests(const Portfolio &portfolio, Field field, const Condition &condition)
{
    std::vector<Bound> bounds;
    bounds.reserve(static_cast<std::size_t>(condition.values.size()));
    for (const QString &value : condition.values) {
        const auto day = parseDate(value);
        if (!day)
            return noValue(condition, value, QStringLiteral("2025-08-20"));
        bounds.push_back({*day, true});
    }
    return RowTests{rangeTest(portfolio, field, rangesMeeting(condition.op, bounds), condition.op == Op::NotIn)};
}

// A look-up by the wall clock's hour.
RowTest hourTest(const Portfolio &portfolio, Field field, Derivation derivation, const Ranges &ranges,
                 bool missingMeets)
{
    const LocalHours *hours = portfolio.localHours(field);
    if (!hours)
        return {RowTest::Everywhere{missingMeets}, missingMeets};
    std::vector<std::uint8_t> meets(hours->count + 1);
    meets[missingCode] = missingMeets ? 1 : 0;
    const std::vector<std::int64_t> numbers = calendarNumbers(derivation, hours->first, hours->count);
    for (std::size_t i = 0; i < numbers.size(); ++i)
        meets[i + 1] = contains(ranges, numbers[i]) ? 1 : 0;
    if (hours->runs.isEmpty())
        return {RowTest::ByCode{&hours->codes, std::move(meets)}, missingMeets};
    RowTest::ByRange test;
    for (std::size_t run = 0; run < hours->runs.hours.size(); ++run) {
        if (meets[hours->runs.hours[run]] == 0)
            continue;
        if (!test.rows.empty() && test.rows.back().end == hours->runs.begin[run])
            test.rows.back().end = hours->runs.begin[run + 1];
        else
            test.rows.push_back({hours->runs.begin[run], hours->runs.begin[run + 1]});
    }
    return {std::move(test), missingMeets};
}

Result<RowTests> calendarTests(const Portfolio &portfolio, const DimensionInfo &dimension, const Condition &condition)
{
    constexpr std::int64_t example = 20320 * 24 + 9;  // 2025-08-20 09:00
    std::vector<Bound> bounds;
    bounds.reserve(static_cast<std::size_t>(condition.values.size()));
    for (const QString &value : condition.values) {
        const auto number = calendarNumberOf(dimension.derivation, value);
        if (!number)
            return noValue(condition, value,
                           calendarKey(dimension.derivation, calendarNumber(dimension.derivation, example)));
        bounds.push_back({*number, true});
    }
    return RowTests{hourTest(portfolio, dimension.field, dimension.derivation, rangesMeeting(condition.op, bounds),
                             condition.op == Op::NotIn)};
}

// A moment, or a whole day of the wall clock, compared by one operator.
Result<RowTest> momentTest(const Portfolio &portfolio, Field field, const Condition &condition, Op op,
                           const QString &value)
{
    if (const auto day = parseDate(value))
        return hourTest(portfolio, field, Derivation::Day, rangesMeeting(op, {{*day, true}}), false);
    const auto second = parseTimestamp(value, portfolio.info().zone);
    if (!second)
        return noValue(condition, value, QStringLiteral("2025-08-20 13:11:25"));
    return rangeTest(portfolio, field, rangesMeeting(op, {{*second, true}}), false);
}

Result<RowTests> timestampTests(const Portfolio &portfolio, Field field, const Condition &condition)
{
    RowTests tests;
    tests.reserve(static_cast<std::size_t>(condition.values.size()));
    for (qsizetype i = 0; i < condition.values.size(); ++i) {
        Op op = isList(condition.op) ? Op::In : condition.op;
        if (condition.op == Op::Between)
            op = i == 0 ? Op::AtLeast : Op::AtMost;
        auto test = momentTest(portfolio, field, condition, op, condition.values[i]);
        if (!test)
            return passOn(test);
        tests.push_back(std::move(*test));
    }
    if (!isList(condition.op))
        return tests;
    const bool inverse = condition.op == Op::NotIn;
    return RowTests{{RowTest::AnyOf{std::move(tests), inverse}, inverse}};
}

Result<RowTests> scoreTests(const Portfolio &portfolio, const DimensionInfo &dimension, const Condition &condition)
{
    if (!isList(condition.op) && condition.op != Op::IsEmpty)
        return noSense(condition);
    Ranges ranges;
    for (const ScoreRange &known : scoreRanges(dimension.derivation)) {
        if (condition.op == Op::IsEmpty || condition.values.contains(known.key))
            ranges.push_back(known.range);
    }
    for (const QString &value : condition.values) {
        const auto &all = scoreRanges(dimension.derivation);
        if (std::none_of(all.begin(), all.end(), [&](const ScoreRange &known) { return known.key == value; }))
            return noValue(condition, value, all.front().key);
    }
    const bool inverse = condition.op != Op::In;
    return RowTests{rangeTest(portfolio, dimension.field, inverse ? complement(ranges) : ranges, inverse)};
}

Status checkOperands(const Condition &condition)
{
    const Operand operand = wordOf(condition.op).operand;
    const qsizetype count = condition.values.size();
    const bool right = operand == Operand::List || (operand == Operand::One && count == 1)
                       || (operand == Operand::Pair && count == 2) || (operand == Operand::True && count == 0);
    if (right)
        return {};
    return fail(ErrorKind::InvalidInput, QuerySentences::tr("“%1” on %2 has a wrong number of values.")
                                             .arg(wordOf(condition.op).name(), condition.field));
}

}  // namespace

Result<std::vector<Decimal>> decimalsOf(const Condition &condition)
{
    std::vector<Decimal> decimals;
    if (condition.op == Op::Contains)  // any number at all
        return decimals;
    decimals.reserve(static_cast<std::size_t>(condition.values.size()));
    for (const QString &value : condition.values) {
        auto decimal = Decimal::parse(value);
        if (!decimal)
            return noValue(condition, value, QStringLiteral("1234.56"));
        decimals.push_back(std::move(*decimal));
    }
    return decimals;
}

Ranges rangesAt(const Condition &condition, const std::vector<Decimal> &decimals, int digits)
{
    std::vector<Bound> bounds;
    bounds.reserve(decimals.size());
    for (const Decimal &decimal : decimals)
        bounds.push_back(decimal.at(digits));
    return rangesMeeting(condition.op, bounds);
}

Status checkComparison(const Condition &condition)
{
    const bool partOfText = condition.op == Op::Contains && condition.values != QStringList{QString()};
    if (partOfText || condition.op == Op::Has || condition.op == Op::Lacks)
        return noSense(condition);
    return checkOperands(condition);
}

Result<RowTests> testsFor(const Portfolio &portfolio, const DimensionInfo &dimension, const Condition &condition)
{
    auto operands = checkOperands(condition);
    if (!operands)
        return passOn(operands);
    const FieldInfo &field = info(dimension.field);
    if (dimension.derivation == Derivation::ScoreBand || dimension.derivation == Derivation::ScoreBin)
        return scoreTests(portfolio, dimension, condition);
    if (field.type == FieldType::Text)
        return textTests(portfolio.text(field.field), condition);
    auto comparison = checkComparison(condition);
    if (!comparison)
        return passOn(comparison);
    if (condition.op == Op::IsEmpty)
        return RowTests{emptinessTest(portfolio, field.field)};
    if (condition.op == Op::Contains)
        return RowTests{rangeTest(portfolio, field.field, rangesMeeting(condition.op, {}), false)};
    if (isCalendar(dimension.derivation))
        return calendarTests(portfolio, dimension, condition);
    if (field.type == FieldType::Date)
        return dateTests(portfolio, field.field, condition);
    if (field.type == FieldType::Timestamp)
        return timestampTests(portfolio, field.field, condition);
    if (field.type == FieldType::Money)
        return moneyTests(portfolio, field, condition);
    const auto decimals = decimalsOf(condition);
    if (!decimals)
        return tl::unexpected(decimals.error());
    return RowTests{rangeTest(portfolio, field.field, rangesAt(condition, *decimals, 0), condition.op == Op::NotIn)};
}

}  // namespace clientele
