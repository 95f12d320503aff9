// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assistant/itemising.h"

#include "app/assistant/decline.h"

#include <algorithm>
#include <span>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

using enum Meaning;

bool hasDigit(const QString &text)
{
    return std::ranges::any_of(text, [](QChar c) { return c.isDigit(); });
}

class Itemiser {
public:
    Itemiser(const std::vector<Token> &tokens, const BookVocabulary &vocabulary, const BookTime &time)
        : m_tokens(tokens), m_vocabulary(vocabulary), m_time(time)
    {
        for (const Token &token : m_tokens) {
            const std::vector<Item> *items = m_vocabulary.phrase(token.text);
            m_products =
                m_products || (items && items->front().meaning == Noun && items->front().table == Table::Products);
        }
    }

    Itemised run()
    {
        while (m_at < m_tokens.size() && m_result.problem.isEmpty()) {
            if (!identified() && !period() && !known() && !number() && !name() && !corrected())
                push(Unknown, 1);
        }
        return std::move(m_result);
    }

private:
    [[nodiscard]] const Token *ahead(std::size_t count) const
    {
        return m_at + count < m_tokens.size() ? &m_tokens[m_at + count] : nullptr;
    }

    Item &push(Meaning meaning, std::size_t tokens)
    {
        Item item;
        item.meaning = meaning;
        return push(std::move(item), tokens);
    }

    Item &push(Item item, std::size_t tokens)
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

    // "customer 23", "machine 104", "AlisonGaines78"
    bool identified()
    {
        const Token &token = m_tokens[m_at];
        const std::vector<Item> *items = m_vocabulary.phrase(token.text);
        const bool customer = items && items->front().meaning == Noun && items->front().table == Table::Customers;
        const bool machine = items && items->front().meaning == Machine;
        if (!customer && !machine) {
            const bool mixed = hasDigit(token.text) && token.text.front().isLetter();
            const auto row = mixed ? m_vocabulary.customerById(token.text) : std::nullopt;
            if (row)
                push(Customer, 1).customers = {*row};
            return row.has_value();
        }
        std::size_t next = 1;
        bool named = false;
        while (ahead(next)
               && QStringList{u"id"_s, u"number"_s, u"no"_s, u"nr"_s, u"with"_s}.contains(ahead(next)->text)) {
            named = named || ahead(next)->text != u"with";
            ++next;
        }
        if (next > 1 && !named)
            return false;
        const Token *id = ahead(next);
        if (!id || !hasDigit(id->text))
            return false;
        if (machine) {
            const QString value = m_vocabulary.machineById(id->text);
            if (value.isEmpty()) {
                m_result.problem = Decline::noSuchMachine(id->written);
                return true;
            }
            push(Value, next + 1).senses = {{Field::AtmId, value}};
            while (ahead(1) && (ahead(0)->text == u"and" || ahead(0)->text == u"or" || ahead(0)->text == u",")) {
                const QString other = m_vocabulary.machineById(ahead(1)->text);
                if (other.isEmpty())
                    break;
                push(ahead(0)->text == u"or" ? Or : And, 1);
                push(Value, 1).senses = {{Field::AtmId, other}};
            }
            return true;
        }
        const auto row = m_vocabulary.customerById(id->text);
        if (!row) {
            m_result.problem = Decline::noSuchCustomer(id->written);
            return true;
        }
        push(Customer, next + 1).customers = {*row};
        return true;
    }

    bool period()
    {
        const auto match = periodAt(std::span(m_tokens).subspan(m_at), m_time);
        if (!match)
            return false;
        const std::size_t longer = longestPhrase().second;
        if (longer > match->tokens || wholeName() > match->tokens)
            return false;
        if (match->beyondData)
            m_result.problem = Decline::beyondData(m_time);
        else if (match->unclear)
            m_result.problem = Decline::yearMissing();
        push(Period, match->tokens).period = match->period;
        return true;
    }

