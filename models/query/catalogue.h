// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that can be asked: measures and dimensions by their public names, with labels and synonyms. Derived from
// the schema table plus the few that no single field gives.
#pragma once

#include "models/schema/schema.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <span>
#include <vector>

namespace clientele {

enum class Aggregate : std::uint8_t { Count, Sum, Average, Minimum, Maximum, Median };

// Which rows of the table count, and with which sign, by the row's atm.type.
enum class Flow : std::uint8_t { All, Deposits, Withdrawals, Net };

struct MeasureInfo {
    QString name;  // "loans.owed"
    Table table;
    Aggregate aggregate;
    std::optional<Field> field;  // none for counts
    Flow flow = Flow::All;
    QString label;  // translated
    QStringList synonyms;

    [[nodiscard]] bool isMoney() const { return field && info(*field).type == FieldType::Money; }
};

enum class Derivation : std::uint8_t {
    Value,
    ScoreBand,
    ScoreBin,
    Hour,
    Weekday,
    Day,
    Week,  // of ISO 8601, from Monday
    Month,
    // What charts on screen step by beside the contract's.
    DateHour,
    WeekFromSunday,
    WeekFromSaturday,
    WeekFromFriday,
    Quarter,
    Year,
};

struct DimensionInfo {
    QString name;  // "credit.band"
    Field field;   // what it is derived from
    Derivation derivation = Derivation::Value;
    QString label;  // translated
    QStringList synonyms;

    [[nodiscard]] Table table() const { return info(field).table; }
};

// Labels follow the translator that is installed when the catalogue is made.
// Every number has measures under its base name (customers.balance; loan.amount's is loans.owed): the sum, or for ages and
// scores, which nobody adds up, the average; then .average, .minimum, .maximum and .median.
class Catalogue {
public:
    Catalogue();
    [[nodiscard]] std::span<const MeasureInfo> measures() const { return m_measures; }
    [[nodiscard]] std::span<const DimensionInfo> dimensions() const
    {
        return {m_dimensions.data(), m_listed};
    }                                                                  // those of the contract
    [[nodiscard]] const MeasureInfo *measure(QStringView name) const;  // nullptr where there is none
    // Also any schema field by its own name, as Derivation::Value, and the steps of time that are not of the contract:
    // "atm.date_hour", "atm.week_from_sunday" (saturday, friday), "atm.quarter", "atm.year", likewise of complaints.
    [[nodiscard]] const DimensionInfo *dimension(QStringView name) const;  // nullptr where there is none

private:
    std::vector<MeasureInfo> m_measures;
    std::vector<DimensionInfo> m_dimensions;  // then, past m_listed, further steps of time and the rest of the fields
    std::size_t m_listed = 0;
};

// The labels of credit.band: the FICO ranges of the contract, 300-579 poor to 800-850 excellent; empty outside them.
struct ScoreBand {
    int from;
    int to;
    const char *key;
};
[[nodiscard]] std::span<const ScoreBand> scoreBands();

}  // namespace clientele
