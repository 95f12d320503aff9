// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assistant/rewording.h"

#include "app/assistant/timerewording.h"

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
        {{u"spend"_s, u"spends"_s, u"spent"_s, u"spending"_s},
         {u"on deliveries"_s, u"on delivery"_s},
         u"spent on deliveries"_s},
        {{u"take"_s, u"takes"_s, u"took"_s}, {u"out"_s}, u"took out"_s},
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

// "The single largest loan", "the highest single deposit": the rank says it.
void dropSingle(std::vector<Token> &tokens, const BookVocabulary &vocabulary)
{
    using enum Meaning;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const bool before = i > 0 && means(tokens[i - 1], {Highest, Lowest}, vocabulary);
        const bool after = i + 1 < tokens.size() && means(tokens[i + 1], {Highest, Lowest}, vocabulary);
        if (tokens[i].text == u"single" && (before || after)) {
            tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(i));
            return;
        }
    }
}

// "Took out a car loan" has one.
void takeOutLoans(std::vector<Token> &tokens, const BookVocabulary &vocabulary)
{
    static const QStringList verbs{u"take"_s, u"takes"_s, u"took"_s, u"taken"_s, u"taking"_s};
    constexpr std::size_t farthest = 5;
    for (std::size_t i = 0; i + 2 < tokens.size(); ++i) {
        if (!verbs.contains(tokens[i].text) || tokens[i + 1].text != u"out")
            continue;
        const std::size_t end = std::min(tokens.size(), i + 2 + farthest);
        bool loan = false;
        for (std::size_t j = i + 2; j < end && !loan; ++j) {
            if (tokens[j].isNumber() && !tokens[j].text.front().isLetter())
                break;
            loan = isNoun(tokens[j], Table::Loans, vocabulary);
        }
        if (!loan)
            continue;
        tokens[i].text = u"have"_s;
        tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    }
}

// "How many loans does the average customer have": per customer.
void writeOutAverageCustomer(std::vector<Token> &tokens, const BookVocabulary &vocabulary)
{
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
        const bool one = tokens[i + 1].text == u"customer" || tokens[i + 1].text == u"client";
        if (tokens[i].text != u"average" || !one || !isNoun(tokens[i + 1], Table::Customers, vocabulary))
            continue;
        const QString written = tokens[i].written;
        tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(i),
                     tokens.begin() + static_cast<std::ptrdiff_t>(i) + 2);
        for (const QString &word : {u"on average"_s, u"per"_s, u"customer"_s})
            tokens.push_back({word, written});
        return;
    }
}

// "When was the last transaction", "when did she last make a transaction": its date is in the record.
void askForDates(std::vector<Token> &tokens, const BookVocabulary &vocabulary)
{
    const auto isText = [](const char *word) {
        return [word](const Token &token) { return token.text == QLatin1StringView(word); };
    };
    const auto last = std::ranges::find_if(tokens, isText("last"));
    const auto transaction = std::find_if(last, tokens.end(), isText("transaction"));
    const bool recorded =
        vocabulary.book().numbers(Field::CustomerLastTransaction) && vocabulary.book().rows(Table::Atm) == 0;
    if (!recorded || transaction == tokens.end() || tokens.front().text != u"when")
        return;
    tokens.front().text = u"what"_s;
    transaction->text = u"last transaction"_s;
    tokens.erase(last);
    static const QStringList making{u"make"_s, u"made"_s, u"do"_s, u"did"_s, u"have"_s, u"had"_s};
    std::erase_if(tokens, [](const Token &token) { return making.contains(token.text); });
}

// "Less than 5,000 in their account": the balance.
void writeOutBalance(std::vector<Token> &tokens, const BookVocabulary &vocabulary)
{
    static const QStringList whose{u"their"_s, u"the"_s, u"his"_s, u"her"_s, u"your"_s};
    static const QStringList accounts{u"account"_s, u"accounts"_s};
    const bool amount =
        std::ranges::any_of(tokens, [](const Token &token) { return token.isNumber() || token.text == u"much"; });
    for (std::size_t i = 0; amount && vocabulary.book().numbers(Field::CustomerBalance) && i + 2 < tokens.size(); ++i) {
        if (tokens[i].text != u"in" || !whose.contains(tokens[i + 1].text) || !accounts.contains(tokens[i + 2].text))
            continue;
        tokens[i].text = u"balance"_s;
        const auto at = tokens.begin() + static_cast<std::ptrdiff_t>(i);
        tokens.erase(at + 1, at + 3);
    }
}

// "Half a million"
void joinHalves(std::vector<Token> &tokens)
{
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
        if (tokens[i].text == u"half" && tokens[i + 1].number == u"1000000") {
            tokens[i + 1].number = u"500000"_s;
            tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(i));
            return;
        }
    }
}

// "The biggest debtor and how much": the figure stands beside the name anyway.
void dropAndHowMuch(std::vector<Token> &tokens, const BookVocabulary &vocabulary)
{
    const std::size_t size = tokens.size();
    const bool ends = size > 3 && tokens[size - 3].text == u"and" && tokens[size - 2].text == u"how"
                      && (tokens[size - 1].text == u"much" || tokens[size - 1].text == u"many");
    const bool ranked = std::ranges::any_of(tokens, [&](const Token &token) {
        return means(token, {Meaning::Highest, Meaning::Lowest, Meaning::Most, Meaning::Fewest}, vocabulary);
    });
    if (ends && ranked)
        tokens.resize(size - 3);
}

}  // namespace

std::vector<Token> reworded(std::vector<Token> tokens, const BookVocabulary &vocabulary)
{
    joinHalves(tokens);
    dropAndHowMuch(tokens, vocabulary);
    writeOutMortgages(tokens, vocabulary);
    for (const Apart &apart : phrasesApart())
        joinApart(tokens, apart);
    writeOutBorrowers(tokens, vocabulary);
    dropSingle(tokens, vocabulary);
    takeOutLoans(tokens, vocabulary);
    writeOutAverageCustomer(tokens, vocabulary);
    askForDates(tokens, vocabulary);
    writeOutBalance(tokens, vocabulary);
    writeOutTimes(tokens, vocabulary);
    return tokens;
}

}  // namespace clientele
