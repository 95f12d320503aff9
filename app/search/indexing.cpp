// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parallel.h"
#include "app/search/indexpacking.h"
#include "app/search/searchindex.h"

#include <QCoreApplication>
#include <QThreadPool>
#include <QUuid>

#include <algorithm>
#include <cstring>
#include <mutex>
#include <optional>
#include <unordered_map>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

constexpr std::size_t blockSize = 512;
constexpr std::size_t countedTexts = 20'000;  // enough to know how rare words are
// Looking at all of so many in one byte a number takes a few milliseconds; inverted lists would take longer to make than
// all the rest of the index.
constexpr std::size_t searchedExactly = 300'000;
constexpr std::size_t driftDivisor = 4;  // rarity is learnt again when a quarter of the passages is new

using Content = std::array<std::uint64_t, 2>;

Content contentOf(const Passage &passage)
{
    Content content{};
    const QByteArray hash = passage.contentHash();
    std::memcpy(content.data(), hash.constData(), sizeof content);
    return content;
}

struct ContentHash {
    std::size_t operator()(const Content &content) const { return static_cast<std::size_t>(content[0]); }
};

struct Block {
    std::size_t begin = 0;
    std::size_t end = 0;
};

// The steps whose progress is told, with the share of the time at which each begins and ends, about.
struct Step {
    double begin = 0;
    double end = 1;
};
constexpr Step readStep{0, 0.25};
constexpr Step embedStep{0.3, 0.7};
constexpr Step wordStep{0.75, 1};

// work(block) -> Status for all blocks, on this thread and the free workers. The first error stops the rest.
template<typename Work>
Status overBlocks(std::size_t count, const IndexingOptions &options, Step step, Work work)
{
    const std::atomic<bool> *cancelled = options.cancelled;
    std::vector<Block> blocks;
    for (std::size_t begin = 0; begin < count; begin += blockSize)
        blocks.push_back({begin, std::min(begin + blockSize, count)});
    std::mutex mutex;
    Status result;
    std::atomic<bool> stop = false;
    std::atomic<std::size_t> finished = 0;
    const auto doBlock = [&](int number) {
        if (stop)
            return;
        const Block &block = blocks[static_cast<std::size_t>(number)];
        Status done = cancelled && *cancelled
                          ? fail(ErrorKind::Cancelled,
                                 QCoreApplication::translate("Search", "The search index was not finished."),
                                 QCoreApplication::translate("Search", "It is built when it is next needed."), true)
                          : work(block);
        if (done) {
            if (options.progress)
                options.progress(step.begin
                                 + (step.end - step.begin) * static_cast<double>(++finished)
                                       / static_cast<double>(blocks.size()));
            return;
        }
        stop = true;
        const std::scoped_lock lock(mutex);
        if (result)
            result = std::move(done);
    };
    shareWithWorkersOf(options.pool ? *options.pool : *QThreadPool::globalInstance(), static_cast<int>(blocks.size()),
                       doBlock);
    return result;
}

std::shared_ptr<const Embedder> fitted(const Portfolio &book, const std::vector<IndexedPassage> &passages,
                                       std::shared_ptr<const TextAnalyser> analyser)
{
    const std::size_t step = std::max<std::size_t>((passages.size() + countedTexts - 1) / countedTexts, 1);
    FeatureCounts counts;
    ConceptLexicon::Memo memo;
    for (std::size_t i = 0; i < passages.size(); i += step)
        counts.add(analyser->features(passageAt(book, passages[i].place).whole(), memo));
    return std::make_shared<const BuiltInEmbedder>(std::move(analyser), std::move(counts));
}

class Indexing {
public:
    Indexing(const Portfolio &book, const SearchIndexPtr &previous, const IndexingOptions &options)
        : m_book(book),
          m_previous(previous),
          m_options(options),
          m_analyser(std::make_shared<const TextAnalyser>(std::make_shared<const ConceptLexicon>()))
    {}

    Result<Indexed> run()
    {
        for (const PassagePlace &place : placesOf(m_book))
            m_index->passages.push_back({place, {}, 0});
        if (auto done = readContents(); !done)
            return passOn(done);
        takeOverRows();
        chooseEmbedder();
        if (auto done = embed(); !done)
            return passOn(done);
        if (auto done = writeWords(); !done)
            return passOn(done);
        m_index->snapshot = m_options.snapshot.value_or(m_book.info().snapshot);
        m_index->stamp = QUuid::createUuid().toRfc4122();
        indexWordRows(*m_index);
        m_result.change.index = packedIndex(*m_index);
        m_result.change.allWords = !m_previous;
        m_result.index = m_index;
        return std::move(m_result);
    }

private:
    [[nodiscard]] Status readContents()
    {
        return overBlocks(m_index->passages.size(), m_options, readStep, [this](const Block &block) -> Status {
            for (std::size_t i = block.begin; i < block.end; ++i)
                m_index->passages[i].content = contentOf(passageAt(m_book, m_index->passages[i].place));
            return {};
        });
    }

