// SPDX-License-Identifier: GPL-3.0-or-later
// How the customers of a book are found in a text: the table of knownnames.h, row by row.
#include "app/privacy/knownnames.h"
#include "app/privacy/surroundings.h"

#include <algorithm>
#include <span>

namespace clientele::privacy {

namespace {

constexpr std::size_t fewestIdDigits = 5;  // of an id that is a number, without a word before it that says so

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
        // "the bank's manager" where somebody is called Banks.
        finding.certain = !std::ranges::all_of(
            list, [&](const Piece &part) { return part.length < 2 || m_words->isOrdinary(match.pieces.folded(part)); });
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
