// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/privacy/knownnames.h"

#include "models/items/customerindex.h"

#include <algorithm>

namespace clientele::privacy {

namespace {

constexpr std::size_t firstSlots = 1024;
constexpr std::size_t bloomBitsPerKey = 10;

}  // namespace

KnownNames::KnownNames(PortfolioPtr book, std::shared_ptr<const Words> words)
    : m_book(std::move(book)), m_words(std::move(words))
{
    m_hashes.resize(firstSlots);
    m_values.resize(firstSlots);
    const auto rows = static_cast<RowIndex>(m_book->rows(Table::Customers));
    for (RowIndex row = 0; row < rows; ++row)
        addCustomer(row);
    std::size_t bits = 64;
    while (bits < m_count * bloomBitsPerKey)
        bits *= 2;
    m_seen.resize(bits / 64);
    for (std::size_t i = 0; i < m_hashes.size(); ++i)
        if (m_values[i] != 0)
            m_seen[(m_hashes[i] & (bits - 1)) / 64] |= std::uint64_t(1) << (m_hashes[i] % 64);
}

void KnownNames::addCustomer(RowIndex row)
{
    addName(m_book->textAt(Field::CustomerName, row), row);
    const QString first = m_book->textAt(Field::CustomerFirstName, row);
    const QString last = m_book->textAt(Field::CustomerLastName, row);
    if (!first.isEmpty() || !last.isEmpty())
        addName(first + u' ' + last, row);
    const Pieces id = piecesOf(m_book->textAt(Field::CustomerId, row));
    NameHash hash;
    for (const Piece &piece : id.list)
        hash.add(id.folded(piece));
    if (!id.list.empty())
        add(hash, Id, row);
    addPhone(m_book->textAt(Field::CustomerPhone, row), row);
}

void KnownNames::addName(const QString &name, RowIndex row)
{
    const Pieces pieces = piecesOf(name);
    if (pieces.list.empty())
        return;
    // A part is what stands between spaces; its pieces are spelled together. Ideographs have no spaces.
    std::vector<std::vector<Piece>> parts;
    for (std::size_t i = 0; i < pieces.list.size(); ++i) {
        const bool continues =
            i > 0 && !pieces.list[i].ideographic
            && isTight(QStringView(name).mid(pieces.list[i - 1].end, pieces.list[i].start - pieces.list[i - 1].end));
        if (continues)
            parts.back().push_back(pieces.list[i]);
        else
            parts.push_back({pieces.list[i]});
    }
    const auto addPart = [&pieces](NameHash &hash, const std::vector<Piece> &part) {
        for (const Piece &piece : part)
            hash.add(pieces.folded(piece));
    };
    const std::size_t count = parts.size();
    // Every rotation: "Maria de la Cruz", "de la Cruz Maria", "Cruz Maria de la".
    const std::size_t turns = pieces.list.front().ideographic ? 1 : std::min<std::size_t>(count, 6);
    for (std::size_t turn = 0; turn < turns; ++turn) {
        NameHash hash;
        for (std::size_t i = 0; i < count; ++i)
            addPart(hash, parts[(turn + i) % count]);
        add(hash, count == 1 && !pieces.list.front().ideographic ? Single : Full, row);
    }
    if (count > 2) {  // without the middle names
        for (const bool swapped : {false, true}) {
            NameHash hash;
            addPart(hash, swapped ? parts.back() : parts.front());
            addPart(hash, swapped ? parts.front() : parts.back());
            add(hash, Full, row);
        }
    }
    if (count > 1 && parts.front().size() > 1) {  // "Marie-Ève" is called Marie
        NameHash hash;
        NameHash swapped;
        hash.add(pieces.folded(parts.front().front()));
        addPart(hash, parts.back());
        addPart(swapped, parts.back());
        swapped.add(pieces.folded(parts.front().front()));
        add(hash, Full, row);
        add(swapped, Full, row);
    }
    if (pieces.list.front().ideographic)
        return;  // a single one is a word of its language
    for (const auto &part : parts) {
        NameHash whole;
        addPart(whole, part);
        if (part.size() > 1)
            add(whole, Single, row);
        for (const Piece &piece : part) {
            if (piece.length < 2 || m_words->isParticle(pieces.folded(piece)))
                continue;
            NameHash single;
            single.add(pieces.folded(piece));
            add(single, Single, row);
        }
    }
    if (count < 2)
        return;
    // "Z. O'Brien", "O'Brien Z.", "Z. A. O'Brien"
    const auto initial = [&pieces](const std::vector<Piece> &part) { return pieces.folded(part.front()).substr(0, 1); };
    std::vector<NameHash> hashes(3);
    hashes[0].add(initial(parts.front()));
    addPart(hashes[0], parts.back());
    addPart(hashes[1], parts.back());
    hashes[1].add(initial(parts.front()));
    for (std::size_t i = 0; i + 1 < count; ++i)
        hashes[2].add(initial(parts[i]));
    addPart(hashes[2], parts.back());
    for (const NameHash &hash : hashes)
        add(hash, Initial, row);
}

void KnownNames::addPhone(const QString &phone, RowIndex row)
{
    std::u16string digits;
    for (const QChar c : phone)
        if (const int digit = c.digitValue(); digit >= 0)
            digits += static_cast<char16_t>(u'0' + digit);
    // Whole, and as it is dialled inside its country.
    for (const std::size_t length : {digits.size(), std::size_t(10), std::size_t(9), std::size_t(8)})
        if (length >= 7 && length <= digits.size()) {
            NameHash hash;
            hash.add(std::u16string_view(digits).substr(digits.size() - length));
            add(hash, Phone, row);
        }
}

void KnownNames::add(const NameHash &hash, Spelling spelling, RowIndex row)
{
    insert(hash.value(), (row << rowShift) | spelling);
}

void KnownNames::insert(std::uint64_t hash, std::uint32_t value)
{
    if ((m_count + 1) * 10 > m_hashes.size() * 7) {
        std::vector<std::uint64_t> hashes(m_hashes.size() * 2);
        std::vector<std::uint32_t> values(hashes.size());
        hashes.swap(m_hashes);
        values.swap(m_values);
        m_count = 0;
        for (std::size_t i = 0; i < hashes.size(); ++i)
            if (values[i] != 0)
                insert(hashes[i], values[i]);
    }
    const std::size_t mask = m_hashes.size() - 1;
    for (std::size_t at = (hash >> 20) & mask;; at = (at + 1) & mask) {
        if (m_values[at] == 0) {
            m_hashes[at] = hash;
            m_values[at] = value;
            ++m_count;
            return;
        }
        if (m_hashes[at] == hash) {
            if ((m_values[at] >> rowShift) != (value >> rowShift))
                m_values[at] |= Many;
            m_values[at] |= value & (Many | Full | Initial | Single | Id | Phone);
            return;
        }
    }
}

std::uint32_t KnownNames::lookUp(std::uint64_t hash) const
{
    if ((m_seen[(hash & (m_seen.size() * 64 - 1)) / 64] >> (hash % 64) & 1) == 0)
        return 0;
    const std::size_t mask = m_hashes.size() - 1;
    for (std::size_t at = (hash >> 20) & mask; m_values[at] != 0; at = (at + 1) & mask)
        if (m_hashes[at] == hash)
            return m_values[at];
    return 0;
}

std::size_t KnownNames::bytes() const
{
    return m_hashes.size() * sizeof(m_hashes[0]) + m_values.size() * sizeof(m_values[0])
           + m_seen.size() * sizeof(m_seen[0]);
}

}  // namespace clientele::privacy
