// SPDX-License-Identifier: GPL-3.0-or-later
// Words that nothing explains: the known word or name that is nearest, where it is the only one.
#include "app/assistant/decline.h"
#include "app/assistant/itemiser.h"
#include "app/assistant/spelling.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

using enum Meaning;

bool Itemiser::corrected()
{
    const Token token = m_tokens[m_at];
    const QStringList words = m_vocabulary.nearWords(token.text);
    const QStringList names = m_vocabulary.nearNameWords(token.text);
    const bool beforeName = ahead(1) && m_vocabulary.isNameWord(ahead(1)->text);
    if (!names.isEmpty() && (words.isEmpty() || beforeName))
        return nearName(beforeName ? 2 : 1);
    // A short word that is only near "does" or "with" says something else: "dogs".
    static const QSet<Meaning> joints{Filler, Be, Do, Of, In, With, And, Or, By};
    const auto *near = words.size() == 1 ? m_vocabulary.phrase(words.front()) : nullptr;
    if (near && token.text.size() <= 4 && joints.contains(near->front().meaning))
        return nextWordCorrected();
    if (words.size() != 1 || !names.isEmpty())
        return wordOfPhrase(words) || nextWordCorrected();
    return tryWord(words.front(), m_at) || nextWordCorrected();
}

// Of several near words, the one that makes a phrase with its neighbours.
bool Itemiser::wordOfPhrase(const QStringList &words)
{
    QStringList fitting;
    for (const QString &word : words) {
        const auto *items = m_vocabulary.phrase(word);
        if (items && items->front().meaning != Filler)
            fitting.append(word);
    }
    if (fitting.empty())
        return false;
    // "Withdrawls": forms of one word. Letters are left out more often than put in.
    const Item &first = m_vocabulary.phrase(fitting.front())->front();
    const bool alike = std::ranges::all_of(fitting, [&](const QString &word) {
        const Item &item = m_vocabulary.phrase(word)->front();
        return item.meaning == first.meaning && item.meaning != Value && item.meaning != DimensionWord
               && (item.meaning != Noun || item.table == first.table)
               && (item.meaning != FieldWord || item.field == first.field);
    });
    const auto longest = std::ranges::max_element(fitting, {}, &QString::size);
    return alike && tryWord(*longest, m_at);
}

// "how meny": a word that means something only with its neighbour, which is misspelled.
bool Itemiser::nextWordCorrected()
{
    if (!ahead(1) || !isStranger(*ahead(1)))
        return false;
    const QStringList words = m_vocabulary.nearWords(ahead(1)->text);
    return std::ranges::any_of(words, [this](const QString &word) { return tryWord(word, m_at + 1); });
}

bool Itemiser::tryWord(const QString &word, std::size_t at)
{
    const Token before = m_tokens[at];
    m_tokens[at].text = word;
    const bool phrase = longestPhrase().second > at - m_at;
    if (!phrase || !known()) {
        m_tokens[at] = before;
        return false;
    }
    m_result.corrections.append(Decline::readAs(before.written, word));
    return true;
}

// Customers whose name differs from these words by slips only.
bool Itemiser::nearName(std::size_t length)
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
        const std::vector<RowIndex> more = m_vocabulary.customersNamed(words, length > 1);
        rows.insert(rows.end(), more.begin(), more.end());
    }
    std::ranges::sort(rows);
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    const bool unsure = rows.empty();
    if (unsure)
        rows = farNames(length);
    if (rows.empty()) {
        m_result.problem = Decline::noSuchCustomer(written.join(u' '));
        return true;
    }
    Item &item = push(Customer, length);
    item.customers = std::move(rows);
    item.nearly = true;
    item.unsure = unsure;
    return true;
}

// "Wendy Zhou" where there is a Wendy Zhao: one word is right, the other two slips away.
std::vector<RowIndex> Itemiser::farNames(std::size_t length) const
{
    constexpr int most = 2;
    std::vector<RowIndex> rows;
    const auto isNear = [](const QString &asked, const QStringList &name) {
        return std::ranges::any_of(name, [&](const QString &word) {
            return word.size() > 3 && word.front() == asked.front() && slipsBetween(asked, word, most) <= most;
        });
    };
    for (std::size_t i = 0; length > 1 && i < length; ++i) {
        for (const RowIndex row : m_vocabulary.customersNamed({ahead(i)->text}, false)) {
            const QStringList name = comparableWords(m_vocabulary.customerName(row));
            bool all = true;
            for (std::size_t j = 0; j < length; ++j)
                all = all && (j == i || isNear(ahead(j)->text, name));
            if (all)
                rows.push_back(row);
        }
    }
    std::ranges::sort(rows);
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

}  // namespace clientele
