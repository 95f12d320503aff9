// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/search/vectorindex.h"

#include "app/parallel.h"
#include "app/search/coarsevectors.h"

#include <QCoreApplication>

#include <faiss/IndexFlat.h>
#include <faiss/IndexIVFFlat.h>
#include <faiss/impl/FaissException.h>
#include <faiss/impl/IDSelector.h>
#include <faiss/impl/io.h>
#include <faiss/index_io.h>
#include <faiss/utils/distances.h>

#include <algorithm>
#include <cmath>
#include <cstring>

#if defined(__GNUC__) && !defined(__APPLE__)
// Absent where BLAS is not OpenBLAS.
extern "C" void openblas_set_num_threads(int) __attribute__((weak));  // NOLINT(readability-identifier-naming)
#endif

namespace clientele {

namespace {

using Id = decltype(faiss::Index::ntotal);

constexpr double wantedRecall = 0.98;  // over the 0.97 that is promised: the sample is small
constexpr std::size_t recallAt = 10;
constexpr std::size_t recallSample = 64;
constexpr std::size_t pointsPerList = 64;
constexpr std::size_t fewVectors = 4'096;  // up to here a second form of them gains nothing
constexpr std::size_t lookedCloser = 2;    // of a first look: so many times what is wanted, and some
constexpr std::size_t lookedCloserBeside = 32;
constexpr std::size_t fewAllowed = 8;  // a scope of less than one in so many is searched exactly

// Its threads and FAISS's own would wait for each other, and tables as small as ours gain nothing from them.
void useOneBlasThread()
{
#if defined(__GNUC__) && !defined(__APPLE__)
    if (openblas_set_num_threads)
        openblas_set_num_threads(1);
#endif
}

bool isBetter(const Near &a, const Near &b) { return a.score != b.score ? a.score > b.score : a.position < b.position; }

// Keeps the k best of what it is given, in any order.
class Best {
public:
    explicit Best(std::size_t k) : m_k(k) {}
    void offer(const Near &near)
    {
        if (m_kept.size() == m_k && (m_k == 0 || !isBetter(near, m_kept.front())))
            return;
        m_kept.push_back(near);
        std::ranges::push_heap(m_kept, isBetter);
        if (m_kept.size() > m_k) {
            std::ranges::pop_heap(m_kept, isBetter);
            m_kept.pop_back();
        }
    }
    [[nodiscard]] std::vector<Near> sorted() &&
    {
        std::ranges::sort(m_kept, isBetter);
        return std::move(m_kept);
    }

private:
    std::size_t m_k;
    std::vector<Near> m_kept;
};

struct Slice {
    const float *vectors;
    const Id *ids;  // nullptr: positions count up from `begin`
    std::size_t begin;
    std::size_t rows;
    Best best;
};
constexpr std::size_t sliceRows = 8'192;

class Reader : public faiss::IOReader {
public:
    explicit Reader(const QByteArray &bytes) : m_bytes(bytes) {}
    size_t operator()(void *to, size_t size, size_t items) override
    {
        const std::size_t left = static_cast<std::size_t>(m_bytes.size()) - m_at;
        const std::size_t whole = size == 0 ? 0 : std::min(items, left / size);
        std::memcpy(to, m_bytes.constData() + m_at, whole * size);
        m_at += whole * size;
        return whole;
    }
    [[nodiscard]] bool atEnd() const { return m_at == static_cast<std::size_t>(m_bytes.size()); }

private:
    const QByteArray &m_bytes;
    std::size_t m_at = 0;
};

// Where the vectors lie: once, or once a list.
template<typename Visit>
void visitVectors(const faiss::Index &index, Visit visit)
{
    if (const auto *flat = dynamic_cast<const faiss::IndexFlat *>(&index)) {
        visit(flat->get_xb(), nullptr, static_cast<std::size_t>(flat->ntotal));
        return;
    }
    const auto &lists = dynamic_cast<const faiss::IndexIVFFlat &>(index);
    for (std::size_t list = 0; list < lists.nlist; ++list) {
        // Of lists in memory, which ours are, these are plain pointers with nothing to release.
        visit(reinterpret_cast<const float *>(lists.invlists->get_codes(list)), lists.invlists->get_ids(list),
              lists.invlists->list_size(list));
    }
}

double overlap(const std::vector<Near> &found, const std::vector<Near> &exact)
{
    std::size_t both = 0;
    for (const Near &near : exact)
        both += std::ranges::any_of(found, [&](const Near &f) { return f.position == near.position; }) ? 1 : 0;
    return exact.empty() ? 1 : static_cast<double>(both) / static_cast<double>(exact.size());
}

}  // namespace

class VectorIndex::Private {
public:
    std::unique_ptr<faiss::Index> index;
    // Of inverted lists; set while the number to look at is tuned, constant afterwards.
    std::size_t lookedAt = 0;
    CoarseVectors coarse;  // of a flat index that is not small

