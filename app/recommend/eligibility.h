// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the rules let a product be suggested to a customer, and if not, which failed on which values and what would
// change it. Pure functions of a record: any thread.
#pragma once

#include "app/recommend/rules.h"

namespace clientele::recommend {

// A term with the customer's value and what the rule wants of it.
struct Compared {
    TermId term = 0;
    Value value;
    Requirement wanted;
};

struct FailedRule {
    QString rule;  // "already-held" and "category" are the program's own
    QString reason;
    std::vector<Compared> values = {};  // that failed; empty for what only a person decides
    bool cannotTell = false;            // nothing failed, but a value is missing
};

// One step on the path to yes. A missing value has to become known.
struct Change {
    TermId term = 0;
    Value from;
    Value to;
    Requirement wanted;

    bool operator==(const Change &other) const { return term == other.term && from == other.from && to == other.to; }
};

enum class Standing : std::uint8_t { Eligible, Excluded, CannotTell };
[[nodiscard]] const char *nameOf(Standing standing);  // "eligible", "excluded", "cannot_tell"

struct Verdict {
    Standing standing = Standing::Eligible;
    std::vector<FailedRule> failed;  // every one, then those that cannot be told
    std::vector<TermId> missing;
    // The fewest values that would have to differ for Eligible, each as near as it can be; found by trying, and
    // evaluated again. Nothing where no change of allowed fields does it.
    std::optional<std::vector<Change>> pathToYes;
};

[[nodiscard]] Verdict judge(const Rules &rules, const Product &product, const Record &record, const QLocale &locale);
// The same without words and path: whether it is eligible.
[[nodiscard]] Standing standingOf(const Rules &rules, const Product &product, const Record &record);

// Whether the customer has it already; Unknown where the record does not say.
[[nodiscard]] Held isHeld(const Rules &rules, const Product &product, const Record &record);
// What the holding compares: the term, and its values for this product.
[[nodiscard]] Requirement wantedBy(const Holding &holding, const Product &product);

[[nodiscard]] std::optional<std::vector<Change>> pathToYes(const Rules &rules, const Product &product,
                                                           const Record &record);

}  // namespace clientele::recommend