    // The longest phrase that starts here and its length in tokens.
    [[nodiscard]] std::pair<const std::vector<Item> *, std::size_t> longestPhrase() const
    {
        std::pair<const std::vector<Item> *, std::size_t> best{nullptr, 0};
        QString words;
        for (std::size_t i = 0; i < static_cast<std::size_t>(m_vocabulary.longestPhrase()) && ahead(i); ++i) {
            if (i > 0)
                words += u' ';
            words += ahead(i)->text;
            if (const auto *items = m_vocabulary.phrase(words); items && fits(*items))
                best = {items, i + 1};
            if (ahead(i)->possessive)
                break;
        }
        return best;
    }

    // "Highest transaction" is a field of some books; in others it is a question about ATM rows.
    [[nodiscard]] bool fits(const std::vector<Item> &items) const
    {
        const Item &item = items.front();
        // "Car Loan" is the name of a product, too; it is meant only where products are spoken of.
        if (item.meaning == Value && !m_products)
            return std::ranges::any_of(
                item.senses, [](const ValueSense &sense) { return info(sense.field).table != Table::Products; });
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
    [[nodiscard]] bool countedInRecords() const
    {
        const Portfolio &book = m_vocabulary.book();
        return m_tokens[m_at].text == u"transactions" && book.rows(Table::Atm) == 0
               && book.numbers(Field::CustomerTotalTransactions);
    }

    // How many tokens from here are some customer's whole name; 0 where none.
    [[nodiscard]] std::size_t wholeName() const
    {
        QStringList words;
        std::size_t best = 0;
        for (std::size_t i = 0; i < 5 && ahead(i); ++i) {
            if (!m_vocabulary.isNameWord(ahead(i)->text))
                break;
            words.append(ahead(i)->text);
            if (i > 0 && !m_vocabulary.customersNamed(words, true).empty())
                best = i + 1;
            if (ahead(i)->possessive)
                break;
        }
        return best;
    }

    bool known()
    {
        if (m_tokens[m_at].text == u",") {
            push(And, 1);
            return true;
        }
        const std::size_t named = wholeName();
        const auto [items, length] = longestPhrase();
        if (named > 0 && named >= length) {
            takeName(named);
            return true;
        }
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
        if (first.meaning != Value) {
            for (const Item &other : *items) {
                if (other.meaning == Value)
                    item.senses = other.senses;
            }
        }
        item.namesakes = alsoName && first.meaning == Value;
        if (item.meaning == Noun && item.table == Table::Atm && countedInRecords()) {
            item.meaning = FieldWord;
            item.field = Field::CustomerTotalTransactions;
        }
        push(std::move(item), length);
        return true;
    }

    bool number()
    {
        const Token &token = m_tokens[m_at];
        if (!token.isNumber())
            return false;
        const QString text = token.number;
        push(Figure, 1).number = text;
        return true;
    }

    // How many tokens in a row are words of names.
    [[nodiscard]] std::size_t nameRun() const
    {
        std::size_t run = 0;
        while (ahead(run) && m_vocabulary.isNameWord(ahead(run)->text)) {
            const bool first = run == 0;
            const auto *items = first ? nullptr : m_vocabulary.phrase(ahead(run)->text);
            if (items && !ahead(run)->capital)
                break;
            ++run;
            if (ahead(run - 1)->possessive)
                break;
        }
        return run;
    }

    void takeName(std::size_t length)
    {
        QStringList words;
        for (std::size_t i = 0; i < length; ++i)
            words.append(ahead(i)->text);
        std::vector<RowIndex> rows = m_vocabulary.customersNamed(words, true);
        const bool whole = !rows.empty();
        if (!whole)
            rows = m_vocabulary.customersNamed(words, false);
        Item &item = push(Customer, length);
        item.customers = std::move(rows);
        item.nearly = !whole;
    }

    bool name()
    {
        const std::size_t run = nameRun();
        if (run == 0)
            return false;
        QStringList words;
        for (std::size_t i = 0; i < run; ++i)
            words.append(ahead(i)->text);
        if (m_vocabulary.customersNamed(words, false).empty())
            return nearName(run);
        // "Wendy Zhou" where nobody is called Zhou: perhaps a slip.
        if (run == 1 && !m_tokens[m_at].possessive && ahead(1) && isStranger(*ahead(1)))
            return nearName(2);
        takeName(run);
        return true;
    }

    // A word that nothing explains.
    [[nodiscard]] bool isStranger(const Token &token) const
    {
        return !token.isNumber() && !m_vocabulary.phrase(token.text) && !m_vocabulary.isNameWord(token.text)
               && token.text.front().isLetter();
    }

    // Customers whose name differs from these words by slips only.
    bool nearName(std::size_t length)
    {
        std::vector<QStringList> candidates{{}};
        QStringList written;
        for (std::size_t i = 0; i < length; ++i) {
            QStringList words = m_vocabulary.nearNameWords(ahead(i)->text);
            if (m_vocabulary.isNameWord(ahead(i)->text))
                words.append(ahead(i)->text);
            std::vector<QStringList> longer;
            for (const QStringList &before : candidates) {
                for (const QString &word : words)
                    longer.push_back(before + QStringList{word});
            }
            candidates = std::move(longer);
            written.append(ahead(i)->written);
        }
        std::vector<RowIndex> rows;
        for (const QStringList &words : candidates) {
            const std::vector<RowIndex> more = m_vocabulary.customersNamed(words, true);
            rows.insert(rows.end(), more.begin(), more.end());
        }
        std::ranges::sort(rows);
        rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
        if (rows.empty()) {
            m_result.problem = Decline::noSuchCustomer(written.join(u' '));
            return true;
        }
        Item &item = push(Customer, length);
        item.customers = std::move(rows);
        item.nearly = true;
        return true;
    }

    bool corrected()
    {
        const Token token = m_tokens[m_at];
        const QStringList words = m_vocabulary.nearWords(token.text);
        const QStringList names = m_vocabulary.nearNameWords(token.text);
        const bool beforeName = ahead(1) && m_vocabulary.isNameWord(ahead(1)->text);
        if (!names.isEmpty() && (words.isEmpty() || beforeName)) {
            const std::size_t run = beforeName ? 2 : 1;
            if (run == 2)
                return nearName(2);
            std::vector<RowIndex> rows;
            for (const QString &word : names) {
                const std::vector<RowIndex> more = m_vocabulary.customersNamed({word}, false);
                rows.insert(rows.end(), more.begin(), more.end());
            }
            Item &item = push(Customer, 1);
            item.customers = std::move(rows);
            item.nearly = true;
            return true;
        }
        if (words.size() != 1 || !names.isEmpty())
            return wordOfPhrase(words);
        return tryWord(words.front());
    }

    // Of several near words, the one that makes a phrase with its neighbours.
    bool wordOfPhrase(const QStringList &words)
    {
        QStringList fitting;
        for (const QString &word : words) {
            const auto *items = m_vocabulary.phrase(word);
            if (items && items->front().meaning != Filler)
                fitting.append(word);
        }
        return fitting.size() == 1 && tryWord(fitting.front());
    }

    bool tryWord(const QString &word)
    {
        const Token before = m_tokens[m_at];
        std::vector<Token> &tokens = m_tokens;
        tokens[m_at].text = word;
        if (longestPhrase().second == 0) {
            tokens[m_at] = before;
            return false;
        }
        if (!known()) {
            tokens[m_at] = before;
            return false;
        }
        m_result.corrections.append(Decline::readAs(before.written, word));
        return true;
    }

    std::vector<Token> m_tokens;
    const BookVocabulary &m_vocabulary;
    const BookTime &m_time;
    std::size_t m_at = 0;
    bool m_products = false;  // the question speaks of products
    Itemised m_result;
};

}  // namespace

Itemised itemised(const std::vector<Token> &tokens, const BookVocabulary &vocabulary, const BookTime &time)
{
    return Itemiser(tokens, vocabulary, time).run();
}

}  // namespace clientele
