// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assistant/choosing.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

// They carry nothing beside the word that chooses.
const QStringList carrying{u"the"_s,  u"one"_s,    u"in"_s,     u"from"_s,   u"at"_s,       u"of"_s,     u"who"_s,
                           u"that"_s, u"this"_s,   u"lives"_s,  u"living"_s, u"is"_s,       u"based"_s,  u"please"_s,
                           u"i"_s,    u"mean"_s,   u"meant"_s,  u"want"_s,   u"customer"_s, u"client"_s, u"person"_s,
                           u"it"_s,   u"its"_s,    u"number"_s, u"no"_s,     u"option"_s,   u"choice"_s, u"with"_s,
                           u"id"_s,   u"take"_s,   u"use"_s,    u"le"_s,     u"la"_s,       u"celui"_s,  u"celle"_s,
                           u"de"_s,   u"a"_s,      u"el"_s,     u"del"_s,    u"en"_s,       u"per"_s,    u"by"_s,
                           u"each"_s, u"figure"_s, u"value"_s,  u","_s,      u"would"_s,    u"like"_s};
const QStringList agreeing{u"yes"_s, u"yep"_s, u"yeah"_s, u"right"_s, u"correct"_s, u"oui"_s, u"si"_s, u"exactly"_s};

// 0-based; nothing where the words name no place.
std::optional<std::size_t> placeOf(const Token &token, std::size_t count)
{
    std::size_t place = static_cast<std::size_t>(std::max(0, token.ordinal));
    if (token.text == u"last" || token.text == u"dernier" || token.text == u"derniere" || token.text == u"ultimo"
        || token.text == u"ultima")
        place = count;
    return place >= 1 && place <= count ? std::optional(place - 1) : std::nullopt;
}

bool isQuestionWord(const QString &word)
{
    static const QStringList words{u"how"_s, u"what"_s, u"which"_s, u"where"_s, u"when"_s, u"does"_s, u"do"_s};
    return words.contains(word);
}

}  // namespace

std::vector<std::size_t> choicesMeant(const std::vector<Token> &words, const std::vector<Choice> &choices,
                                      const std::vector<FigureSense> &senses, const BookVocabulary &vocabulary)
{
    std::vector<Token> telling;
    for (const Token &token : words) {
        if (isQuestionWord(token.text))
            return {};
        // "Per customer" says something only where it is one of the choices.
        const bool said = !senses.empty() && token.text == u"customer";
        if (said || !carrying.contains(token.text))
            telling.push_back(token);
    }
    std::vector<std::size_t> meant;
    if (telling.empty() || choices.empty())
        return meant;
    if (telling.size() == 1) {
        const Token &only = telling.front();
        if (agreeing.contains(only.text))
            return choices.size() == 1 ? std::vector<std::size_t>{0} : meant;
        if (const auto place = placeOf(only, choices.size()))
            return {*place};
    }
    // "2" may be the second one or the customer with that id.
    const bool number = telling.size() == 1 && telling.front().isNumber();
    const std::size_t counted = number ? telling.front().number.toUInt() : 0;
    if (counted >= 1 && counted <= choices.size())
        meant.push_back(counted - 1);
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const QStringList label = comparableWords(choices[i].label);
        const QString id = choices[i].customerId.toCaseFolded();
        const bool all = std::ranges::all_of(telling, [&](const Token &token) {
            return label.contains(token.text) || (!id.isEmpty() && token.text == id);
        });
        if (all && std::ranges::find(meant, i) == meant.end())
            meant.push_back(i);
    }
    if (!meant.empty() || senses.size() != choices.size() || telling.size() != 1)
        return meant;
    const std::vector<Item> *known = vocabulary.phrase(telling.front().text);
    for (std::size_t i = 0; known && i < senses.size(); ++i) {
        if (meansSense(known->front(), senses[i].kind))
            meant.push_back(i);
    }
    return meant;
}

}  // namespace clientele
