// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of a book that a scope leaves, for what is found: customers, products, wordings of complaints.
#pragma once

#include "app/search/passage.h"
#include "models/core/result.h"
#include "models/query/catalogue.h"
#include "models/query/query.h"

#include <vector>

namespace clientele {

class ScopeRows {
public:
    // Narrows what the conditions have a meaning for: a wording of a complaint is in scope where one of its rows is.
    // Errors: InvalidInput.
    [[nodiscard]] static Result<ScopeRows> of(const Portfolio &book, const Catalogue &catalogue,
                                              const Conditions &where);

    [[nodiscard]] bool allowsAll() const { return m_all; }
    [[nodiscard]] bool contains(const PassagePlace &place) const;
    [[nodiscard]] bool containsCustomer(RowIndex row) const { return m_all || m_customers[row]; }

private:
    bool m_all = true;
    std::vector<bool> m_customers;
    std::vector<bool> m_products;
    std::vector<bool> m_wordings;  // by the row of the first complaint
};

}  // namespace clientele
