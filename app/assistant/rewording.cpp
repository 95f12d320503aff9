// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assistant/rewording.h"

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

// "Spends the most per month": the verb and its measure of time are one field.
void joinSpending(std::vector<Token> &tokens)
{
    static const QStringList verbs{u"spend"_s, u"spends"_s, u"spending"_s};
    const auto verb = std::ranges::find_if(tokens, [](const Token &token) { return verbs.contains(token.text); });
    if (verb == tokens.end())
        return;
    for (auto at = verb + 1; at != tokens.end(); ++at) {
        const bool lead = at->text == u"per" || at->text == u"a" || at->text == u"each" || at->text == u"every";
        const bool month = lead && at + 1 != tokens.end() && (at + 1)->text == u"month";
        if (!month && at->text != u"monthly")
            continue;
        tokens.erase(at, at + (month ? 2 : 1));
        verb->text = u"spends monthly"_s;
        return;
    }
}

}  // namespace

std::vector<Token> reworded(std::vector<Token> tokens, const BookVocabulary &vocabulary)
{
    writeOutMortgages(tokens, vocabulary);
    joinSpending(tokens);
    return tokens;
}

}  // namespace clientele
