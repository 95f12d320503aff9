// SPDX-License-Identifier: GPL-3.0-or-later
// Spans in the sealed profile. Lives on the profile's thread. Each call that writes is one transaction; none takes the
// profile's write lock. Errors of all: Locked, Corrupt, Storage.
#pragma once

#include "app/store/profile.h"
#include "app/trace/span.h"

#include <QSqlQuery>

#include <limits>
#include <vector>

namespace clientele {

class TraceRecords {
public:
    explicit TraceRecords(const Profile &profile) : m_profile(profile) {}

    // Spans that are there already stay as they are. Gives up soon where another process writes (Locked).
    [[nodiscard]] Status keep(const std::vector<trace::Span> &spans) const;

    // What a list shows, newest first; without content but the question. Times as Span::start, `until` excluded.
    struct Wanted {
        bool onlyRoots = true;
        bool onlyModelCalls = false;
        qint64 since = 0;
        qint64 until = std::numeric_limits<qint64>::max();
        qint64 offset = 0;
        qint64 limit = 100;  // -1: all
    };
    [[nodiscard]] Result<std::vector<trace::Span>> list(const Wanted &wanted) const;
    [[nodiscard]] Result<qint64> count(const Wanted &wanted) const;  // whatever offset and limit
    // One tree, in the order of the starts, with all content; empty where there is none. `id`: its first digits will do
    // where no other begins with them.
    [[nodiscard]] Result<std::vector<trace::Span>> tree(const QString &id) const;
    // Whole trees that begin in a time, tree by tree, with the content that may leave where it is wanted.
    [[nodiscard]] Result<std::vector<trace::Span>> trees(qint64 since, qint64 until, bool content) const;
    // Spans that were kept after the span of this number, in that order, at most `limit`; and the number of the last.
    struct Part {
        std::vector<trace::Span> spans;
        qint64 last = 0;
    };
    [[nodiscard]] Result<Part> keptAfter(qint64 number, int limit, bool content) const;
    // Trees whose root is older go.
    [[nodiscard]] Status removeBefore(qint64 time) const;

private:
    [[nodiscard]] Result<std::vector<trace::Span>> read(const QString &where, const QVariantList &values,
                                                        const QString &order, bool content,
                                                        qint64 *last = nullptr) const;

    const Profile &m_profile;
};

// How many days runs are kept; the profile's setting "traceDays", 90 where it says nothing. 0: for ever.
[[nodiscard]] int traceDays(const std::optional<QByteArray> &setting);
inline constexpr char traceDaysSetting[] = "traceDays";

}  // namespace clientele
