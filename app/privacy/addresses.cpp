// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/privacy/addresses.h"

#include <algorithm>
#include <initializer_list>

namespace clientele::privacy {

namespace {

using Word = std::u16string_view;

bool isOneOf(Word word, std::initializer_list<Word> words) { return std::ranges::find(words, word) != words.end(); }

bool isStreetBehind(Word w)  // "12 Main Street"
{
    return isOneOf(w, {u"street",  u"st",    u"avenue",  u"ave",  u"av",      u"road",  u"rd",      u"boulevard",
                       u"blvd",    u"drive", u"dr",      u"lane", u"ln",      u"court", u"ct",      u"crescent",
                       u"cres",    u"place", u"pl",      u"way",  u"terrace", u"terr",  u"square",  u"sq",
                       u"highway", u"hwy",   u"parkway", u"pkwy", u"circle",  u"close", u"gardens", u"grove",
                       u"mews",    u"quay",  u"trail",   u"walk"});
}

bool isOnlyStreet(Word w)  // and nothing else in any sentence
{
    return isOneOf(w, {u"street", u"avenue", u"ave", u"road", u"rd", u"boulevard", u"blvd", u"crescent", u"cres",
                       u"hwy", u"highway", u"parkway", u"pkwy", u"terrace", u"ln"});
}

bool isStreetBefore(Word w)  // "12, rue de la Paix", "calle Mayor 12"
{
    return isOneOf(w, {u"rue",    u"avenue",  u"av",      u"avda",  u"avenida", u"boulevard", u"bd",    u"boul",
                       u"chemin", u"ch",      u"place",   u"allee", u"impasse", u"quai",      u"route", u"cours",
                       u"square", u"rang",    u"montee",  u"calle", u"c",       u"plaza",     u"paseo", u"carretera",
                       u"camino", u"carrera", u"calzada", u"ronda", u"via",     u"viale",     u"rua"});
}

bool isGermanStreet(Word w)
{
    for (const Word end :
         {Word(u"strasse"), Word(u"str"), Word(u"weg"), Word(u"platz"), Word(u"gasse"), Word(u"allee")})
        if (w.size() > end.size() + 2 && w.ends_with(end))
            return true;
    return isOneOf(w, {u"strasse", u"str"});
}

bool isSmallWord(Word w)
{
    return isOneOf(w, {u"de",  u"du",  u"des", u"la",    u"le",      u"les",     u"l",     u"d",
                       u"del", u"el",  u"los", u"las",   u"y",       u"et",      u"saint", u"sainte",
                       u"st",  u"ste", u"san", u"santa", u"general", u"docteur", u"dr"});
}

bool isNoStreetName(Word w)
{
    return isOneOf(w, {u"in",     u"on",  u"at",   u"of",    u"the",      u"for",  u"from",      u"by",       u"with",
                       u"to",     u"and", u"or",   u"is",    u"are",      u"was",  u"customers", u"customer", u"loans",
                       u"people", u"who", u"that", u"their", u"a",        u"an",   u"per",       u"than",     u"as",
                       u"it",     u"his", u"her",  u"our",   u"machines", u"atms", u"branches"});
}

bool isUnit(Word w)
{
    return isOneOf(w, {u"apt", u"apartment", u"suite", u"unit", u"floor", u"app", u"appartement", u"bureau", u"apto",
                       u"piso", u"etage", u"bte", u"room", u"rm"});
}

bool isState(QStringView written)
{
    static constexpr QStringView states =
        u" AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR "
        u"PA RI SC SD TN TX UT VT VA WA WV WI WY DC ON QC BC AB MB SK NS NB NL PE YT NT NU ";
    return written.size() == 2 && states.contains(QString(u' ' + written.toString() + u' '));
}

class Reader {
public:
    Reader(QStringView text, const Pieces &pieces) : m_text(text), m_pieces(pieces) {}

