// SPDX-License-Identifier: GPL-3.0-or-later
// The customers most like one, for suggestions: app/search/similar.h compares more than a suggestion about credit may
// look at, amounts only within one currency, and one customer at a time. Here every feature is a term that credit may
// rest on, numbers by their percentile within the customer's own currency, and no feature is a holding, since holdings
// are what is read off the neighbours. Built once a book on a worker; immutable: any thread.
#pragma once

#include "app/recommend/record.h"

#include <QStringList>

#include <map>
#include <vector>

namespace clientele::recommend {

class Neighbourhood {
public:
    explicit Neighbourhood(const Portfolio &book);

    // The k nearest to a record, without `self`; best first, equal ones by row.
    [[nodiscard]] std::vector<RowIndex> nearest(const Record &record, RowIndex self, int k) const;
    [[nodiscard]] static std::vector<TermId> features();

private:
    struct Feature {
        TermId term = 0;
        QStringList texts = {};                                     // a text's code is its place in here
        std::map<Currency, std::vector<std::int64_t>> sorted = {};  // for percentiles
        std::vector<float> values = {};  // by row: 0 to 1, or the code; negative where missing

        [[nodiscard]] float placeOf(const Value &value) const;
    };

    std::vector<Feature> m_features;
    std::size_t m_customers = 0;
};

}  // namespace clientele::recommend
