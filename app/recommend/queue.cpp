// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recommend/queue.h"

#include <QCoreApplication>

#include <algorithm>

namespace clientele::recommend {

namespace {

// What of the two records shares one pass over the book.
constexpr std::size_t together = 32;

struct Best {
    int score = 0;
    int product = -1;
};

void consider(Best &best, const std::vector<Ranked> &list)
{
    if (!list.empty() && list.front().score > best.score)
        best = {list.front().score, static_cast<int>(list.front().product)};
}

class Caller {
public:
    explicit Caller(const SuggestionEngine &engine) : m_engine(engine) {}

    [[nodiscard]] std::vector<Call> callsOf(std::span<const RowIndex> customers,
                                            const std::function<const SetAside *(RowIndex)> &aside) const
    {
        const Rules &rules = m_engine.rules();
        std::vector<Record> forCredit;
        std::vector<Record> forOthers;
        std::vector<Neighbourhood::Asked> asked;
        for (const RowIndex row : customers) {
            const CustomerRow customer(*m_engine.book(), row);
            forCredit.push_back(m_engine.recordOf(customer, Purpose::Credit));
            forOthers.push_back(m_engine.recordOf(customer, Purpose::Other));
            asked.push_back(m_engine.neighbourhood().asked(forCredit.back(), row));
        }
        // The features are terms of credit: both records have the same neighbours.
        const auto neighbours = m_engine.neighbourhood().nearest(asked, rules.neighbours);
        std::vector<Call> calls;
        for (std::size_t i = 0; i < customers.size(); ++i)
            calls.push_back(callOf(customers[i], forCredit[i], forOthers[i], neighbours[i], aside(customers[i])));
        return calls;
    }

private:
    [[nodiscard]] Call callOf(RowIndex row, const Record &forCredit, const Record &forOthers,
                              const std::vector<RowIndex> &neighbours, const SetAside *aside) const
    {
        const bool fair = isFair(row, forCredit);
        const auto best = [&](const SetAside &without) {
            Best one;
            if (fair)
                consider(one, m_engine.ranked(forCredit, neighbours, without));
            consider(one, m_engine.ranked(forOthers, neighbours, without));
            return one;
        };
        Call call{row};
        const Best suggested = best(aside ? *aside : SetAside());
        call.suggestion = suggested.score;
        call.product = suggested.product;
        call.allSetAside = suggested.product < 0 && aside && !aside->empty() && best({}).product >= 0;
        const Rules &rules = m_engine.rules();
        for (std::size_t i = 0; i < rules.queue.urgency.size(); ++i) {
            const QueueRules::Urgent &urgent = rules.queue.urgency[i];
            if (!holds(*rules.finding(urgent.finding), forOthers))
                continue;
            call.urgency += 100 * urgent.points;
            call.urgent.push_back(static_cast<std::uint8_t>(i));
        }
        std::ranges::stable_sort(call.urgent, std::ranges::greater(),
                                 [&rules](std::uint8_t i) { return rules.queue.urgency[i].points; });
        static const TermId percentile = termOf(Figured::BalancePercentile);
        if (const Value &balance = forOthers.at(percentile); balance.known)
            call.worth = rules.queue.worthPoints * static_cast<int>(balance.scaled);
        return call;
    }

    // A list of credit is a function of its record: it cannot flip where the opposite twin's is the same.
    [[nodiscard]] bool isFair(RowIndex row, const Record &forCredit) const
    {
        const CustomerRow customer(*m_engine.book(), row);
        return m_engine.recordOf(oppositeOf(customer, m_engine.rules().ageOfMajority), Purpose::Credit) == forCredit;
    }

    const SuggestionEngine &m_engine;
};

}  // namespace

Result<std::vector<Call>> callsOf(const SuggestionEngine &engine, std::span<const RowIndex> customers,
                                  const std::function<const SetAside *(RowIndex)> &aside, const QueueWatch &watch)
{
    const Caller caller(engine);
    std::vector<Call> calls(customers.size());
    // Small pieces, taken in turn: a worker that is slower takes fewer.
    std::atomic<std::size_t> next = 0;
    const auto work = [&](int) {
        for (;;) {
            const std::size_t first = next.fetch_add(together);
            if (first >= customers.size() || (watch.cancelled && *watch.cancelled))
                return;
            const auto piece = customers.subspan(first, std::min(together, customers.size() - first));
            std::ranges::move(caller.callsOf(piece, aside), calls.begin() + static_cast<std::ptrdiff_t>(first));
            if (watch.done)
                *watch.done += piece.size();
        }
    };
    if (watch.runParts)
        watch.runParts(watch.parts, work);
    else
        work(0);
    if (watch.cancelled && *watch.cancelled)
        return fail(ErrorKind::Cancelled, QCoreApplication::translate("Recommend", "The queue was stopped."));
    return calls;
}

Queue queueOf(std::vector<Call> calls)
{
    Queue queue;
    for (Call &call : calls)
        (call.hasReason() ? queue.calls : queue.absent).push_back(std::move(call));
    std::ranges::sort(queue.calls, [](const Call &a, const Call &b) {
        return a.score() != b.score() ? a.score() > b.score() : a.customer < b.customer;
    });
    std::ranges::sort(queue.absent, {}, &Call::customer);
    return queue;
}

CallWords wordsOf(const SuggestionEngine &engine, const Call &call, const QLocale &locale)
{
    CallWords words;
    const Rules &rules = engine.rules();
    const CustomerRow customer(*engine.book(), call.customer);
    const std::vector<Found> found =
        findingsOf(rules, engine.recordOf(customer, Purpose::Other), engine.figures(), call.customer, locale);
    for (const std::uint8_t i : call.urgent)
        if (const auto one = std::ranges::find(found, rules.queue.urgency[i].finding, &Found::finding);
            one != found.end())
            words.urgent += one->text;
    if (call.product >= 0)
        words.product = engine.products()[static_cast<std::size_t>(call.product)].name;
    return words;
}

}  // namespace clientele::recommend
