// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/portfolio/builder.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>
#include <numeric>

namespace clientele {

namespace {

std::size_t at(Table table)
{
    return static_cast<std::size_t>(table);
}

std::size_t at(Field field)
{
    return static_cast<std::size_t>(field);
}

Error broken(const char *what, Field field)
{
    return {ErrorKind::InvalidInput, QCoreApplication::translate("Portfolio", what).arg(QLatin1StringView(info(field).name)),
            {}};
}

// Length and dictionary of a column, checked before anything reads past them.
Status check(const Column &column, Field field, std::size_t rows)
{
    const bool isText = info(field).type == FieldType::Text;
    if (const auto *text = std::get_if<TextColumn>(&column)) {
        const std::size_t codes = text->dictionary->size();
        const bool known = text->codes.visit(
            [codes](const auto &values) { return std::ranges::all_of(values, [codes](Code code) { return code < codes; }); });
        if (!isText || text->codes.size() != rows || !known)
            return tl::unexpected(broken(QT_TRANSLATE_NOOP("Portfolio", "The text column %1 is broken."), field));
    } else if (const auto *numbers = std::get_if<NumberColumn>(&column)) {
        if (isText || numbers->values.size() != rows)
            return tl::unexpected(broken(QT_TRANSLATE_NOOP("Portfolio", "The number column %1 is broken."), field));
    }
    return {};
}

LocalHours localHoursOf(const NumberColumn &times, const DisplayZone &zone)
{
    constexpr std::int64_t hour = 3600;
    const auto hourOf = [&zone](std::int64_t utc) {
        const std::int64_t local = zone.toLocal(utc);
        return local / hour - (local % hour < 0 ? 1 : 0);
    };
    LocalHours result;
    times.values.visit([&]<typename Width>(const std::vector<Width> &values) {
        std::int64_t least = std::numeric_limits<std::int64_t>::max();
        std::int64_t most = std::numeric_limits<std::int64_t>::min();
        for (const Width value : values) {
            if (value == missingIn<Width>)
                continue;
            least = std::min<std::int64_t>(least, value);
            most = std::max<std::int64_t>(most, value);
        }
        if (least > most) {
            result.codes = Codes::narrowed(std::vector<Code>(values.size(), missingCode), 1);
            return;
        }
        // An autumn change sets the clock back, so an earlier moment may carry a later hour: leave a day of room.
        result.first = hourOf(least) - 24;
        result.count = static_cast<std::size_t>(hourOf(most) + 24 - result.first) + 1;
        std::vector<Code> codes(values.size());
        std::ranges::transform(values, codes.begin(), [&](Width value) {
            return value == missingIn<Width> ? missingCode : static_cast<Code>(hourOf(value) - result.first + 1);
        });
        result.codes = Codes::narrowed(codes, result.count + 1);
    });
    return result;
}

}  // namespace

TableBuilder::TableBuilder(Table table) : m_table(table), m_columns(fieldsOf(table).size()) {}

TableBuilder::Building &TableBuilder::at(Field field)
{
    const auto first = static_cast<std::size_t>(fieldsOf(m_table).front().field);
    Building &building = m_columns[static_cast<std::size_t>(field) - first];
    building.used = true;
    return building;
}

void TableBuilder::beginRow()
{
    ++m_rows;
}

void TableBuilder::setText(Field field, const QString &value)
{
    setCode(field, intern(field, value));
}

Code TableBuilder::intern(Field field, const QString &value)
{
    return at(field).dictionary.intern(value);
}

void TableBuilder::setCode(Field field, Code code)
{
    Building &building = at(field);
    building.codes.resize(m_rows, missingCode);
    building.codes.back() = code;
}

void TableBuilder::setNumber(Field field, std::int64_t value)
{
    Building &building = at(field);
    building.numbers.resize(m_rows, missingNumber);
    building.numbers.back() = value;
}

void TableBuilder::appendFrom(const Portfolio &portfolio, std::span<const RowIndex> rows)
{
    const std::size_t before = m_rows;
    m_rows += rows.size();
    for (const FieldInfo &about : fieldsOf(m_table)) {
        if (const TextColumn *text = portfolio.text(about.field)) {
            Building &building = at(about.field);
            building.codes.resize(before, missingCode);
            building.codes.reserve(m_rows);
            std::vector<Code> known(text->dictionary->size(), missingCode);  // their code -> ours
            for (const RowIndex row : rows) {
                const Code theirs = text->codes[row];
                if (theirs != missingCode && known[theirs] == missingCode)
                    known[theirs] = building.dictionary.intern(text->dictionary->value(theirs));
                building.codes.push_back(known[theirs]);
            }
        } else if (const NumberColumn *numbers = portfolio.numbers(about.field)) {
            Building &building = at(about.field);
            building.numbers.resize(before, missingNumber);
            building.numbers.reserve(m_rows);
            for (const RowIndex row : rows)
                building.numbers.push_back(numbers->values[row]);
        }
    }
}

PortfolioBuilder::PortfolioBuilder(PortfolioInfo info) : m_info(std::move(info))
{
    for (int i = 0; i < tableCount; ++i)
        m_tables.emplace_back(static_cast<Table>(i));
}

void PortfolioBuilder::setCustomerIds(std::shared_ptr<const Dictionary> ids)
{
    m_customerIds = std::move(ids);
}

void PortfolioBuilder::setColumns(Table table, std::size_t rows, std::vector<std::pair<Field, Column>> columns)
{
    m_wholes[at(table)] = Whole{rows, std::move(columns)};
}

void PortfolioBuilder::copyTable(const Portfolio &portfolio, Table whole)
{
    std::vector<RowIndex> all(portfolio.rows(whole));
    for (std::size_t row = 0; row < all.size(); ++row)
        all[row] = static_cast<RowIndex>(row);
    m_tables[at(whole)].appendFrom(portfolio, all);
}

Result<PortfolioPtr> PortfolioBuilder::build()
{
    auto result = std::make_shared<Portfolio>();
    result->m_info = m_info;
    result->m_columns.resize(fields().size());
    result->m_localHours.resize(fields().size());

    // Ids: those of Customers first, in row order, then whatever the other tables name.
    auto ids = std::make_shared<Dictionary>();
    const bool givenIds = m_customerIds != nullptr;
    if (!givenIds) {
        for (TableBuilder &table : m_tables) {
            const auto field = customerField(table.table());
            if (!field || m_wholes[at(table.table())])
                continue;
            TableBuilder::Building &building = table.at(*field);
            building.codes.resize(table.m_rows, missingCode);
            std::vector<Code> shared(building.dictionary.size());
            for (Code code = 0; code < shared.size(); ++code)
                shared[code] = ids->intern(building.dictionary.value(code));
            for (Code &code : building.codes)
                code = shared[code];
        }
        m_customerIds = ids;
    }
    result->m_customerIds = m_customerIds;

    const QString defaultCurrency = m_info.defaultCurrency.code();
    for (TableBuilder &table : m_tables) {
        const Table which = table.table();
        if (auto &whole = m_wholes[at(which)]) {
            result->m_rows[at(which)] = whole->rows;
            for (auto &[field, column] : whole->columns) {
                if (const Status sound = check(column, field, whole->rows); !sound)
                    return tl::unexpected(sound.error());
                result->m_columns[at(field)] = std::move(column);
            }
            continue;
        }
        result->m_rows[at(which)] = table.m_rows;
        if (table.m_rows == 0)
            continue;
        if (const auto currency = currencyField(which); currency && !defaultCurrency.isEmpty()) {
            TableBuilder::Building &building = table.at(*currency);
            building.codes.resize(table.m_rows, missingCode);
            std::ranges::replace(building.codes, missingCode, building.dictionary.intern(defaultCurrency));
        }
        for (const FieldInfo &about : fieldsOf(which)) {
            TableBuilder::Building &building = table.at(about.field);
            if (building.codes.empty() && building.numbers.empty())
                continue;
            if (about.type == FieldType::Text) {
                building.codes.resize(table.m_rows, missingCode);
                auto dictionary = about.has(CustomerRef)
                    ? m_customerIds
                    : std::make_shared<const Dictionary>(std::move(building.dictionary));
                Codes codes = Codes::narrowed(building.codes, dictionary->size());
                result->m_columns[at(about.field)] = TextColumn{std::move(dictionary), std::move(codes)};
            } else {
                building.numbers.resize(table.m_rows, missingNumber);
                result->m_columns[at(about.field)] = NumberColumn{Numbers::narrowed(std::move(building.numbers))};
            }
            building = {};
        }
    }
    return indexed(std::move(result));
}

Result<PortfolioPtr> PortfolioBuilder::indexed(std::shared_ptr<Portfolio> portfolio)
{
    const TextColumn *customers = portfolio->text(Field::CustomerId);
    for (RowIndex row = 0; row < portfolio->rows(Table::Customers); ++row)
        if (!customers || customers->codes[row] != row + 1)
            return fail(ErrorKind::InvalidInput,
                        QCoreApplication::translate("Portfolio", "A customer id repeats or is missing in row %1.").arg(row + 1));

    for (const FieldInfo &about : fields()) {
        const NumberColumn *numbers = portfolio->numbers(about.field);
        if (about.type == FieldType::Timestamp && numbers)
            portfolio->m_localHours[at(about.field)] = localHoursOf(*numbers, m_info.zone);
    }

    for (const Table table : {Table::Credit, Table::Loans, Table::Atm}) {
        const TextColumn *references = portfolio->text(*customerField(table));
        if (!references)
            continue;
        // A counting sort of rows by customer.
        Portfolio::CustomerIndex &index = portfolio->m_customerIndex[at(table)];
        index.begin.assign(m_customerIds->size() + 1, 0);
        index.rows.resize(portfolio->rows(table));
        references->codes.visit([&index](const auto &codes) {
            for (const Code code : codes)
                ++index.begin[code + 1];
            std::inclusive_scan(index.begin.begin(), index.begin.end(), index.begin.begin());
            std::vector<RowIndex> next(index.begin.begin(), index.begin.end() - 1);
            for (std::size_t row = 0; row < codes.size(); ++row)
                index.rows[next[codes[row]]++] = static_cast<RowIndex>(row);
        });
    }
    return PortfolioPtr(std::move(portfolio));
}

}  // namespace clientele
