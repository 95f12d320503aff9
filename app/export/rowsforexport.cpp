// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/exporttable.h"

#include <memory>

namespace clientele {

namespace {

ExportCell::Kind kindOf(FieldType type)
{
    switch (type) {
    case FieldType::Integer:
        return ExportCell::Kind::Number;
    case FieldType::Money:
        return ExportCell::Kind::Money;
    case FieldType::Date:
        return ExportCell::Kind::Date;
    case FieldType::Timestamp:
        return ExportCell::Kind::Time;
    case FieldType::Text:
        break;
    }
    return ExportCell::Kind::Text;
}

// Reads cells of one table; the portfolio lives as long as it does.
class RowReader {
public:
    RowReader(PortfolioPtr portfolio, Table table, std::vector<RowIndex> rows, std::vector<RowColumn> columns)
        : m_portfolio(std::move(portfolio)),
          m_rows(std::move(rows)),
          m_columns(std::move(columns)),
          m_cells(*m_portfolio, table),
          m_zone(m_portfolio->info().zone)
    {
        const std::optional<Field> currency = currencyField(table);
        m_currencies = currency ? m_portfolio->text(*currency) : nullptr;
        if (!m_currencies)
            return;
        for (Code code = 0; code < m_currencies->dictionary->size(); ++code)
            m_known.push_back(Currency::fromCode(m_currencies->dictionary->value(code)).value_or(Currency()));
    }

    void read(qint64 at, std::vector<ExportCell> &cells)
    {
        const RowIndex row = m_rows[static_cast<std::size_t>(at)];
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            cells[i].kind = ExportCell::Kind::Empty;
            if (const std::optional<RowIndex> source = m_cells.source(m_columns[i], row))
                readCell(m_columns[i].field, *source, cells[i]);
        }
    }

private:
    void readCell(Field field, RowIndex row, ExportCell &cell)
    {
        const FieldInfo &about = info(field);
        if (about.type == FieldType::Text) {
            cell.text = m_portfolio->textAt(field, row);
            cell.kind = cell.text.isEmpty() ? ExportCell::Kind::Empty : ExportCell::Kind::Text;
            return;
        }
        cell.number = m_portfolio->numberAt(field, row);
        if (cell.number == missingNumber)
            return;
        cell.kind = kindOf(about.type);
        cell.digits = 0;
        if (about.type == FieldType::Money) {
            cell.currency = m_currencies ? m_known[m_currencies->codes[row]] : Currency();
            cell.digits = cell.currency.minorDigits();
        } else if (about.type == FieldType::Timestamp) {
            cell.number = m_zone.toLocal(cell.number);
        }
    }

    PortfolioPtr m_portfolio;
    std::vector<RowIndex> m_rows;
    std::vector<RowColumn> m_columns;
    RowCells m_cells;
    DisplayZone::Cursor m_zone;
    const TextColumn *m_currencies = nullptr;
    std::vector<Currency> m_known;  // by code of the currency
};

}  // namespace

ExportTable rowsForExport(PortfolioPtr portfolio, Table table, std::vector<RowIndex> rows,
                          const std::vector<RowColumn> &columns, Wording wording)
{
    ExportTable exported;
    exported.title = tableLabel(table);
    exported.rows = static_cast<qint64>(rows.size());
    for (const RowColumn &column : columns)
        exported.columns.push_back({wording == Wording::Data ? QString::fromLatin1(column.name()) : column.label(),
                                    kindOf(info(column.field).type)});
    const auto reader = std::make_shared<RowReader>(std::move(portfolio), table, std::move(rows), columns);
    exported.read = [reader](qint64 row, std::vector<ExportCell> &cells) { reader->read(row, cells); };
    return exported;
}

}  // namespace clientele
