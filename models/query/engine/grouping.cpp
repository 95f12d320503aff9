// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/engine/grouping.h"

#include "models/query/engine/bits.h"
#include "models/query/engine/customerfigures.h"
#include "models/query/sentences.h"

#include <numeric>
#include <unordered_map>

namespace clientele {

namespace {

constexpr std::uint64_t mostKeys = std::uint64_t(1) << 62;

tl::unexpected<Error> unknown(const QString &name)
{
    return fail(ErrorKind::InvalidInput, QuerySentences::tr("There is no dimension or field “%1”.").arg(name),
                QuerySentences::tr("The catalogue lists what can be asked for."));
}

tl::unexpected<Error> noWay(Table from, Table to, const QString &name)
{
    const bool stranger = !customerField(from);
    return fail(ErrorKind::InvalidInput,
                QuerySentences::tr("%1 cannot be grouped by “%2”: no customer stands behind their rows.")
                    .arg(tableLabel(stranger ? from : to), name));
}

// The bins of each entry of `by`, nullptr where it has none. Each belongs to just one entry.
Result<std::vector<const Bins *>> binsOf(const Query &query)
{
    std::vector<const Bins *> result(static_cast<std::size_t>(query.by.size()), nullptr);
    for (const Bins &bins : query.bins) {
        const qsizetype at = query.by.indexOf(bins.field);
        if (at < 0 || query.by.count(bins.field) > 1 || result[static_cast<std::size_t>(at)])
            return fail(ErrorKind::InvalidInput,
                        QuerySentences::tr("The bins of “%1” belong to no single part of “by”.").arg(bins.field));
        result[static_cast<std::size_t>(at)] = &bins;
    }
    return result;
}

}  // namespace

Result<Grouping> Grouping::of(const Book &book, Table table, const Query &query, const RowFilter &filter,
                              std::vector<Dimension> first)
{
    Grouping result;
    result.m_dimensions = std::move(first);
    for (std::size_t i = 0; i < result.m_dimensions.size(); ++i)
        result.m_axes.push_back(result.axisOf({i}, 0));
    auto bins = binsOf(query);
    if (!bins)
        return passOn(bins);
    for (qsizetype i = 0; i < query.by.size(); ++i) {
        auto status = result.addEntry(book, table, query.by[i], (*bins)[static_cast<std::size_t>(i)]);
        if (!status)
            return passOn(status);
    }
    for (std::size_t of = 0; of < result.m_ofOtherRows.size(); ++of) {
        if (result.m_ofOtherRows[of].empty())
            continue;
        auto status = result.addFanOut(book, table, static_cast<Table>(of), std::move(result.m_ofOtherRows[of]),
                                       filter.ofOtherRows[of]);
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

Status Grouping::addEntry(const Book &book, Table table, const QString &name, const Bins *bins)
{
    std::optional<BinEdges> edges;
    if (bins) {
        auto read = BinEdges::of(*bins);
        if (!read)
            return passOn(read);
        edges = std::move(*read);
    }
    const DimensionInfo *about = dimensionSeenFrom(book.catalogue, table, name);
    if (!about) {
        const MeasureInfo *measure = book.catalogue.measure(name);
        if (!measure)
            return unknown(name);
        if (!edges)
            return fail(ErrorKind::InvalidInput,
                        QuerySentences::tr("Grouping by “%1” needs the edges of its bins.").arg(name));
        return addFigures(book, table, *measure, *edges);
    }
    const Table of = about->table();
    if (of != table && !shareCustomers(of, table))
        return noWay(table, of, name);
    const bool number = about->derivation == Derivation::Value && info(about->field).isNumeric();
    if (edges && !number)
        return fail(ErrorKind::InvalidInput, QuerySentences::tr("“%1” is no number: it has no bins.").arg(name));
    const std::size_t index = m_dimensions.size();
    m_dimensions.push_back(edges ? Dimension::ofBins(book.portfolio, *about, *edges)
                                 : Dimension::of(book.portfolio, *about));
    if (of != table && !isRecord(of)) {
        m_ofOtherRows[static_cast<std::size_t>(of)].push_back(index);
        return {};
    }
    if (of != table) {
        const TextColumn *customers = customerColumn(book.portfolio, table);
        const Codes *codes = customers ? &customers->codes : nullptr;
        const Dimension &own = m_dimensions[index];
        m_dimensions[index] = of == Table::Customers
                                  ? own.ofCustomers(codes, book.portfolio.rows(of), book.portfolio.customerIds().size())
                                  : own.seenThrough(codes, recordRows(book.portfolio, of));
        if (about->derivation == Derivation::Value && !edges)
            m_dimensions[index].readFrom(book.portfolio.seenFrom(table, about->field));
    }
    m_axes.push_back(axisOf({index}, 0));
    return {};
}

// One bin a customer is a look-up like any other; several, of figures in several currencies, spread a row.
Status Grouping::addFigures(const Book &book, Table table, const MeasureInfo &measure, const BinEdges &edges)
{
    if (!shareCustomers(measure.table, table))
        return noWay(table, measure.table, measure.name);
    const auto bins = customersBins(book, measure, edges);
    if (!bins)
        return tl::unexpected(bins.error());
    const std::size_t customerCodes = book.portfolio.customerIds().size();
    const TextColumn *customers = customerColumn(book.portfolio, table);
    std::vector<Code> groups(customerCodes, missingCode);
    for (const auto &[customer, bin] : *bins)
        groups[customer] = bin;
    m_dimensions.push_back(
        Dimension::ofGroups(customers ? &customers->codes : nullptr, std::move(groups), edges.keys()));
    Axis axis = axisOf({m_dimensions.size() - 1}, 0);
    if (!customers || bins->size() == customerCodes)
        m_axes.push_back(std::move(axis));
    else
        m_fanOuts.push_back(spread(book, std::move(axis), &customers->codes, *bins));
    return {};
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
    Axis axis = axisOf(std::move(dimensions), rows);
    const TextColumn *own = customerColumn(book.portfolio, table);
    std::vector<Code> codes = std::move(axis.codes);
    if (codes.empty())
        codes = m_dimensions[axis.dimensions.front()].codesOfRows(rows);

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
    m_fanOuts.push_back(spread(book, std::move(axis), own ? &own->codes : nullptr, pairs));
    return {};
}

Grouping::FanOut Grouping::spread(const Book &book, Axis axis, const Codes *customers,
                                  const std::vector<std::pair<Code, Code>> &pairs)
{
    FanOut result{std::move(axis), customers, {}, {}};
    result.begin.assign(book.portfolio.customerIds().size() + 1, 0);
    result.values.reserve(pairs.size());
    for (const auto &[customer, value] : pairs) {
        ++result.begin[customer + 1];
        result.values.push_back(value);
    }
    std::inclusive_scan(result.begin.begin(), result.begin.end(), result.begin.begin());
    return result;
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

std::optional<std::vector<std::uint64_t>> Grouping::strides() const
{
    if (!m_fanOuts.empty())
        return std::nullopt;
    std::vector<std::uint64_t> result(m_dimensions.size());
    for (const Axis &axis : m_axes) {
        if (axis.dimensions.size() > 1)
            return std::nullopt;
        result[axis.dimensions.front()] = axis.stride;
    }
    return result;
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
