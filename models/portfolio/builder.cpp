// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/portfolio/builder.h"

#include <QCoreApplication>

#include <algorithm>

namespace clientele {

namespace {

std::size_t at(Table table) { return static_cast<std::size_t>(table); }

std::size_t at(Field field) { return static_cast<std::size_t>(field); }

Error broken(const char *what, Field field)
{
    return {ErrorKind::InvalidInput,
            QCoreApplication::translate("Portfolio", what).arg(QLatin1StringView(info(field).name)),
            {}};
}

// Length and dictionary of a column, checked before anything reads past them.
Status check(const Column &column, Field field, std::size_t rows)
{
    const bool isText = info(field).type == FieldType::Text;
    if (const auto *text = std::get_if<TextColumn>(&column)) {
        const std::size_t codes = text->dictionary->size();
        // The greatest of all, instead of the first that is too great: several rows an instruction.
        const bool known = text->codes.visit([codes]<typename Width>(const std::vector<Width> &values) {
            Width greatest = 0;
            for (const Width code : values)
                greatest = std::max(greatest, code);
            return greatest < codes;
        });
        if (!isText || text->codes.size() != rows || !known)
            return tl::unexpected(broken(QT_TRANSLATE_NOOP("Portfolio", "The text column %1 is broken."), field));
    } else if (const auto *numbers = std::get_if<NumberColumn>(&column)) {
        if (isText || numbers->values.size() != rows)
            return tl::unexpected(broken(QT_TRANSLATE_NOOP("Portfolio", "The number column %1 is broken."), field));
    }
    return {};
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

void TableBuilder::beginRow() { ++m_rows; }

void TableBuilder::setText(Field field, const QString &value) { setCode(field, intern(field, value)); }

Code TableBuilder::intern(Field field, const QString &value) { return at(field).dictionary.intern(value); }

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

void PortfolioBuilder::setCustomerIds(std::shared_ptr<const Dictionary> ids) { m_customerIds = std::move(ids); }

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

// Ids of the tables built row by row: those of Customers first, in row order, then whatever the others name.
void PortfolioBuilder::shareCustomerIds()
{
    auto ids = std::make_shared<Dictionary>();
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
    m_customerIds = std::move(ids);
}

// The table's columns, taken out of its builder; missing currencies are the default one.
PortfolioBuilder::Whole PortfolioBuilder::finished(TableBuilder &table) const
{
    Whole whole{table.m_rows, {}};
    if (table.m_rows == 0)
        return whole;
    if (const auto currency = currencyField(table.table()); currency && !m_info.defaultCurrency.isEmpty()) {
        TableBuilder::Building &building = table.at(*currency);
        building.codes.resize(table.m_rows, missingCode);
        std::ranges::replace(building.codes, missingCode, building.dictionary.intern(m_info.defaultCurrency.code()));
    }
    for (const FieldInfo &about : fieldsOf(table.table())) {
        TableBuilder::Building &building = table.at(about.field);
        if (building.codes.empty() && building.numbers.empty())
            continue;
        if (about.type == FieldType::Text) {
            building.codes.resize(table.m_rows, missingCode);
            auto dictionary = about.has(CustomerRef)
                                  ? m_customerIds
                                  : std::make_shared<const Dictionary>(std::move(building.dictionary));
            Codes codes = Codes::narrowed(building.codes, dictionary->size());
            whole.columns.emplace_back(about.field, TextColumn{std::move(dictionary), std::move(codes)});
        } else {
            building.numbers.resize(table.m_rows, missingNumber);
            whole.columns.emplace_back(about.field, NumberColumn{Numbers::narrowed(std::move(building.numbers))});
        }
        building = {};
    }
    return whole;
}

Result<PortfolioPtr> PortfolioBuilder::build(Derived derived)
{
    if (!m_customerIds)
        shareCustomerIds();
    auto result = std::make_shared<Portfolio>();
    result->m_info = m_info;
    result->m_columns.resize(fields().size());
    result->m_localHours.resize(fields().size());
    result->m_customerIds = m_customerIds;
    for (TableBuilder &table : m_tables) {
        auto &given = m_wholes[at(table.table())];
        Whole whole = given ? std::move(*given) : finished(table);
        result->m_rows[at(table.table())] = whole.rows;
        for (auto &[field, column] : whole.columns) {
            if (const Status sound = check(column, field, whole.rows); !sound)
                return tl::unexpected(sound.error());
            result->m_columns[at(field)] = std::move(column);
        }
    }
    const TextColumn *customers = result->text(Field::CustomerId);
    for (RowIndex row = 0; row < result->rows(Table::Customers); ++row)
        if (!customers || customers->codes[row] != row + 1)
            return fail(ErrorKind::InvalidInput,
                        QCoreApplication::translate("Portfolio", "A customer id repeats or is missing in row %1.")
                            .arg(row + 1));
    if (derived == Derived::Everything)
        result->derive();
    return PortfolioPtr(std::move(result));
}

}  // namespace clientele
