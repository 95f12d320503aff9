// SPDX-License-Identifier: GPL-3.0-or-later
// What stands pinned below a table of results: how many groups, their sum and mean where adding them up means something,
// else their lowest and highest. One line a currency: amounts of different currencies are never added.
#pragma once

#include "models/items/tablemodel.h"
#include "models/query/catalogue.h"
#include "models/query/query.h"

#include <QLocale>

#include <optional>
#include <vector>

namespace clientele {

struct SummaryLine {
    enum class Kind { Sum, Mean, Lowest, Highest, Count };
    Kind kind = Kind::Count;
    Currency currency;
    qint64 groups = 0;
    std::optional<Figure> value;  // none for Count, and where a sum is past 64 bits
    qint64 rows = 0;              // of the book behind the groups of the currency; counted once in Sum and Count
};

// Whether every row of the book is in one group alone, so that the groups' figures add up to that of all.
[[nodiscard]] bool isAdditive(const Catalogue &catalogue, const Query &query);
[[nodiscard]] std::vector<SummaryLine> summaryOf(const Catalogue &catalogue, const Query &query,
                                                 const QueryResult &result);

// The lines below the columns of a ResultModel.
class SummaryModel : public TableModel {
    Q_OBJECT
public:
    using TableModel::TableModel;

    void setLines(std::vector<SummaryLine> lines, int keyColumns);

protected:
    [[nodiscard]] int rows() const override { return static_cast<int>(m_lines.size()); }
    [[nodiscard]] int columns() const override { return m_keys + 2; }
    [[nodiscard]] QVariant cell(int row, int column, int role) const override;
    [[nodiscard]] QString header(int column) const override;
    [[nodiscard]] bool isNumber(int column) const override { return column >= m_keys; }

private:
    std::vector<SummaryLine> m_lines;
    int m_keys = 0;
    QLocale m_locale;
};

}  // namespace clientele
