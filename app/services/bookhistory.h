// SPDX-License-Identifier: GPL-3.0-or-later
// The book's past, as far as the profile keeps it: what changed from each kept snapshot to the next, and what filled each
// table. Nothing is read before somebody wants it; then one snapshot after the other, the newest first, is read on the
// store's thread and compared on a worker. Without a profile there is no past. Lives on the GUI thread.
#pragma once

#include "app/store/profile.h"
#include "models/portfolio/changes.h"

#include <QObject>

#include <memory>
#include <vector>

namespace clientele {

class StoreThread;

class BookHistory : public QObject {
    Q_OBJECT
public:
    using Step = std::shared_ptr<const BookChanges>;

    explicit BookHistory(StoreThread &store);

    // Forgets the past of another book; reads this one's where it was wanted before.
    void setBook(PortfolioPtr book, bool kept);
    void want();
    [[nodiscard]] bool isWhole() const { return m_whole; }  // all kept snapshots are compared

    // From each snapshot to the next, the newest first.
    [[nodiscard]] const std::vector<Step> &steps() const { return m_steps; }
    // One customer's changes of all steps that ended after that time (UTC seconds), each field once, from its first value
    // to its last; what is again as it was is none.
    [[nodiscard]] std::vector<Change> since(const QString &customer, qint64 time) const;
    // The time of the oldest snapshot that was compared; 0 where there is none.
    [[nodiscard]] qint64 oldest() const { return m_steps.empty() ? 0 : m_steps.back()->before().takenAt; }

    // The latest reading first. Empty where it is not known.
    [[nodiscard]] std::vector<TableSource> sourcesOf(Table table) const;

signals:
    void changed();
    void failed(const clientele::Error &error);

private:
    void begin();
    void compare(const PortfolioPtr &after, std::vector<qint64> earlier, int round);

    StoreThread &m_store;
    PortfolioPtr m_book;
    bool m_kept = false;
    bool m_wanted = false;
    bool m_whole = false;
    int m_round = 0;  // what comes of an earlier one is dropped
    std::vector<Step> m_steps;
    std::vector<TableSource> m_sources;
};

}  // namespace clientele
