// SPDX-License-Identifier: GPL-3.0-or-later
// What a Portfolio works out from its columns once, so that queries only look it up.
#include "models/portfolio/portfolio.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

namespace clientele {

namespace {

// Worth keeping where a run has this many rows or more; rows in the order of time have at most a run an hour.
constexpr std::size_t rowsPerRun = 4;

LocalHours::Runs runsOf(const Codes &hours)
{
    LocalHours::Runs runs;
    hours.visit([&runs](const auto &codes) {
        bool ascends = true;
        for (std::size_t row = 0; row < codes.size(); ++row) {
            if (row > 0 && codes[row] == codes[row - 1])
                continue;
            ascends = ascends && (row == 0 || codes[row] > codes[row - 1]);
            if (!ascends && (runs.hours.size() + 1) * rowsPerRun > codes.size()) {
                runs = {};
                return;
            }
            runs.begin.push_back(static_cast<RowIndex>(row));
            runs.hours.push_back(codes[row]);
        }
        if (!runs.isEmpty())
            runs.begin.push_back(static_cast<RowIndex>(codes.size()));
    });
    return runs;
}

// What transactions are most often filtered and grouped by, beside their own fields: one byte a row each.
constexpr std::array seenFields{Field::CustomerCity, Field::CustomerCountry, Field::CustomerRisk,
                                Field::CustomerStatus};
// Fewer rows are looked up through their customers quickly enough.
constexpr std::size_t manyRows = 4096;

Codes seenThrough(const Codes &customers, const Codes &values)
{
    std::vector<std::uint8_t> ofCustomer(values.size() + 1, missingCode);
    for (std::size_t row = 0; row < values.size(); ++row)
        ofCustomer[row + 1] = static_cast<std::uint8_t>(values[row]);
    return customers.visit([&](const auto &codes) {
        std::vector<std::uint8_t> result(codes.size());
        std::ranges::transform(codes, result.begin(), [&](Code code) {
            return code < ofCustomer.size() ? ofCustomer[code] : std::uint8_t(missingCode);
        });
        return Codes(Codes::Storage(std::move(result)));
    });
}

LocalHours localHoursOf(const NumberColumn &times, const DisplayZone &zone)
{
    DisplayZone::Cursor cursor(zone);
    const auto hourOf = [&cursor](std::int64_t utc) {
        constexpr std::int64_t hour = 3600;
        const std::int64_t local = cursor.toLocal(utc);
        return local / hour - (local % hour < 0 ? 1 : 0);
    };
    LocalHours result;
    times.values.visit([&]<typename Width>(const std::vector<Width> &values) {
        std::int64_t least = std::numeric_limits<std::int64_t>::max();
        std::int64_t most = std::numeric_limits<std::int64_t>::min();
        for (const Width value : values) {
            if (value == missingIn<Width>)
                continue;
            least = std::min<std::int64_t>(least, value);
            most = std::max<std::int64_t>(most, value);
        }
        if (least > most) {
            result.codes = Codes::narrowed(std::vector<Code>(values.size(), missingCode), 1);
            return;
        }
        // An autumn change sets the clock back, so an earlier moment may carry a later hour: leave a day of room.
        result.first = hourOf(least) - 24;
        result.count = static_cast<std::size_t>(hourOf(most) + 24 - result.first) + 1;
        std::vector<Code> codes(values.size());
        std::ranges::transform(values, codes.begin(), [&](Width value) {
            return value == missingIn<Width> ? missingCode : static_cast<Code>(hourOf(value) - result.first + 1);
        });
        result.codes = Codes::narrowed(codes, result.count + 1);
    });
    result.runs = runsOf(result.codes);
    return result;
}

}  // namespace

void Portfolio::derive()
{
    for (const FieldInfo &about : fields()) {
        const NumberColumn *times = about.type == FieldType::Timestamp ? numbers(about.field) : nullptr;
        if (times)
            m_localHours[static_cast<std::size_t>(about.field)] = localHoursOf(*times, m_info.zone);
    }
    for (const Table table : {Table::Credit, Table::Loans, Table::Atm}) {
        const TextColumn *references = text(*customerField(table));
        if (!references)
            continue;
        // A counting sort of the rows by customer.
        CustomerIndex &index = m_customerIndex[static_cast<std::size_t>(table)];
        index.begin.assign(m_customerIds->size() + 1, 0);
        index.rows.resize(rows(table));
        const std::vector<RowIndex> &counts = references->codes.counts();
        std::ranges::copy(counts, index.begin.begin() + 1);
        references->codes.visit([&](const auto &codes) {
            for (std::size_t row = 0; counts.empty() && row < codes.size(); ++row)
                ++index.begin[codes[row] + 1];
            std::inclusive_scan(index.begin.begin(), index.begin.end(), index.begin.begin());
            std::vector<RowIndex> next(index.begin.begin(), index.begin.end() - 1);
            for (std::size_t row = 0; row < codes.size(); ++row)
                index.rows[next[codes[row]]++] = static_cast<RowIndex>(row);
        });
    }
    const TextColumn *customers = text(Field::AtmCustomer);
    for (const Field field : seenFields) {
        const TextColumn *values = text(field);
        if (customers && values && values->dictionary->size() <= 0x100 && rows(Table::Atm) >= manyRows)
            m_seenFromAtm.emplace_back(field, seenThrough(customers->codes, values->codes));
    }
}

}  // namespace clientele
