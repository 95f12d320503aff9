// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sync/merge.h"

#include "app/sync/joinedtables.h"
#include "app/sync/keyedrows.h"
#include "app/sync/rowtally.h"
#include "models/portfolio/builder.h"

#include <algorithm>
#include <array>

namespace clientele {

namespace {

constexpr std::array keyedTables{Table::Customers, Table::Credit, Table::Complaints, Table::Products};
constexpr std::array keylessTables{Table::Loans, Table::Atm};

// Rows of a table without a key, by part: which of them are in the book.
class KeylessRows {
public:
    KeylessRows(Table table, const std::vector<CheckedRows> &parts) : m_table(table), m_parts(parts), m_in(parts.size())
    {
        m_in[0] = RowSelection::all(parts[0].rows->rows(table));
    }

    // Adds those rows of the part that the book has not; returns how many it has.
    qint64 add(std::size_t part)
    {
        const Portfolio &rows = *m_parts[part].rows;
        RowTally tally(m_table, rows);
        for (std::size_t earlier = 0; earlier < part; ++earlier)
            tally.strike(*m_parts[earlier].rows, m_in[earlier]);
        m_in[part] = tally.left();
        return static_cast<qint64>(rows.rows(m_table) - m_in[part].size());
    }

    // Puts the loans of the part's credit records in the place of those customers' earlier ones; returns for each
    // record whether they are the same.
    std::vector<bool> replaceLoans(std::size_t part)
    {
        const Portfolio &rows = *m_parts[part].rows;
        std::vector<bool> same(rows.rows(Table::Credit));
        std::vector<bool> customers(rows.customerIds().size());  // whose loans change
        for (RowIndex record = 0; record < same.size(); ++record) {
            const Code customer = rows.text(Field::CreditCustomer)->codes[record];
            same[record] = loansOf(customer, rows) == earlierLoans(rows.customerIds().value(customer), part);
            customers[customer] = !same[record];
        }
        for (std::size_t earlier = 0; earlier < part; ++earlier) {
            std::vector<RowIndex> kept = m_in[earlier].listed();
            std::erase_if(kept, [&, ids = idsIn(earlier, rows)](RowIndex row) {
                return customers[ids[m_parts[earlier].rows->text(Field::LoanCustomer)->codes[row]]];
            });
            m_in[earlier] = RowSelection(std::move(kept));
        }
        std::vector<RowIndex> fresh;
        for (RowIndex row = 0; row < rows.rows(Table::Loans); ++row)
            if (customers[rows.text(Field::LoanCustomer)->codes[row]])
                fresh.push_back(row);
        m_in[part] = RowSelection(std::move(fresh));
        m_isIn.clear();
        return same;
    }

    void writeTo(JoinedTables &book) const
    {
        for (std::size_t part = 0; part < m_parts.size(); ++part)
            book.add(m_table, *m_parts[part].rows, m_in[part]);
    }

private:
    using Loan = std::tuple<QString, std::int64_t, QString>;

    static void collect(const Portfolio &rows, RowIndex row, std::vector<Loan> &loans)
    {
        loans.emplace_back(rows.textAt(Field::LoanType, row), rows.numberAt(Field::LoanAmount, row),
                           rows.textAt(Field::LoanCurrency, row));
    }

    static std::vector<Loan> loansOf(Code customer, const Portfolio &rows)
    {
        std::vector<Loan> loans;
        for (const RowIndex row : rows.rowsOf(Table::Loans, customer))
            collect(rows, row, loans);
        std::ranges::sort(loans);
        return loans;
    }

    // By code of a part's customer ids: the code in `rows`, missing where it has none.
    std::vector<Code> idsIn(std::size_t part, const Portfolio &rows) const
    {
        const Dictionary &theirs = m_parts[part].rows->customerIds();
        std::vector<Code> codes(theirs.size(), missingCode);
        for (Code code = 1; code < codes.size(); ++code)
            codes[code] = rows.customerIds().find(theirs.value(code)).value_or(missingCode);
        return codes;
    }

    std::vector<Loan> earlierLoans(const QString &customer, std::size_t until)
    {
        if (m_isIn.empty())
            for (std::size_t part = 0; part < m_parts.size(); ++part) {
                m_isIn.emplace_back(m_parts[part].rows->rows(Table::Loans));
                m_in[part].forEach([this](RowIndex row) { m_isIn.back()[row] = true; });
            }
        std::vector<Loan> loans;
        for (std::size_t part = 0; part < until; ++part) {
            const Portfolio &rows = *m_parts[part].rows;
            if (const auto code = rows.customerIds().find(customer))
                for (const RowIndex row : rows.rowsOf(Table::Loans, *code))
                    if (m_isIn[part][row])
                        collect(rows, row, loans);
        }
        std::ranges::sort(loans);
        return loans;
    }

