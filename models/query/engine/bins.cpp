// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/engine/bins.h"

#include "models/query/engine/kernels.h"
#include "models/query/sentences.h"

#include <algorithm>
#include <limits>

namespace clientele {

Result<BinEdges> BinEdges::of(const Bins &bins)
{
    if (bins.edges.size() < 2)
        return fail(ErrorKind::InvalidInput,
                    QuerySentences::tr("The bins of “%1” need two edges or more.").arg(bins.field));
    std::vector<Decimal> decimals;
    decimals.reserve(static_cast<std::size_t>(bins.edges.size()));
    for (const QString &edge : bins.edges) {
        auto decimal = Decimal::parse(edge);
        if (!decimal)
            return fail(ErrorKind::InvalidInput,
                        QuerySentences::tr("“%1” is no number, so it cannot be an edge of “%2”.")
                            .arg(edge.left(60), bins.field));
        if (!decimals.empty() && decimal->compare(decimals.back()) <= 0)
            return fail(ErrorKind::InvalidInput,
                        QuerySentences::tr("The edges of “%1” do not ascend at “%2”.").arg(bins.field, edge.left(60)));
        decimals.push_back(std::move(*decimal));
    }
    BinEdges result;
    result.m_keys.assign(bins.edges.begin(), bins.edges.end() - 1);
    result.m_inner.assign(decimals.begin() + 1, decimals.end() - 1);
    return result;
}

std::vector<std::int64_t> BinEdges::startsAt(int digits) const
{
    std::vector<std::int64_t> starts;
    starts.reserve(m_inner.size());
    for (const Decimal &edge : m_inner) {
        const Bound bound = edge.at(digits);
        if (!bound.exact && bound.floor == std::numeric_limits<std::int64_t>::max())
            break;
        starts.push_back(bound.exact ? bound.floor : bound.floor + 1);
    }
    return starts;
}

Code binOf(const std::vector<std::int64_t> &starts, std::int64_t value)
{
    return static_cast<Code>(std::upper_bound(starts.begin(), starts.end(), value) - starts.begin()) + 1;
}

BinnedColumn BinnedColumn::of(const Portfolio &portfolio, const FieldInfo &field, const NumberColumn &column,
                              const BinEdges &edges)
{
    BinnedColumn result;
    result.numbers = &column.values;
    if (field.type != FieldType::Money) {
        result.starts.push_back(edges.startsAt(0));
        result.narrow();
        return result;
    }
    const auto currency = currencyField(field.table);
    const TextColumn *currencies = currency ? portfolio.text(*currency) : nullptr;
    std::vector<int> digits;
    for (Code code = 0; currencies && code < currencies->dictionary->size(); ++code) {
        const int own = Currency::fromCode(currencies->dictionary->value(code)).value_or(Currency()).minorDigits();
        const auto known = std::find(digits.begin(), digits.end(), own);
        result.startsOf.push_back(static_cast<std::uint8_t>(known - digits.begin()));
        if (known == digits.end())
            digits.push_back(own);
    }
    if (digits.empty())
        digits.push_back(Currency().minorDigits());
    for (const int own : digits)
        result.starts.push_back(edges.startsAt(own));
    if (digits.size() > 1)
        result.classes = &currencies->codes;
    result.narrow();
    return result;
}

void BinnedColumn::narrow()
{
    constexpr std::int64_t least = missingIn<std::int32_t> + std::int64_t(1);
    if (classes || !std::holds_alternative<std::vector<std::int32_t>>(numbers->storage())
        || starts[0].size() > kernels::mostStarts)
        return;
    for (const std::int64_t start : starts[0]) {
        if (start <= std::numeric_limits<std::int32_t>::max())
            narrowStarts.push_back(static_cast<std::int32_t>(std::max(start, least)));
    }
    narrowStarts.push_back(std::numeric_limits<std::int32_t>::max());
}

Code BinnedColumn::at(std::size_t row) const
{
    const std::int64_t value = (*numbers)[row];
    if (value == missingNumber)
        return missingCode;
    return binOf(starts[classes ? startsOf[(*classes)[row]] : 0], value);
}

}  // namespace clientele
