// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/engine/grouping.h"

#include "models/query/engine/bits.h"
#include "models/query/sentences.h"

#include <unordered_map>

namespace clientele {

namespace {

constexpr std::uint64_t mostKeys = std::uint64_t(1) << 62;

Result<const DimensionInfo *> pathTo(const Book &book, Table table, const QString &name)
{
    const DimensionInfo *dimension = dimensionSeenFrom(book.catalogue, table, name);
    if (!dimension)
        return fail(ErrorKind::InvalidInput, QuerySentences::tr("There is no dimension or field “%1”.").arg(name),
                    QuerySentences::tr("The catalogue lists what can be asked for."));
    if (dimension->table() == table || shareCustomers(dimension->table(), table))
        return dimension;
    const bool stranger = !customerField(table);
    return fail(ErrorKind::InvalidInput,
                QuerySentences::tr("%1 cannot be grouped by “%2”: no customer stands behind their rows.")
                    .arg(tableLabel(stranger ? table : dimension->table()), name));
}

}  // namespace

Result<Grouping> Grouping::of(const Book &book, Table table, const QStringList &by, const RowFilter &filter,
                              std::vector<Dimension> first)
{
    Grouping result;
    result.m_dimensions = std::move(first);
    for (std::size_t i = 0; i < result.m_dimensions.size(); ++i)
        result.m_axes.push_back(result.axisOf({i}, 0));
    std::array<std::vector<std::size_t>, tableCount> ofOtherRows;
    for (const QString &name : by) {
        const auto about = pathTo(book, table, name);
        if (!about)
            return tl::unexpected(about.error());
        const Table of = (*about)->table();
        const std::size_t index = result.m_dimensions.size();
        result.m_dimensions.push_back(Dimension::of(book.portfolio, **about));
        if (of != table && !isRecord(of)) {
            ofOtherRows[static_cast<std::size_t>(of)].push_back(index);
            continue;
        }
        if (of != table) {
            const TextColumn *customers = customerColumn(book.portfolio, table);
            result.m_dimensions[index] = result.m_dimensions[index].seenThrough(customers ? &customers->codes : nullptr,
                                                                                recordRows(book.portfolio, of));
        }
        result.m_axes.push_back(result.axisOf({index}, 0));
    }
    for (std::size_t of = 0; of < ofOtherRows.size(); ++of) {
        if (ofOtherRows[of].empty())
            continue;
        auto status = result.addFanOut(book, table, static_cast<Table>(of), ofOtherRows[of], filter.ofOtherRows[of]);
        if (!status)
            return passOn(status);
    }
    if (!result.setStrides() && result.m_axes.size() > 1) {
        std::vector<std::size_t> all;
        for (const Axis &axis : result.m_axes)
            all.push_back(axis.dimensions.front());
        result.m_axes = {result.axisOf(std::move(all), book.portfolio.rows(table))};
    }
    if (!result.setStrides())
        return fail(ErrorKind::Overflow, QuerySentences::tr("These dimensions have too many combinations."),
                    QuerySentences::tr("Ask for fewer of them."));
    return result;
}

Grouping::Axis Grouping::axisOf(std::vector<std::size_t> dimensions, std::size_t rows) const
{
    Axis axis;
    axis.dimensions = std::move(dimensions);
    axis.size = m_dimensions[axis.dimensions.front()].size();
    if (axis.dimensions.size() == 1)
        return axis;
    axis.codes = m_dimensions[axis.dimensions.front()].codesOfRows(rows);
    for (std::size_t i = 1; i < axis.dimensions.size(); ++i) {
        const std::vector<Code> codes = m_dimensions[axis.dimensions[i]].codesOfRows(rows);
        std::unordered_map<std::uint64_t, Code> numbers;
        auto &pairs = axis.tuples.levels.emplace_back();
        for (std::size_t row = 0; row < rows; ++row) {
            const std::uint64_t pair = std::uint64_t(axis.codes[row]) << 32 | codes[row];
            const auto [found, isNew] = numbers.try_emplace(pair, static_cast<Code>(pairs.size()));
            if (isNew)
                pairs.emplace_back(axis.codes[row], codes[row]);
            axis.codes[row] = found->second;
        }
        axis.size = std::max<std::uint64_t>(1, pairs.size());
    }
    return axis;
}

Status Grouping::addFanOut(const Book &book, Table table, Table of, std::vector<std::size_t> dimensions,
                           const RowTests &tests)
{
    const std::size_t rows = book.portfolio.rows(of);
    FanOut fanOut;
    fanOut.axis = axisOf(std::move(dimensions), rows);
    const TextColumn *own = customerColumn(book.portfolio, table);
    fanOut.customers = own ? &own->codes : nullptr;
    std::vector<Code> codes = std::move(fanOut.axis.codes);
    if (codes.empty())
        codes = m_dimensions[fanOut.axis.dimensions.front()].codesOfRows(rows);

    std::vector<std::pair<Code, Code>> pairs;  // customer, value
    if (const TextColumn *customers = customerColumn(book.portfolio, of)) {
        const bool done = forEachBlock(tests, 0, rows, book.options.cancelled,
                                       [&](std::size_t begin, std::span<const std::uint16_t> offsets) {
                                           for (const std::uint16_t offset : offsets) {
                                               const Code customer = customers->codes[begin + offset];
                                               if (customer != missingCode)
                                                   pairs.emplace_back(customer, codes[begin + offset]);
                                           }
                                       });
        if (!done)
            return cancelledError();
    }
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    fanOut.begin.assign(book.portfolio.customerIds().size() + 1, 0);
    for (const auto &[customer, value] : pairs) {
        ++fanOut.begin[customer + 1];
        fanOut.values.push_back(value);
    }
    for (std::size_t i = 1; i < fanOut.begin.size(); ++i)
        fanOut.begin[i] += fanOut.begin[i - 1];
    m_fanOuts.push_back(std::move(fanOut));
    return {};
}

bool Grouping::setStrides()
{
    m_keyCount = 1;
    const auto place = [this](Axis &axis) {
        axis.stride = m_keyCount;
        if (axis.size > mostKeys / m_keyCount)
            return false;
        m_keyCount *= axis.size;
        return true;
    };
    return std::all_of(m_axes.begin(), m_axes.end(), place)
           && std::all_of(m_fanOuts.begin(), m_fanOuts.end(), [&](FanOut &fanOut) { return place(fanOut.axis); });
}

void Grouping::keysOf(std::size_t begin, std::span<const std::uint16_t> offsets, std::vector<std::uint64_t> &keys) const
{
    keys.assign(offsets.size(), 0);
    for (const Axis &axis : m_axes) {
        if (axis.codes.empty()) {
            m_dimensions[axis.dimensions.front()].addTo(begin, offsets, axis.stride, keys.data());
            continue;
        }
        for (std::size_t i = 0; i < offsets.size(); ++i)
            keys[i] += axis.stride * axis.codes[begin + offsets[i]];
    }
}

void Grouping::fanOut(std::size_t begin, std::span<const std::uint16_t> offsets, std::vector<std::uint64_t> &keys,
                      std::vector<std::uint16_t> &origins) const
{
    origins.resize(keys.size());
    for (std::size_t i = 0; i < origins.size(); ++i)
        origins[i] = static_cast<std::uint16_t>(i);
    std::vector<std::uint64_t> spread;
    std::vector<std::uint16_t> spreadOrigins;
    for (const FanOut &fanOut : m_fanOuts) {
        spread.clear();
        spreadOrigins.clear();
        for (std::size_t i = 0; fanOut.customers && i < keys.size(); ++i) {
            const Code customer = (*fanOut.customers)[begin + offsets[origins[i]]];
            for (std::uint32_t v = fanOut.begin[customer]; v < fanOut.begin[customer + 1]; ++v) {
                spread.push_back(keys[i] + fanOut.axis.stride * fanOut.values[v]);
                spreadOrigins.push_back(origins[i]);
            }
        }
        keys.swap(spread);
        origins.swap(spreadOrigins);
    }
}

std::vector<Code> Grouping::decoded(std::uint64_t key) const
{
    std::vector<Code> codes(m_dimensions.size());
    const auto decode = [&](const Axis &axis) {
        axis.tuples.decode(static_cast<Code>(key / axis.stride % axis.size), codes, axis.dimensions);
    };
    std::for_each(m_axes.begin(), m_axes.end(), decode);
    for (const FanOut &fanOut : m_fanOuts)
        decode(fanOut.axis);
    return codes;
}

std::optional<std::uint64_t> Grouping::encoded(const std::vector<Code> &codes) const
{
    std::uint64_t key = 0;
    const auto encode = [&](const Axis &axis) {
        const auto number = axis.tuples.encode(codes, axis.dimensions);
        key += axis.stride * number.value_or(0);
        return number.has_value();
    };
    const bool all =
        std::all_of(m_axes.begin(), m_axes.end(), encode)
        && std::all_of(m_fanOuts.begin(), m_fanOuts.end(), [&](const FanOut &fanOut) { return encode(fanOut.axis); });
    return all ? std::optional(key) : std::nullopt;
}

void Grouping::Tuples::decode(Code number, std::vector<Code> &codes, const std::vector<std::size_t> &dimensions) const
{
    for (std::size_t level = levels.size(); level > 0; --level) {
        const auto &[before, code] = levels[level - 1][number];
        codes[dimensions[level]] = code;
        number = before;
    }
    codes[dimensions.front()] = number;
}

std::optional<Code> Grouping::Tuples::encode(const std::vector<Code> &codes,
                                             const std::vector<std::size_t> &dimensions) const
{
    Code number = codes[dimensions.front()];
    for (std::size_t level = 0; level < levels.size(); ++level) {
        const std::pair<Code, Code> wanted(number, codes[dimensions[level + 1]]);
        const auto at = std::find(levels[level].begin(), levels[level].end(), wanted);
        if (at == levels[level].end())
            return std::nullopt;
        number = static_cast<Code>(at - levels[level].begin());
    }
    return number;
}

}  // namespace clientele
