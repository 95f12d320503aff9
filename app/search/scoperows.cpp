// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/search/scoperows.h"

#include "models/query/evaluator.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

Result<ScopeRows> ScopeRows::of(const Portfolio &book, const Catalogue &catalogue, const Conditions &where)
{
    ScopeRows scope;
    if (where.empty())
        return scope;
    scope.m_all = false;
    const auto fill = [&](const QString &measure, Table table, std::vector<bool> &inScope) -> Status {
        Query query;
        query.measure = measure;
        query.where = where;
        const auto rows = rowsBehind(book, catalogue, query);
        if (!rows)
            return tl::unexpected(rows.error());
        inScope.assign(book.rows(table), false);
        for (const RowIndex row : *rows)
            inScope[row] = true;
        return {};
    };
    std::vector<bool> complaints;
    if (auto done = fill(u"customers.count"_s, Table::Customers, scope.m_customers); !done)
        return passOn(done);
    if (auto done = fill(u"products.count"_s, Table::Products, scope.m_products); !done)
        return passOn(done);
    if (auto done = fill(u"complaints.count"_s, Table::Complaints, complaints); !done)
        return passOn(done);
    scope.m_wordings = complaints;
    // Where none is left out, no wording is.
    if (std::ranges::find(complaints, false) != complaints.end())
        for (const std::vector<RowIndex> &rows : complaintWordings(book))
            scope.m_wordings[rows.front()] = std::ranges::any_of(rows, [&](RowIndex row) { return complaints[row]; });
    return scope;
}

bool ScopeRows::contains(const PassagePlace &place) const
{
    if (m_all)
        return true;
    const std::vector<bool> &rows = place.kind == PassageKind::Product     ? m_products
                                    : place.kind == PassageKind::Complaint ? m_wordings
                                                                           : m_customers;
    return rows[place.row];
}

}  // namespace clientele
