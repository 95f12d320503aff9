// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/customerwalk.h"

#include "app/future.h"
#include "app/workspace.h"
#include "models/query/evaluator.h"

#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

CustomerWalk::CustomerWalk(Workspace &workspace, QObject *parent) : QObject(parent), m_workspace(workspace)
{
    connect(&workspace.filters(), &FilterStack::changed, this, &CustomerWalk::follow);
    connect(&workspace, &Workspace::portfolioChanged, this, &CustomerWalk::follow);
    follow();
}

void CustomerWalk::setCustomer(const QString &id)
{
    m_customer = id;
    m_code = m_book->customerRow(id) ? m_book->customerIds().find(id).value_or(missingCode) : missingCode;
    emit changed();
}

void CustomerWalk::setAmong(const QStringList &ids)
{
    m_among = ids;
    find();
}

void CustomerWalk::follow()
{
    Conditions scope = m_workspace.filters().conditionsWithout({u"customer.id"_s});
    if (m_book == m_workspace.portfolio() && scope == m_scope)
        return;
    m_book = m_workspace.portfolio();
    m_scope = std::move(scope);
    m_among.clear();
    find();
    setCustomer(m_customer);
}

void CustomerWalk::find()
{
    const int round = ++m_round;
    m_codes.reset();
    Conditions conditions = m_scope;
    if (!m_among.isEmpty())
        conditions.push_back({u"customer.id"_s, Op::In, m_among, {}});
    if (conditions.empty()) {
        emit changed();
        return;
    }
    m_codes.emplace();
    ++m_pending;
    whenDone(QtConcurrent::run([book = m_book, catalogue = m_workspace.catalogue(), conditions] {
                 return customersWhere(*book, *catalogue, conditions);
             }),
             this, [this, round](const Result<std::vector<Code>> &codes) {
                 --m_pending;
                 if (round != m_round)
                     return;
                 if (codes)
                     m_codes = *codes;
                 emit changed();
             });
}

std::size_t CustomerWalk::count() const { return m_codes ? m_codes->size() : m_book->rows(Table::Customers); }

std::optional<std::size_t> CustomerWalk::place() const
{
    if (m_code == missingCode)
        return std::nullopt;
    if (!m_codes)
        return m_code;
    const auto at = std::ranges::lower_bound(*m_codes, m_code);
    return at != m_codes->end() && *at == m_code ? std::optional(static_cast<std::size_t>(at - m_codes->begin()) + 1)
                                                 : std::nullopt;
}

QString CustomerWalk::beside(int step) const
{
    if (m_code == missingCode || count() == 0)
        return {};
    // One outside the filters goes on with their neighbours within.
    std::ptrdiff_t at = m_code - 1;
    if (m_codes) {
        const auto here = std::ranges::lower_bound(*m_codes, m_code);
        const bool inside = here != m_codes->end() && *here == m_code;
        at = (here - m_codes->begin()) - (inside || step < 0 ? 0 : 1);
    }
    at += step;
    if (at < 0 || at >= static_cast<std::ptrdiff_t>(count()))
        return {};
    const Code code = m_codes ? (*m_codes)[static_cast<std::size_t>(at)] : static_cast<Code>(at + 1);
    return m_book->customerIds().value(code);
}

}  // namespace clientele
