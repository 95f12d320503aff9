// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/search/similar.h"

#include "app/search/customerfacts.h"
#include "models/items/localised.h"
#include "models/items/phrases.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <optional>

namespace clientele {

namespace {

constexpr std::size_t mostReasons = 4;
constexpr double alike = 0.6;  // from here on a fact is a reason

double nearness(const Fact &fact, std::size_t a, std::size_t b)
{
    if (!fact.codes.empty())
        return fact.codes[a] == fact.codes[b] ? 1 : 0;
    const double difference = (fact.numbers[a] - fact.numbers[b]) / fact.deviation;
    return std::isnan(difference) ? 0 : std::exp(-std::abs(difference));
}

// How much a value says of a person: what hardly anybody has says more.
double remarkable(const Fact &fact, std::size_t a)
{
    if (!fact.codes.empty())
        return 1
               - static_cast<double>(std::ranges::count(fact.codes, fact.codes[a]))
                     / static_cast<double>(fact.codes.size());
    return std::min(std::abs(fact.numbers[a] - fact.mean) / fact.deviation, 3.0) / 3.0;
}

// "1234.50 CAD" -> "1,234.50 CAD"; what is no number stays.
QString inTheLocale(const QString &value)
{
    const qsizetype space = value.indexOf(u' ');
    const QString number = space < 0 ? value : value.left(space);
    return localised(number, QLocale()) + value.mid(number.size());
}

}  // namespace

QString SimilarCustomer::sentence() const
{
    QStringList parts;
    for (const SharedFact &fact : reasons)
        parts += labelled(fact.label,
                          fact.value == fact.ofCustomer
                              ? inTheLocale(fact.value)
                              : QStringLiteral("%1 (%2)").arg(inTheLocale(fact.value), inTheLocale(fact.ofCustomer)));
    return besideEachOther(parts);
}

Result<std::vector<SimilarCustomer>> similarCustomers(const Portfolio &book, const QString &customerId, std::size_t k,
                                                      const std::function<bool(RowIndex row)> &allowed)
{
    const std::optional<RowIndex> asked = book.customerRow(customerId);
    if (!asked)
        return fail(ErrorKind::NotFound,
                    QCoreApplication::translate("Search", "There is no customer %1 in the book.").arg(customerId),
                    QCoreApplication::translate("Search", "Give the customer's id as the data have it."));
    const std::vector<Fact> facts = factsBeside(book, *asked);
    double most = 0;
    for (const Fact &fact : facts)
        most += fact.weight;
    std::vector<std::pair<double, RowIndex>> scored;
    for (RowIndex row = 0; row < book.rows(Table::Customers) && most > 0; ++row)
        if (row != *asked && (!allowed || allowed(row)))
            scored.emplace_back(0, row);
    for (const Fact &fact : facts)
        for (auto &[score, row] : scored)
            score += fact.weight * nearness(fact, row, *asked);
    const auto kept = scored.begin() + static_cast<std::ptrdiff_t>(std::min(scored.size(), k));
    std::ranges::partial_sort(scored, kept, [](const auto &a, const auto &b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    std::vector<SimilarCustomer> result;
    for (auto one = scored.begin(); one != kept; ++one)
        result.push_back({one->second, one->first / most, {}});

    std::vector<double> telling;
    for (const Fact &fact : facts)
        telling.push_back(remarkable(fact, *asked));
    for (SimilarCustomer &similar : result) {
        std::vector<std::pair<double, std::size_t>> reasons;
        for (std::size_t i = 0; i < facts.size(); ++i)
            if (const double near = nearness(facts[i], similar.customer, *asked); near >= alike)
                reasons.emplace_back(facts[i].weight * near * (0.25 + telling[i]), i);
        std::ranges::stable_sort(reasons, std::ranges::greater(), &std::pair<double, std::size_t>::first);
        reasons.resize(std::min(reasons.size(), mostReasons));
        for (const auto &[value, i] : reasons)
            similar.reasons.push_back(
                {facts[i].field, facts[i].label, facts[i].shown(similar.customer), facts[i].shown(*asked)});
    }
    return result;
}

Conditions comparedWithin(Conditions scope)
{
    std::erase_if(scope, [](const Condition &condition) { return condition.field == u"customer.id"; });
    return scope;
}

}  // namespace clientele
