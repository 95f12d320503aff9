// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/portfolio/changes.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace clientele {

namespace {

// Rows of one customer in one of the books.
struct Side {
    const Portfolio &book;

    // Nobody has rows, whatever names nobody.
    [[nodiscard]] std::span<const RowIndex> rowsOf(Table table, Code customer) const
    {
        return customer == missingCode ? std::span<const RowIndex>() : book.rowsOf(table, customer);
    }

    [[nodiscard]] std::optional<RowIndex> creditOf(Code customer) const
    {
        const auto rows = rowsOf(Table::Credit, customer);
        return rows.empty() ? std::nullopt : std::optional(rows.back());
    }

    [[nodiscard]] CellValue cell(Field field, std::optional<RowIndex> row) const
    {
        if (!row)
            return {};
        const FieldInfo &about = info(field);
        if (about.type == FieldType::Text)
            return {book.textAt(field, *row), missingNumber, {}};
        const std::int64_t number = book.numberAt(field, *row);
        const bool hasCurrency = about.type == FieldType::Money && number != missingNumber;
        return {{}, number, hasCurrency ? book.currencyAt(about.table, *row) : Currency()};
    }
};

std::vector<Field> comparedFields(Table table)
{
    std::vector<Field> compared;
    for (const FieldInfo &about : fieldsOf(table))
        if (!about.has(CustomerRef))
            compared.push_back(about.field);
    return compared;
}

using Loans = std::map<std::pair<QString, QString>, std::vector<std::int64_t>>;  // by type and currency

Loans loansOf(const Side &side, Code customer)
{
    Loans loans;
    for (const RowIndex row : side.rowsOf(Table::Loans, customer))
        loans[{side.book.textAt(Field::LoanType, row), side.book.textAt(Field::LoanCurrency, row)}].push_back(
            side.book.numberAt(Field::LoanAmount, row));
    for (auto &[key, amounts] : loans)
        std::ranges::sort(amounts);
    return loans;
}

// What of `amounts` is not in `others`, each as often as there are more of it.
std::vector<std::int64_t> without(const std::vector<std::int64_t> &amounts, const std::vector<std::int64_t> &others)
{
    std::vector<std::int64_t> left;
    std::ranges::set_difference(amounts, others, std::back_inserter(left));
    return left;
}

class Comparison {
public:
    Comparison(const Portfolio &before, const Portfolio &after, std::vector<Change> &changes)
        : m_before{before}, m_after{after}, m_changes(changes)
    {}

    void everybody()
    {
        const Portfolio &after = m_after.book;
        const Portfolio &before = m_before.book;
        const auto codes = static_cast<Code>(after.customerIds().size());
        const auto known = static_cast<Code>(after.rows(Table::Customers));
        for (Code code = 1; code <= known; ++code)
            one(after.customerIds().value(code));
        const auto knownBefore = static_cast<Code>(before.rows(Table::Customers));
        for (Code code = 1; code <= knownBefore; ++code)
            if (const QString &id = before.customerIds().value(code); !isKnown(after, id))
                m_changes.push_back({id, Change::Kind::GoneCustomer, Field::CustomerId, {}, {}, {}});
        // Those whom neither book knows: credit records and loans alone.
        for (Code code = known + 1; code < codes; ++code)
            if (const QString &id = after.customerIds().value(code); !isKnown(before, id))
                records(id, before.customerIds().find(id).value_or(missingCode), code);
        for (auto code = knownBefore + 1; code < before.customerIds().size(); ++code)
            if (const QString &id = before.customerIds().value(code); !after.customerIds().find(id))
                records(id, code, missingCode);
    }

private:
    static bool isKnown(const Portfolio &book, const QString &id) { return book.customerRow(id).has_value(); }

    void one(const QString &id)
    {
        const auto rowAfter = m_after.book.customerRow(id);
        const auto rowBefore = m_before.book.customerRow(id);
        if (!rowBefore) {
            m_changes.push_back({id, Change::Kind::NewCustomer, Field::CustomerId, {}, {}, {}});
            return;
        }
        for (const Field field : m_customerFields)
            fieldOf(id, field, rowBefore, rowAfter);
        records(id, *rowBefore + 1, *rowAfter + 1);
    }

