// SPDX-License-Identifier: GPL-3.0-or-later
// Customers and machines in a question: by id, by whole name, by part of a name, and by what is nearly a name.
#include "app/assistant/decline.h"
#include "app/assistant/itemiser.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

using enum Meaning;

namespace {

bool hasDigit(const QString &text)
{
    return std::ranges::any_of(text, [](QChar c) { return c.isDigit(); });
}

bool isJoint(const Token &token) { return token.text == u"and" || token.text == u"or" || token.text == u","; }

}  // namespace

// "customer 23", "machine 104", "AlisonGaines78"
bool Itemiser::identified()
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
    static const QStringList idWords{u"id"_s, u"ids"_s, u"number"_s, u"numbers"_s, u"no"_s, u"nr"_s, u"with"_s};
    std::size_t next = 1;
    bool named = false;
    while (ahead(next) && idWords.contains(ahead(next)->text)) {
        named = named || ahead(next)->text != u"with";
        ++next;
    }
    if ((next > 1 && !named) || !ahead(next) || !hasDigit(ahead(next)->text))
        return false;
    return machine ? machinesById(next) : customersById(next);
}

bool Itemiser::machinesById(std::size_t first)
{
    const QString value = m_vocabulary.machineById(ahead(first)->text);
    if (value.isEmpty()) {
        m_result.problem = Decline::noSuchMachine(ahead(first)->written);
        return true;
    }
    push(Value, first + 1).senses = {{Field::AtmId, value}};
    while (ahead(1) && isJoint(*ahead(0))) {
        const QString other = m_vocabulary.machineById(ahead(1)->text);
        if (other.isEmpty())
            break;
        push(ahead(0)->text == u"or" ? Or : And, 1);
        push(Value, 1).senses = {{Field::AtmId, other}};
    }
    return true;
}

bool Itemiser::customersById(std::size_t first)
{
    const bool several = m_tokens[m_at].text.endsWith(u's');
    const auto row = m_vocabulary.customerById(ahead(first)->text);
    if (!row) {
        m_result.problem = Decline::noSuchCustomer(ahead(first)->written);
        return true;
    }
    push(Customer, first + 1).customers = {*row};
    while (several && ahead(1) && isJoint(*ahead(0)) && hasDigit(ahead(1)->text)) {
        const auto other = m_vocabulary.customerById(ahead(1)->text);
        if (!other) {
            m_result.problem = Decline::noSuchCustomer(ahead(1)->written);
            return true;
        }
        push(And, 1);
        push(Customer, 1).customers = {*other};
    }
    return true;
}

// How many tokens from here are some customer's whole name; 0 where none.
std::size_t Itemiser::wholeName() const
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

// How many tokens in a row are words of names.
std::size_t Itemiser::nameRun() const
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

void Itemiser::takeName(std::size_t length)
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

bool Itemiser::name()
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
bool Itemiser::isStranger(const Token &token) const
{
    return !token.isNumber() && !m_vocabulary.phrase(token.text) && !m_vocabulary.isNameWord(token.text)
           && token.text.front().isLetter();
}

}  // namespace clientele
