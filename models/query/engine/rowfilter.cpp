// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/engine/rowfilter.h"

#include "models/query/engine/bits.h"
#include "models/query/engine/customerfigures.h"
#include "models/query/sentences.h"

namespace clientele {

namespace {

void narrow(CustomerMask &mask, const CustomerMask &other)
{
    std::transform(mask.begin(), mask.end(), other.begin(), mask.begin(), std::bit_and<>());
}

// Calls visit(code) with the customer code of each row that meets the tests.
template<typename Visit>
bool forEachCustomer(const Book &book, Table table, const RowTests &tests, Visit visit)
{
    const TextColumn *customers = customerColumn(book.portfolio, table);
    if (!customers)
        return true;
    return customers->codes.visit([&](const auto &codes) {
        return forEachBlock(tests, 0, book.portfolio.rows(table), book.options.cancelled,
                            [&](std::size_t begin, std::span<const std::uint16_t> offsets) {
                                for (const std::uint16_t offset : offsets)
                                    visit(Code(codes[begin + offset]), begin + offset);
                            });
    });
}

// Customers with at least one row that meets all the tests.
Result<CustomerMask> customersWithRow(const Book &book, Table table, const RowTests &tests)
{
    CustomerMask mask(book.portfolio.customerIds().size(), 0);
    if (!forEachCustomer(book, table, tests, [&](Code code, std::size_t) { mask[code] = 1; }))
        return cancelledError();
    mask[missingCode] = 0;
    return mask;
}

// Customers whose record meets the tests; who has none is judged as one whose every field is missing.
Result<CustomerMask> customersByRecord(const Book &book, Table table, const RowTests &tests)
{
    const bool missing =
        std::all_of(tests.begin(), tests.end(), [](const RowTest &test) { return test.missingMeets(); });
    CustomerMask mask(book.portfolio.customerIds().size(), missing ? 1 : 0);
    const std::vector<RowIndex> rows = recordRows(book.portfolio, table);
    for (std::size_t code = 0; code < mask.size(); ++code) {
        if (rows[code] != noRow)
            mask[code] = 0;
    }
    if (!forEachCustomer(book, table, tests, [&](Code code, std::size_t row) {
            if (rows[code] == row)
                mask[code] = 1;
        }))
        return cancelledError();
    return mask;
}

class FilterBuilder {
public:
    FilterBuilder(const Book &book, Table table) : m_book(book), m_table(table) {}

    Status add(const Condition &condition)
    {
        if (condition.op == Op::Has || condition.op == Op::Lacks)
            return addHas(condition);
        const DimensionInfo *dimension = dimensionSeenFrom(m_book.catalogue, m_table, condition.field);
        if (!dimension)
            return addFigure(condition);
        auto tests = testsFor(m_book.portfolio, *dimension, condition);
        if (!tests)
            return passOn(tests);
        const Table of = dimension->table();
        const std::vector<std::uint8_t> *codes = tests->front().codesMeeting();
        if (of == m_table && dimension->field == customerField(m_table) && codes) {
            // Asked of the customer, so that the customer's index can serve.
            return narrowBy(*codes);
        }
        if (of == m_table) {
            append(m_result.tests, std::move(*tests));
        } else if (!shareCustomers(of, m_table)) {
            m_result.ignored.push_back(condition);
        } else if (const Codes *seen = m_book.portfolio.seenFrom(m_table, dimension->field); seen && codes) {
            m_result.tests.push_back(tests->front().over(seen));
        } else if (isRecord(of)) {
            return narrowBy(customersByRecord(m_book, of, *tests));
        } else {
            append(m_result.ofOtherRows[static_cast<std::size_t>(of)], std::move(*tests));
        }
        return {};
    }

    Result<RowFilter> finish()
    {
        for (int i = 0; i < tableCount; ++i) {
            const RowTests &tests = m_result.ofOtherRows[static_cast<std::size_t>(i)];
            if (tests.empty())
                continue;
            auto status = narrowBy(customersWithRow(m_book, static_cast<Table>(i), tests));
            if (!status)
                return passOn(status);
        }
        if (!m_mask.empty())
            m_result.tests.insert(m_result.tests.begin(), maskTest());
        return std::move(m_result);
    }

private:
    static void append(RowTests &tests, RowTests more)
    {
        std::move(more.begin(), more.end(), std::back_inserter(tests));
    }

    // Few customers' rows are named by the index; of many, every row is looked up.
    RowTest maskTest()
    {
        constexpr std::ptrdiff_t few = 64;
        const bool indexed = m_table == Table::Loans || m_table == Table::Atm;
        const std::ptrdiff_t count = std::count(m_mask.begin(), m_mask.end(), std::uint8_t(1));
        if (!indexed || m_mask[missingCode] != 0 || count > few)
            return codeTest(customerColumn(m_book.portfolio, m_table), std::move(m_mask));
        RowTest::ByRow test;
        for (std::size_t code = 1; code < m_mask.size(); ++code) {
            if (m_mask[code] != 0) {
                const auto rows = m_book.portfolio.rowsOf(m_table, static_cast<Code>(code));
                test.rows.insert(test.rows.end(), rows.begin(), rows.end());
            }
        }
        std::sort(test.rows.begin(), test.rows.end());
        return {std::move(test), false};
    }

