// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/search/passage.h"

#include "app/search/customersentences.h"
#include "models/core/folding.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

struct CustomerPart {
    PassageKind kind;
    const char *suffix;
    const char *title;
    QString (*text)(const Portfolio &, RowIndex);
};

constexpr CustomerPart customerParts[] = {
    {PassageKind::Person, "person", "Who is", personSentences},
    {PassageKind::Profile, "profile", "Profile of", profileSentences},
    {PassageKind::Credit, "credit", "Credit of", creditSentences},
    {PassageKind::Loans, "loans", "Loans of", loanSentences},
    {PassageKind::Atm, "atm", "ATM activity of", atmSentences},
};

const CustomerPart &partOf(PassageKind kind) { return customerParts[static_cast<std::size_t>(kind)]; }

bool hasPart(const Portfolio &book, PassageKind kind, Code customer)
{
    switch (kind) {
    case PassageKind::Credit:
        return !book.rowsOf(Table::Credit, customer).empty();
    case PassageKind::Loans:
        return !book.rowsOf(Table::Loans, customer).empty();
    case PassageKind::Atm:
        return !book.rowsOf(Table::Atm, customer).empty();
    default:
        return true;
    }
}

Passage customerPassage(const Portfolio &book, const PassagePlace &place)
{
    const CustomerPart &part = partOf(place.kind);
    Passage passage;
    passage.customerId = book.textAt(Field::CustomerId, place.row);
    passage.id = passage.customerId + u':' + QLatin1StringView(part.suffix);
    passage.kind = u"customer"_s;
    passage.title =
        QLatin1StringView(part.title) + u' ' + nameOf(book, place.row) + u" ("_s + passage.customerId + u')';
    passage.text = part.text(book, place.row);
    passage.mayLeave = place.kind != PassageKind::Person;
    return passage;
}

Passage productPassage(const Portfolio &book, const PassagePlace &place)
{
    Passage passage;
    passage.id = book.textAt(Field::ProductId, place.row);
    passage.kind = u"product"_s;
    passage.title = book.textAt(Field::ProductName, place.row);
    QStringList sentences;
    for (const Field field : {Field::ProductCategory, Field::ProductDescription, Field::ProductFeatures})
        if (QString value = book.textAt(field, place.row).trimmed(); !value.isEmpty())
            sentences += value.endsWith(u'.') ? value : value + u'.';
    passage.text = sentences.join(u' ');
    passage.mayLeave = true;
    return passage;
}

Passage complaintPassage(const Portfolio &book, const PassagePlace &place)
{
    Passage passage;
    passage.id = book.textAt(Field::ComplaintId, place.row);
    passage.kind = u"complaint"_s;
    passage.title = book.textAt(Field::ComplaintCategory, place.row);
    passage.text = book.textAt(Field::ComplaintDescription, place.row).trimmed();
    if (passage.text.isEmpty())
        passage.text = passage.title;
    passage.count = place.count;
    // Free text may name anybody: it leaves through the gate alone, which knows the names of the book.
    passage.mayLeave = true;
    return passage;
}

}  // namespace

QByteArray Passage::contentHash() const
{
    QCryptographicHash hash(QCryptographicHash::Blake2b_256);
    for (const QString &part : {id, kind, title, text}) {
        const QByteArray bytes = part.toUtf8();
        hash.addData(QByteArray::number(bytes.size()) + ':');
        hash.addData(bytes);
    }
    hash.addData(mayLeave ? "+" : "-");
    return hash.result().first(16);
}

std::vector<std::vector<RowIndex>> complaintWordings(const Portfolio &book)
{
    std::vector<std::vector<RowIndex>> wordings;
    QHash<QString, std::size_t> known;
    const TextColumn *texts = book.text(Field::ComplaintDescription);
    const TextColumn *categories = book.text(Field::ComplaintCategory);
    // The columns are coded: each pair of codes is folded once.
    QHash<quint64, std::size_t> byCodes;
    for (RowIndex row = 0; row < book.rows(Table::Complaints); ++row) {
        const quint64 text = texts ? texts->codes[row] : missingCode;
        const quint64 category = categories ? categories->codes[row] : missingCode;
        const quint64 codes = category << 32 | text;
        auto at = byCodes.find(codes);
        if (at == byCodes.end()) {
            const QString wording = folded(book.textAt(Field::ComplaintCategory, row)).simplified() + u'\n'
                                    + folded(book.textAt(Field::ComplaintDescription, row)).simplified();
            auto same = known.find(wording);
            if (same == known.end()) {
                same = known.insert(wording, wordings.size());
                wordings.emplace_back();
            }
            at = byCodes.insert(codes, *same);
        }
        wordings[*at].push_back(row);
    }
    return wordings;
}

std::vector<PassagePlace> placesOf(const Portfolio &book)
{
    std::vector<PassagePlace> places;
    const auto customers = static_cast<RowIndex>(book.rows(Table::Customers));
    for (RowIndex row = 0; row < customers; ++row)
        for (const CustomerPart &part : customerParts)
            if (hasPart(book, part.kind, row + 1))
                places.push_back({part.kind, row, 1});
    for (RowIndex row = 0; row < book.rows(Table::Products); ++row)
        places.push_back({PassageKind::Product, row, 1});
    for (const std::vector<RowIndex> &rows : complaintWordings(book))
        places.push_back({PassageKind::Complaint, rows.front(), static_cast<std::uint32_t>(rows.size())});
    return places;
}

Passage passageAt(const Portfolio &book, const PassagePlace &place)
{
    if (place.kind == PassageKind::Product)
        return productPassage(book, place);
    if (place.kind == PassageKind::Complaint)
        return complaintPassage(book, place);
    return customerPassage(book, place);
}

}  // namespace clientele
