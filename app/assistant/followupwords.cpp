// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assistant/followupwords.h"

#include <QStringList>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

using Tie = FollowUpWords::Tie;

struct TieWords {
    const char *words;  // ' ' between them
    Tie tie;
};

// Before the question; the longer ones first.
constexpr std::array leads{TieWords{"what about", Tie::Replaces},
                           TieWords{"how about", Tie::Replaces},
                           TieWords{"do the same for", Tie::Adds},
                           TieWords{"the same for", Tie::Adds},
                           TieWords{"the same but", Tie::Adds},
                           TieWords{"the same thing", Tie::Adds},
                           TieWords{"same thing", Tie::Adds},
                           TieWords{"the same", Tie::Adds},
                           TieWords{"same for", Tie::Adds},
                           TieWords{"same", Tie::Adds},
                           TieWords{"and", Tie::Adds},
                           TieWords{"about", Tie::Adds},
                           TieWords{"but", Tie::Adds},
                           TieWords{"also", Tie::Adds},
                           TieWords{"or", Tie::Replaces},
                           TieWords{"et", Tie::Adds},
                           TieWords{"y", Tie::Adds},
                           TieWords{"only", Tie::Narrows},
                           TieWords{"just", Tie::Narrows},
                           TieWords{"seulement", Tie::Narrows},
                           TieWords{"solo", Tie::Narrows},
                           TieWords{"now only", Tie::Narrows},
                           TieWords{"now just", Tie::Narrows},
                           TieWords{"restrict to", Tie::Narrows},
                           TieWords{"limit to", Tie::Narrows},
                           TieWords{"narrow it to", Tie::Narrows},
                           TieWords{"narrow to", Tie::Narrows},
                           TieWords{"of those", Tie::Narrows},
                           TieWords{"of these", Tie::Narrows},
                           TieWords{"of them", Tie::Narrows},
                           TieWords{"among those", Tie::Narrows},
                           TieWords{"among these", Tie::Narrows},
                           TieWords{"among them", Tie::Narrows},
                           TieWords{"out of those", Tie::Narrows},
                           TieWords{"out of these", Tie::Narrows},
                           TieWords{"out of them", Tie::Narrows},
                           TieWords{"ok", Tie::None},
                           TieWords{"okay", Tie::None},
                           TieWords{"now", Tie::None},
                           TieWords{"then", Tie::None},
                           TieWords{"the ones", Tie::None},
                           TieWords{"those", Tie::None},
                           TieWords{"these", Tie::None},
                           TieWords{"the", Tie::None}};

QStringList wordsOf(const char *text) { return QString::fromLatin1(text).split(u' '); }

bool standsAt(const std::vector<Token> &tokens, std::size_t at, const QStringList &words)
{
    if (at + static_cast<std::size_t>(words.size()) > tokens.size())
        return false;
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (tokens[at + static_cast<std::size_t>(i)].text != words[i])
            return false;
    }
    return true;
}

void cut(std::vector<Token> &tokens, std::size_t at, std::size_t count)
{
    const auto from = tokens.begin() + static_cast<std::ptrdiff_t>(at);
    tokens.erase(from, from + static_cast<std::ptrdiff_t>(count));
}

bool cutLead(FollowUpWords &found)
{
    for (const TieWords &lead : leads) {
        const QStringList words = wordsOf(lead.words);
        if (!standsAt(found.rest, 0, words))
            continue;
        cut(found.rest, 0, static_cast<std::size_t>(words.size()));
        // "But only": the stricter word holds.
        if (lead.tie == Tie::Narrows || found.tie == Tie::None || lead.tie == Tie::Replaces)
            found.tie = found.tie == Tie::Narrows ? Tie::Narrows : lead.tie;
        return true;
    }
    return false;
}

}  // namespace

FollowUpWords followUpWords(const std::vector<Token> &tokens)
{
    FollowUpWords found;
    found.rest = tokens;
    while (!found.rest.empty() && cutLead(found))
        continue;
    static const QStringList several{u"they"_s, u"their"_s, u"theirs"_s, u"them"_s};
    static const QStringList one{u"he"_s, u"she"_s, u"his"_s, u"her"_s, u"him"_s, u"hers"_s};
    static const QStringList everything{u"overall"_s, u"altogether"_s, u"everywhere"_s, u"whole"_s, u"entire"_s};
    for (std::size_t i = 0; i < found.rest.size(); ++i) {
        const QString &word = found.rest[i].text;
        // "How many of those have a car loan?"
        for (const char *among : {"of those", "of these", "of them", "among those", "among these", "among them"}) {
            if (standsAt(found.rest, i, wordsOf(among))) {
                cut(found.rest, i, 2);
                found.tie = Tie::Narrows;
                break;
            }
        }
        if (i >= found.rest.size())
            break;
        found.plural = found.plural || several.contains(word);
        found.singular = found.singular || one.contains(word);
        found.ofAll = found.ofAll || everything.contains(word) || standsAt(found.rest, i, {u"in"_s, u"all"_s})
                      || standsAt(found.rest, i, {u"in"_s, u"total"_s});
    }
    // "How many loans is that?"
    static const QStringList verbs{u"is"_s, u"are"_s, u"was"_s, u"were"_s};
    static const QStringList those{u"that"_s, u"those"_s, u"these"_s, u"it"_s};
    const std::size_t size = found.rest.size();
    if (size > 2 && verbs.contains(found.rest[size - 2].text) && those.contains(found.rest[size - 1].text)) {
        cut(found.rest, size - 2, 2);
        found.plural = true;
    }
    // "And instead for Montreal", "the active ones"
    const auto isEmptyWord = [](const Token &token) {
        return token.text == u"instead" || token.text == u"ones" || token.text == u"again";
    };
    std::erase_if(found.rest, isEmptyWord);
    std::erase_if(found.rest, [](const Token &token) { return several.contains(token.text); });
    return found;
}

}  // namespace clientele
