// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assistant/timerewording.h"

#include <QHash>
#include <QSet>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

using enum Meaning;

bool means(const Token &token, const QSet<Meaning> &meanings, const BookVocabulary &vocabulary)
{
    const std::vector<Item> *items = vocabulary.phrase(token.text);
    return items && meanings.contains(items->front().meaning);
}

// "Monthly deposits" are deposits per month; an average of months is another matter.
void writeOutRhythm(std::vector<Token> &tokens, const BookVocabulary &vocabulary)
{
    static const QHash<QString, QString> known{
        {u"hourly"_s, u"hour"_s},          {u"daily"_s, u"day"_s},          {u"weekly"_s, u"week"_s},
        {u"monthly"_s, u"month"_s},        {u"quarterly"_s, u"quarter"_s},  {u"yearly"_s, u"year"_s},
        {u"annual"_s, u"year"_s},          {u"mensuel"_s, u"month"_s},      {u"mensuels"_s, u"month"_s},
        {u"mensuelle"_s, u"month"_s},      {u"mensuelles"_s, u"month"_s},   {u"mensual"_s, u"month"_s},
        {u"mensuales"_s, u"month"_s},      {u"hebdomadaire"_s, u"week"_s},  {u"hebdomadaires"_s, u"week"_s},
        {u"semanal"_s, u"week"_s},         {u"semanales"_s, u"week"_s},     {u"quotidien"_s, u"day"_s},
        {u"quotidiens"_s, u"day"_s},       {u"quotidiennes"_s, u"day"_s},   {u"journalier"_s, u"day"_s},
        {u"journaliers"_s, u"day"_s},      {u"diario"_s, u"day"_s},         {u"diarios"_s, u"day"_s},
        {u"diarias"_s, u"day"_s},          {u"annuel"_s, u"year"_s},        {u"annuels"_s, u"year"_s},
        {u"anual"_s, u"year"_s},           {u"anuales"_s, u"year"_s},       {u"trimestriel"_s, u"quarter"_s},
        {u"trimestriels"_s, u"quarter"_s}, {u"trimestral"_s, u"quarter"_s}, {u"trimestrales"_s, u"quarter"_s}};
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const auto unit = known.constFind(tokens[i].text);
        if (unit == known.constEnd())
            continue;
        const bool after = i + 1 < tokens.size() && vocabulary.phrase(tokens[i].text + u' ' + tokens[i + 1].text);
        const bool before = i > 0 && vocabulary.phrase(tokens[i - 1].text + u' ' + tokens[i].text);
        const bool put = std::ranges::any_of(tokens, [&](const Token &token) {
            return means(token, {Average, Median, Highest, Lowest, Most, Fewest, By, Each, Range}, vocabulary);
        });
        if (after || before || put)
            return;
        const QString written = tokens[i].written;
        tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(i));
        tokens.push_back({u"per"_s, written});
        tokens.push_back({*unit, written});
        return;
    }
}

// "Per year", "par an", "cada trimestre": steps of the calendar; a year alone may be anything.
void writeOutSteps(std::vector<Token> &tokens, const BookVocabulary &vocabulary)
{
    static const QHash<QString, QString> steps{{u"year"_s, u"calendar year"_s},
                                               {u"years"_s, u"calendar year"_s},
                                               {u"an"_s, u"calendar year"_s},
                                               {u"annee"_s, u"calendar year"_s},
                                               {u"ano"_s, u"calendar year"_s},
                                               {u"quarter"_s, u"calendar quarter"_s},
                                               {u"quarters"_s, u"calendar quarter"_s},
                                               {u"trimestre"_s, u"calendar quarter"_s},
                                               {u"trimestres"_s, u"calendar quarter"_s},
                                               {u"mes"_s, u"month"_s}};
    for (std::size_t i = 1; i < tokens.size(); ++i) {
        const auto step = steps.constFind(tokens[i].text);
        const bool ends = i + 1 == tokens.size() || !means(tokens[i + 1], {Noun, FieldWord, Machine}, vocabulary);
        if (step != steps.constEnd() && means(tokens[i - 1], {By, Each}, vocabulary)
            && (tokens[i].text != u"an" || ends))
            tokens[i].text = *step;
    }
    // "Mes clients" are ours.
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
        if (tokens[i].text == u"mes" && means(tokens[i + 1], {Noun, Machine, FieldWord}, vocabulary)) {
            tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(i));
            return;
        }
    }
}

// "In their thirties", "in their 30s": from 30 to 39 years old.
void writeOutDecades(std::vector<Token> &tokens)
{
    static const QStringList decades{u"twenties"_s, u"thirties"_s,  u"forties"_s,  u"fifties"_s,
                                     u"sixties"_s,  u"seventies"_s, u"eighties"_s, u"nineties"_s};
    for (std::size_t i = 2; i < tokens.size(); ++i) {
        if (tokens[i - 1].text != u"their" || tokens[i - 2].text != u"in")
            continue;
        int first = 20 + 10 * static_cast<int>(decades.indexOf(tokens[i].text));
        std::size_t words = 1;
        if (first < 20) {
            first = tokens[i].number.toInt();
            words = i + 1 < tokens.size() && tokens[i + 1].text == u"s" ? 2 : 0;
        }
        if (words == 0 || first < 20 || first > 90 || first % 10 != 0)
            continue;
        const QString written = tokens[i].written;
        const auto from = tokens.begin() + static_cast<std::ptrdiff_t>(i - 2);
        tokens.erase(from, from + 2 + static_cast<std::ptrdiff_t>(words));
        const QString low = QString::number(first);
        const QString high = QString::number(first + 9);
        const std::vector<Token> spelled{{u"between"_s, written},
                                         {low, written, low},
                                         {u"and"_s, written},
                                         {high, written, high},
                                         {u"years old"_s, written}};
        tokens.insert(tokens.begin() + static_cast<std::ptrdiff_t>(i - 2), spelled.begin(), spelled.end());
        return;
    }
}

}  // namespace

void writeOutTimes(std::vector<Token> &tokens, const BookVocabulary &vocabulary)
{
    writeOutDecades(tokens);
    writeOutRhythm(tokens, vocabulary);
    writeOutSteps(tokens, vocabulary);
}

}  // namespace clientele
