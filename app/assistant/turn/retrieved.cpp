// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assistant/turn/retrieved.h"

#include "app/assistant/words.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

constexpr std::size_t mostShown = 5;
constexpr qsizetype longestExcerpt = 480;
constexpr qsizetype stem = 5;  // letters by which words are compared

// Beginnings of words that ask for what people say; what asks alone says nothing of what it is about.
const QStringList asking{u"why"_s,     u"reason"_s,   u"summ"_s,     u"complain"_s, u"say"_s,   u"said"_s,
                         u"about"_s,   u"explain"_s,  u"describ"_s,  u"tell"_s,     u"theme"_s, u"feedback"_s,
                         u"problem"_s, u"unhappy"_s,  u"pourquoi"_s, u"raison"_s,   u"resum"_s, u"dis"_s,
                         u"plain"_s,   u"explique"_s, u"porque"_s,   u"razon"_s,    u"queja"_s, u"quejan"_s,
                         u"dicen"_s,   u"explica"_s,  u"offer"_s,    u"product"_s};
const QStringList silent{u"what"_s,   u"does"_s,      u"they"_s,     u"their"_s,   u"there"_s, u"with"_s,
                         u"from"_s,   u"that"_s,      u"this"_s,     u"have"_s,    u"will"_s,  u"would"_s,
                         u"people"_s, u"customers"_s, u"customer"_s, u"clients"_s, u"most"_s,  u"which"_s,
                         u"where"_s,  u"when"_s,      u"your"_s,     u"some"_s,    u"many"_s,  u"much"_s,
                         u"them"_s,   u"book"_s,      u"bank"_s,     u"main"_s,    u"words"_s, u"please"_s};

QStringList topics(const QString &question)
{
    QStringList found;
    for (const QString &word : comparableWords(question))
        if (word.size() >= 4 && !silent.contains(word))
            found += word.left(stem);
    return found;
}

bool speaksOf(const Passage &passage, const QStringList &topics)
{
    const QStringList words = comparableWords(passage.title + u' ' + passage.kind + u' ' + passage.text);
    return std::ranges::any_of(words, [&topics](const QString &word) { return topics.contains(word.left(stem)); });
}

}  // namespace

bool asksForPassages(const QString &question)
{
    const QStringList words = comparableWords(question);
    return std::ranges::any_of(words, [](const QString &word) {
        return std::ranges::any_of(asking, [&word](const QString &begin) { return word.startsWith(begin); });
    });
}

std::optional<Answer> retrievedAnswer(const QString &question, const std::vector<SearchHit> &hits)
{
    const QStringList wanted = topics(question);
    Answer answer;
    answer.outcome = Outcome::Retrieved;
    QStringList marks;
    for (const SearchHit &hit : hits) {
        if (answer.citations.size() >= mostShown || !speaksOf(hit.passage, wanted))
            continue;
        const Passage &passage = hit.passage;
        QString excerpt = hit.shown;
        if (excerpt.size() > longestExcerpt)
            excerpt = excerpt.left(longestExcerpt - 1).trimmed() + QChar(u'…');
        answer.citations.push_back({passage.id, passage.kind, passage.customerId, excerpt});
        marks += u'[' + QString::number(answer.citations.size()) + u']';
    }
    if (answer.citations.empty())
        return std::nullopt;
    const int count = static_cast<int>(answer.citations.size());
    answer.text =
        QCoreApplication::translate("clientele::Turn", "%n passage(s) of the book speak of it:", nullptr, count) + u' '
        + marks.join(u' ');
    return answer;
}

}  // namespace clientele
