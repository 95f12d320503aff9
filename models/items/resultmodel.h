// SPDX-License-Identifier: GPL-3.0-or-later
// The result of a query as a table: its dimensions, the figure, the rows behind it.
#pragma once

#include "models/items/tablemodel.h"
#include "models/portfolio/portfolio.h"
#include "models/query/catalogue.h"
#include "models/query/query.h"

#include <QHash>
#include <QLocale>

#include <functional>
#include <memory>

namespace clientele {

class ResultModel : public TableModel {
    Q_OBJECT
public:
    // How a key of a dimension reads; by default as in the data.
    using KeyLabel = std::function<QString(const QString &dimension, const QString &key)>;

    explicit ResultModel(std::shared_ptr<const Catalogue> catalogue, QObject *parent = nullptr);

    void setResult(const Query &query, const QueryResult &result, KeyLabel keyLabel = {});
    [[nodiscard]] const Query &query() const { return m_query; }
    [[nodiscard]] const QueryResult &result() const { return m_result; }
    [[nodiscard]] const ResultRow &row(int row) const { return m_result.rows[static_cast<std::size_t>(row)]; }

protected:
    [[nodiscard]] int rows() const override { return static_cast<int>(m_result.rows.size()); }
    [[nodiscard]] int columns() const override { return static_cast<int>(m_query.by.size()) + 2; }
    [[nodiscard]] QVariant cell(int row, int column, int role) const override;
    [[nodiscard]] QString header(int column) const override;
    [[nodiscard]] bool isNumber(int column) const override { return column >= m_query.by.size(); }

private:
    // The lowest and the highest of a column of figures, each currency for itself.
    struct Extent {
        double lowest = 0;
        double highest = 0;
    };
    [[nodiscard]] double number(const ResultRow &row, int column) const;
    [[nodiscard]] QVariant placed(const ResultRow &row, int column, int role) const;

    std::shared_ptr<const Catalogue> m_catalogue;
    Query m_query;
    QueryResult m_result;
    KeyLabel m_keyLabel;
    QHash<QString, Extent> m_figures;  // by currency
    Extent m_rowCounts;
    QLocale m_locale;
};

}  // namespace clientele
