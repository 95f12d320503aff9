// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recommend/suggestionengine.h"

#include "app/recommend/wording.h"

#include <QCoreApplication>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele::recommend {

namespace {

// Everything of a list that must be the same for a twin: order, scores, reasons with their values.
QStringList fingerprint(const std::vector<Suggestion> &list)
{
    QStringList lines;
    for (const Suggestion &suggestion : list) {
        QString line = suggestion.product.id + u' ' + QString::number(suggestion.score);
        for (const Reason &reason : suggestion.reasons)
            line += u'|' + reason.text + u'|' + reason.evidence.field + u'=' + reason.evidence.value;
        lines += line;
    }
    return lines;
}

// What of the rules concerns this product.
Rules rulesFor(const Product &product, const Rules &rules)
{
    Rules own;
    for (const Rule &rule : rules.eligibility)
        if (rule.products.selects(product)) {
            own.eligibility.push_back(rule);
            own.eligibility.back().products = {};
        }
    for (const Holding &holding : rules.holdings)
        if (holding.products.selects(product)) {
            own.holdings.push_back(holding);
            own.holdings.back().products = {};
        }
    return own;
}

std::vector<std::pair<int, int>> suitsFor(const Product &product, const Rules &rules)
{
    std::vector<std::pair<int, int>> suits;
    for (const Suit &suit : rules.suits)
        if (suit.products.selects(product))
            suits.emplace_back(static_cast<int>(rules.finding(suit.finding) - rules.findings.data()), suit.points);
    return suits;
}

}  // namespace

SuggestionEngine::SuggestionEngine(PortfolioPtr book, std::shared_ptr<const Catalogue> catalogue, Rules rules,
                                   BookFigures figures)
    : m_book(std::move(book)),
      m_catalogue(std::move(catalogue)),
      m_rules(std::move(rules)),
      m_products(productsOf(*m_book)),
      m_figures(std::move(figures)),
      m_neighbourhood(*m_book),
      m_holders(*m_book, m_figures, m_rules, m_products)
{
    m_fitted.reserve(m_products.size());
    for (const Product &product : m_products)
        m_fitted.push_back({rulesFor(product, m_rules), suitsFor(product, m_rules)});
}

Result<std::shared_ptr<const SuggestionEngine>> SuggestionEngine::make(PortfolioPtr book,
                                                                       std::shared_ptr<const Catalogue> catalogue,
                                                                       Rules rules, const EvaluationOptions &options)
{
    auto figures = BookFigures::of(*book, *catalogue, options);
    if (!figures)
        return passOn(figures);
    const std::shared_ptr<const SuggestionEngine> engine(
        new SuggestionEngine(std::move(book), std::move(catalogue), std::move(rules), std::move(*figures)));
    if (auto fitting = fits(engine->m_rules, engine->m_products); !fitting)
        return passOn(fitting);
    return engine;
}

Record SuggestionEngine::recordOf(const CustomerRow &row, Purpose purpose) const
{
    return {row, m_figures, m_rules.ageOfMajority, purpose};
}

std::vector<Ranked> SuggestionEngine::ranked(const Record &record, const std::vector<RowIndex> &neighbours,
                                             const SetAside &aside) const
{
    std::vector<char> found(m_rules.findings.size());
    for (std::size_t i = 0; i < found.size(); ++i)
        found[i] = holds(m_rules.findings[i], record) ? 1 : 0;
    std::vector<Ranked> list;
    for (std::size_t i = 0; i < m_products.size(); ++i) {
        const Product &product = m_products[i];
        if (product.credit != (record.purpose() == Purpose::Credit) || aside.contains(product.id))
            continue;
        Ranked ranked{i};
        for (const auto &[finding, points] : m_fitted[i].suits)
            if (found[static_cast<std::size_t>(finding)] != 0) {
                ranked.score += 100 * points;
                ranked.supports.push_back({finding, 100 * points});
            }
        const auto share = m_rules.neighbourPoints > 0 ? m_holders.among(i, neighbours) : std::nullopt;
        const int custom =
            share ? 100 * m_rules.neighbourPoints * share->holders / static_cast<int>(neighbours.size()) : 0;
        if (share) {
            ranked.score += custom;
            ranked.supports.push_back({-1, custom});
        }
        if (ranked.score == 0 || standingOf(m_fitted[i].rules, product, record) != Standing::Eligible)
            continue;
        std::ranges::stable_sort(ranked.supports, std::ranges::greater(), &Ranked::Support::points);
        list.push_back(std::move(ranked));
    }
    // Products come by id: equal scores stay in that order.
    std::ranges::stable_sort(list, std::ranges::greater(), &Ranked::score);
    return list;
}

