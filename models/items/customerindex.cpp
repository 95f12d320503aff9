// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/customerindex.h"

#include "models/core/folding.h"

#include <algorithm>
#include <limits>

namespace clientele {

namespace {

struct Entry {
    std::uint32_t offset;
    std::uint16_t length;
    RowIndex row;
};

std::u16string_view letters(const std::u16string &pool, const Entry &entry)
{
    return std::u16string_view(pool).substr(entry.offset, entry.length);
}

// "o'brien" is found by "obrien", "o'brien" and "brien": an apostrophe joins, and what follows it is a word as well.
void addWords(QStringView name, std::vector<std::u16string> &words)
{
    std::u16string word;
    std::u16string afterApostrophe;
    bool apostrophe = false;
    const auto finish = [&] {
        if (!word.empty())
            words.push_back(word);
        if (apostrophe && !afterApostrophe.empty())
            words.push_back(afterApostrophe);
        word.clear();
        afterApostrophe.clear();
        apostrophe = false;
    };
    const QString plain = folded(name);
    for (const QChar c : plain) {
        if (c == u'\'') {
            apostrophe = apostrophe || !word.empty();
            afterApostrophe.clear();
        } else if (c.isLetterOrNumber()) {
            word += c.unicode();
            if (apostrophe)
                afterApostrophe += c.unicode();
        } else {
            finish();
        }
    }
    finish();
}

}  // namespace

QString customerLabel(const Portfolio &portfolio, RowIndex row)
{
    if (const QString name = portfolio.textAt(Field::CustomerName, row); !name.isEmpty())
        return name;
    const QString first = portfolio.textAt(Field::CustomerFirstName, row);
    const QString last = portfolio.textAt(Field::CustomerLastName, row);
    const QString both = QString(first + u' ' + last).trimmed();
    return both.isEmpty() ? portfolio.textAt(Field::CustomerId, row) : both;
}

std::vector<std::u16string> searchWords(QStringView text)
{
    std::vector<std::u16string> words;
    std::u16string word;
    const QString plain = folded(text);
    for (const QChar c : plain) {
        if (c.isLetterOrNumber()) {
            word += c.unicode();
        } else if (c != u'\'' && !word.empty()) {
            words.push_back(std::move(word));
            word.clear();
        }
    }
    if (!word.empty())
        words.push_back(std::move(word));
    return words;
}

CustomerIndex::CustomerIndex(const Portfolio &portfolio)
{
    const std::size_t rows = portfolio.rows(Table::Customers);
    std::u16string pool;
    std::vector<Entry> entries;
    entries.reserve(rows * 3);
    std::vector<std::u16string> words;
    for (RowIndex row = 0; row < rows; ++row) {
        words.clear();
        addWords(customerLabel(portfolio, row), words);
        const QString id = portfolio.textAt(Field::CustomerId, row);
        addWords(id, words);
        for (const std::u16string &word : words) {
            const std::size_t length = std::min<std::size_t>(word.size(), std::numeric_limits<std::uint16_t>::max());
            entries.push_back({static_cast<std::uint32_t>(pool.size()), static_cast<std::uint16_t>(length), row});
            pool.append(word, 0, length);
        }
    }
    std::sort(entries.begin(), entries.end(), [&pool](const Entry &a, const Entry &b) {
        const int order = letters(pool, a).compare(letters(pool, b));
        return order != 0 ? order < 0 : a.row < b.row;
    });

    std::vector<std::uint32_t> tokensOfRow(rows + 1, 0);
    std::vector<std::uint32_t> tokenOfPosting;
    for (const Entry &entry : entries) {
        const std::u16string_view word = letters(pool, entry);
        if (m_tokens.empty() || text(m_tokens.back()) != word) {
            m_tokens.push_back({static_cast<std::uint32_t>(m_letters.size()),
                                static_cast<std::uint32_t>(m_postings.size()), entry.length});
            m_letters.append(word);
        } else if (m_postings.back() == entry.row) {
            continue;  // a name that has the same word twice
        }
        m_postings.push_back(entry.row);
        tokenOfPosting.push_back(static_cast<std::uint32_t>(m_tokens.size() - 1));
        ++tokensOfRow[entry.row];
    }
    m_tokens.push_back(
        {static_cast<std::uint32_t>(m_letters.size()), static_cast<std::uint32_t>(m_postings.size()), 0});

    m_rowBegin.resize(rows + 1, 0);
    for (std::size_t row = 0; row < rows; ++row)
        m_rowBegin[row + 1] = m_rowBegin[row] + tokensOfRow[row];
    m_rowTokens.resize(m_postings.size());
    std::vector<std::uint32_t> next(m_rowBegin.begin(), m_rowBegin.end());
    for (std::size_t i = 0; i < m_postings.size(); ++i)
        m_rowTokens[next[m_postings[i]]++] = tokenOfPosting[i];
}

std::u16string_view CustomerIndex::text(const Token &token) const
{
    return std::u16string_view(m_letters).substr(token.offset, token.length);
}

CustomerIndex::Range CustomerIndex::rangeOf(std::u16string_view prefix) const
{
    if (m_tokens.empty())
        return {};
    const auto end = m_tokens.end() - 1;
    const auto first = std::lower_bound(m_tokens.begin(), end, prefix,
                                        [this](const Token &token, auto wanted) { return text(token) < wanted; });
    const auto last = std::upper_bound(first, end, prefix, [this](auto wanted, const Token &token) {
        return wanted < text(token).substr(0, wanted.size());
    });
    return {static_cast<std::uint32_t>(first - m_tokens.begin()), static_cast<std::uint32_t>(last - m_tokens.begin())};
}

bool CustomerIndex::hasTokenIn(RowIndex row, const Range &range) const
{
    const auto begin = m_rowTokens.begin() + m_rowBegin[row];
    const auto end = m_rowTokens.begin() + m_rowBegin[row + 1];
    const auto token = std::lower_bound(begin, end, range.first);
    return token != end && *token < range.last;
}

std::vector<RowIndex> CustomerIndex::find(QStringView wanted, std::size_t limit) const
{
    std::vector<RowIndex> found;
    const std::vector<std::u16string> words = searchWords(wanted);
    if (words.empty() || m_tokens.empty() || limit == 0)
        return found;
    std::vector<Range> ranges;
    ranges.reserve(words.size());
    for (const std::u16string &word : words)
        ranges.push_back(rangeOf(word));
    const auto count = [this](const Range &range) {
        return m_tokens[range.last].posting - m_tokens[range.first].posting;
    };
    // The rarest word leads, the others are looked up in the row's own tokens. Tokens are sorted, so that whole words
    // and short ids come before longer ones with the same beginning.
    std::sort(ranges.begin(), ranges.end(), [&count](const Range &a, const Range &b) { return count(a) < count(b); });
    const Range lead = ranges.front();
    for (std::uint32_t i = m_tokens[lead.first].posting; i < m_tokens[lead.last].posting; ++i) {
        const RowIndex row = m_postings[i];
        const bool all =
            std::all_of(ranges.begin() + 1, ranges.end(), [&](const Range &range) { return hasTokenIn(row, range); });
        if (!all || std::find(found.begin(), found.end(), row) != found.end())
            continue;
        found.push_back(row);
        if (found.size() == limit)
            break;
    }
    return found;
}

std::size_t CustomerIndex::bytes() const
{
    return m_letters.capacity() * sizeof(char16_t) + m_tokens.capacity() * sizeof(Token)
           + (m_postings.capacity() + m_rowBegin.capacity() + m_rowTokens.capacity()) * sizeof(std::uint32_t);
}

}  // namespace clientele
