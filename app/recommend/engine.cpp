// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recommend/engine.h"

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

bool hasValue(const Value &value, const Requirement &wanted)
{
    return std::ranges::any_of(
        value.texts, [&wanted](const QString &text) { return wanted.values.contains(text, Qt::CaseInsensitive); });
}

}  // namespace

Engine::Engine(PortfolioPtr book, std::shared_ptr<const Catalogue> catalogue, Rules rules, BookFigures figures)
    : m_book(std::move(book)),
      m_catalogue(std::move(catalogue)),
      m_rules(std::move(rules)),
      m_products(productsOf(*m_book)),
      m_figures(std::move(figures)),
      m_neighbourhood(*m_book)
{}

Result<std::shared_ptr<const Engine>> Engine::make(PortfolioPtr book, std::shared_ptr<const Catalogue> catalogue,
                                                   Rules rules, const EvaluationOptions &options)
{
    auto figures = BookFigures::of(*book, *catalogue, options);
    if (!figures)
        return passOn(figures);
    const std::shared_ptr<const Engine> engine(
        new Engine(std::move(book), std::move(catalogue), std::move(rules), std::move(*figures)));
    if (auto fitting = fits(engine->m_rules, engine->m_products); !fitting)
        return passOn(fitting);
    return engine;
}

Record Engine::recordOf(const CustomerRow &row, Purpose purpose) const
{
    return {row, m_figures, m_rules.ageOfMajority, purpose};
}

std::optional<Reason> Engine::similarHold(const Product &product, const std::vector<RowIndex> &neighbours) const
{
    if (neighbours.empty() || m_rules.neighbourPoints == 0)
        return std::nullopt;
    for (const Holding &holding : m_rules.holdings) {
        // What speaks only where something better is missing says too little of others.
        if (holding.unless || !holding.products.selects(product))
            continue;
        const Requirement wanted = wantedBy(holding, product);
        int holders = 0;
        QStringList ids;
        QStringList values;
        for (const RowIndex row : neighbours) {
            ids += m_book->textAt(Field::CustomerId, row);
            const Value value = valueOf(holding.term, CustomerRow(*m_book, row), m_figures, m_rules.ageOfMajority);
            if (!hasValue(value, wanted))
                continue;
            ++holders;
            for (const QString &text : value.texts)
                if (wanted.values.contains(text, Qt::CaseInsensitive) && !values.contains(text))
                    values += text;
        }
        if (holders == 0)
            continue;
        values.sort();
        Query query;
        query.measure = u"customers.count"_s;
        query.where = {{u"customer.id"_s, Op::In, ids, {}}, {term(holding.term).name, Op::In, values, {}}};
        const auto looked = static_cast<int>(neighbours.size());
        // Where the record names only a kind, a reason says no more than that.
        const QString text =
            holding.values.isEmpty()
                ? QCoreApplication::translate("Recommend", "%1 of the %n most similar customer(s) have it.", nullptr,
                                              looked)
                      .arg(holders)
                : QCoreApplication::translate("Recommend",
                                              "%1 of the %n most similar customer(s) have one of its kind (%2: %3).",
                                              nullptr, looked)
                      .arg(QString::number(holders), labelOf(holding.term), values.join(u", "_s));
        return Reason{text,
                      {u"customers.count"_s, QString::number(holders), {}, std::move(query)},
                      u"similar"_s,
                      100 * m_rules.neighbourPoints * holders / looked};
    }
    return std::nullopt;
}

std::vector<Suggestion> Engine::ranked(const CustomerRow &row, Purpose purpose, const QLocale &locale, Seen &seen) const
{
    const Record record = recordOf(row, purpose);
    const std::vector<Found> found = findingsOf(m_rules, record, m_figures, row.row(), locale);
    const bool credit = purpose == Purpose::Credit;
    if (!seen.record || *seen.record != record) {
        seen.neighbours = m_neighbourhood.nearest(record, row.row(), m_rules.neighbours);
        seen.record = record;
    }
    std::vector<Suggestion> list;
    for (const Product &product : m_products) {
        if (product.credit != credit || standingOf(m_rules, product, record) != Standing::Eligible)
            continue;
        Suggestion suggestion{product};
        for (const Suit &suit : m_rules.suits) {
            const auto one = std::ranges::find(found, suit.finding, &Found::finding);
            if (one == found.end() || !suit.products.selects(product))
                continue;
            suggestion.score += 100 * suit.points;
            suggestion.reasons.push_back({one->text, one->evidence.front(), one->finding, 100 * suit.points});
        }
        if (auto similar = similarHold(product, seen.neighbours)) {
            suggestion.score += similar->points;
            suggestion.reasons.push_back(std::move(*similar));
        }
        std::ranges::stable_sort(suggestion.reasons, std::ranges::greater(), &Reason::points);
        if (suggestion.score > 0)
            list.push_back(std::move(suggestion));
    }
    // Products come by id: equal scores stay in that order.
    std::ranges::stable_sort(list, std::ranges::greater(), &Suggestion::score);
    const auto most = static_cast<std::size_t>(credit ? m_rules.mostCredit : m_rules.mostOther);
    if (list.size() > most)
        list.erase(list.begin() + static_cast<std::ptrdiff_t>(most), list.end());
    return list;
}

Result<Recommendation> Engine::recommend(const QString &customerId, const QLocale &locale) const
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
        if (verdict.standing == Standing::Eligible)
            result.eligible.push_back(product);
        else
            result.excluded.push_back({product, std::move(verdict)});
    }
    Seen seen;
    result.credit = ranked(row, Purpose::Credit, locale, seen);
    result.fairness = tryTwins(row, m_rules.ageOfMajority, [&](const CustomerRow &one) {
        return fingerprint(ranked(one, Purpose::Credit, locale, seen));
    });
    if (!result.fairness.isFair())
        result.credit.clear();
    result.other = ranked(row, Purpose::Other, locale, seen);
    return result;
}

}  // namespace clientele::recommend