Reason SuggestionEngine::similarHold(std::size_t product, const std::vector<RowIndex> &neighbours, int points,
                                     const QLocale &locale) const
{
    const auto share = m_holders.among(product, neighbours);
    const Holding &holding = m_rules.holdings[share->holding];
    const QStringList values = m_holders.valuesAmong(product, share->holding, neighbours);
    QStringList ids;
    for (const RowIndex row : neighbours)
        ids += m_book->textAt(Field::CustomerId, row);
    Query query;
    query.measure = u"customers.count"_s;
    query.where = {{u"customer.id"_s, Op::In, ids, {}}, {term(holding.term).name, Op::In, values, {}}};
    const auto looked = static_cast<int>(neighbours.size());
    const QString holders = QString::number(share->holders);
    // Where the record names only a kind, a reason says no more than that.
    const QString text =
        holding.values.isEmpty()
            ? counted(locale, QT_TRANSLATE_N_NOOP("Recommend", "%1 of the %n most similar customer(s) have it."),
                      looked)
                  .arg(holders)
            : counted(locale,
                      QT_TRANSLATE_N_NOOP("Recommend",
                                          "%1 of the %n most similar customer(s) have one of its kind (%2: %3)."),
                      looked)
                  .arg(holders, labelOf(holding.term, locale), values.join(u", "_s));
    return {text, {u"customers.count"_s, holders, {}, std::move(query)}, u"similar"_s, points};
}

std::vector<Suggestion> SuggestionEngine::suggestions(const CustomerRow &row, Purpose purpose, const QLocale &locale,
                                                      const SetAside &aside, Seen &seen) const
{
    const Record record = recordOf(row, purpose);
    if (!seen.record || *seen.record != record) {
        seen.neighbours = m_neighbourhood.nearest(record, row.row(), m_rules.neighbours);
        seen.record = record;
    }
    const std::vector<Found> found = findingsOf(m_rules, record, m_figures, row.row(), locale);
    const auto most = static_cast<std::size_t>(purpose == Purpose::Credit ? m_rules.mostCredit : m_rules.mostOther);
    std::vector<Suggestion> list;
    for (const Ranked &ranked : this->ranked(record, seen.neighbours, aside)) {
        if (list.size() == most)
            break;
        Suggestion suggestion{m_products[ranked.product], ranked.score};
        for (const auto &[finding, points] : ranked.supports) {
            if (finding < 0) {
                suggestion.reasons.push_back(similarHold(ranked.product, seen.neighbours, points, locale));
                continue;
            }
            const QString &name = m_rules.findings[static_cast<std::size_t>(finding)].name;
            if (const auto one = std::ranges::find(found, name, &Found::finding); one != found.end())
                suggestion.reasons.push_back({one->text, one->evidence.front(), name, points});
        }
        list.push_back(std::move(suggestion));
    }
    return list;
}

Result<Recommendation> SuggestionEngine::recommend(const QString &customerId, const QLocale &locale,
                                                   const SetAside &aside) const
{
    const auto customer = m_book->customerRow(customerId);
    if (!customer)
        return fail(ErrorKind::NotFound,
                    QCoreApplication::translate("Recommend", "There is no customer %1 in the book.").arg(customerId),
                    QCoreApplication::translate("Recommend", "Give the customer's id as the data have it."));
    const CustomerRow row(*m_book, *customer);
    const Record forCredit = recordOf(row, Purpose::Credit);
    const Record forOthers = recordOf(row, Purpose::Other);

    Recommendation result;
    result.customerId = customerId;
    result.rulesVersion = m_rules.version;
    result.snapshot = m_book->info().snapshot;
    result.traceId = QUuid::createUuid().toString(QUuid::Id128);
    result.analysis.facts = factsOf(m_figures, *m_catalogue, *customer);
    result.analysis.found = findingsOf(m_rules, forOthers, m_figures, *customer, locale);
    for (const Product &product : m_products) {
        Verdict verdict = judge(m_rules, product, product.credit ? forCredit : forOthers, locale);
        if (const auto decided = aside.find(product.id); decided != aside.end()) {
            // Before the rules: no change of a field undoes what a person decided.
            verdict.standing = Standing::Excluded;
            verdict.failed.insert(verdict.failed.begin(), decided->second);
            verdict.pathToYes.reset();
        }
        if (verdict.standing == Standing::Eligible)
            result.eligible.push_back(product);
        else
            result.excluded.push_back({product, std::move(verdict)});
    }
    Seen seen;
    result.credit = suggestions(row, Purpose::Credit, locale, aside, seen);
    result.fairness = tryTwins(row, m_rules.ageOfMajority, [&](const CustomerRow &one) {
        return fingerprint(suggestions(one, Purpose::Credit, locale, aside, seen));
    });
    if (!result.fairness.isFair())
        result.credit.clear();
    result.other = suggestions(row, Purpose::Other, locale, aside, seen);
    return result;
}

}  // namespace clientele::recommend
