// SPDX-License-Identifier: GPL-3.0-or-later
// The bank's book as it was at one moment: immutable columns, shared by everyone who computes. Rows x fields.
// Text is coded, money is minor units beside a currency column, times are UTC seconds, dates are days since 1970.
// Built by PortfolioBuilder, then never changed: read it from any thread through PortfolioPtr.
#pragma once

#include "models/core/money.h"
#include "models/core/timezone.h"
#include "models/portfolio/column.h"
#include "models/schema/schema.h"

#include <array>
#include <memory>
#include <span>

namespace clientele {

// What is known of the book as a whole.
struct PortfolioInfo {
    qint64 snapshot = 0;       // the profile's number of this snapshot; 0 for one that was never stored
    qint64 takenAt = 0;        // UTC seconds at which the snapshot was taken; 0 where unknown
    DisplayZone zone;          // days and hours are counted in it
    Currency defaultCurrency;  // of rows that name none
};

// Wall-clock hours of a Timestamp column, counted from `first`: local hour = first + code - 1; code 0 is missing.
// Hour, weekday, day, week and month are all look-ups by this one code.
struct LocalHours {
    std::int64_t first = 0;  // hours since 1970-01-01 00:00 on the zone's wall clock
    std::size_t count = 0;   // codes are 0 .. count
    Codes codes;
    // Where rows of one hour mostly lie together: run i is rows begin[i] .. begin[i + 1] - 1, all of the hour hours[i].
    // Empty where they do not, or there are no rows.
    struct Runs {
        std::vector<RowIndex> begin;  // one more than there are runs
        std::vector<Code> hours;

        [[nodiscard]] bool isEmpty() const { return hours.empty(); }
    } runs;
};

class Portfolio {
public:
    [[nodiscard]] const PortfolioInfo &info() const { return m_info; }
    [[nodiscard]] std::size_t rows(Table table) const { return m_rows[static_cast<std::size_t>(table)]; }
    [[nodiscard]] const Column &column(Field field) const { return m_columns[static_cast<std::size_t>(field)]; }

    // nullptr where the column is absent.
    [[nodiscard]] const TextColumn *text(Field field) const { return std::get_if<TextColumn>(&column(field)); }
    [[nodiscard]] const NumberColumn *numbers(Field field) const { return std::get_if<NumberColumn>(&column(field)); }
    [[nodiscard]] const LocalHours *localHours(Field field) const;  // Timestamp fields only

    // A customer's text as one code a row of another table, in the customers' own dictionary: missing where the row's
    // customer is unknown. nullptr where it is not kept: the dashboards' favourites over many ATM rows are.
    [[nodiscard]] const Codes *seenFrom(Table table, Field customerField) const;

    // One cell: text (null where missing) or number (missingNumber where missing). For display, not for loops.
    [[nodiscard]] QString textAt(Field field, RowIndex row) const;
    [[nodiscard]] std::int64_t numberAt(Field field, RowIndex row) const;
    [[nodiscard]] Currency currencyAt(Table table, RowIndex row) const;  // empty where the table has no money
    // The cell as a person reads it in data: "1234.56", "2025-08-20 13:11:25" in the declared zone, "car".
    [[nodiscard]] QString cellText(Field field, RowIndex row) const;

    // Customer ids of all tables share one dictionary. Codes 1 .. rows(Customers) are the customers, in row order;
    // higher codes are ids that only other tables name (orphans).
    [[nodiscard]] const Dictionary &customerIds() const { return *m_customerIds; }
    [[nodiscard]] bool isKnownCustomer(Code code) const
    {
        return code != missingCode && code <= rows(Table::Customers);
    }
    [[nodiscard]] std::optional<RowIndex> customerRow(const QString &id) const;
    // Rows of Credit, Loans or Atm that name this customer, ascending.
    [[nodiscard]] std::span<const RowIndex> rowsOf(Table table, Code customer) const;

    [[nodiscard]] std::size_t bytes() const;  // columns, dictionaries and indexes

private:
    friend class PortfolioBuilder;
    struct CustomerIndex {
        std::vector<RowIndex> begin;  // one more than there are codes
        std::vector<RowIndex> rows;
    };
    void derive();  // wall-clock hours, customer indexes and customers' texts, once the columns stand

    PortfolioInfo m_info;
    std::array<std::size_t, tableCount> m_rows{};
    std::vector<Column> m_columns;                        // by Field
    std::vector<std::optional<LocalHours>> m_localHours;  // by Field
    std::shared_ptr<const Dictionary> m_customerIds;
    std::array<CustomerIndex, tableCount> m_customerIndex;
    std::vector<std::pair<Field, Codes>> m_seenFromAtm;
};

using PortfolioPtr = std::shared_ptr<const Portfolio>;

}  // namespace clientele
