// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/search/wordcutter.h"

#include "models/core/folding.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

// "dont" and "don't" alike.
constexpr std::array negated{"do",   "does", "did", "is", "are",   "was",   "were",   "has",
                             "have", "had",  "ca",  "wo", "could", "would", "should", "need"};

// The part before "nt" of a contraction; empty where the word is none.
QString positiveOf(const QString &word)
{
    if (!word.endsWith("nt"_L1))
        return {};
    const QStringView stem = QStringView(word).chopped(2);
    const auto known =
        std::ranges::find_if(negated, [stem](const char *part) { return stem == QLatin1StringView(part); });
    if (known == negated.end())
        return {};
    if (stem == u"ca")
        return u"can"_s;
    return stem == u"wo" ? u"will"_s : stem.toString();
}

void addWord(std::vector<CutWord> &words, QString word)
{
    const bool exact = std::ranges::any_of(word, [](QChar c) { return c.isDigit(); });
    if (exact) {
        words.push_back({std::move(word), true});
        return;
    }
    if (word == u"cannot") {
        words.push_back({u"can"_s});
        words.push_back({u"not"_s});
        return;
    }
    word.remove(u'\'');
    if (word.isEmpty())
        return;
    if (QString positive = positiveOf(word); !positive.isEmpty()) {
        words.push_back({std::move(positive)});
        words.push_back({u"not"_s});
        return;
    }
    words.push_back({std::move(word)});
}

// Whether a mark between two characters keeps them one word: "1.50", "c-0012", "o'brien".
bool joins(QChar before, QChar mark, QChar after)
{
    if (mark == u'\'')
        return before.isLetter() && after.isLetter();
    const bool digits = before.isDigit() || after.isDigit();
    return digits && before.isLetterOrNumber() && after.isLetterOrNumber()
           && (mark == u'.' || mark == u',' || mark == u'-' || mark == u'_' || mark == u':' || mark == u'/');
}

bool isVowel(QChar c) { return QStringView(u"aeiouy").contains(c); }

bool hasVowel(QStringView text) { return std::ranges::any_of(text, isVowel); }

QStringView withoutPlural(QStringView word)
{
    if (word.endsWith(u"ies") && word.size() > 4)
        return word.chopped(2);  // "copi", as "copy" becomes below
    if (word.endsWith(u"sses") || word.endsWith(u"ches") || word.endsWith(u"shes") || word.endsWith(u"xes"))
        return word.chopped(2);
    if (word.endsWith(u's') && !word.endsWith(u"ss") && !word.endsWith(u"us") && !word.endsWith(u"is"))
        return word.chopped(1);
    return word;
}

// "stopp" -> "stop"; "call" and "pass" keep their double letter, as they have it without an ending too.
QStringView undoubled(QStringView word)
{
    const qsizetype n = word.size();
    if (n > 3 && word[n - 1] == word[n - 2] && !isVowel(word[n - 1]) && !QStringView(u"lsz").contains(word[n - 1]))
        return word.chopped(1);
    return word;
}

QStringView withoutVerbEnding(QStringView word)
{
    for (const QStringView ending : {QStringView(u"ing"), QStringView(u"ed")})
        if (word.endsWith(ending) && word.size() - ending.size() >= 3 && hasVowel(word.chopped(ending.size())))
            return undoubled(word.chopped(ending.size()));
    return word;
}

}  // namespace

std::vector<CutWord> cutWords(QStringView text)
{
    const QString all = folded(text);
    std::vector<CutWord> words;
    qsizetype begin = -1;
    const auto end = [&](qsizetype at) {
        if (begin >= 0)
            addWord(words, all.mid(begin, at - begin));
        begin = -1;
    };
    for (qsizetype i = 0; i < all.size(); ++i) {
        const QChar c = all[i];
        if (c.isLetterOrNumber() || c.isSurrogate()) {
            if (begin < 0)
                begin = i;
            continue;
        }
        if (begin >= 0 && i + 1 < all.size() && joins(all[i - 1], c, all[i + 1]))
            continue;
        end(i);
        if (!words.empty() && (c == u'.' || c == u'!' || c == u'?' || c == u';' || c == u'\n'))
            words.back().sentenceEnd = true;
    }
    end(all.size());
    return words;
}

QString stemOf(QStringView word)
{
    if (word.size() <= 3)
        return word.toString();
    word = withoutPlural(word);
    word = withoutVerbEnding(word);
    if (word.endsWith(u"ly") && word.size() > 5)
        word = word.chopped(2);
    if (word.endsWith(u'e') && word.size() > 3)
        word = word.chopped(1);
    QString stem = word.toString();
    if (stem.endsWith(u'y') && stem.size() > 3 && !isVowel(stem[stem.size() - 2]))
        stem.back() = u'i';
    return stem;
}

std::uint64_t mixed(std::uint64_t value)
{
    // The finaliser of splitmix64.
    value += 0x9E37'79B9'7F4A'7C15ULL;
    value = (value ^ (value >> 30)) * 0xBF58'476D'1CE4'E5B9ULL;
    value = (value ^ (value >> 27)) * 0x94D0'49BB'1331'11EBULL;
    return value ^ (value >> 31);
}

std::uint64_t stableHash(QStringView text, std::uint64_t seed)
{
    std::uint64_t hash = 0xCBF2'9CE4'8422'2325ULL ^ seed;
    for (const QChar c : text)
        hash = (hash ^ c.unicode()) * 0x0000'0100'0000'01B3ULL;
    return mixed(hash);
}

}  // namespace clientele
