// SPDX-License-Identifier: GPL-3.0-or-later
// The arguments of tools as values. A model's mistake is answered by a sentence it can act on, in English, as the tools
// are: Error::message. Properties that are left out are taken for null.
#pragma once

#include "models/portfolio/portfolio.h"
#include "models/query/catalogue.h"
#include "models/query/query.h"

#include <QJsonObject>

namespace clientele {

inline constexpr int mostGroups = 50;
inline constexpr int mostRows = 30;
inline constexpr int mostPassages = 12;
inline constexpr int mostSimilar = 10;

class ToolArguments {
public:
    // `json`: what the model wrote, with tokens turned back into what they stand for.
    ToolArguments(const QJsonObject &json, const Portfolio &book, const Catalogue &catalogue)
        : m_json(json), m_book(book), m_catalogue(catalogue)
    {}

    struct Rows {
        Table table{};
        Conditions where;
        std::vector<Field> fields;  // empty: all that may leave
        std::optional<Field> orderBy;
        bool descending = false;
        int limit = 10;
    };

    // Errors: InvalidInput.
    [[nodiscard]] Result<Query> query() const;
    [[nodiscard]] Result<Rows> rows() const;
    [[nodiscard]] Result<QString> text(const QStringList &names) const;  // the first of these that is given
    [[nodiscard]] Result<int> number(const QString &name, int usual, int most) const;
    [[nodiscard]] Result<QString> oneOf(const QString &name, const QStringList &values) const;

private:
    [[nodiscard]] Result<Conditions> where() const;
    [[nodiscard]] Result<Condition> condition(const QJsonObject &json) const;
    [[nodiscard]] Result<QString> field(const QString &name, bool measures) const;

    QJsonObject m_json;
    const Portfolio &m_book;
    const Catalogue &m_catalogue;
};

// "Is there anything like it": the names nearest to what was written, for a sentence to a model.
[[nodiscard]] QString namesLike(const QString &written, const QStringList &names);

}  // namespace clientele