    void records(const QString &id, Code before, Code after)
    {
        const auto creditBefore = m_before.creditOf(before);
        const auto creditAfter = m_after.creditOf(after);
        if (creditBefore || creditAfter)
            for (const Field field : m_creditFields)
                fieldOf(id, field, creditBefore, creditAfter);
        loans(id, before, after);
    }

    void fieldOf(const QString &id, Field field, std::optional<RowIndex> before, std::optional<RowIndex> after)
    {
        CellValue was = m_before.cell(field, before);
        CellValue is = m_after.cell(field, after);
        if (was != is)
            m_changes.push_back({id, Change::Kind::Field, field, {}, std::move(was), std::move(is)});
    }

    void loans(const QString &id, Code before, Code after)
    {
        if (m_before.rowsOf(Table::Loans, before).empty() && m_after.rowsOf(Table::Loans, after).empty())
            return;
        Loans was = loansOf(m_before, before);
        Loans is = loansOf(m_after, after);
        for (const auto &[key, amounts] : was)
            is.try_emplace(key);
        for (const auto &[key, amounts] : is) {
            const std::vector<std::int64_t> &earlier = was[key];
            loansOfOneKind(id, key, without(earlier, amounts), without(amounts, earlier));
        }
    }

    void loansOfOneKind(const QString &id, const Loans::key_type &key, const std::vector<std::int64_t> &was,
                        const std::vector<std::int64_t> &is)
    {
        const Currency currency = Currency::fromCode(key.second).value_or(Currency());
        const auto value = [currency](std::int64_t amount) { return CellValue{{}, amount, currency}; };
        for (std::size_t i = 0; i < std::max(was.size(), is.size()); ++i) {
            if (i >= was.size())
                m_changes.push_back({id, Change::Kind::NewLoan, Field::LoanAmount, key.first, {}, value(is[i])});
            else if (i >= is.size())
                m_changes.push_back({id, Change::Kind::GoneLoan, Field::LoanAmount, key.first, value(was[i]), {}});
            else
                m_changes.push_back(
                    {id, Change::Kind::LoanAmount, Field::LoanAmount, key.first, value(was[i]), value(is[i])});
        }
    }

    Side m_before;
    Side m_after;
    std::vector<Change> &m_changes;
    std::vector<Field> m_customerFields = comparedFields(Table::Customers);
    std::vector<Field> m_creditFields = comparedFields(Table::Credit);
};

}  // namespace

QString cellText(Field field, const CellValue &value, const DisplayZone &zone)
{
    const FieldInfo &about = info(field);
    if (value.isMissing())
        return {};
    switch (about.type) {
    case FieldType::Text:
        return value.text;
    case FieldType::Money:
        return scaledToText(value.number, value.currency.minorDigits());
    case FieldType::Date:
        return dateToText(value.number);
    case FieldType::Timestamp:
        return timestampToText(zone.toLocal(value.number));
    case FieldType::Integer:
        break;
    }
    return QString::number(value.number);
}

BookChanges BookChanges::between(const Portfolio &before, const Portfolio &after)
{
    BookChanges made;
    made.m_before = {before.info().snapshot, before.info().takenAt};
    made.m_after = {after.info().snapshot, after.info().takenAt};
    Comparison(before, after, made.m_changes).everybody();
    for (std::size_t i = 0; i < made.m_changes.size(); ++i) {
        auto &range = made.m_of[made.m_changes[i].customer];
        if (range.second++ == 0)
            range.first = i;
    }
    return made;
}

std::span<const Change> BookChanges::of(const QString &customer) const
{
    const auto found = m_of.constFind(customer);
    return found == m_of.cend() ? std::span<const Change>() : std::span(m_changes).subspan(found->first, found->second);
}

std::vector<BookChanges::Tally> BookChanges::tallies() const
{
    std::map<std::pair<Change::Kind, Field>, Tally> tallies;
    for (const Change &change : m_changes) {
        Tally &tally = tallies[{change.kind, change.field}];
        tally.kind = change.kind;
        tally.field = change.field;
        ++tally.count;
        const CellValue &was = change.before;
        const CellValue &is = change.after;
        if (was.number == missingNumber || is.number == missingNumber || was.currency != is.currency)
            continue;
        tally.up += is.number > was.number ? 1U : 0U;
        tally.down += is.number < was.number ? 1U : 0U;
    }
    std::vector<Tally> result;
    for (const auto &[key, tally] : tallies)
        result.push_back(tally);
    return result;
}

}  // namespace clientele
