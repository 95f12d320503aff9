// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assistant/words.h"

#include "app/assistant/numberwords.h"
#include "models/core/folding.h"

#include <QHash>
#include <QRegularExpression>

#include <utility>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

// Words that stand for several: cut before anything else is looked up.
const QHash<QString, QStringList> &contractions()
{
    static const QHash<QString, QStringList> known{
        {u"don't"_s, {u"do"_s, u"not"_s}},
        {u"doesn't"_s, {u"does"_s, u"not"_s}},
        {u"didn't"_s, {u"did"_s, u"not"_s}},
        {u"isn't"_s, {u"is"_s, u"not"_s}},
        {u"aren't"_s, {u"are"_s, u"not"_s}},
        {u"wasn't"_s, {u"was"_s, u"not"_s}},
        {u"haven't"_s, {u"have"_s, u"not"_s}},
        {u"hasn't"_s, {u"has"_s, u"not"_s}},
        {u"weren't"_s, {u"were"_s, u"not"_s}},
        {u"i'd"_s, {u"i"_s, u"would"_s}},
        {u"i'm"_s, {u"i"_s, u"am"_s}},
        {u"we've"_s, {u"we"_s, u"have"_s}},
        {u"they're"_s, {u"they"_s, u"are"_s}},
        {u"we're"_s, {u"we"_s, u"are"_s}},
        {u"won't"_s, {u"will"_s, u"not"_s}},
        {u"dont"_s, {u"do"_s, u"not"_s}},
        {u"doesnt"_s, {u"does"_s, u"not"_s}},
        {u"arent"_s, {u"are"_s, u"not"_s}},
        {u"whats"_s, {u"what"_s, u"is"_s}},
        {u"whos"_s, {u"who"_s, u"is"_s}},
        {u"isnt"_s, {u"is"_s, u"not"_s}},
        {u"can't"_s, {u"can"_s, u"not"_s}},
        {u"cannot"_s, {u"can"_s, u"not"_s}},
        {u"what's"_s, {u"what"_s, u"is"_s}},
        {u"who's"_s, {u"who"_s, u"is"_s}},
        {u"where's"_s, {u"where"_s, u"is"_s}},
        {u"there's"_s, {u"there"_s, u"is"_s}},
        {u"how's"_s, {u"how"_s, u"is"_s}},
        {u"let's"_s, {u"let"_s, u"us"_s}},
        {u"it's"_s, {u"it"_s, u"is"_s}},
        {u"that's"_s, {u"that"_s, u"is"_s}},
        {u"we'd"_s, {u"we"_s, u"would"_s}},
        {u"hasnt"_s, {u"has"_s, u"not"_s}},
        {u"havent"_s, {u"have"_s, u"not"_s}},
        {u"couldn't"_s, {u"could"_s, u"not"_s}},
        {u"today's"_s, {u"today"_s}},
        {u"yesterday's"_s, {u"yesterday"_s}},
        {u"qu'est"_s, {u"que"_s, u"est"_s}},
        {u"wouldn't"_s, {u"would"_s, u"not"_s}},
        {u"shouldn't"_s, {u"should"_s, u"not"_s}},
        {u"which's"_s, {u"which"_s, u"is"_s}},
        {u"you're"_s, {u"you"_s, u"are"_s}},
        {u"you've"_s, {u"you"_s, u"have"_s}},
        {u"n'ont"_s, {u"ont"_s}},
        {u"n'a"_s, {u"ont"_s}},
        {u"headcount"_s, {u"how"_s, u"many"_s, u"customers"_s}},
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
    explicit Cutter(const QString &question) : m_text(question)
    {
        m_shout = question == question.toUpper();
        // "Customer 23's score"
        static const QRegularExpression owner(u"(?<=\\d)['’]s\\b"_s);
        m_text.remove(owner);
    }

    std::vector<Token> cut()
    {
        static const QRegularExpression pattern(
            u"\\d{4}-\\d{2}(?:-\\d{2})?(?![\\d-])"                 // dates
            "|\\d{1,2}:\\d{2}"                                     // times
            "|(?<=\\d)-(?=\\d)"                                    // "600-700"
            "|(?<![\\w.])-(?=\\d)"                                 // a sign
            "|(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?[\\p{L}]*"  // numbers, with a glued unit
            "|[\\p{L}\\p{M}][\\p{L}\\p{M}\\p{N}_@.'’‘ʼ`´]*"        // words
            "|<=|>=|[≤≥<>=+%$€£,/&#]"_s,
            QRegularExpression::UseUnicodePropertiesOption);
        auto matches = pattern.globalMatch(m_text);
        while (matches.hasNext())
            add(matches.next().captured());
        return joinedNumbers(m_tokens);
    }

private:
    void add(QString written)
    {
        while (written.endsWith(u'.') || written.endsWith(u'@'))
            written.chop(1);
        if (written == u"-")
            return addHyphen();
        if (written.front().isDigit())
            return addNumber(written);
        QString word = folded(written);
        Token token{word, written};
        token.capital = !m_shout && !m_tokens.empty() && written.front().isUpper();
        if (const auto parts = contractions().constFind(word); parts != contractions().constEnd()) {
            for (const QString &part : *parts)
                m_tokens.push_back({part, written});
            return;
        }
        if (word.endsWith("'s"_L1) && word.size() > 2) {
            token.possessive = true;
            word.chop(2);
        } else if (word.endsWith(u'\'')) {
            token.possessive = true;
            word.chop(1);
        } else if (elided(word) && !token.capital) {
            m_tokens.push_back({word.first(1), written});
            word.remove(0, 2);
        }
        word.remove(u'\'');
        if (word.isEmpty())
            return;
        token.text = word;
        token.ordinal = placeOfWord(word);
        m_tokens.push_back(token);
    }

    // "600-700" is a range, "-5" a number with its sign.
    void addHyphen()
    {
        m_negative = m_tokens.empty() || !m_tokens.back().isNumber();
        if (!m_negative)
            m_tokens.push_back({u"to"_s, u"-"_s});
    }

    void addNumber(const QString &written)
    {
        static const QRegularExpression unit(u"[\\p{L}]+$"_s, QRegularExpression::UseUnicodePropertiesOption);
        const QString suffix = folded(unit.match(written).captured());
        QString digits = written.left(written.size() - suffix.size());
        digits.remove(u',');
        if (digits.contains(u'-') || digits.contains(u':')) {
            m_tokens.push_back({digits, written});
            return;
        }
        const std::int64_t factor = suffix == u"k" || suffix == u"m" ? numberOfWord(suffix) : 1;
        m_tokens.push_back({digits, written, times(digits, factor)});
        if (std::exchange(m_negative, false)) {
            m_tokens.back().text.prepend(u'-');
            m_tokens.back().number.prepend(u'-');
        }
        static const QStringList ordinal{u"st"_s, u"nd"_s, u"rd"_s, u"th"_s};
        if (ordinal.contains(suffix))
            m_tokens.back().ordinal = digits.toInt();
        else if (!suffix.isEmpty() && factor == 1)
            m_tokens.push_back({suffix, suffix});
    }

    QString m_text;
    bool m_shout = false;
    bool m_negative = false;  // the next number has a minus before it
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
