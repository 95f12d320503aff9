// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sync/nestedloans.h"

#include "app/sync/binding.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

const QString listName = u"outstanding_loans"_s;

Cell cellOf(Field field, const QStringList &columns, std::span<const Cell> cells)
{
    Cell best;
    int bestRank = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto rank = rankOfName(field, normalised(columns[static_cast<qsizetype>(i)]));
        if (rank && cells[i].kind != Cell::Kind::Missing && (best.kind == Cell::Kind::Missing || *rank < bestRank)) {
            best = cells[i];
            bestRank = *rank;
        }
    }
    return best;
}

}  // namespace

tl::expected<std::vector<NestedLoan>, Problem> NestedLoans::read(const Cell &cell)
{
    std::vector<NestedLoan> loans;
    if (cell.kind == Cell::Kind::Missing || cell.text == "[]" || cell.text == "null")
        return loans;
    const auto broken = [](QString reason, const QString &field = listName) {
        return tl::unexpected(Problem{0, field, std::move(reason)});
    };
    const QString noList = QCoreApplication::translate("Import", "The loans are not a list of objects.");
    m_text = simdjson::padded_string(cell.text);
    if (m_validator.parse(m_text).error())
        return broken(noList);
    simdjson::ondemand::document document;
    simdjson::ondemand::array list;
    if (m_parser.iterate(m_text).get(document) || document.get_array().get(list))
        return broken(noList);
    m_batch.clear();
    for (auto element : list) {
        simdjson::ondemand::object object;
        std::string_view raw;
        if (element.get_object().get(object) || object.raw_json().get(raw))
            return broken(noList);
        m_reader.read(raw, 0, m_batch);
        if (const Record &record = m_batch.records.back(); !record.fault.isEmpty())
            return broken(record.fault);
    }
    m_batch.columns = m_reader.columns();
    for (const Record &record : m_batch.records) {
        const auto cells = m_batch.cellsOf(record);
        loans.push_back({cellOf(Field::LoanType, m_batch.columns, cells),
                         cellOf(Field::LoanAmount, m_batch.columns, cells),
                         cellOf(Field::LoanCurrency, m_batch.columns, cells)});
    }
    return loans;
}

}  // namespace clientele
