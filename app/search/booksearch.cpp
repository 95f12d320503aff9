// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/search/booksearch.h"

#include "app/search/scoperows.h"
#include "app/search/shownpassage.h"
#include "models/core/folding.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

constexpr std::size_t leastDepth = 96;     // candidates by words
constexpr std::size_t leastNear = 64;      // by meaning, each of which is looked at closely
constexpr qint64 mostWordMatches = 4'000;  // rows of bm25 that a query may cost
constexpr qint64 mostExactMatches = 2'000;
constexpr double meaningWeight = 4;
constexpr double wordWeight = 1;
constexpr double exactWeight = 1;
constexpr double idWeight = 100;  // who asks for an id wants what has it, before all else
constexpr std::size_t mostExactWords = 8;

// Best first, equal scores by position.
template<typename Score>
void sortByScore(std::vector<std::pair<std::size_t, Score>> &scored)
{
    std::ranges::sort(scored, [](const auto &a, const auto &b) {
        return a.second != b.second ? a.second > b.second : a.first < b.first;
    });
}

template<typename Score>
std::vector<std::size_t> positionsOf(const std::vector<std::pair<std::size_t, Score>> &scored, std::size_t most)
{
    std::vector<std::size_t> positions;
    for (std::size_t i = 0; i < std::min(scored.size(), most); ++i)
        positions.push_back(scored[i].first);
    return positions;
}

// Whether the word at this place asks for the passage by its id, or its customer's. A bare number does so where it is
// all that is asked, or where a word says so: "customer 12" asks for no product.
bool asksFor(const Passage &passage, const std::vector<CutWord> &words, std::size_t at)
{
    const QString &word = words[at].text;
    if (folded(passage.customerId.isNull() ? passage.id : passage.customerId) != word)
        return false;
    static const QStringList customers{u"customer"_s, u"client"_s, u"cliente"_s};
    static const QStringList others{u"id"_s,      u"number"_s,   u"no"_s,        u"product"_s,
                                    u"produit"_s, u"producto"_s, u"complaint"_s, u"feedback"_s};
    const QString before = at > 0 ? words[at - 1].text : QString();
    if (customers.contains(before))
        return !passage.customerId.isNull();
    return words.size() == 1 || others.contains(before)
           || std::ranges::any_of(word, [](QChar c) { return c.isLetter(); });
}

}  // namespace

BookSearch::BookSearch(PortfolioPtr book, std::shared_ptr<const Catalogue> catalogue, SearchIndexPtr index)
    : m_book(std::move(book)),
      m_catalogue(std::move(catalogue)),
      m_index(std::move(index)),
      m_analyser(std::make_shared<const ConceptLexicon>())
{}

bool BookSearch::fits(const SearchIndex &index, const Portfolio &book)
{
    return index.snapshot == book.info().snapshot && std::ranges::all_of(index.passages, [&](const IndexedPassage &p) {
               const Table table = p.place.kind == PassageKind::Product     ? Table::Products
                                   : p.place.kind == PassageKind::Complaint ? Table::Complaints
                                                                            : Table::Customers;
               return p.place.row < book.rows(table);
           });
}

Result<BookSearch> BookSearch::open(Profile &profile, PortfolioPtr book, std::shared_ptr<const Catalogue> catalogue,
                                    const IndexingOptions &options)
{
    // A damaged index is as good as none: all that is in it is in the book too.
    const SearchIndexPtr stored = loadIndex(profile, options.embedder).value_or(SearchIndexPtr());
    if (stored && fits(*stored, *book))
        return BookSearch(std::move(book), std::move(catalogue), stored);
    auto indexed = indexBook(*book, stored, options);
    if (!indexed)
        return passOn(indexed);
    if (book->info().snapshot != 0)
        if (const auto lock = profile.lockForWriting(); lock)
            // Where it cannot be kept, it serves from memory and is built again next time.
            (void)SearchRecords(profile).keep(**lock, indexed->change);
    return BookSearch(std::move(book), std::move(catalogue), indexed->index);
}

Result<PositionSet> BookSearch::allowed(const Conditions &where) const
{
    if (where.empty())
        return PositionSet();
    const auto rows = ScopeRows::of(*m_book, *m_catalogue, where);
    if (!rows)
        return tl::unexpected(rows.error());
    PositionSet result(m_index->passages.size());
    for (std::size_t i = 0; i < m_index->passages.size(); ++i)
        if (rows->contains(m_index->passages[i].place))
            result.add(i);
    return result;
}

std::vector<std::size_t> BookSearch::byMeaning(const std::vector<float> &query, const QString &text,
                                               const PositionSet &allowed, std::size_t depth) const
{
    std::vector<Near> near = m_index->vectors->search(query, depth, allowed);
    // A text without meaning is near to nothing.
    if (std::ranges::all_of(query, [](float value) { return value == 0; }))
        near.clear();
    QStringList texts;
    for (const Near &one : near)
        texts += passageAt(*m_book, m_index->passages[one.position].place).whole();
    const std::vector<double> exactly = m_index->embedder->compare(text, texts);
    std::vector<std::pair<std::size_t, double>> scored;
    for (std::size_t i = 0; i < near.size(); ++i)
        scored.emplace_back(near[i].position,
                            exactly.size() == near.size() ? exactly[i] : static_cast<double>(near[i].score));
    sortByScore(scored);
    return positionsOf(scored, depth);
}

