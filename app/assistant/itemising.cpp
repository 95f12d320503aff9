// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assistant/decline.h"
#include "app/assistant/itemiser.h"
#include "app/assistant/measurewords.h"
#include "app/assistant/rewording.h"

#include <algorithm>
#include <span>

using namespace Qt::StringLiterals;

namespace clientele {

using enum Meaning;

namespace {

bool isRank(Meaning meaning)
{
    return meaning == Highest || meaning == Lowest || meaning == Most || meaning == Fewest || meaning == Busiest
           || meaning == Quietest || meaning == Common || meaning == Rare || meaning == Oldest || meaning == Youngest;
}

}  // namespace

Itemiser::Itemiser(const std::vector<Token> &tokens, const BookVocabulary &vocabulary, const BookTime &time)
    : m_tokens(reworded(tokens, vocabulary)), m_vocabulary(vocabulary), m_time(time)
{
    const auto isNoun = [this](const Token &token, Table table) {
        const std::vector<Item> *items = m_vocabulary.phrase(token.text);
        return items && items->front().meaning == Noun && items->front().table == table;
    };
    for (const Token &token : m_tokens) {
        m_products = m_products || isNoun(token, Table::Products);
        m_complaints = m_complaints || isNoun(token, Table::Complaints);
    }
}

Item &Itemiser::push(Meaning meaning, std::size_t tokens)
{
    Item item;
    item.meaning = meaning;
    return push(std::move(item), tokens);
}

Item &Itemiser::push(Item item, std::size_t tokens)
{
    QStringList words;
    QStringList written;
    for (std::size_t i = 0; i < tokens; ++i) {
        words.append(m_tokens[m_at + i].text);
        if (written.isEmpty() || written.last() != m_tokens[m_at + i].written)
            written.append(m_tokens[m_at + i].written);
    }
    item.text = words.join(u' ');
    item.written = written.join(u' ');
    item.capital = m_tokens[m_at].capital;
    m_at += tokens;
    m_result.items.push_back(std::move(item));
    return m_result.items.back();
}

Itemised Itemiser::run()
{
    while (m_at < m_tokens.size() && m_result.problem.isEmpty()) {
        if (!identified() && !period() && !ordinal() && !known() && !number() && !name() && !corrected())
            push(Unknown, 1);
    }
    return std::move(m_result);
}

bool Itemiser::period()
{
    const auto match = periodAt(std::span(m_tokens).subspan(m_at), m_time);
    if (!match)
        return false;
    const std::size_t longer = longestPhrase().second;
    if (longer > match->tokens || wholeName() > match->tokens)
        return false;
    if (match->impossible)
        m_result.problem = Decline::noSuchDate();
    else if (match->beyondData)
        m_result.problem = Decline::beyondData(m_time);
    else if (match->unclear)
        m_result.problem = Decline::yearMissing();
    if (match->relative && m_time.lastDay && match->period.from > m_time.lastDay)
        m_result.corrections.append(Decline::lastTransactionOn(*m_time.lastDay));
    push(Period, match->tokens).period = match->period;
    return true;
}

// The longest phrase that starts here and its length in tokens.
std::pair<const std::vector<Item> *, std::size_t> Itemiser::longestPhrase() const
{
    std::pair<const std::vector<Item> *, std::size_t> best{nullptr, 0};
    QString words;
    for (std::size_t i = 0; i < static_cast<std::size_t>(m_vocabulary.longestPhrase()) && ahead(i); ++i) {
        if (i > 0)
            words += u' ';
        words += ahead(i)->text;
        if (const auto *items = m_vocabulary.phrase(words); items && fits(*items, i + 1))
            best = {items, i + 1};
        if (ahead(i)->possessive)
            break;
    }
    return best;
}

// "Highest transaction" is a field of some books; in others it is a question about ATM rows.
bool Itemiser::fits(const std::vector<Item> &items, std::size_t length) const
{
    const Item &item = items.front();
    // "60 and over", but not "no loans and over 60", nor "over 600 and more than 2".
    if (item.meaning == OrMore || item.meaning == OrLess) {
        const bool another = ahead(length) && (ahead(length)->isNumber() || ahead(length)->text == u"than");
        return !m_result.items.empty() && m_result.items.back().meaning == Figure && !another;
    }
    // "Paid in euros", "put in Toronto": not what is paid in.
    if (item.meaning == Deposit && length == 2 && ahead(1)->text == u"in" && ahead(2)
        && (ahead(2)->text == u"total" || ahead(2)->text == u"all"))
        return false;
    if (item.meaning == Deposit && length == 2 && ahead(1)->text == u"in" && ahead(2)
        && !m_vocabulary.valuesNamed(ahead(2)->text).empty())
        return false;
    // "Car Loan" is the name of a product, too; it is meant only where products are spoken of.
    if (item.meaning == Value && !m_products)
        return std::ranges::any_of(item.senses,
                                   [](const ValueSense &sense) { return info(sense.field).table != Table::Products; });
    if (item.meaning != FieldWord)
        return true;
    const bool atm = m_vocabulary.book().rows(Table::Atm) > 0;
    switch (item.field) {
    case Field::CustomerTotalTransactions:
    case Field::CustomerTotalDeposits:
    case Field::CustomerTotalWithdrawals:
    case Field::CustomerAverageTransaction:
    case Field::CustomerHighestTransaction:
    case Field::CustomerLowestTransaction:
        return !atm;
    default:
        return true;
    }
}

// "Transactions" of a book that has no rows of them, but each customer's number.
bool Itemiser::countedInRecords() const
{
    const Portfolio &book = m_vocabulary.book();
    return m_tokens[m_at].text == u"transactions" && book.rows(Table::Atm) == 0
           && book.numbers(Field::CustomerTotalTransactions);
}

QString Itemiser::joined(std::size_t length) const
{
    QStringList words;
    for (std::size_t i = 0; i < length; ++i)
        words.append(ahead(i)->text);
    return words.join(u' ');
}

bool Itemiser::known()
{
    if (m_tokens[m_at].text == u",") {
        push(And, 1);
        return true;
    }
    // "Rated high risk": the value says it.
    static const QStringList linking{u"rated"_s,    u"classified"_s, u"classed"_s, u"considered"_s,
                                     u"labelled"_s, u"labeled"_s,    u"flagged"_s};
    const std::size_t said = ahead(1) && ahead(1)->text == u"as" ? 2 : 1;
    if (linking.contains(m_tokens[m_at].text) && ahead(said) && !m_vocabulary.valuesNamed(ahead(said)->text).empty()) {
        push(Filler, said);
        return true;
    }
    // "..., only Toronto"; in "with only a car loan" it says more.
    if (m_tokens[m_at].text == u"only" && m_at > 0 && m_tokens[m_at - 1].text == u",") {
        push(Filler, 1);
        return true;
    }
    const std::size_t named = wholeName();
    const auto [items, length] = longestPhrase();
    if (named > 0 && named >= length) {
        takeName(named);
        return true;
    }
    if (length <= 1 && complaintKind())
        return true;
    if (length == 0)
        return false;
    const bool alsoName = length == 1 && m_vocabulary.isNameWord(m_tokens[m_at].text);
    const Item &first = items->front();
    // "Will" with a capital in the middle of a sentence is a person.
    const bool structural = first.meaning != Value && first.meaning != Noun && first.meaning != FieldWord;
    if (alsoName && structural && (m_tokens[m_at].capital || m_tokens[m_at].possessive)
        && m_tokens[m_at].text.size() > 2)
        return name();
    if (alsoName && first.meaning == Value && (m_tokens[m_at].possessive || nameRun() > 1))
        return name();
    Item item = first;
    if (first.meaning != Value)
        item.senses = m_vocabulary.valuesNamed(joined(length));
    item.namesakes = alsoName && first.meaning == Value;
    if (item.meaning == Noun && item.table == Table::Atm && countedInRecords()) {
        item.meaning = FieldWord;
        item.field = Field::CustomerTotalTransactions;
    }
    // "Who deposited the most": in a book without visits the records say it.
    const Portfolio &book = m_vocabulary.book();
    const QString words = joined(length);
    const bool summed = std::ranges::any_of(
        m_result.items, [](const Item &before) { return before.meaning == Total || before.meaning == HowMuch; });
    const bool moved = (item.meaning == Deposit || item.meaning == Withdraw) && !words.endsWith(" in"_L1)
                       && (isFlowVerb(words) || (summed && isPlural(words)));
    const Field total = item.meaning == Deposit ? Field::CustomerTotalDeposits : Field::CustomerTotalWithdrawals;
    if (moved && book.rows(Table::Atm) == 0 && book.numbers(total)) {
        item.meaning = FieldWord;
        item.field = total;
        item.senses.clear();
    }
    push(std::move(item), length);
    return true;
}

// "Complaints about cards", "ATM complaints": the category that has the word in its name.
bool Itemiser::complaintKind()
{
    if (!m_complaints)
        return false;
    const QString category = m_vocabulary.complaintCategory(m_tokens[m_at].text);
    if (category.isEmpty())
        return false;
    push(Value, 1).senses = {{Field::ComplaintCategory, category}};
    return true;
}

// "The second largest", "the 3rd highest"; "second" alone is no place.
bool Itemiser::ordinal()
{
    if (m_tokens[m_at].ordinal == 0 || !ahead(1))
        return false;
    const int place = m_tokens[m_at].ordinal;
    const std::vector<Item> *after = m_vocabulary.phrase(ahead(1)->text);
    if (!after || !isRank(after->front().meaning))
        return false;
    push(Ordinal, 1).number = QString::number(place);
    return true;
}

bool Itemiser::number()
{
    const Token &token = m_tokens[m_at];
    if (!token.isNumber())
        return false;
    const QString text = token.number;
    push(Figure, 1).number = text;
    return true;
}

Itemised itemised(const std::vector<Token> &tokens, const BookVocabulary &vocabulary, const BookTime &time)
{
    return Itemiser(tokens, vocabulary, time).run();
}

}  // namespace clientele
