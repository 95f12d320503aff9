// SPDX-License-Identifier: GPL-3.0-or-later
// What a search has found, as a list: a customer, a product or a wording of complaints a row, best first. Several
// passages of one customer are one row, with the best of them.
#pragma once

#include "app/search/booksearch.h"
#include "app/search/matchedwords.h"

#include <QAbstractListModel>

namespace clientele {

class HitsModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum class Kind { All, Customers, Complaints, Products };
    static constexpr int kinds = 4;
    enum Role { TitleRole = Qt::UserRole + 1, DetailRole, ExcerptRole, SpansRole };

    struct Hit {
        Kind kind = Kind::Customers;
        QString id;       // the customer's, the complaint's, the product's
        QString title;    // the customer's name, the complaint's category, the product's name
        QString detail;   // what of the customer, how often a complaint was made
        QString excerpt;  // with `spans` in it
        QString text;     // the passage's, whole
        std::vector<TextSpan> spans;
    };

    using QAbstractListModel::QAbstractListModel;

    // What is shown of the hits: a pure function, for a worker, as looking for the words that match takes a while.
    [[nodiscard]] static std::vector<Hit> shownOf(const Portfolio &book, const MatchedWords &matched,
                                                  const std::vector<SearchHit> &hits);
    void setHits(std::vector<Hit> hits);
    void show(Kind kind);
    [[nodiscard]] Kind shown() const { return m_shown; }
    [[nodiscard]] int count(Kind kind) const;
    [[nodiscard]] const Hit &at(int row) const { return m_hits[m_rows[static_cast<std::size_t>(row)]]; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    void choose();

    std::vector<Hit> m_hits;
    std::vector<std::size_t> m_rows;  // of the kind that is shown
    Kind m_shown = Kind::All;
};

}  // namespace clientele

Q_DECLARE_METATYPE(std::vector<clientele::TextSpan>)
