// SPDX-License-Identifier: GPL-3.0-or-later
// The words that rules may use: what of a customer's record a suggestion may rest on, and nothing else. Derived from the
// schema and the allow-list of app/privacy; a protected characteristic, or what stands in for one, is no term at all.
#pragma once

#include "models/schema/schema.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace clientele::recommend {

enum class TermKind : std::uint8_t { Text, Number, Money };

// What is worked out of several figures. Percentiles compare within the customer's own currency, so that no amount is
// converted and no currency decides.
enum class Figured : std::uint8_t {
    MonthsOfSpending,   // balance / monthly spending, 1 decimal
    FlowRatio,          // deposits / withdrawals of the record, 2 decimals
    Utilisation,        // monthly spending in per cent of the balance; no source gives a credit limit
    LargestPayment,     // highest transaction / monthly spending, 1 decimal
    WithdrawalTrend,    // machine withdrawals of the last 90 days / of the 90 before, 2 decimals
    BalancePercentile,  // in per cent: customers at or below, of those of whom it is known
    SpendingPercentile,
    CashbackPercentile,
    InternationalPercentile,
    ScorePercentile,
};

using TermId = std::uint8_t;

struct Term {
    QString name;  // "customer.balance", "customer.of_age", "figure.months_of_spending"
    TermKind kind = TermKind::Text;
    std::optional<Field> field;      // of the customer's own row or credit record
    std::optional<Figured> figured;  // neither: customer.of_age, loan.type, loans.count
    int digits = 0;                  // decimals of a Number
    bool credit = true;              // credit products may rest on it
    bool changeable = true;          // may stand in a path to yes
};

// In a fixed order; a TermId is the place in it.
[[nodiscard]] std::span<const Term> terms();
[[nodiscard]] const Term &term(TermId id);
[[nodiscard]] std::optional<TermId> termByName(QStringView name);
[[nodiscard]] TermId termOf(Field field);  // the field must have a term
[[nodiscard]] TermId termOf(Figured figured);
[[nodiscard]] TermId ofAgeTerm();      // "yes" from the age of majority on, "no" below: the only use of an age
[[nodiscard]] TermId loanTypesTerm();  // kinds of the loans held; known and empty where there are none
[[nodiscard]] TermId loanCountTerm();
[[nodiscard]] QString labelOf(TermId id);  // translated

// Credit in the sense of Regulation B: by the product's category.
[[nodiscard]] bool isCreditCategory(const QString &category);

// Why a name that the schema has is no term; for messages.
enum class Barred { Unknown, Personal, Protected, StandsIn, NotComparable };
[[nodiscard]] Barred whyBarred(QStringView name);

}  // namespace clientele::recommend
