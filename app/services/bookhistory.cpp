// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/bookhistory.h"

#include "app/future.h"
#include "app/storethread.h"

#include <QtConcurrentRun>

#include <algorithm>
#include <iterator>
#include <utility>

namespace clientele {

namespace {

struct Kept {
    std::vector<SnapshotSummary> snapshots;
    std::vector<TableSource> sources;
};

Result<Kept> keptIn(const Profile &profile)
{
    auto snapshots = profile.snapshots();
    if (!snapshots)
        return passOn(snapshots);
    auto sources = profile.tableSources();
    if (!sources)
        return passOn(sources);
    return Kept{std::move(*snapshots), std::move(*sources)};
}

}  // namespace

BookHistory::BookHistory(StoreThread &store) : m_store(store) {}

void BookHistory::setBook(PortfolioPtr book, bool kept)
{
    m_book = std::move(book);
    m_kept = kept;
    m_steps.clear();
    m_sources.clear();
    m_whole = !kept;
    ++m_round;
    if (m_wanted)
        begin();
}

void BookHistory::want()
{
    if (std::exchange(m_wanted, true))
        return;
    begin();
}

void BookHistory::begin()
{
    if (!m_kept || !m_book)
        return;
    whenDone(m_store.run([](std::unique_ptr<Profile> &profile) { return profile ? keptIn(*profile) : Result<Kept>(); }),
             this, [this, round = m_round](const Result<Kept> &kept) {
                 if (round != m_round)
                     return;
                 if (!kept) {
                     emit failed(kept.error());
                     return;
                 }
                 m_sources = kept->sources;
                 std::vector<qint64> earlier;  // another process may have written a newer one than the book
                 for (const SnapshotSummary &each : kept->snapshots)
                     if (each.number < m_book->info().snapshot)
                         earlier.push_back(each.number);
                 std::ranges::reverse(earlier);
                 m_whole = earlier.empty();
                 emit changed();
                 compare(m_book, std::move(earlier), round);
             });
}

// `earlier`: the numbers before `after`, the oldest first.
void BookHistory::compare(const PortfolioPtr &after, std::vector<qint64> earlier, int round)
{
    if (earlier.empty())
        return;
    const qint64 number = earlier.back();
    earlier.pop_back();
    using Loaded = Result<PortfolioPtr>;
    whenDone(m_store.run([number](std::unique_ptr<Profile> &profile) {
        return profile ? profile->loadPortfolio(number) : Loaded();
    }),
             this, [this, after, earlier = std::move(earlier), round](const Loaded &before) mutable {
                 if (round != m_round)
                     return;
                 if (!before || !*before) {
                     // Pruned meanwhile by another process: the past ends there.
                     m_whole = true;
                     if (!before && before.error().kind != ErrorKind::NotFound)
                         emit failed(before.error());
                     emit changed();
                     return;
                 }
                 whenDone(QtConcurrent::run([before = *before, after] {
                              return std::make_shared<const BookChanges>(BookChanges::between(*before, *after));
                          }),
                          this,
                          [this, before = *before, earlier = std::move(earlier), round](const Step &step) mutable {
                              if (round != m_round)
                                  return;
                              m_steps.push_back(step);
                              m_whole = earlier.empty();
                              emit changed();
                              compare(before, std::move(earlier), round);
                          });
             });
}

std::vector<Change> BookHistory::since(const QString &customer, qint64 time) const
{
    std::vector<Change> result;
    for (auto step = m_steps.rbegin(); step != m_steps.rend(); ++step) {
        if ((*step)->after().takenAt <= time)
            continue;
        for (const Change &change : (*step)->of(customer)) {
            const auto earlier = std::ranges::find_if(result, [&change](const Change &known) {
                return change.kind == Change::Kind::Field && known.kind == change.kind && known.field == change.field;
            });
            if (earlier == result.end())
                result.push_back(change);
            else
                earlier->after = change.after;
        }
    }
    std::erase_if(result, [](const Change &change) {
        return change.kind == Change::Kind::Field && change.before == change.after;
    });
    return result;
}

std::vector<TableSource> BookHistory::sourcesOf(Table table) const
{
    std::vector<TableSource> result;
    std::ranges::copy_if(m_sources, std::back_inserter(result),
                         [table](const TableSource &source) { return source.table == table; });
    return result;
}

}  // namespace clientele