    Table m_table;
    const std::vector<CheckedRows> &m_parts;
    std::vector<RowSelection> m_in;
    std::vector<std::vector<bool>> m_isIn;  // the same by row, while loans are compared
};

qint64 orphansOf(const CheckedRows &file, const Portfolio &book)
{
    const auto field = customerField(file.kind);
    const TextColumn *customers = field ? file.rows->text(*field) : nullptr;
    if (!customers)
        return 0;
    std::vector<bool> known(customers->dictionary->size());
    for (Code code = 1; code < known.size(); ++code)
        known[code] = book.customerRow(customers->dictionary->value(code)).has_value();
    return customers->codes.visit([&](const auto &codes) {
        return static_cast<qint64>(std::ranges::count_if(codes, [&](Code code) { return !known[code]; }));
    });
}

}  // namespace

Result<Merged> merge(const PortfolioPtr &base, const std::vector<CheckedRows> &files, Derived derived)
{
    std::vector<CheckedRows> parts{{Table{}, base, std::vector<bool>(fields().size(), true), false}};
    parts.insert(parts.end(), files.begin(), files.end());
    std::vector<KeyedRows> keyed;
    std::vector<KeylessRows> keyless;
    const auto touches = [&](Table table) {
        return std::ranges::any_of(files, [table](const CheckedRows &file) {
            return file.kind == table || (table == Table::Loans && file.givesLoans);
        });
    };
    std::array<KeyedRows *, tableCount> keyedOf{};
    std::array<KeylessRows *, tableCount> keylessOf{};
    keyed.reserve(keyedTables.size());
    keyless.reserve(keylessTables.size());
    for (const Table table : keyedTables)
        if (touches(table))
            keyedOf[static_cast<std::size_t>(table)] = &keyed.emplace_back(table, parts);
    for (const Table table : keylessTables)
        if (touches(table))
            keylessOf[static_cast<std::size_t>(table)] = &keyless.emplace_back(table, parts);

    Merged merged;
    for (std::size_t part = 1; part < parts.size(); ++part) {
        const auto kind = static_cast<std::size_t>(parts[part].kind);
        const auto rows = static_cast<qint64>(parts[part].rows->rows(parts[part].kind));
        Merged::Counts counts;
        if (keyedOf[kind]) {
            std::vector<bool> equal = keyedOf[kind]->lay(part);
            if (parts[part].givesLoans) {
                const auto same = keylessOf[static_cast<std::size_t>(Table::Loans)]->replaceLoans(part);
                for (std::size_t row = 0; row < equal.size(); ++row)
                    equal[row] = equal[row] && same[row];
            }
            counts.duplicates = std::ranges::count(equal, true);
        } else {
            counts.duplicates = keylessOf[kind]->add(part);
        }
        merged.changed = merged.changed || counts.duplicates < rows;
        merged.counts.push_back(counts);
    }

    // What several files know something of is put together row by row; all else is taken over in whole columns.
    PortfolioBuilder laid(base->info());
    for (const Table table : keyedTables)
        if (const KeyedRows *rows = keyedOf[static_cast<std::size_t>(table)])
            rows->writeTo(laid.table(table));
    const auto laidRows = laid.build(Derived::Nothing);
    if (!laidRows)
        return tl::unexpected(laidRows.error());
    JoinedTables joined;
    for (int i = 0; i < tableCount; ++i) {
        const auto at = static_cast<std::size_t>(i);
        const auto table = static_cast<Table>(i);
        const Portfolio &from = keyedOf[at] ? **laidRows : *base;
        if (keylessOf[at])
            keylessOf[at]->writeTo(joined);
        else
            joined.add(table, from, RowSelection::all(from.rows(table)));
    }
    auto built = joined.build(base->info(), derived);
    if (!built)
        return passOn(built);
    merged.portfolio = std::move(*built);
    for (std::size_t i = 0; i < files.size(); ++i)
        merged.counts[i].orphans = orphansOf(files[i], *merged.portfolio);
    return merged;
}

}  // namespace clientele
