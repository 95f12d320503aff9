// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/privacy/knownnames.h"

#include "app/privacy/surroundings.h"
#include "models/items/customerindex.h"

#include <algorithm>
#include <span>

namespace clientele::privacy {

namespace {

constexpr std::size_t firstSlots = 1024;
constexpr std::size_t bloomBitsPerKey = 10;
constexpr std::size_t fewestIdDigits = 5;  // of an id that is a number, without a word before it that says so

// Between the parts of one name: a space, a hyphen, an apostrophe, a full stop after an initial, a comma.
bool joins(QStringView gap)
{
    constexpr qsizetype widest = 3;
    if (gap.size() > widest)
        return false;
    return std::ranges::all_of(gap, [](QChar c) { return c.isSpace() || QStringView(u"-.,'_’‘ʼ`´‐‑–").contains(c); });
}

bool isTight(QStringView gap)
{
    return !gap.isEmpty() && std::ranges::none_of(gap, [](QChar c) { return c.isSpace() || c == u',' || c == u'.'; });
}

}  // namespace

struct KnownNames::Match {
    QStringView text;
    const Pieces &pieces;
    std::size_t first;
    std::size_t count;
    std::uint32_t value;

    [[nodiscard]] std::span<const Piece> list() const { return {pieces.list.data() + first, count}; }
    [[nodiscard]] QStringView gapAfter(std::size_t i) const
    {
        const Piece &left = pieces.list[first + i];
        return text.mid(left.end, pieces.list[first + i + 1].start - left.end);
    }
};

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

void KnownNames::find(QStringView text, const Pieces &pieces, std::vector<Finding> &findings) const
{
    for (std::size_t first = 0; first < pieces.list.size();) {
        NameHash hash;
        std::size_t taken = 0;
        Finding best;
        for (std::size_t count = 1; count <= mostPieces && first + count <= pieces.list.size(); ++count) {
            const Piece &piece = pieces.list[first + count - 1];
            if (count > 1) {
                const qsizetype before = pieces.list[first + count - 2].end;
                if (!joins(text.mid(before, piece.start - before)))
                    break;
            }
            hash.add(pieces.folded(piece));
            const std::uint32_t value = lookUp(hash.value());
            if (value == 0)
                continue;
            const Match match{text, pieces, first, count, value};
            Finding finding{pieces.list[first].start, piece.end - pieces.list[first].start, Kind::Customer};
            if (!accept(match, finding))
                continue;
            if (value & Many)
                finding.kind = finding.kind == Kind::Phone ? Kind::Phone : Kind::Name;
            else if (finding.kind == Kind::Customer)
                finding.customer = value >> rowShift;
            best = finding;
            taken = count;
        }
        if (taken > 0)
            findings.push_back(best);
        first += std::max<std::size_t>(taken, 1);
    }
}

bool KnownNames::accept(const Match &match, Finding &finding) const
{
    if ((match.value & Full) && acceptFull(match, finding))
        return true;
    if ((match.value & Single) && acceptSingle(match, finding))
        return true;
    if ((match.value & Id) && acceptId(match, finding))
        return true;
    if ((match.value & Initial) && acceptInitial(match)) {
        finding.certain = false;
        return true;
    }
    if (match.value & Phone) {
        finding.kind = Kind::Phone;
        finding.certain = false;
        return !isAmount(match.text, finding.start, finding.length);
    }
    return false;
}

bool KnownNames::acceptFull(const Match &match, Finding &finding) const
{
    const auto isOrdinary = [&](const Piece &piece) {
        return piece.length < 2 || m_words->isOrdinary(match.pieces.folded(piece));
    };
    const auto list = match.list();
    if (list.front().ideographic)
        return list.size() > 1;
    if (!std::ranges::all_of(list, isOrdinary))
        return true;
    finding.certain = false;
    if (list.size() == 1)  // one ordinary word that happens to be two names
        return false;
    if (std::ranges::all_of(list, [](const Piece &piece) { return piece.capital; }))
        return true;
    // "we may grant", and not "may grant owes"
    if (match.first == 0 || !m_words->isModal(match.pieces.folded(list.front())))
        return true;
    const Piece &before = match.pieces.list[match.first - 1];
    return !m_words->isSubject(match.pieces.folded(before));
}

bool KnownNames::acceptInitial(const Match &match) const
{
    const auto list = match.list();
    const auto longest = std::ranges::max_element(list, {}, &Piece::length);
    const std::u16string_view surname = match.pieces.folded(*longest);
    if (list.size() == 1)  // "zobrien", as in a user's name
        return surname.size() >= 6 && !m_words->isOrdinary(surname);
    if (surname.size() < 2)
        return false;
    const bool initialsAreCapital =
        std::ranges::all_of(list, [](const Piece &piece) { return piece.length > 1 || piece.capital; });
    return initialsAreCapital && (!m_words->isOrdinary(surname) || longest->capital);
}

bool KnownNames::acceptSingle(const Match &match, Finding &finding) const
{
    const auto list = match.list();
    const Piece &piece = list.front();
    const std::u16string_view word = match.pieces.folded(piece);
    if (list.size() > 1) {
        const bool anyOrdinary = std::ranges::any_of(
            list, [&](const Piece &part) { return m_words->isOrdinary(match.pieces.folded(part)); });
        for (std::size_t i = 0; i + 1 < list.size(); ++i)
            if (!isTight(match.gapAfter(i)) && anyOrdinary && list[i].length > 2)
                return false;
        return std::ranges::any_of(list, [](const Piece &part) { return part.length > 1; });
    }
    if (piece.length < 2 || !piece.hasLetter)
        return false;
    if (!m_words->isOrdinary(word)) {
        // "Li" and "Ng", but not what is short and small.
        finding.certain = piece.length > 2;
        return piece.length > 2 || piece.capital;
    }
    finding.certain = false;
    if (!piece.capital)
        return false;
    const Surroundings around(match.text, match.pieces, match.first);
    if (m_words->isKept(word))
        return around.isAddressed(*m_words) || around.isPossessive() || around.isDoing(*m_words);
    if (match.pieces.list.size() == 1)  // all there is: a value, not a sentence
        return true;
    if (around.isAddressed(*m_words))
        return true;
    if (m_words->isMonth(word) && around.meansDate(*m_words))
        return false;
    if (piece.shout && around.isShouted())
        return false;
    return !around.beginsSentence() || around.standsAlone() || around.isPossessive() || around.isDoing(*m_words);
}

bool KnownNames::acceptId(const Match &match, Finding &finding) const
{
    const auto list = match.list();
    std::size_t digits = 0;
    bool letters = false;
    for (const Piece &piece : list) {
        letters = letters || piece.hasLetter;
        for (const char16_t c : match.pieces.folded(piece))
            digits += c >= u'0' && c <= u'9' ? 1 : 0;
    }
    if (letters && digits == 0)  // an id that is a word
        return acceptSingle(match, finding);
    for (std::size_t i = 0; i + 1 < list.size(); ++i)
        if (!isTight(match.gapAfter(i)) && (letters ? match.gapAfter(i).size() > 1 : true))
            return false;
    if (letters) {
        finding.certain = digits >= 2;
        return true;
    }
    finding.certain = false;
    if (isAmount(match.text, finding.start, finding.length))
        return false;
    return digits >= fewestIdDigits || Surroundings(match.text, match.pieces, match.first).isNumbered();
}

}  // namespace clientele::privacy
