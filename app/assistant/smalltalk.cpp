// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assistant/smalltalk.h"

#include "app/assistant/decline.h"

#include <QStringList>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

// The longer ones first: each is taken as a whole.
constexpr std::array phrases{"what can i ask you",
                             "what can i ask",
                             "what can you do for me",
                             "what can you do",
                             "what can you answer",
                             "what do you know",
                             "what are you",
                             "who are you",
                             "how are you doing",
                             "how are you",
                             "how do you do",
                             "how is it going",
                             "what is up",
                             "can you help me",
                             "help me",
                             "nice to meet you",
                             "good morning",
                             "good afternoon",
                             "good evening",
                             "good day",
                             "thank you very much",
                             "thank you",
                             "thanks a lot",
                             "many thanks",
                             "ca va",
                             "comment allez vous",
                             "merci beaucoup",
                             "muchas gracias",
                             "buenos dias",
                             "buenas tardes",
                             "buenas noches",
                             "que tal",
                             "como esta",
                             "see you",
                             "good bye",
                             "well done",
                             "good night"};
constexpr std::array words{"hi",     "hello", "hey",     "hiya",  "howdy",   "greetings", "thanks",  "thx",
                           "cheers", "bye",   "goodbye", "help",  "bonjour", "bonsoir",   "salut",   "coucou",
                           "merci",  "hola",  "gracias", "adios", "ayuda",   "aide",      "welcome", "morning",
                           "ok",     "okay",  "great",   "cool",  "nice",    "perfect",   "super"};
// Beside a greeting they say nothing more.
constexpr std::array besides{"there", "clientele", "assistant", "everyone", "all", "you", "today", "again", "to",
                             "very",  "much",      "so",        "please",   "a",   "all", "team",  "my",    "friend"};

template<typename Known>
bool isIn(const Known &known, const QString &word)
{
    return std::ranges::any_of(known, [&](const char *each) { return word == QLatin1StringView(each); });
}

// How many of the words from here on are small talk.
qsizetype talkAt(const QStringList &said, qsizetype at)
{
    for (const char *phrase : phrases) {
        const QStringList wanted = QString::fromLatin1(phrase).split(u' ');
        if (said.mid(at, wanted.size()) == wanted)
            return wanted.size();
    }
    return isIn(words, said[at]) ? 1 : 0;
}

}  // namespace

std::optional<Answer> smallTalk(const std::vector<Token> &tokens)
{
    QStringList said;
    for (const Token &token : tokens) {
        if (token.text != u",")
            said.append(token.text);
    }
    bool talk = false;
    for (qsizetype at = 0; at < said.size();) {
        const qsizetype length = talkAt(said, at);
        if (length == 0 && !isIn(besides, said[at]))
            return std::nullopt;
        talk = talk || length > 0;
        at += std::max<qsizetype>(1, length);
    }
    return talk ? std::optional(Decline::declined(Decline::whatCanBeAsked())) : std::nullopt;
}

}  // namespace clientele
