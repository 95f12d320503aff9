// SPDX-License-Identifier: GPL-3.0-or-later
// Queries over one table made a scan: conditions that several share are tested once, charts under the same conditions
// share cells where these stay small, and each takes its own groups out of the cells afterwards.
#pragma once

#include "models/query/engine/measurement.h"
#include "models/query/engine/scan.h"

#include <functional>
#include <memory>

namespace clientele {

// A query ready to be counted in cells: counts, sums and averages of narrow amounts, by what each row has one of.
struct Asked {
    const MeasureInfo *measure = nullptr;
    Grouping grouping;  // the currency in front where the measure is money
    Conditions ignored;
    std::size_t filter = 0;
    const Numbers *values = nullptr;
    std::uint64_t base = 0;  // of keys: what all rows share

    // Dimensions as axes of the scan, by how far their codes stand apart in keys.
    struct Use {
        ScanAxis axis;
        std::uint64_t stride;
    };
    std::vector<Use> uses;
    struct TimeUse {
        const Dimension *dimension;
        std::uint64_t stride;
    };
    const LocalHours *hours = nullptr;  // of timeUses
    std::vector<TimeUse> timeUses;
    std::vector<std::uint32_t> leadOfHour;  // by hour code, where there are timeUses
    std::vector<std::int8_t> weights;       // by code of weightAxis: how a row counts; empty: all once
    ScanAxis weightAxis;
    const Codes *alone = nullptr;  // every row counts, and goes by its code here: their counts are known

    std::size_t tally = 0;  // where its cells are

    [[nodiscard]] std::vector<ScanAxis> axes() const;
};

class Batch {
public:
    Batch(const Book &book, Table table) : m_book(book), m_table(table) {}

    // Nothing where the query is of another kind, or wrong: evaluate() does it, or says so. Else its number here.
    [[nodiscard]] std::optional<std::size_t> add(const Query &query);
    [[nodiscard]] bool isEmpty() const { return m_asked.empty(); }
    // Errors: Cancelled.
    [[nodiscard]] Status run();

    [[nodiscard]] const Asked &asked(std::size_t index) const { return *m_asked[index]; }
    // After run(): visit(key, rows, sum) for cells with rows; a key of the query's grouping may come several times.
    using Visit = std::function<void(std::uint64_t key, std::int64_t rows, std::int64_t sum)>;
    void forEachCell(std::size_t index, const Visit &visit) const;

private:
    [[nodiscard]] bool isPlain(const MeasureInfo &measure, const Query &query) const;
    [[nodiscard]] bool addConditions(Asked &asked, const Query &query);
    [[nodiscard]] std::size_t conditionNumber(const Conditions &together);
    [[nodiscard]] bool addDimensions(Asked &asked);
    [[nodiscard]] bool addFlow(Asked &asked) const;
    void place(Asked &asked);
    [[nodiscard]] bool fits(const Asked &asked, const Tally &tally) const;
    static void setLeads(Asked &asked);
    static void forEachCode(const Asked &asked, const Visit &visit);

    const Book &m_book;
    Table m_table;
    std::vector<std::unique_ptr<Asked>> m_asked;
    Scan m_scan;
    struct Known {
        Conditions together;
        Result<RowFilter> filter;
        std::optional<std::size_t> number;  // in the scan, once it is needed there
    };
    std::vector<Known> m_known;
    std::vector<std::pair<Field, std::size_t>> m_present;  // conditions that a field has a value
    std::vector<Tallied> m_results;
};

}  // namespace clientele