std::optional<std::size_t> BookSearch::positionOf(const WordMatch &match, const PositionSet &allowed) const
{
    const auto row = static_cast<std::size_t>(match.row);
    if (match.row <= 0 || row >= m_index->positionOfWordRow.size() || m_index->positionOfWordRow[row] == 0)
        return std::nullopt;
    const std::size_t position = m_index->positionOfWordRow[row] - 1;
    return allowed.contains(position) ? std::optional(position) : std::nullopt;
}

Result<std::vector<std::size_t>> BookSearch::byStems(const Profile &profile, const QString &text,
                                                     const PositionSet &allowed, std::size_t depth) const
{
    ConceptLexicon::Memo memo;
    const TextAnalyser::Keywords keywords = m_analyser.keywords(text, memo);
    QStringList terms = keywords.words + keywords.concepts;
    terms.removeDuplicates();
    const auto matches = SearchRecords(profile).matching(m_index->stamp, terms, mostWordMatches);
    if (!matches)
        return tl::unexpected(matches.error());
    std::vector<std::pair<std::size_t, double>> scored;
    for (const WordMatch &match : *matches)
        if (const auto position = positionOf(match, allowed))
            scored.emplace_back(*position, match.score);
    sortByScore(scored);
    return positionsOf(scored, depth);
}

Result<std::vector<RankedList>> BookSearch::byExactWords(const Profile &profile, const QString &text,
                                                         const PositionSet &allowed, std::size_t depth) const
{
    const std::vector<CutWord> words = cutWords(text);
    std::vector<std::pair<std::size_t, int>> ids;
    std::unordered_map<std::size_t, int> holding;  // how many of the exact words a passage has
    std::size_t looked = 0;
    for (std::size_t i = 0; i < words.size() && looked < mostExactWords; ++i) {
        if (!words[i].exact)
            continue;
        ++looked;
        const auto matches = SearchRecords(profile).matching(m_index->stamp, {words[i].text}, mostExactMatches);
        if (!matches)
            return tl::unexpected(matches.error());
        if (matches->size() > static_cast<std::size_t>(mostExactMatches))
            continue;
        for (const WordMatch &match : *matches) {
            const auto position = positionOf(match, allowed);
            if (!position)
                continue;
            ++holding[*position];
            if (asksFor(passageAt(*m_book, m_index->passages[*position].place), words, i))
                ids.emplace_back(*position, 1);
        }
    }
    std::vector<std::pair<std::size_t, int>> others(holding.begin(), holding.end());
    sortByScore(ids);
    sortByScore(others);
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return std::vector<RankedList>{{positionsOf(ids, depth), idWeight}, {positionsOf(others, depth), exactWeight}};
}

Result<BookSearch::Question> BookSearch::ask(const QString &text, std::size_t k, const SearchScope &scope) const
{
    auto within = allowed(scope.where);
    if (!within)
        return passOn(within);
    Question question{text, k, std::move(*within), {}, {}};
    const auto query = m_index->embedder->embed({text});
    if (query)
        question.lists.push_back({byMeaning(*query, text, question.allowed, std::max(k, leastNear)), meaningWeight});
    else
        question.failure = query.error();
    return question;
}

Result<std::vector<RankedList>> BookSearch::byWords(const Profile &profile, const Question &question) const
{
    const std::size_t depth = std::max(question.count, leastDepth);
    auto words = byStems(profile, question.text, question.allowed, depth);
    if (!words)
        return passOn(words);
    auto lists = byExactWords(profile, question.text, question.allowed, depth);
    if (lists)
        lists->push_back({std::move(*words), wordWeight});
    return lists;
}

std::vector<SearchHit> BookSearch::hits(const Question &question) const
{
    std::vector<SearchHit> hits;
    for (const Fused &fused : fusedByReciprocalRank(question.lists)) {
        if (hits.size() == question.count)
            break;
        const PassagePlace &place = m_index->passages[fused.position].place;
        hits.push_back({passageAt(*m_book, place), fused.score, shownText(*m_book, place)});
    }
    return hits;
}

Result<std::vector<SearchHit>> BookSearch::search(const Profile *profile, const QString &text, std::size_t k,
                                                  const SearchScope &scope) const
{
    auto question = ask(text, k, scope);
    if (!question)
        return passOn(question);
    if (profile) {
        auto words = byWords(*profile, *question);
        if (!words)
            return passOn(words);
        question->lists.insert(question->lists.end(), words->begin(), words->end());
    } else if (question->failure) {
        return tl::unexpected(*question->failure);
    }
    return hits(*question);
}

}  // namespace clientele
