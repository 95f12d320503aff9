// SPDX-License-Identifier: GPL-3.0-or-later
// The customers most like one, for suggestions: app/search/similar.h compares more than a suggestion about credit may
// look at, amounts only within one currency, and one customer at a time. Here every feature is a term that credit may
// rest on, numbers by their percentile within the customer's own currency, and no feature is a holding, since holdings
// are what is read off the neighbours. Exact, also for a whole book against itself: places are small whole numbers, so
// that many are compared in one instruction. Built once a book on a worker; immutable: any thread.
#pragma once

#include "app/recommend/record.h"

#include <QStringList>

#include <array>
#include <map>
#include <span>
#include <vector>

namespace clientele::recommend {

class Neighbourhood {
public:
    explicit Neighbourhood(const Portfolio &book);

    static constexpr std::size_t featureCount = 15;
    // Somebody to be compared with the book: a place for each feature, and the row that is not compared.
    struct Asked {
        std::array<std::int16_t, featureCount> places{};
        RowIndex self = 0;
    };
    [[nodiscard]] Asked asked(const Record &record, RowIndex self) const;
    // The k nearest to each, best first, equal ones by row. Fast for many at once.
    [[nodiscard]] std::vector<std::vector<RowIndex>> nearest(std::span<const Asked> all, int k) const;
    [[nodiscard]] std::vector<RowIndex> nearest(const Record &record, RowIndex self, int k) const;

    [[nodiscard]] static std::vector<TermId> features();

private:
    struct Feature {
        TermId term = 0;
        bool isText = false;
        QStringList texts = {};                                     // a text's code is its place in here
        std::map<Currency, std::vector<std::int64_t>> sorted = {};  // for percentiles
        std::vector<std::int16_t> places = {};  // by row: 0 to `whole`, or the code; negative where missing

        [[nodiscard]] std::int16_t placeOf(const Value &value) const;
    };

    std::vector<Feature> m_features;
    std::size_t m_customers = 0;
};

}  // namespace clientele::recommend