    void lookCoarsely()
    {
        if (const auto *flat = dynamic_cast<const faiss::IndexFlat *>(index.get());
            flat && static_cast<std::size_t>(flat->ntotal) > fewVectors)
            coarse = CoarseVectors({flat->get_xb(), static_cast<std::size_t>(flat->ntotal * flat->d)},
                                   static_cast<std::size_t>(flat->d));
    }
    [[nodiscard]] faiss::IndexIVFFlat *lists() const { return dynamic_cast<faiss::IndexIVFFlat *>(index.get()); }
};

VectorIndex::VectorIndex(std::unique_ptr<Private> own) : d(std::move(own)) {}
VectorIndex::~VectorIndex() = default;

std::shared_ptr<const VectorIndex> VectorIndex::build(std::span<const float> rows, std::size_t dimension,
                                                      std::size_t exactUpTo)
{
    useOneBlasThread();
    const std::size_t count = dimension == 0 ? 0 : rows.size() / dimension;
    auto own = std::make_unique<Private>();
    const auto width = static_cast<Id>(std::max<std::size_t>(dimension, 1));
    if (count <= exactUpTo || count < 4 * pointsPerList) {
        own->index = std::make_unique<faiss::IndexFlatIP>(width);
        own->index->add(static_cast<Id>(count), rows.data());
        own->lookCoarsely();
        return std::shared_ptr<const VectorIndex>(new VectorIndex(std::move(own)));
    }
    const auto listCount = static_cast<std::size_t>(std::sqrt(static_cast<double>(count)));
    auto quantizer = std::make_unique<faiss::IndexFlatIP>(width);
    auto lists =
        std::make_unique<faiss::IndexIVFFlat>(quantizer.get(), dimension, listCount, faiss::METRIC_INNER_PRODUCT);
    lists->own_fields = true;
    (void)quantizer.release();
    lists->cp.niter = 8;
    lists->cp.spherical = true;
    lists->cp.seed = 1;
    lists->cp.max_points_per_centroid = pointsPerList;
    lists->cp.min_points_per_centroid = 1;
    lists->train(static_cast<Id>(count), rows.data());
    lists->add(static_cast<Id>(count), rows.data());
    own->index = std::move(lists);
    std::shared_ptr<VectorIndex> result(new VectorIndex(std::move(own)));

    // Questions lie between texts, not on them: each of the sample is drawn towards another.
    std::vector<std::vector<float>> sample;
    std::vector<std::vector<Near>> exact;
    for (std::size_t i = 0; i < recallSample; ++i) {
        const float *a = rows.data() + i * count / recallSample * dimension;
        const float *b = rows.data() + (i * 7919 + 13) % count * dimension;
        std::vector<float> query(dimension);
        for (std::size_t j = 0; j < dimension; ++j)
            query[j] = a[j] + 0.5F * b[j];
        exact.push_back(result->searchExactly(query, recallAt, {}));
        sample.push_back(std::move(query));
    }
    std::size_t looked = std::max<std::size_t>(listCount / 64, 1);
    for (;; looked = std::min(looked + std::max<std::size_t>(looked / 2, 1), listCount)) {
        result->d->lookedAt = looked;
        double recall = 0;
        for (std::size_t i = 0; i < recallSample; ++i)
            recall += overlap(result->search(sample[i], recallAt, {}), exact[i]) / static_cast<double>(recallSample);
        if (recall >= wantedRecall || looked == listCount)
            break;
    }
    result->d->lists()->nprobe = looked;
    return result;
}

Result<std::shared_ptr<const VectorIndex>> VectorIndex::fromBytes(const QByteArray &bytes, std::size_t dimension,
                                                                  std::size_t count)
{
    const auto damaged =
        fail(ErrorKind::Corrupt, QCoreApplication::translate("Search", "The search index in the profile is damaged."),
             QCoreApplication::translate("Search", "It is built anew from the book."));
    useOneBlasThread();
    try {
        Reader reader(bytes);
        auto own = std::make_unique<Private>();
        own->index.reset(faiss::read_index(&reader));
        const auto *lists = own->lists();
        const bool known = lists != nullptr || dynamic_cast<faiss::IndexFlat *>(own->index.get()) != nullptr;
        if (!known || !reader.atEnd() || own->index->metric_type != faiss::METRIC_INNER_PRODUCT
            || own->index->d != static_cast<int>(dimension) || own->index->ntotal != static_cast<Id>(count))
            return damaged;
        if (lists)
            own->lookedAt = std::clamp<std::size_t>(lists->nprobe, 1, lists->nlist);
        own->lookCoarsely();
        return std::shared_ptr<const VectorIndex>(new VectorIndex(std::move(own)));
    } catch (const std::exception &) {
        return damaged;
    }
}

QByteArray VectorIndex::toBytes() const
{
    faiss::VectorIOWriter writer;
    faiss::write_index(d->index.get(), &writer);
    return {reinterpret_cast<const char *>(writer.data.data()), static_cast<qsizetype>(writer.data.size())};
}

std::vector<Near> VectorIndex::searchExactly(std::span<const float> query, std::size_t k,
                                             const PositionSet &allowed) const
{
    std::vector<Slice> slices;
    visitVectors(*d->index, [&](const float *vectors, const Id *ids, std::size_t n) {
        for (std::size_t begin = 0; begin < n; begin += sliceRows)
            slices.push_back({vectors + begin * dimension(), ids ? ids + begin : nullptr, begin,
                              std::min(sliceRows, n - begin), Best(std::min(k, count()))});
    });
    // On this thread and on the workers that are free: reading so much memory is what takes the time.
    shareWithFreeWorkers(static_cast<int>(slices.size()), [&](int number) {
        Slice &slice = slices[static_cast<std::size_t>(number)];
        std::vector<float> scores(slice.rows);
        faiss::fvec_inner_products_ny(scores.data(), query.data(), slice.vectors, dimension(), slice.rows);
        for (std::size_t i = 0; i < slice.rows; ++i) {
            const std::size_t position = slice.ids ? static_cast<std::size_t>(slice.ids[i]) : slice.begin + i;
            if (allowed.contains(position))
                slice.best.offer({position, scores[i]});
        }
    });
    Best best(std::min(k, count()));
    for (Slice &slice : slices)
        for (const Near &near : std::move(slice.best).sorted())
            best.offer(near);
    return std::move(best).sorted();
}

std::vector<Near> VectorIndex::search(std::span<const float> query, std::size_t k, const PositionSet &allowed) const
{
    if (isExact() && d->coarse.isEmpty())
        return searchExactly(query, k, allowed);
    if (isExact()) {
        Best best(std::min(k, count()));
        const float *vectors = dynamic_cast<const faiss::IndexFlat &>(*d->index).get_xb();
        for (const std::size_t position : d->coarse.nearest(query, lookedCloser * k + lookedCloserBeside, allowed))
            best.offer(
                {position, faiss::fvec_inner_product(query.data(), vectors + position * dimension(), dimension())});
        return std::move(best).sorted();
    }
    std::size_t permitted = count();
    if (!allowed.allowsAll()) {
        permitted = 0;
        for (std::size_t i = 0; i < count(); ++i)
            permitted += allowed.contains(i) ? 1 : 0;
        if (permitted * fewAllowed < count())
            return searchExactly(query, k, allowed);
    }
    k = std::min(k, permitted);
    if (k == 0)
        return {};
    std::vector<float> scores(k);
    std::vector<Id> ids(k);
    faiss::IDSelectorBitmap selector(allowed.bytes().size(), allowed.bytes().data());
    faiss::SearchParametersIVF parameters;
    parameters.nprobe = d->lookedAt;
    parameters.sel = allowed.allowsAll() ? nullptr : &selector;
    d->index->search(1, query.data(), static_cast<Id>(k), scores.data(), ids.data(), &parameters);
    std::vector<Near> result;
    for (std::size_t i = 0; i < k; ++i)
        if (ids[i] >= 0)
            result.push_back({static_cast<std::size_t>(ids[i]), scores[i]});
    // The lists looked at held too few that are allowed.
    if (result.size() < k)
        return searchExactly(query, k, allowed);
    std::ranges::sort(result, isBetter);
    return result;
}

std::size_t VectorIndex::count() const { return static_cast<std::size_t>(d->index->ntotal); }
std::size_t VectorIndex::dimension() const { return static_cast<std::size_t>(d->index->d); }
bool VectorIndex::isExact() const { return d->lists() == nullptr; }
std::size_t VectorIndex::bytes() const { return count() * dimension() * sizeof(float) + d->coarse.bytes(); }

std::vector<float> VectorIndex::rows() const
{
    std::vector<float> result(count() * dimension());
    visitVectors(*d->index, [&](const float *vectors, const Id *ids, std::size_t n) {
        for (std::size_t i = 0; i < n; ++i)
            std::copy_n(vectors + i * dimension(), dimension(),
                        result.begin()
                            + static_cast<std::ptrdiff_t>((ids ? static_cast<std::size_t>(ids[i]) : i) * dimension()));
    });
    return result;
}

}  // namespace clientele
