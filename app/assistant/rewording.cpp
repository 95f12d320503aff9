// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assistant/rewording.h"

#include <QHash>
#include <QSet>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

bool isNoun(const Token &token, Table table, const BookVocabulary &vocabulary)
{
    const std::vector<Item> *items = vocabulary.phrase(token.text);
    return items && items->front().meaning == Meaning::Noun && items->front().table == table;
}

// The noun is in the word: "mortgages" are loans.
void writeOutMortgages(std::vector<Token> &tokens, const BookVocabulary &vocabulary)
{
    static const QStringList ofHouses{u"mortgage"_s,    u"mortgages"_s, u"hypotheque"_s,
                                      u"hypotheques"_s, u"hipoteca"_s,  u"hipotecas"_s};
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const bool bare = i + 1 == tokens.size() || !isNoun(tokens[i + 1], Table::Loans, vocabulary);
        if (!bare || !ofHouses.contains(tokens[i].text) || vocabulary.valuesNamed(tokens[i].text).empty())
            continue;
        const QString noun = tokens[i].text.endsWith(u's') ? u"loans"_s : u"loan"_s;
        tokens.insert(tokens.begin() + static_cast<std::ptrdiff_t>(i) + 1, Token{noun, tokens[i].written});
    }
}

// What is said by two words that may stand apart, and the one phrase that it is.
struct Apart {
    QStringList first;
    QStringList second;  // each one phrase
    QString together;
};

// "Spends the most per month", "has missed more than two payments"
const std::vector<Apart> &phrasesApart()
{
    static const std::vector<Apart> known{
        {{u"spend"_s, u"spends"_s, u"spending"_s},
         {u"per month"_s, u"a month"_s, u"each month"_s, u"every month"_s, u"monthly"_s},
         u"spends monthly"_s},
        {{u"missed"_s, u"miss"_s, u"misses"_s, u"skipped"_s}, {u"payment"_s, u"payments"_s}, u"missed payments"_s},
    };
    return known;
}

void joinApart(std::vector<Token> &tokens, const Apart &apart)
{
    constexpr std::ptrdiff_t farthest = 6;
    const auto first =
        std::ranges::find_if(tokens, [&](const Token &token) { return apart.first.contains(token.text); });
    if (first == tokens.end())
        return;
    for (auto at = first + 1; at != tokens.end() && at - first <= farthest; ++at) {
        const bool more = at + 1 != tokens.end();
        const bool pair = more && apart.second.contains(at->text + u' ' + (at + 1)->text);
        if (!pair && !apart.second.contains(at->text))
            continue;
        tokens.erase(at, at + (pair ? 2 : 1));
        first->text = apart.together;
        return;
    }
}

bool means(const Token &token, const QSet<Meaning> &meanings, const BookVocabulary &vocabulary)
{
    const std::vector<Item> *items = vocabulary.phrase(token.text);
    return items && meanings.contains(items->front().meaning);
}

// "Who are our borrowers" asks for those who owe, "the biggest borrowers" for those who owe the most.
void writeOutBorrowers(std::vector<Token> &tokens, const BookVocabulary &vocabulary)
{
    static const QStringList words{u"debtor"_s, u"debtors"_s, u"borrower"_s, u"borrowers"_s};
    const auto at = std::ranges::find_if(tokens, [](const Token &token) { return words.contains(token.text); });
    if (at == tokens.end())
        return;
    using enum Meaning;
    const bool ranked = std::any_of(tokens.begin(), at, [&](const Token &token) {
        return means(token, {Highest, Lowest, Most, Fewest, Top, Bottom}, vocabulary);
    });
    const QString written = at->written;
    at->text = at->text.endsWith(u's') ? u"customers"_s : u"customer"_s;
    const std::vector<Token> more{{ranked ? u"by"_s : u"in"_s, written}, {u"debt"_s, written}};
    tokens.insert(at + 1, more.begin(), more.end());
}

// "Monthly deposits" are deposits per month; an average of months is another matter.
void writeOutRhythm(std::vector<Token> &tokens, const BookVocabulary &vocabulary)
{
    static const QHash<QString, QString> known{
        {u"hourly"_s, u"hour"_s}, {u"daily"_s, u"day"_s}, {u"weekly"_s, u"week"_s}, {u"monthly"_s, u"month"_s}};
    using enum Meaning;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const auto unit = known.constFind(tokens[i].text);
        if (unit == known.constEnd())
            continue;
        const bool field = i + 1 < tokens.size() && vocabulary.phrase(tokens[i].text + u' ' + tokens[i + 1].text);
        const bool put = std::ranges::any_of(tokens, [&](const Token &token) {
            return means(token, {Average, Median, Highest, Lowest, Most, Fewest, By, Each, Range}, vocabulary);
        });
        if (field || put)
            return;
        const QString written = tokens[i].written;
        tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(i));
        tokens.push_back({u"per"_s, written});
        tokens.push_back({*unit, written});
        return;
    }
}

}  // namespace

std::vector<Token> reworded(std::vector<Token> tokens, const BookVocabulary &vocabulary)
{
    writeOutMortgages(tokens, vocabulary);
    for (const Apart &apart : phrasesApart())
        joinApart(tokens, apart);
    writeOutBorrowers(tokens, vocabulary);
    writeOutRhythm(tokens, vocabulary);
    return tokens;
}

}  // namespace clientele
