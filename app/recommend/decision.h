// SPDX-License-Identifier: GPL-3.0-or-later
// What a person decided about a suggestion, with everything that was behind it at that moment. Nothing here approves or
// denies: accepting a suggestion means to follow it up. Values: copy them over any thread.
#pragma once

#include "app/recommend/suggestionengine.h"

#include <QDate>

namespace clientele::recommend {

enum class DecisionKind : std::uint8_t { Accepted, Dismissed, Postponed };
// "accepted", "dismissed", "postponed": also the rule that then keeps the product from the lists.
[[nodiscard]] const char *nameOf(DecisionKind kind);
[[nodiscard]] std::optional<DecisionKind> decisionKind(QStringView name);

struct Decision {
    QString id;  // 32 hex digits
    QString customerId;
    QString productId;
    DecisionKind kind = DecisionKind::Accepted;
    QString reason;        // in the person's words; there is one where it is dismissed
    QDate until;           // the first day on which the product may be suggested again
    qint64 decidedAt = 0;  // UTC seconds
    qint64 undoneAt = 0;   // 0: it stands
    QJsonObject seen;      // what was shown, see decided(); empty where only the standing is needed

    // A row of the data set.
    [[nodiscard]] QJsonObject toJson() const;
};

// A decision about a product of `shown`, made now. Postponed until `until`; otherwise the product stays away as long as
// the rules say. `seen` has the model, the versions, the snapshot, the trace, the product's place and reasons, the fields
// that they rest on, and the whole result as it was shown.
[[nodiscard]] Decision decided(const Recommendation &shown, const QString &productId, DecisionKind kind,
                               const QString &reason, const QDate &until, const Rules &rules);

// What stands in the way of products today: of each product the newest decision that was not undone. `all` by age.
[[nodiscard]] SetAside setAside(const std::vector<Decision> &all, const QString &customerId, const QDate &today,
                                const QLocale &locale);
[[nodiscard]] bool standsOn(const Decision &decision, const QDate &day);

}  // namespace clientele::recommend