    void find(std::vector<Finding> &findings) const
    {
        for (std::size_t i = 0; i < m_pieces.list.size();) {
            const std::size_t end = addressAt(i);
            if (end > i)
                findings.push_back({m_pieces.list[i].start,
                                    m_pieces.list[end - 1].end - m_pieces.list[i].start,
                                    Kind::Address,
                                    {},
                                    end - i > 1});
            i = std::max(end, i + 1);
        }
    }

private:
    [[nodiscard]] std::size_t size() const { return m_pieces.list.size(); }
    [[nodiscard]] const Piece &at(std::size_t i) const { return m_pieces.list[i]; }
    [[nodiscard]] Word word(std::size_t i) const { return i < size() ? m_pieces.folded(at(i)) : Word(); }
    [[nodiscard]] QStringView written(std::size_t i) const { return m_text.mid(at(i).start, at(i).end - at(i).start); }
    // Whether piece i follows the one before it without a break.
    [[nodiscard]] bool follows(std::size_t i) const
    {
        if (i == 0 || i >= size())
            return false;
        const QStringView gap = m_text.mid(at(i - 1).end, at(i).start - at(i - 1).end);
        constexpr qsizetype widest = 3;
        return gap.size() <= widest && std::ranges::all_of(gap, [](QChar c) {
                   return c == u' ' || c == u'\u00a0' || QStringView(u".,'’-/#º°").contains(c);
               });
    }
    [[nodiscard]] bool isHouseNumber(std::size_t i) const
    {
        return i < size() && at(i).hasDigit && at(i).length <= 6 && word(i)[0] >= u'0' && word(i)[0] <= u'9'
               && std::ranges::count_if(word(i), [](char16_t c) { return c > u'9'; }) <= 1;
    }

    [[nodiscard]] std::size_t addressAt(std::size_t i) const
    {
        std::size_t end = 0;
        if (isHouseNumber(i))
            end = std::max(englishFrom(i), frenchFrom(i));
        if (end == 0)
            end = std::max({spanishFrom(i), germanFrom(i), boxFrom(i)});
        if (end == 0)
            return postalCodeFrom(i);
        return withRest(end);
    }

    [[nodiscard]] std::size_t englishFrom(std::size_t i) const
    {
        constexpr std::size_t mostWords = 4;
        bool allCapital = true;
        for (std::size_t k = i + 1; k <= i + 1 + mostWords && follows(k); ++k) {
            if (k > i + 1 && isStreetBehind(word(k)) && (allCapital || (isOnlyStreet(word(k)) && k - i <= 3)))
                return isOneOf(word(k + 1), {u"n", u"s", u"e", u"w", u"nw", u"ne", u"sw", u"se", u"north", u"south",
                                             u"east", u"west"})
                               && follows(k + 1)
                           ? k + 2
                           : k + 1;
            if (isNoStreetName(word(k)))
                return 0;
            allCapital = allCapital && (at(k).capital || at(k).hasDigit);
        }
        return 0;
    }

    // The name of a street: small words, then words with capitals, or two at most without.
    [[nodiscard]] std::size_t nameFrom(std::size_t k) const
    {
        std::size_t end = 0;
        for (std::size_t words = 0; words < 4 && follows(k); ++k) {
            if (isSmallWord(word(k)))
                continue;
            if (!at(k).capital && (words > 0 || !at(k).hasLetter || isNoStreetName(word(k))))
                break;
            if (at(k).capital || words == 0)
                end = k + 1;
            ++words;
        }
        return end;
    }

    [[nodiscard]] std::size_t frenchFrom(std::size_t i) const
    {
        std::size_t k = i + 1;
        if (isOneOf(word(k), {u"bis", u"ter"}))
            ++k;
        if (!follows(k) || !isStreetBefore(word(k)) || word(k) == u"c")
            return 0;
        return nameFrom(k + 1);
    }

