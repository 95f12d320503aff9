// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers in words.
#include "app/assistant/numberwords.h"
#include "app/assistant/turn/figurewords.h"
#include "app/assistant/turn/wordsteps.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace clientele::FigureWords {

namespace {

// What loans, customers and the like are called: a small number before one of them states how many.
const std::array nouns{
    "customer"_L1, "client"_L1,    "people"_L1,      "person"_L1,     "borrower"_L1,   "loan"_L1,     "account"_L1,
    "card"_L1,     "complaint"_L1, "transaction"_L1, "deposit"_L1,    "withdrawal"_L1, "machine"_L1,  "atm"_L1,
    "cit"_L1,      "branch"_L1,    "product"_L1,     "delinquenc"_L1, "payment"_L1,    "mortgage"_L1, "dollar"_L1,
    "euro"_L1,     "day"_L1,       "week"_L1,        "month"_L1,      "year"_L1,       "time"_L1,     "percent"_L1,
    "point"_L1,    "categor"_L1,   "countr"_L1,      "record"_L1,     "row"_L1,        "case"_L1,     "pret"_L1,
    "emprunt"_L1,  "plainte"_L1,   "retrait"_L1,     "depot"_L1,      "compte"_L1,     "carte"_L1,    "ville"_L1,
    "jour"_L1,     "semaine"_L1,   "mois"_L1,        "prestamo"_L1,   "queja"_L1,      "retiro"_L1,   "cuenta"_L1,
    "tarjeta"_L1,  "ciudad"_L1,    "dia"_L1,         "mes"_L1,        "reclam"_L1,     "member"_L1,   "household"_L1};

struct Word {
    QLatin1StringView word;
    std::int64_t value;
};

// Beside those of numberwords.h.
constexpr std::array moreNumbers{Word{"sept"_L1, 7},
                                 Word{"huit"_L1, 8},
                                 Word{"neuf"_L1, 9},
                                 Word{"onze"_L1, 11},
                                 Word{"douze"_L1, 12},
                                 Word{"treize"_L1, 13},
                                 Word{"quatorze"_L1, 14},
                                 Word{"quinze"_L1, 15},
                                 Word{"seize"_L1, 16},
                                 Word{"vingt"_L1, 20},
                                 Word{"trente"_L1, 30},
                                 Word{"quarante"_L1, 40},
                                 Word{"cinquante"_L1, 50},
                                 Word{"soixante"_L1, 60},
                                 Word{"cent"_L1, 100},
                                 Word{"siete"_L1, 7},
                                 Word{"ocho"_L1, 8},
                                 Word{"nueve"_L1, 9},
                                 Word{"doce"_L1, 12},
                                 Word{"trece"_L1, 13},
                                 Word{"catorce"_L1, 14},
                                 Word{"quince"_L1, 15},
                                 Word{"veinte"_L1, 20},
                                 Word{"treinta"_L1, 30},
                                 Word{"cuarenta"_L1, 40},
                                 Word{"cincuenta"_L1, 50},
                                 Word{"sesenta"_L1, 60},
                                 Word{"setenta"_L1, 70},
                                 Word{"ochenta"_L1, 80},
                                 Word{"noventa"_L1, 90},
                                 Word{"cien"_L1, 100},
                                 Word{"ciento"_L1, 100},
                                 Word{"billion"_L1, 1'000'000'000},
                                 Word{"milliard"_L1, 1'000'000'000},
                                 Word{"millones"_L1, 1'000'000},
                                 Word{"dozen"_L1, 12},
                                 Word{"douzaine"_L1, 12},
                                 Word{"docena"_L1, 12}};

constexpr std::array vague{"dozens"_L1, "hundreds"_L1, "thousands"_L1, "millions"_L1, "billions"_L1};
constexpr std::array parts{"half"_L1,   "third"_L1,  "thirds"_L1, "quarter"_L1, "quarters"_L1,
                           "fifth"_L1,  "fifths"_L1, "tenth"_L1,  "twice"_L1,   "double"_L1,
                           "triple"_L1, "moitie"_L1, "tiers"_L1,  "mitad"_L1,   "tercio"_L1};

std::int64_t valueOf(const QString &word)
{
    const auto *more = std::ranges::find(moreNumbers, word, &Word::word);
    if (more != moreNumbers.end())
        return more->value;
    return word.size() < 3 || word == u"grand" || word == u"mio" ? -1 : numberOfWord(word);
}

}  // namespace

Spelled spelledAt(const QString &text, qsizetype at)
{
    Spelled spelled;
    spelled.end = wordEnd(text, at);
    const QString first = wordAt(text, at);
    if (isOneOf(vague, first)) {
        spelled.isFigure = true;
        return spelled;
    }
    if (isOneOf(parts, first)) {
        const QString next = wordAt(text, afterSpaces(text, spelled.end));
        const QString before = wordBefore(text, at > 0 && text[at - 1] == u'-' ? at - 1 : at);
        const bool whole = first == u"half" || first == u"twice" || first == u"double" || first == u"triple"
                           || first == u"moitie" || first == u"mitad";
        const bool counted = before == u"a" || before == u"un" || numberOfWord(before) > 0;
        const bool follows = next == u"of" || next == u"de" || next == u"des" || next == u"d"
                             || (whole && (next == u"the" || next == u"as" || next == u"all" || next == u"that"));
        spelled.isFigure = follows && (whole || counted);
        return spelled;
    }
    std::int64_t total = 0;
    std::int64_t current = 0;
    bool scaled = false;
    qsizetype from = at;
    int words = 0;
    while (from < text.size()) {
        const QString word = wordAt(text, from);
        const std::int64_t value = valueOf(word);
        const bool joins = words > 0 && (word == u"and" || word == u"et" || word == u"y");
        if (value < 0 && !joins)
            break;
        if (joins) {
            const qsizetype next = afterSpaces(text, wordEnd(text, from));
            if (valueOf(wordAt(text, next)) < 0 || (word == u"and" && current % 100 != 0))
                break;
            from = next;
            continue;
        }
        if (value >= 1'000) {
            total += std::max<std::int64_t>(current, 1) * value;
            current = 0;
        } else if (value == 100 || word.startsWith(u"doz")) {
            current = std::max<std::int64_t>(current, 1) * value;
        } else if (current == 0 || (current % 100 == 0) || (current % 10 == 0 && value < 10)) {
            current += value;
        } else {
            break;
        }
        scaled = scaled || value >= 100;
        ++words;
        spelled.end = wordEnd(text, from);
        from = afterSpaces(text, spelled.end);
    }
    if (words == 0)
        return spelled;
    const std::int64_t value = total + current;
    bool counts = value > 12 || scaled;
    qsizetype next = afterSpaces(text, spelled.end);
    for (int i = 0; i < 3 && !counts && next < text.size(); ++i) {
        const QString word = wordAt(text, next);
        counts = std::ranges::any_of(nouns, [&word](QLatin1StringView noun) { return word.startsWith(noun); })
                 || (i == 0 && value > 1 && (word == u"of" || word == u"de" || word == u"d"))
                 || (i == 0 && QStringView(u"$€£%").contains(text[next]));
        if (word.isEmpty())
            break;
        next = afterSpaces(text, wordEnd(text, next));
    }
    spelled.isFigure = counts;
    spelled.value = value;
    return spelled;
}

}  // namespace clientele::FigureWords
