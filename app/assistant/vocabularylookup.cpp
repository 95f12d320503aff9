// SPDX-License-Identifier: GPL-3.0-or-later
// What words mean, once the vocabulary stands.
#include "app/assistant/vocabulary.h"

#include "app/assistant/everydaywords.h"
#include "app/assistant/spelling.h"
#include "app/assistant/words.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

using enum Meaning;

QString BookVocabulary::customerName(RowIndex row) const
{
    const QString name = m_portfolio->textAt(Field::CustomerName, row);
    if (!name.isEmpty())
        return name;
    const QString parts =
        (m_portfolio->textAt(Field::CustomerFirstName, row) + u' ' + m_portfolio->textAt(Field::CustomerLastName, row))
            .trimmed();
    return parts.isEmpty() ? m_portfolio->textAt(Field::CustomerId, row) : parts;
}

const std::vector<Item> *BookVocabulary::phrase(const QString &words) const
{
    auto found = m_phrases.constFind(words);
    if (found == m_phrases.constEnd() && words.contains(u' ')) {
        // "ATM issues", "business cards": the plural of a value of several words.
        if (words.endsWith(u's'))
            found = m_phrases.constFind(words.chopped(1));
        if (found != m_phrases.constEnd() && found->front().meaning != Value)
            found = m_phrases.constEnd();
    }
    return found == m_phrases.constEnd() ? nullptr : &found.value();
}

std::vector<ValueSense> BookVocabulary::valuesNamed(const QString &words) const
{
    for (const QString &each : {words, words.endsWith(u's') ? words.chopped(1) : words}) {
        const auto found = m_phrases.constFind(each);
        if (found == m_phrases.constEnd())
            continue;
        for (const Item &item : *found) {
            if (item.meaning == Value)
                return item.senses;
        }
    }
    return {};
}

std::vector<RowIndex> BookVocabulary::customersNamed(const QStringList &words, bool whole) const
{
    std::vector<RowIndex> rows;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const auto known = m_nameWords.constFind(words[i]);
        if (known == m_nameWords.constEnd())
            return {};
        if (i == 0) {
            rows = known->rows;
            continue;
        }
        std::vector<RowIndex> both;
        std::ranges::set_intersection(rows, known->rows, std::back_inserter(both));
        rows = std::move(both);
    }
    if (whole) {
        std::erase_if(rows, [&](RowIndex row) {
            QStringList name = comparableWords(customerName(row));
            QStringList asked = words;
            std::ranges::sort(name);
            std::ranges::sort(asked);
            return name != asked;
        });
        // "Morgan Bradley" is not Bradley Morgan where both are known.
        const auto inOrder = [&](RowIndex row) { return comparableWords(customerName(row)) == words; };
        if (std::ranges::any_of(rows, inOrder))
            std::erase_if(rows, [&](RowIndex row) { return !inOrder(row); });
    }
    return rows;
}

std::optional<RowIndex> BookVocabulary::customerById(const QString &text) const
{
    const auto known = m_ids.constFind(text.toCaseFolded());
    return known == m_ids.constEnd() ? std::nullopt : std::optional(*known);
}

QString BookVocabulary::complaintCategory(const QString &word) const { return m_categoryWords.value(word); }

QString BookVocabulary::machineById(const QString &text) const
{
    const TextColumn *machines = m_portfolio->text(Field::AtmId);
    for (Code code = 1; machines && code < machines->dictionary->size(); ++code) {
        if (machines->dictionary->value(code).compare(text, Qt::CaseInsensitive) == 0)
            return machines->dictionary->value(code);
    }
    return {};
}

namespace {

// The nearest of many words: all that share the smallest number of slips.
template<typename Words>
QStringList nearest(const QString &word, const Words &words)
{
    const int allowed = slipsAllowed(word.size());
    if (allowed == 0 || isEverydayWord(word))
        return {};
    QStringList near;
    int best = allowed + 1;
    words([&](const QString &known) {
        if (known.size() < 4 || known.front() != word.front())
            return;
        const int most = std::min(allowed, slipsAllowed(known.size()));
        const int slips = slipsBetween(word, known, most);
        if (slips > most || slips > best)
            return;
        if (slips < best)
            near.clear();
        best = slips;
        near.append(known);
    });
    near.sort();
    return near;
}

}  // namespace

QStringList BookVocabulary::nearWords(const QString &word) const
{
    return nearest(word, [this](auto visit) {
        for (const QString &known : m_words)
            visit(known);
    });
}

QStringList BookVocabulary::nearNameWords(const QString &word) const
{
    return nearest(word, [this](auto visit) {
        for (auto known = m_nameWords.constBegin(); known != m_nameWords.constEnd(); ++known)
            visit(known.key());
    });
}

}  // namespace clientele
