// SPDX-License-Identifier: GPL-3.0-or-later
// The Data Analyst step: what the figures of a customer say. Facts carry the queries that compute them, findings the
// facts and the thresholds they come from. Values: copy them over any thread.
#pragma once

#include "app/recommend/bookfigures.h"
#include "app/recommend/rules.h"

#include <QJsonObject>

namespace clientele::recommend {

struct Fact {
    QString name;   // a measure of the catalogue, or a figure.* of terms.h worked out of the receipts
    QString label;  // translated
    Value value;
    std::vector<Receipt> receipts;
};

// A field or measure and the customer's value, as `reasons` of the command line's contract name them.
struct Evidence {
    QString field;
    QString value;
    Currency currency = {};
    std::optional<Query> query = {};  // where a query computes it; the record itself has it otherwise

    bool operator==(const Evidence &) const = default;
};

struct Found {
    QString finding;  // its name in the rules; of a provider's analysis: empty
    FindingKind kind = FindingKind::Need;
    QString text;
    std::vector<Evidence> evidence;  // what it rests on first
    QString because;
    QString source = {};
};

struct Analysis {
    std::vector<Fact> facts;
    std::vector<Found> found;

    // {"facts": [...], "needs": [...], "risks": [...], "opportunities": [...]}
    [[nodiscard]] QJsonObject toJson() const;
};

[[nodiscard]] std::vector<Fact> factsOf(const BookFigures &figures, const Catalogue &catalogue, RowIndex customer);
[[nodiscard]] Evidence evidenceOf(TermId id, const Record &record, const BookFigures &figures, RowIndex customer);
// Whether a finding may be made of this record, and holds.
[[nodiscard]] bool holds(const Finding &finding, const Record &record);
// The findings of the rules that hold for this record.
[[nodiscard]] std::vector<Found> findingsOf(const Rules &rules, const Record &record, const BookFigures &figures,
                                            RowIndex customer, const QLocale &locale);
// A value as a person reads it: "36,867.07 USD".
[[nodiscard]] QString written(const Value &value, const QLocale &locale);

}  // namespace clientele::recommend
