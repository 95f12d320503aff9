// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assistant/words.h"

#include "models/core/folding.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

struct NumberWord {
    const char *word;
    std::int64_t value;
};

constexpr std::array numberWords{
    NumberWord{"zero", 0},          NumberWord{"one", 1},
    NumberWord{"two", 2},           NumberWord{"three", 3},
    NumberWord{"four", 4},          NumberWord{"five", 5},
    NumberWord{"six", 6},           NumberWord{"seven", 7},
    NumberWord{"eight", 8},         NumberWord{"nine", 9},
    NumberWord{"ten", 10},          NumberWord{"eleven", 11},
    NumberWord{"twelve", 12},       NumberWord{"thirteen", 13},
    NumberWord{"fourteen", 14},     NumberWord{"fifteen", 15},
    NumberWord{"sixteen", 16},      NumberWord{"seventeen", 17},
    NumberWord{"eighteen", 18},     NumberWord{"nineteen", 19},
    NumberWord{"twenty", 20},       NumberWord{"thirty", 30},
    NumberWord{"forty", 40},        NumberWord{"fifty", 50},
    NumberWord{"sixty", 60},        NumberWord{"seventy", 70},
    NumberWord{"eighty", 80},       NumberWord{"ninety", 90},
    NumberWord{"deux", 2},          NumberWord{"trois", 3},
    NumberWord{"quatre", 4},        NumberWord{"cinq", 5},
    NumberWord{"dix", 10},          NumberWord{"dos", 2},
    NumberWord{"tres", 3},          NumberWord{"cuatro", 4},
    NumberWord{"cinco", 5},         NumberWord{"diez", 10},
    NumberWord{"hundred", 100},     NumberWord{"thousand", 1000},
    NumberWord{"k", 1000},          NumberWord{"grand", 1000},
    NumberWord{"million", 1000000}, NumberWord{"millions", 1000000},
    NumberWord{"mille", 1000},      NumberWord{"mil", 1000},
    NumberWord{"m", 1000000},       NumberWord{"mio", 1000000},
};

std::int64_t numberOfWord(const QString &word)
{
    const auto known =
        std::ranges::find_if(numberWords, [&](const NumberWord &n) { return word == QLatin1StringView(n.word); });
    return known == numberWords.end() ? -1 : known->value;
}

// "1.25" times 1000 -> "1250", exactly: the point moves.
QString times(const QString &decimal, std::int64_t factor)
{
    QString digits = decimal;
    qsizetype point = digits.indexOf(u'.');
    if (point < 0)
        point = digits.size();
    digits.remove(u'.');
    for (; factor > 1; factor /= 10) {
        ++point;
        if (point > digits.size())
            digits.append(u'0');
    }
    if (point < digits.size())
        digits.insert(point, u'.');
    while (digits.size() > 1 && digits.startsWith(u'0') && digits[1] != u'.')
        digits.remove(0, 1);
    return digits;
}

// Words that stand for several: cut before anything else is looked up.
const QHash<QString, QStringList> &contractions()
{
    static const QHash<QString, QStringList> known{
        {u"don't"_s, {u"do"_s, u"not"_s}},       {u"doesn't"_s, {u"does"_s, u"not"_s}},
        {u"didn't"_s, {u"did"_s, u"not"_s}},     {u"isn't"_s, {u"is"_s, u"not"_s}},
        {u"aren't"_s, {u"are"_s, u"not"_s}},     {u"wasn't"_s, {u"was"_s, u"not"_s}},
        {u"haven't"_s, {u"have"_s, u"not"_s}},   {u"hasn't"_s, {u"has"_s, u"not"_s}},
        {u"weren't"_s, {u"were"_s, u"not"_s}},   {u"i'd"_s, {u"i"_s, u"would"_s}},
        {u"i'm"_s, {u"i"_s, u"am"_s}},           {u"we've"_s, {u"we"_s, u"have"_s}},
        {u"they're"_s, {u"they"_s, u"are"_s}},   {u"we're"_s, {u"we"_s, u"are"_s}},
        {u"won't"_s, {u"will"_s, u"not"_s}},     {u"dont"_s, {u"do"_s, u"not"_s}},
        {u"doesnt"_s, {u"does"_s, u"not"_s}},    {u"arent"_s, {u"are"_s, u"not"_s}},
        {u"whats"_s, {u"what"_s, u"is"_s}},      {u"whos"_s, {u"who"_s, u"is"_s}},
        {u"isnt"_s, {u"is"_s, u"not"_s}},        {u"can't"_s, {u"can"_s, u"not"_s}},
        {u"cannot"_s, {u"can"_s, u"not"_s}},     {u"what's"_s, {u"what"_s, u"is"_s}},
        {u"who's"_s, {u"who"_s, u"is"_s}},       {u"where's"_s, {u"where"_s, u"is"_s}},
        {u"there's"_s, {u"there"_s, u"is"_s}},   {u"how's"_s, {u"how"_s, u"is"_s}},
        {u"let's"_s, {u"let"_s, u"us"_s}},       {u"it's"_s, {u"it"_s, u"is"_s}},
        {u"that's"_s, {u"that"_s, u"is"_s}},     {u"we'd"_s, {u"we"_s, u"would"_s}},
        {u"hasnt"_s, {u"has"_s, u"not"_s}},      {u"havent"_s, {u"have"_s, u"not"_s}},
        {u"couldn't"_s, {u"could"_s, u"not"_s}}, {u"today's"_s, {u"today"_s}},
        {u"yesterday's"_s, {u"yesterday"_s}},    {u"qu'est"_s, {u"que"_s, u"est"_s}},
        {u"wouldn't"_s, {u"would"_s, u"not"_s}}, {u"shouldn't"_s, {u"should"_s, u"not"_s}},
        {u"which's"_s, {u"which"_s, u"is"_s}},   {u"you're"_s, {u"you"_s, u"are"_s}},
        {u"you've"_s, {u"you"_s, u"have"_s}},
    };
    return known;
}

