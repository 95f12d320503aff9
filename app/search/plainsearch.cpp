// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/search/plainsearch.h"

#include "app/search/customersentences.h"
#include "app/search/scoperows.h"
#include "app/search/shownpassage.h"
#include "models/core/folding.h"

#include <algorithm>

namespace clientele {

namespace {

constexpr qsizetype shortestWord = 3;

// Folded, with a space before each word: a word is looked for at beginnings.
QString lookedAt(const Portfolio &book, const PassagePlace &place)
{
    QString text;
    if (place.kind == PassageKind::Person) {
        text = nameOf(book, place.row) + u' ' + book.textAt(Field::CustomerId, place.row);
    } else {
        const Passage passage = passageAt(book, place);
        text = passage.id + u' ' + passage.title + u' ' + passage.text;
    }
    return u' ' + folded(text).replace(u'\n', u' ');
}

}  // namespace

Result<std::vector<SearchHit>> plainSearch(const Portfolio &book, const Catalogue &catalogue, const QString &text,
                                           std::size_t k, const SearchScope &scope)
{
    const auto rows = ScopeRows::of(book, catalogue, scope.where);
    if (!rows)
        return tl::unexpected(rows.error());
    QStringList words;
    for (const CutWord &word : cutWords(text))
        if (word.exact || word.text.size() >= shortestWord)
            words += u' ' + (word.exact ? word.text : stemOf(word.text));
    words.removeDuplicates();
    if (words.isEmpty())
        return std::vector<SearchHit>();
    std::vector<std::pair<qsizetype, PassagePlace>> found;
    for (const PassagePlace &place : placesOf(book)) {
        const bool named = place.kind == PassageKind::Person || place.kind == PassageKind::Product
                           || place.kind == PassageKind::Complaint;
        if (!named || !rows->contains(place))
            continue;
        const QString all = lookedAt(book, place);
        const auto held = std::ranges::count_if(words, [&](const QString &word) { return all.contains(word); });
        if (held * 2 >= words.size())
            found.emplace_back(held, place);
    }
    std::ranges::stable_sort(found, std::ranges::greater(), [](const auto &one) { return one.first; });
    std::vector<SearchHit> hits;
    for (std::size_t i = 0; i < std::min(k, found.size()); ++i)
        hits.push_back({passageAt(book, found[i].second),
                        static_cast<double>(found[i].first) / static_cast<double>(words.size()),
                        shownText(book, found[i].second)});
    return hits;
}

}  // namespace clientele
