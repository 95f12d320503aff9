// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recommend/holders.h"

#include <QHash>

#include <algorithm>

namespace clientele::recommend {

namespace {

bool hasValue(const QStringList &texts, const Requirement &wanted)
{
    return std::ranges::any_of(
        texts, [&wanted](const QString &text) { return wanted.values.contains(text, Qt::CaseInsensitive); });
}

}  // namespace

std::size_t Holders::columnOf(TermId term, const Portfolio &book, const BookFigures &figures, int ageOfMajority)
{
    if (const auto known = std::ranges::find(m_columns, term, &Column::term); known != m_columns.end())
        return static_cast<std::size_t>(known - m_columns.begin());
    Column column{term, {}, {}};
    const auto customers = static_cast<RowIndex>(book.rows(Table::Customers));
    column.code.reserve(customers);
    QHash<QStringList, std::uint32_t> codes;
    for (RowIndex row = 0; row < customers; ++row) {
        const QStringList texts = valueOf(term, CustomerRow(book, row), figures, ageOfMajority).texts;
        const auto known = codes.constFind(texts);
        if (known != codes.constEnd()) {
            column.code.push_back(*known);
            continue;
        }
        const auto code = static_cast<std::uint32_t>(column.kinds.size());
        codes.insert(texts, code);
        column.kinds.push_back(texts);
        column.code.push_back(code);
    }
    m_columns.push_back(std::move(column));
    return m_columns.size() - 1;
}

Holders::Holders(const Portfolio &book, const BookFigures &figures, const Rules &rules,
                 const std::vector<Product> &products)
{
    m_looks.reserve(products.size());
    for (const Product &product : products) {
        std::vector<Look> looks;
        for (std::size_t i = 0; i < rules.holdings.size(); ++i) {
            const Holding &holding = rules.holdings[i];
            // What speaks only where something better is missing says too little of others.
            if (holding.unless || !holding.products.selects(product))
                continue;
            Look look{i, columnOf(holding.term, book, figures, rules.ageOfMajority), wantedBy(holding, product), {}};
            for (const QStringList &texts : m_columns[look.column].kinds)
                look.holds.push_back(hasValue(texts, look.wanted) ? 1 : 0);
            looks.push_back(std::move(look));
        }
        m_looks.push_back(std::move(looks));
    }
}

std::optional<Holders::Share> Holders::among(std::size_t product, std::span<const RowIndex> customers) const
{
    for (const Look &look : m_looks[product]) {
        const Column &column = m_columns[look.column];
        int holders = 0;
        for (const RowIndex row : customers)
            holders += look.holds[column.code[row]];
        if (holders > 0)
            return Share{look.holding, holders};
    }
    return std::nullopt;
}

QStringList Holders::valuesAmong(std::size_t product, std::size_t holding, std::span<const RowIndex> customers) const
{
    QStringList values;
    const auto look = std::ranges::find(m_looks[product], holding, &Look::holding);
    if (look == m_looks[product].end())
        return values;
    const Column &column = m_columns[look->column];
    for (const RowIndex row : customers)
        for (const QString &text : column.kinds[column.code[row]])
            if (look->wanted.values.contains(text, Qt::CaseInsensitive) && !values.contains(text))
                values += text;
    values.sort();
    return values;
}

}  // namespace clientele::recommend