// French elisions: "l'âge", "d'un", "qu'a": the little word carries nothing.
bool elided(const QString &word)
{
    return word.size() > 3 && word[1] == u'\'' && (word[0] == u'l' || word[0] == u'd') && word[2] != u's';
}

class Cutter {
public:
    explicit Cutter(const QString &question) : m_text(question) { m_shout = question == question.toUpper(); }

    std::vector<Token> cut()
    {
        static const QRegularExpression pattern(
            u"\\d{4}-\\d{2}(?:-\\d{2})?(?![\\d-])"                 // dates
            "|\\d{1,2}:\\d{2}"                                     // times
            "|(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?[\\p{L}]*"  // numbers, with a glued unit
            "|[\\p{L}\\p{M}][\\p{L}\\p{M}\\p{N}_@.'’‘ʼ`´]*"        // words
            "|<=|>=|[≤≥<>=+%$€£,/&]"_s,
            QRegularExpression::UseUnicodePropertiesOption);
        auto matches = pattern.globalMatch(m_text);
        while (matches.hasNext())
            add(matches.next().captured());
        joinNumbers();
        return std::move(m_tokens);
    }

private:
    void add(QString written)
    {
        while (written.endsWith(u'.') || written.endsWith(u'@'))
            written.chop(1);
        if (written.front().isDigit())
            return addNumber(written);
        QString word = folded(written);
        Token token{word, written, {}, false, false};
        token.capital = !m_shout && !m_tokens.empty() && written.front().isUpper();
        if (const auto parts = contractions().constFind(word); parts != contractions().constEnd()) {
            for (const QString &part : *parts)
                m_tokens.push_back({part, written, {}, false, false});
            return;
        }
        if (word.endsWith("'s"_L1) && word.size() > 2) {
            token.possessive = true;
            word.chop(2);
        } else if (word.endsWith(u'\'')) {
            token.possessive = true;
            word.chop(1);
        } else if (elided(word) && !token.capital) {
            m_tokens.push_back({word.first(1), written, {}, false, false});
            word.remove(0, 2);
        }
        word.remove(u'\'');
        if (word.isEmpty())
            return;
        token.text = word;
        m_tokens.push_back(token);
    }

    void addNumber(const QString &written)
    {
        static const QRegularExpression unit(u"[\\p{L}]+$"_s, QRegularExpression::UseUnicodePropertiesOption);
        const QString suffix = folded(unit.match(written).captured());
        QString digits = written.left(written.size() - suffix.size());
        digits.remove(u',');
        if (digits.contains(u'-') || digits.contains(u':')) {
            m_tokens.push_back({digits, written, {}, false, false});
            return;
        }
        const std::int64_t factor = suffix == u"k" || suffix == u"m" ? numberOfWord(suffix) : 1;
        m_tokens.push_back({digits, written, times(digits, factor), false, false});
        static const QStringList ordinal{u"st"_s, u"nd"_s, u"rd"_s, u"th"_s};
        if (!suffix.isEmpty() && factor == 1 && !ordinal.contains(suffix))
            m_tokens.push_back({suffix, suffix, {}, false, false});
    }

    // "two hundred thousand", "0.1 million", "20 k", "twenty five" -> one number
    void joinNumbers()
    {
        std::vector<Token> joined;
        for (std::size_t i = 0; i < m_tokens.size(); ++i) {
            Token token = m_tokens[i];
            const std::int64_t value = token.isNumber() ? -1 : numberOfWord(token.text);
            const bool unit = value >= 100;
            const bool afterNumber = !joined.empty() && joined.back().isNumber();
            if (unit && afterNumber) {
                joined.back().number = times(joined.back().number, value);
                joined.back().written += u' ' + token.written;
                continue;
            }
            if (value >= 0 && !unit) {
                const bool afterTens = afterNumber && value > 0 && value < 10 && joined.back().number.size() == 2
                                       && joined.back().number.endsWith(u'0') && !joined.back().text.front().isDigit();
                if (afterTens) {
                    joined.back().number[1] = QChar(static_cast<char16_t>(u'0' + value));
                    joined.back().written += u' ' + token.written;
                    continue;
                }
                token.number = QString::number(value);
            } else if (unit && token.text.size() > 3) {
                token.number = QString::number(value);
                if (!joined.empty() && joined.back().text == u"a")
                    joined.pop_back();
            }
            joined.push_back(std::move(token));
        }
        m_tokens = std::move(joined);
    }

    QString m_text;
    bool m_shout = false;
    std::vector<Token> m_tokens;
};

}  // namespace

std::vector<Token> tokenise(const QString &question) { return Cutter(question.left(2000)).cut(); }

QStringList comparableWords(QStringView text)
{
    QStringList words;
    QString word;
    const QString plain = folded(text);
    for (const QChar c : plain) {
        if (c == u'\'')
            continue;
        if (c.isLetterOrNumber() || c == u'_' || c == u'@' || (c == u'.' && !word.isEmpty())) {
            word += c;
            continue;
        }
        if (!word.isEmpty())
            words.append(word);
        word.clear();
    }
    if (!word.isEmpty())
        words.append(word);
    for (QString &each : words) {
        while (each.endsWith(u'.'))
            each.chop(1);
    }
    return words;
}

}  // namespace clientele