    [[nodiscard]] std::size_t spanishFrom(std::size_t i) const
    {
        if (!isStreetBefore(word(i)))
            return 0;
        if (word(i) == u"c" && (at(i).end >= m_text.size() || m_text[at(i).end] != u'/'))
            return 0;
        const std::size_t end = nameFrom(i + 1);
        if (end == 0)
            return 0;
        std::size_t k = end;
        if (isOneOf(word(k), {u"n", u"no", u"num", u"numero"}))
            ++k;
        return follows(k) && isHouseNumber(k) ? k + 1 : 0;
    }

    [[nodiscard]] std::size_t germanFrom(std::size_t i) const
    {
        return isGermanStreet(word(i)) && at(i).capital && follows(i + 1) && isHouseNumber(i + 1) ? i + 2 : 0;
    }

    [[nodiscard]] std::size_t boxFrom(std::size_t i) const
    {
        const auto number = [this](std::size_t k) { return follows(k) && at(k).hasDigit ? k + 1 : 0; };
        if (word(i) == u"po" && word(i + 1) == u"box")
            return number(i + 2);
        if (word(i) == u"p" && word(i + 1) == u"o" && word(i + 2) == u"box")
            return number(i + 3);
        if (isOneOf(word(i), {u"bp", u"cp", u"apartado", u"postfach"}) && at(i).capital)
            return number(i + 1);
        if (isOneOf(word(i), {u"b", u"c"}) && word(i + 1) == u"p" && at(i).capital && follows(i + 1))
            return number(i + 2);
        if (word(i) == u"case" && word(i + 1) == u"postale")
            return number(i + 2);
        return 0;
    }

    [[nodiscard]] static bool hasShape(Word w, const char *shape)
    {
        for (const char16_t c : w) {
            const bool digit = c >= u'0' && c <= u'9';
            const bool letter = c >= u'a' && c <= u'z';
            if (*shape == 0 || (*shape == 'd' && !digit) || (*shape == 'l' && !letter))
                return false;
            ++shape;
        }
        return *shape == 0;
    }

    [[nodiscard]] std::size_t postalCodeFrom(std::size_t i) const
    {
        if (hasShape(word(i), "ldldld"))
            return i + 1;
        if (!follows(i + 1))
            return 0;
        const Word second = word(i + 1);
        if (hasShape(word(i), "ldl") && hasShape(second, "dld"))
            return i + 2;
        const bool british = hasShape(word(i), "ld") || hasShape(word(i), "ldd") || hasShape(word(i), "lld")
                             || hasShape(word(i), "lldd") || hasShape(word(i), "ldl") || hasShape(word(i), "lldl");
        if (british && hasShape(second, "dll") && at(i).capital)
            return i + 2;
        if (isState(written(i)) && hasShape(second, "ddddd"))
            return i + 2;
        return 0;
    }

    // What belongs to an address behind its street: a unit, a city, a postal code.
    [[nodiscard]] std::size_t withRest(std::size_t end) const
    {
        constexpr std::size_t farthest = 6;
        std::size_t last = end;
        for (std::size_t k = end; k < std::min(end + farthest, size()) && follows(k); ++k) {
            if (isUnit(word(k)) && follows(k + 1) && (at(k + 1).hasDigit || at(k + 1).length == 1))
                last = std::max(last, k + 2);
            else if (const std::size_t code = postalCodeFrom(k); code > k)
                last = std::max(last, code);
            else if (hasShape(word(k), "ddddd") && (k == end || follows(k + 1)) && k + 1 < size() && at(k + 1).capital)
                last = std::max(last, k + 2);  // "75001 Paris"
            else if (k >= last && !at(k).capital && !at(k).hasDigit)
                break;
        }
        return last;
    }

    QStringView m_text;
    const Pieces &m_pieces;
};

}  // namespace

void findAddresses(QStringView text, const Pieces &pieces, std::vector<Finding> &findings)
{
    Reader(text, pieces).find(findings);
}

}  // namespace clientele::privacy