    // What is unchanged keeps its row of words, whose number changes nothing else.
    void takeOverRows()
    {
        std::unordered_map<Content, std::size_t, ContentHash> known;
        std::uint32_t next = 1;
        if (m_previous)
            for (std::size_t i = 0; i < m_previous->passages.size(); ++i) {
                known.emplace(m_previous->passages[i].content, i);
                next = std::max(next, m_previous->passages[i].wordRow + 1);
            }
        m_former.assign(m_index->passages.size(), std::nullopt);
        std::vector<bool> taken(m_previous ? m_previous->passages.size() : 0);
        for (std::size_t i = 0; i < m_index->passages.size(); ++i) {
            IndexedPassage &passage = m_index->passages[i];
            const auto former = known.find(passage.content);
            if (former != known.end() && !taken[former->second]) {
                taken[former->second] = true;
                m_former[i] = former->second;
                passage.wordRow = m_previous->passages[former->second].wordRow;
            } else {
                passage.wordRow = next++;
                m_new.push_back(i);
            }
        }
        for (std::size_t i = 0; i < taken.size(); ++i)
            if (!taken[i])
                m_result.change.removed.push_back(m_previous->passages[i].wordRow);
    }

    void chooseEmbedder()
    {
        if (m_options.embedder) {
            m_index->embedder = m_options.embedder;
            return;
        }
        const auto former =
            m_previous ? std::dynamic_pointer_cast<const BuiltInEmbedder>(m_previous->embedder) : nullptr;
        if (former && former->analyser()->lexicon().version() == m_analyser->lexicon().version()
            && (m_new.size() + m_result.change.removed.size()) * driftDivisor <= m_previous->passages.size())
            m_index->embedder = former;
        else
            m_index->embedder = fitted(m_book, m_index->passages, m_analyser);
    }

    [[nodiscard]] Status embed()
    {
        const Embedder &embedder = *m_index->embedder;
        const std::size_t dimension = embedder.dimension();
        const bool sameModel = m_previous && m_previous->embedder && m_previous->vectors
                               && m_previous->embedder->modelId() == embedder.modelId()
                               && m_previous->vectors->dimension() == dimension;
        std::vector<float> rows(m_index->passages.size() * dimension);
        std::vector<std::size_t> wanted;
        if (sameModel) {
            const std::vector<float> former = m_previous->vectors->rows();
            for (std::size_t i = 0; i < m_former.size(); ++i)
                if (m_former[i])
                    std::memcpy(&rows[i * dimension], &former[*m_former[i] * dimension], dimension * sizeof(float));
            wanted = m_new;
        } else {
            for (std::size_t i = 0; i < m_index->passages.size(); ++i)
                wanted.push_back(i);
        }
        auto done = overBlocks(wanted.size(), m_options, embedStep, [&](const Block &block) -> Status {
            QStringList texts;
            for (std::size_t i = block.begin; i < block.end; ++i)
                texts += passageAt(m_book, m_index->passages[wanted[i]].place).whole();
            const auto vectors = embedder.embed(texts);
            if (!vectors)
                return tl::unexpected(vectors.error());
            for (std::size_t i = block.begin; i < block.end; ++i)
                std::memcpy(&rows[wanted[i] * dimension], &(*vectors)[(i - block.begin) * dimension],
                            dimension * sizeof(float));
            return {};
        });
        if (!done)
            return done;
        m_index->vectors = VectorIndex::build(rows, dimension, searchedExactly);
        m_result.embedded = wanted.size();
        return {};
    }

    [[nodiscard]] Status writeWords()
    {
        std::vector<PassageWords> &added = m_result.change.added;
        added.resize(m_new.size());
        return overBlocks(m_new.size(), m_options, wordStep, [&](const Block &block) -> Status {
            ConceptLexicon::Memo memo;
            for (std::size_t i = block.begin; i < block.end; ++i) {
                const IndexedPassage &passage = m_index->passages[m_new[i]];
                const auto keywords = m_analyser->keywords(passageAt(m_book, passage.place).searchable(), memo);
                added[i] = {passage.wordRow, keywords.words.join(u' '), keywords.concepts.join(u' ')};
            }
            return {};
        });
    }

    const Portfolio &m_book;
    const SearchIndexPtr &m_previous;
    const IndexingOptions &m_options;
    std::shared_ptr<const TextAnalyser> m_analyser;
    std::shared_ptr<SearchIndex> m_index = std::make_shared<SearchIndex>();
    std::vector<std::optional<std::size_t>> m_former;  // by position: where the same passage was
    std::vector<std::size_t> m_new;                    // positions that were nowhere
    Indexed m_result;
};

}  // namespace

std::size_t SearchIndex::bytes() const
{
    return passages.capacity() * sizeof(IndexedPassage) + positionOfWordRow.capacity() * sizeof(std::uint32_t)
           + (vectors ? vectors->bytes() : 0);
}

Result<Indexed> indexBook(const Portfolio &book, const SearchIndexPtr &previous, const IndexingOptions &options)
{
    return Indexing(book, previous, options).run();
}

}  // namespace clientele
