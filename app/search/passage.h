// SPDX-License-Identifier: GPL-3.0-or-later
// What retrieval finds: short texts made from the book, never of two customers in one. Their sentences are made from
// the schema's own English labels, so that an index is the same in every locale; words of other languages meet them
// through the lexicon of concepts.
#pragma once

#include "models/portfolio/portfolio.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace clientele {

enum class PassageKind : std::uint8_t { Person, Profile, Credit, Loans, Atm, Product, Complaint };

// Where a passage is from: enough to write its text again from the same book.
struct PassagePlace {
    PassageKind kind{};
    RowIndex row = 0;         // of Customers, Products, or the first complaint of this wording
    std::uint32_t count = 1;  // complaints of this wording

    bool operator==(const PassagePlace &) const = default;
};

struct Passage {
    QString id;          // stable: "C1:credit", the product's id, the first complaint's id. Unique with its kind
    QString kind;        // "customer", "product", "complaint"
    QString customerId;  // null for products and complaints
    QString title;       // whom or what it is about; holds names
    QString text;
    std::uint32_t count = 1;
    // Whether the text, without the title, may be offered to the privacy gate of a remote embedder. Who a person is
    // (personal and protected fields) stands in a passage of its own that never leaves.
    bool mayLeave = false;

    // Changes exactly when what is found would change: 128 bits over title, text and mayLeave.
    [[nodiscard]] QByteArray contentHash() const;
    // What the built-in embedder and the keywords see.
    [[nodiscard]] QString whole() const { return title + u'\n' + text; }
    // The same with the id, by which a product or a complaint is asked for; a customer's stands in the title.
    [[nodiscard]] QString searchable() const { return customerId.isNull() ? id + u'\n' + whole() : whole(); }
};

// Every passage of the book, in a fixed order: customers by row, then products, then complaint wordings.
[[nodiscard]] std::vector<PassagePlace> placesOf(const Portfolio &book);
[[nodiscard]] Passage passageAt(const Portfolio &book, const PassagePlace &place);

// The wordings of complaints: the rows of each, by first row. Case, accents and spaces make no difference.
[[nodiscard]] std::vector<std::vector<RowIndex>> complaintWordings(const Portfolio &book);

}  // namespace clientele
