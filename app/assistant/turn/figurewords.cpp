// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assistant/turn/figurewords.h"

#include "app/assistant/turn/wordsteps.h"
#include "models/core/money.h"

#include <algorithm>
#include <array>
#include <initializer_list>

using namespace Qt::StringLiterals;

namespace clientele::FigureWords {

namespace {

struct Scale {
    QLatin1StringView word;
    int power;
    bool glued;  // also without a space: "50k"
};

constexpr std::array scales{
    Scale{"k"_L1, 3, true},          Scale{"m"_L1, 6, true},         Scale{"mn"_L1, 6, true},
    Scale{"mm"_L1, 6, true},         Scale{"mio"_L1, 6, true},       Scale{"b"_L1, 9, true},
    Scale{"bn"_L1, 9, true},         Scale{"mrd"_L1, 9, true},       Scale{"t"_L1, 12, true},
    Scale{"tn"_L1, 12, true},        Scale{"hundred"_L1, 2, false},  Scale{"thousand"_L1, 3, false},
    Scale{"thousands"_L1, 3, false}, Scale{"million"_L1, 6, false},  Scale{"millions"_L1, 6, false},
    Scale{"billion"_L1, 9, false},   Scale{"billions"_L1, 9, false}, Scale{"trillion"_L1, 12, false},
    Scale{"mille"_L1, 3, false},     Scale{"milliers"_L1, 3, false}, Scale{"milliard"_L1, 9, false},
    Scale{"milliards"_L1, 9, false}, Scale{"mil"_L1, 3, false},      Scale{"miles"_L1, 3, false},
    Scale{"millon"_L1, 6, false},    Scale{"millones"_L1, 6, false}, Scale{"lakh"_L1, 5, false},
    Scale{"crore"_L1, 7, false}};

struct Money {
    QStringView sign;
    QLatin1StringView codes;  // ' ' between them
};

const QLatin1StringView dollars = "USD CAD AUD NZD HKD SGD TWD MXN ARS CLP COP BBD BSD JMD TTD FJD LRD NAD SRD XCD"_L1;

const std::array signs{Money{u"$", dollars},
                       Money{u"€", "EUR"_L1},
                       Money{u"£", "GBP EGP LBP"_L1},
                       Money{u"¥", "JPY CNY"_L1},
                       Money{u"￥", "JPY CNY"_L1},
                       Money{u"₹", "INR"_L1},
                       Money{u"₩", "KRW"_L1},
                       Money{u"₽", "RUB"_L1},
                       Money{u"₺", "TRY"_L1},
                       Money{u"zł", "PLN"_L1},
                       Money{u"kr", "SEK NOK DKK ISK"_L1}};

const std::array moneyWords{Money{u"dollar", dollars},
                            Money{u"dolar", dollars},
                            Money{u"euro", "EUR"_L1},
                            Money{u"pound", "GBP"_L1},
                            Money{u"livre", "GBP"_L1},
                            Money{u"yen", "JPY"_L1},
                            Money{u"peso", "MXN ARS CLP COP"_L1},
                            Money{u"franc", "CHF XOF XAF"_L1},
                            Money{u"rupee", "INR PKR LKR"_L1}};

const std::array percentWords{"percent"_L1, "pct"_L1, "percentage"_L1, "pp"_L1, "bps"_L1, "pourcent"_L1};

QStringList codesOf(QLatin1StringView codes) { return QString(codes).split(u' '); }

// A currency that begins at `at`; moves behind it.
bool takeMoney(const QString &text, qsizetype &at, Unit &unit)
{
    for (const Money &sign : signs) {
        if (QStringView(text).mid(at).startsWith(sign.sign)
            && (!sign.sign.front().isLetter() || wordEnd(text, at) == at + sign.sign.size()))
        {
            at += sign.sign.size();
            unit.currencies = codesOf(sign.codes);
            return unit.money = true;
        }
    }
    if (at < text.size() && text[at].category() == QChar::Symbol_Currency) {
        ++at;
        return unit.money = true;
    }
    const qsizetype end = wordEnd(text, at);
    const QString written = text.mid(at, end - at);
    if (written.size() == 3 && written == written.toUpper() && Currency::fromCode(written)) {
        unit.currencies = {written};
        at = end;
        // "CAD$", "USD $"
        if (at < text.size() && text[at] == u'$')
            ++at;
        return unit.money = true;
    }
    const QString word = folded(written);
    for (const Money &named : moneyWords) {
        if (word.startsWith(named.sign) && word.size() <= named.sign.size() + 2) {
            unit.currencies = codesOf(named.codes);
            at = end;
            return unit.money = true;
        }
    }
    return false;
}

bool takePercent(const QString &text, qsizetype &at)
{
    if (at < text.size() && (text[at] == u'%' || text[at] == u'‰' || text[at] == u'％')) {
        ++at;
        return true;
    }
    const QString word = wordAt(text, at);
    const qsizetype end = wordEnd(text, at);
    if (isOneOf(percentWords, word)) {
        at = end;
        return true;
    }
    const qsizetype next = afterSpaces(text, end);
    const QString second = wordAt(text, next);
    if ((word == u"per" && second == u"cent") || (word == u"pour" && second == u"cent")
        || (word == u"por" && second == u"ciento") || (word == u"basis" && second.startsWith(u"point")))
    {
        at = wordEnd(text, next);
        return true;
    }
    return false;
}

bool isOrdinalEnd(const QString &word)
{
    return isOneOf(std::initializer_list<QLatin1StringView>{"st"_L1, "nd"_L1, "rd"_L1, "th"_L1, "e"_L1, "er"_L1,
                                                            "re"_L1, "eme"_L1, "o"_L1, "a"_L1},
                   word);
}

}  // namespace

Unit after(const QString &text, qsizetype start)
{
    Unit unit;
    unit.end = start;
    if (start < text.size() && (text[start] == u'º' || text[start] == u'ª' || text[start] == u'°')) {
        unit.ordinal = text[start] != u'°';
        unit.isWord = !unit.ordinal;
        unit.end = start + 1;
        return unit;
    }
    const bool glued = start < text.size() && text[start].isLetter();
    if (glued && isOrdinalEnd(wordAt(text, start))) {
        unit.ordinal = true;
        unit.end = wordEnd(text, start);
        return unit;
    }
    qsizetype at = start;
    for (int i = 0; i < 2; ++i) {
        const qsizetype from = at == start && glued ? at : afterSpaces(text, at);
        const QString word = wordAt(text, from);
        const auto *scale = std::ranges::find(scales, word, &Scale::word);
        if (word.isEmpty() || scale == scales.end() || (from > at && scale->glued && word.size() == 1 && word != u"k"))
            break;
        unit.scale += scale->power;
        at = wordEnd(text, from);
        unit.end = at;
    }
    for (int i = 0; i < 2; ++i) {
        qsizetype from = afterSpaces(text, at);
        for (const QLatin1StringView lead : {"de "_L1, "d'"_L1, "d’"_L1, "of "_L1})
            if (QStringView(text).mid(from).startsWith(lead) && i == 0 && unit.scale > 0)
                from += lead.size();
        if (!unit.percent && takePercent(text, from))
            unit.percent = true;
        else if (!unit.money && !unit.percent && takeMoney(text, from, unit))
            unit.money = true;
        else
            break;
        at = from;
        unit.end = at;
    }
    if (glued && unit.end == start) {
        unit.isWord = true;
        unit.end = wordEnd(text, start);
    }
    return unit;
}

Sign signBefore(const QString &text, qsizetype at)
{
    Sign sign{false, at, {}};
    qsizetype end = at;
    while (end > 0 && isSpace(text[end - 1]) && at - end < 2)
        --end;
    for (const Money &known : signs) {
        if (end >= known.sign.size() && QStringView(text).mid(end - known.sign.size(), known.sign.size()) == known.sign
            && (!known.sign.front().isLetter() || end == known.sign.size()
                || !text[end - known.sign.size() - 1].isLetter()))
        {
            sign = {true, end - known.sign.size(), codesOf(known.codes)};
        }
    }
    if (!sign.found && end > 0 && text[end - 1].category() == QChar::Symbol_Currency)
        sign = {true, end - 1, {}};
    // "CA$", "US$", "CAD", "EUR 50"
    const qsizetype lettersEnd = sign.found ? sign.start : end;
    qsizetype letters = lettersEnd;
    while (letters > 0 && text[letters - 1].isLetter())
        --letters;
    const QString written = text.mid(letters, lettersEnd - letters);
    if (written.size() == 3 && written == written.toUpper() && Currency::fromCode(written))
        return {true, letters, {written}};
    if (!sign.found)
        return sign;
    for (const auto &[prefix, code] : {std::pair{u"US"_s, u"USD"_s},
                                       {u"CA"_s, u"CAD"_s},
                                       {u"C"_s, u"CAD"_s},
                                       {u"A"_s, u"AUD"_s},
                                       {u"AU"_s, u"AUD"_s},
                                       {u"NZ"_s, u"NZD"_s},
                                       {u"HK"_s, u"HKD"_s},
                                       {u"S"_s, u"SGD"_s},
                                       {u"R"_s, u"BRL"_s}})
        if (written == prefix)
            return {true, letters, {code}};
    return sign;
}

QString wordBefore(const QString &text, qsizetype at)
{
    while (at > 0 && (isSpace(text[at - 1]) || QStringView(u"*_(“\"").contains(text[at - 1])))
        --at;
    if (at > 0 && QStringView(u"<>≤≥").contains(text[at - 1]))
        return text[at - 1];
    qsizetype start = at;
    while (start > 0 && (text[start - 1].isLetter() || text[start - 1].isMark()))
        --start;
    return folded(text.mid(start, at - start));
}

bool isBounding(const QString &word)
{
    static const QStringList words{
        u"below"_s,   u"under"_s, u"over"_s,      u"above"_s,     u"than"_s,      u"least"_s,   u"most"_s,
        u"between"_s, u"and"_s,   u"to"_s,        u"from"_s,      u"exceeding"_s, u"exceeds"_s, u"exceed"_s,
        u"top"_s,     u"first"_s, u"last"_s,      u"largest"_s,   u"past"_s,      u"until"_s,   u"since"_s,
        u"sous"_s,    u"entre"_s, u"et"_s,        u"que"_s,       u"moins"_s,     u"plus"_s,    u"a"_s,
        u"dessus"_s,  u"de"_s,    u"inferieur"_s, u"superieur"_s, u"menos"_s,     u"mas"_s,     u"y"_s,
        u"bajo"_s,    u"sobre"_s, u"premiers"_s,  u"primeros"_s,  u"<"_s,         u">"_s,       u"≤"_s,
        u"≥"_s};
    return words.contains(word);
}

}  // namespace clientele::FigureWords