    Status narrowBy(Result<CustomerMask> mask)
    {
        if (!mask)
            return passOn(mask);
        if (m_mask.empty())
            m_mask = std::move(*mask);
        else
            narrow(m_mask, *mask);
        return {};
    }

    Status addHas(const Condition &condition)
    {
        std::optional<Table> of;
        RowTests tests;
        for (const Condition &row : condition.rows) {
            const bool nested = row.op == Op::Has || row.op == Op::Lacks;
            const DimensionInfo *dimension = nested ? nullptr : m_book.catalogue.dimension(row.field);
            if (!dimension)
                return fail(ErrorKind::InvalidInput,
                            QuerySentences::tr("“has” and “lacks” know no field “%1”.").arg(row.field),
                            QuerySentences::tr("The catalogue lists what can be asked for."));
            if (of && *of != dimension->table())
                return fail(ErrorKind::InvalidInput,
                            QuerySentences::tr("“has” and “lacks” ask for rows of one table, not of %1 and %2.")
                                .arg(tableLabel(*of), tableLabel(dimension->table())),
                            QuerySentences::tr("Write two conditions."));
            of = dimension->table();
            auto more = testsFor(m_book.portfolio, *dimension, row);
            if (!more)
                return passOn(more);
            append(tests, std::move(*more));
        }
        if (!of)
            return fail(ErrorKind::InvalidInput, QuerySentences::tr("“has” and “lacks” need a condition on rows."));
        if (!customerField(m_table) || !customerField(*of)) {
            m_result.ignored.push_back(condition);
            return {};
        }
        auto mask = customersWithRow(m_book, *of, tests);
        if (mask && condition.op == Op::Lacks) {
            for (std::uint8_t &meets : *mask)
                meets ^= 1;
        }
        return narrowBy(std::move(mask));
    }

    Status addFigure(const Condition &condition)
    {
        const MeasureInfo *measure = m_book.catalogue.measure(condition.field);
        if (!measure)
            return fail(ErrorKind::InvalidInput,
                        QuerySentences::tr("There is no field, dimension or measure “%1”.").arg(condition.field),
                        QuerySentences::tr("The catalogue lists what can be asked for."));
        if (!customerField(measure->table))
            return fail(ErrorKind::InvalidInput,
                        QuerySentences::tr("“%1” is no figure of a customer.").arg(condition.field),
                        QuerySentences::tr("Conditions can be on fields, dimensions and figures of customers."));
        auto comparison = checkComparison(condition);
        if (!comparison)
            return passOn(comparison);
        auto decimals = decimalsOf(condition);
        if (!decimals)
            return passOn(decimals);
        if (!customerField(m_table)) {
            m_result.ignored.push_back(condition);
            return {};
        }
        return narrowBy(customersByFigure(m_book, *measure, condition, *decimals));
    }

    const Book &m_book;
    Table m_table;
    RowFilter m_result;
    CustomerMask m_mask;  // empty: everybody
};

}  // namespace

Result<RowFilter> filterFor(const Book &book, Table table, const Conditions &conditions)
{
    FilterBuilder builder(book, table);
    for (const Condition &condition : conditions) {
        auto status = builder.add(condition);
        if (!status)
            return passOn(status);
    }
    return builder.finish();
}

const DimensionInfo *dimensionSeenFrom(const Catalogue &catalogue, Table table, const QString &name)
{
    const DimensionInfo *dimension = catalogue.dimension(name);
    if (!dimension || dimension->field != Field::CustomerId || !customerField(table))
        return dimension;
    return catalogue.dimension(QString::fromLatin1(info(*customerField(table)).name));
}

bool shareCustomers(Table a, Table b) { return customerField(a) && customerField(b); }

bool isRecord(Table table) { return table == Table::Customers || table == Table::Credit; }

const TextColumn *customerColumn(const Portfolio &portfolio, Table table)
{
    const auto field = customerField(table);
    return field ? portfolio.text(*field) : nullptr;
}

std::vector<RowIndex> recordRows(const Portfolio &portfolio, Table table)
{
    std::vector<RowIndex> rows(portfolio.customerIds().size(), noRow);
    if (const TextColumn *customers = customerColumn(portfolio, table)) {
        customers->codes.visit([&](const auto &codes) {
            for (std::size_t row = 0; row < codes.size(); ++row)
                rows[codes[row]] = static_cast<RowIndex>(row);
        });
    }
    rows[missingCode] = noRow;
    return rows;
}

tl::unexpected<Error> cancelledError()
{
    return fail(ErrorKind::Cancelled, QuerySentences::tr("The calculation was stopped."));
}

}  // namespace clientele
