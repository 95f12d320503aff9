// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/privacy/numbers.h"

#include "app/privacy/digitgroups.h"
#include "app/privacy/surroundings.h"

#include <algorithm>

namespace clientele::privacy {

namespace {

enum class Cue { None, Phone, Account, Code };

// What the one or two words before a number say that it is.
Cue cueOf(std::u16string_view word)
{
    static constexpr std::u16string_view phones[] = {
        u"tel", u"phone",    u"telephone", u"mobile",   u"cell",     u"cellphone", u"call",    u"fax",
        u"gsm", u"whatsapp", u"sms",       u"portable", u"telefono", u"movil",     u"celular", u"handy"};
    static constexpr std::u16string_view accounts[] = {
        u"account", u"acct",  u"acc",     u"iban",    u"compte", u"cuenta",   u"card",      u"carte",
        u"tarjeta", u"konto", u"transit", u"routing", u"sort",   u"bsb",      u"clabe",     u"sin",
        u"ssn",     u"nas",   u"dni",     u"nif",     u"nie",    u"passport", u"passeport", u"pasaporte",
        u"pan",     u"rib",   u"swift",   u"licence", u"license"};
    static constexpr std::u16string_view codes[] = {u"cvv", u"cvc", u"cvv2", u"cvc2", u"cid", u"csc", u"pin", u"otp"};
    if (std::ranges::find(phones, word) != std::end(phones))
        return Cue::Phone;
    if (std::ranges::find(accounts, word) != std::end(accounts))
        return Cue::Account;
    return std::ranges::find(codes, word) != std::end(codes) ? Cue::Code : Cue::None;
}

// The words that may stand between: "account number: 12345", "tel. no 555".
bool isFiller(std::u16string_view word)
{
    static constexpr std::u16string_view fillers[] = {u"number", u"no",   u"nr",  u"num", u"numero", u"nummer", u"is",
                                                      u"de",     u"code", u"est", u"es",  u"at",     u"on",     u"them",
                                                      u"him",    u"her",  u"me",  u"us",  u"n"};
    return std::ranges::find(fillers, word) != std::end(fillers);
}

Cue cueBefore(const Pieces &pieces, qsizetype at)
{
    auto piece = std::ranges::lower_bound(pieces.list, at, {}, &Piece::start);
    qsizetype next = at;
    constexpr qsizetype near = 4;
    for (int words = 0; words < 3 && piece != pieces.list.begin(); ++words) {
        --piece;
        if (next - piece->end > near)
            return Cue::None;
        const std::u16string_view word = pieces.folded(*piece);
        if (const Cue cue = cueOf(word); cue != Cue::None)
            return cue;
        if (!isFiller(word))
            return Cue::None;
        next = piece->start;
    }
    return Cue::None;
}

std::optional<Kind> kindByCue(Cue cue, std::span<const DigitGroup> groups)
{
    std::size_t count = 0;
    for (const DigitGroup &group : groups)
        count += group.size();
    switch (cue) {
    case Cue::Phone:
        return count >= 5 && count <= 15 ? std::optional(Kind::Phone) : std::nullopt;
    case Cue::Account: {
        const bool year = groups.size() == 1 && count == 4
                          && (groups[0].digits.starts_with("19") || groups[0].digits.starts_with("20"));
        return count >= 4 && count <= 30 && !year ? std::optional(Kind::Account) : std::nullopt;
    }
    case Cue::Code:
        return count >= 3 && count <= 8 ? std::optional(Kind::Card) : std::nullopt;
    case Cue::None:
        break;
    }
    return std::nullopt;
}

// What of a run is a number of somebody's: the longest part that has a shape, then the rest.
void findIn(QStringView text, const Pieces &pieces, std::span<const DigitGroup> groups, std::vector<Finding> &findings)
{
    for (std::size_t first = 0; first < groups.size();) {
        std::size_t taken = 0;
        const Cue cue = cueBefore(pieces, groups[first].start);
        for (std::size_t count = groups.size() - first; count > 0 && taken == 0; --count) {
            const auto part = groups.subspan(first, count);
            bool certain = true;
            std::optional<Kind> kind = kindOf(part, certain);
            if (!kind && cue != Cue::None) {
                kind = kindByCue(cue, part);
                certain = false;
            }
            if (!kind)
                continue;
            const qsizetype start =
                part.front().plus
                    ? text.lastIndexOf(text.left(part.front().start).contains(u'+') ? u'+' : u'＋', part.front().start)
                    : part.front().start;
            const qsizetype length = part.back().end - start;
            if (*kind != Kind::Card && !part.front().plus
                && isAmount(text, part.front().start, part.back().end - part.front().start))
                continue;
            // "(416) 555": the bracket belongs to it.
            const bool bracket = start > 0 && text[start - 1] == u'(' && text.mid(start, length).contains(u')');
            findings.push_back({bracket ? start - 1 : start, bracket ? length + 1 : length, *kind, {}, certain});
            taken = count;
        }
        first += std::max<std::size_t>(taken, 1);
    }
}

bool isAsciiLetter(QChar c) { return (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z'); }
bool isAsciiDigit(QChar c) { return c >= u'0' && c <= u'9'; }

bool passesMod97(const std::string &iban)
{
    int rest = 0;
    for (const char c : iban.substr(4) + iban.substr(0, 4)) {
        const int value = c >= 'A' ? c - 'A' + 10 : c - '0';
        rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97;
    }
    return rest == 1;
}

// Letters of an address on either side of its @.
bool isOfAddress(QChar c, bool local)
{
    return c.isLetterOrNumber() || c.isMark() || c == u'-' || c == u'.'
           || (local && QStringView(u"_%+'’&=~").contains(c));
}

}  // namespace

void findNumbers(QStringView text, const Pieces &pieces, std::vector<Finding> &findings)
{
    for (qsizetype at = 0; at < text.size();) {
        if (text[at].digitValue() < 0) {
            ++at;
            continue;
        }
        const std::vector<DigitGroup> groups = groupsFrom(text, at);
        findIn(text, pieces, groups, findings);
        at = groups.back().end;
    }
}

void findIbans(QStringView text, std::vector<Finding> &findings)
{
    constexpr std::size_t shortest = 15;
    constexpr std::size_t longest = 34;
    for (qsizetype at = 0; at + 4 < text.size(); ++at) {
        if (!isAsciiLetter(text[at]) || !isAsciiLetter(text[at + 1]) || (at > 0 && text[at - 1].isLetterOrNumber()))
            continue;
        std::string code;
        std::vector<qsizetype> ends;
        std::size_t digits = 0;
        bool groupsOfFour = true;
        std::size_t group = 0;
        for (qsizetype i = at; i < text.size() && code.size() < longest; ++i) {
            const QChar c = text[i];
            if (isAsciiLetter(c) || isAsciiDigit(c)) {
                if ((code.size() == 2 || code.size() == 3) && !isAsciiDigit(c))
                    break;
                code += static_cast<char>(c.toUpper().unicode());
                ends.push_back(i + 1);
                digits += isAsciiDigit(c) ? 1 : 0;
                ++group;
            } else if ((c == u' ' || c == u'-' || c == u'\u00a0') && code.size() >= 2 && i + 1 < text.size()
                       && (isAsciiLetter(text[i + 1]) || isAsciiDigit(text[i + 1])))
            {
                groupsOfFour = groupsOfFour && (group == 4 || code.size() == 2);
                group = code.size() == 2 ? 2 : 0;
            } else {
                break;
            }
        }
        for (std::size_t length = code.size(); length >= shortest; --length) {
            const qsizetype end = ends[length - 1];
            if (end < text.size() && text[end].isLetterOrNumber())
                continue;
            const bool looks = digits >= 10 && groupsOfFour && length == code.size() && text[at].isUpper();
            if (!passesMod97(code.substr(0, length)) && !looks)
                continue;
            findings.push_back({at, end - at, Kind::Account});
            at = end;
            break;
        }
    }
}

void findEmails(QStringView text, std::vector<Finding> &findings)
{
    for (qsizetype at = 0; at < text.size(); ++at) {
        const bool encoded = text.mid(at).startsWith(u"%40");
        if (text[at] != u'@' && text[at] != u'＠' && !encoded)
            continue;
        const qsizetype after = at + (encoded ? 3 : 1);
        qsizetype start = at;
        while (start > 0 && isOfAddress(text[start - 1], true) && text[start - 1] != u'@')
            --start;
        qsizetype end = after;
        while (end < text.size() && isOfAddress(text[end], false))
            ++end;
        // "zoe @ example.com": spaces around it, where a domain follows.
        if (start == at && at > 1 && text[at - 1] == u' ' && isOfAddress(text[at - 2], true)) {
            qsizetype right = after + (after < text.size() && text[after] == u' ' ? 1 : 0);
            qsizetype rightEnd = right;
            while (rightEnd < text.size() && isOfAddress(text[rightEnd], false))
                ++rightEnd;
            if (text.mid(right, rightEnd - right).contains(u'.')) {
                start = at - 1;
                while (start > 0 && isOfAddress(text[start - 1], true))
                    --start;
                end = rightEnd;
            }
        }
        while (end > after && (text[end - 1] == u'.' || text[end - 1] == u'-'))
            --end;
        while (start < at && QStringView(u".'’=&").contains(text[start]))
            ++start;
        if (start < at && end > after)
            findings.push_back({start, end - start, Kind::Email});
        at = std::max(at, end - 1);
    }
}

}  // namespace clientele::privacy
