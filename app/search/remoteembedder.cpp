// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/search/remoteembedder.h"

#include <QCoreApplication>

#include <cstring>

namespace clientele {

namespace {

tl::unexpected<Error> wrongAnswer()
{
    return fail(ErrorKind::InvalidInput,
                QCoreApplication::translate("Search", "The provider's vectors do not fit the texts that were sent."),
                QCoreApplication::translate("Search", "Check the name of the embedding model."));
}

// Passages by the text that stands for them, questions by the service.
class KeptVectors : public Embedder {
public:
    KeptVectors(EmbeddingService service, PrivacyGate gate, QHash<QString, QByteArray> vectors)
        : m_remote(std::move(service), std::move(gate)), m_vectors(std::move(vectors))
    {}
    [[nodiscard]] QString modelId() const override { return m_remote.modelId(); }
    [[nodiscard]] std::size_t dimension() const override { return m_remote.dimension(); }
    [[nodiscard]] Result<std::vector<float>> embed(const QStringList &texts) const override
    {
        // A question comes alone, and is no passage's text.
        if (texts.size() == 1 && !m_vectors.contains(texts.constFirst()))
            return m_remote.embed(texts);
        std::vector<float> rows(static_cast<std::size_t>(texts.size()) * dimension());
        for (qsizetype i = 0; i < texts.size(); ++i)
            if (const QByteArray kept = m_vectors.value(texts[i]);
                kept.size() == static_cast<qsizetype>(dimension() * sizeof(float)))
                std::memcpy(&rows[static_cast<std::size_t>(i) * dimension()], kept.constData(),
                            static_cast<std::size_t>(kept.size()));
        return rows;
    }

private:
    RemoteEmbedder m_remote;
    QHash<QString, QByteArray> m_vectors;
};

}  // namespace

VectorKeeping VectorKeeping::in(const Profile &profile)
{
    return {[&profile](const QString &model) { return SearchRecords(profile).vectors(model); },
            [&profile](const QString &model, const QHash<QByteArray, QByteArray> &vectors) {
                return SearchRecords(profile).keepVectors(model, vectors);
            }};
}

VectorKeeping VectorKeeping::inMemory()
{
    using Vectors = QHash<QByteArray, QByteArray>;
    const auto kept = std::make_shared<QHash<QString, Vectors>>();
    return {[kept](const QString &model) { return Result<Vectors>(kept->value(model)); },
            [kept](const QString &model, const Vectors &vectors) {
                (*kept)[model].insert(vectors);
                return Status();
            }};
}

RemoteEmbedder::RemoteEmbedder(EmbeddingService service, PrivacyGate gate)
    : m_service(std::move(service)), m_gate(std::move(gate)), m_dimension(m_service.dimension)
{}

Result<std::vector<float>> RemoteEmbedder::embed(const QStringList &texts) const
{
    QStringList outgoing;
    for (const QString &text : texts) {
        auto passed = m_gate(text);
        if (!passed)
            return passOn(passed);
        outgoing += *passed;
    }
    auto rows = m_service.request(outgoing);
    if (!rows)
        return rows;
    const auto count = static_cast<std::size_t>(texts.size());
    std::size_t unknown = 0;
    if (count > 0 && rows->size() % count == 0)
        m_dimension.compare_exchange_strong(unknown, rows->size() / count);
    if (rows->size() != count * dimension())
        return wrongAnswer();
    normaliseRows(*rows, dimension());
    return rows;
}

Result<std::size_t> RemoteEmbedder::embedMissing(const VectorKeeping &keeping, const Portfolio &book,
                                                 const std::atomic<bool> *cancelled, const Progress &progress) const
{
    const auto kept = keeping.read(modelId());
    if (!kept)
        return tl::unexpected(kept.error());
    QList<QByteArray> contents;
    QStringList texts;
    std::size_t leaving = 0;
    for (const PassagePlace &place : placesOf(book)) {
        const Passage passage = passageAt(book, place);
        if (!passage.mayLeave)
            continue;
        ++leaving;
        if (const QByteArray content = passage.contentHash(); !kept->contains(content)) {
            contents += content;
            texts += passage.text;  // without its title, which names people
        }
    }
    const std::size_t before = leaving - static_cast<std::size_t>(texts.size());
    for (qsizetype begin = 0; begin < texts.size(); begin += m_service.batch) {
        if (progress)
            progress(before + static_cast<std::size_t>(begin), leaving);
        if (cancelled && *cancelled)
            return fail(ErrorKind::Cancelled,
                        QCoreApplication::translate("Search", "The search index was not finished."),
                        QCoreApplication::translate("Search", "It is built when it is next needed."), true);
        const auto rows = embed(texts.mid(begin, m_service.batch));
        if (!rows)
            return tl::unexpected(rows.error());
        QHash<QByteArray, QByteArray> vectors;
        for (std::size_t i = 0; i < rows->size() / dimension(); ++i)
            vectors.insert(contents[begin + static_cast<qsizetype>(i)],
                           QByteArray(reinterpret_cast<const char *>(&(*rows)[i * dimension()]),
                                      static_cast<qsizetype>(dimension() * sizeof(float))));
        if (auto done = keeping.keep(modelId(), vectors); !done)
            return passOn(done);
    }
    return static_cast<std::size_t>(texts.size());
}

Result<std::shared_ptr<const Embedder>> RemoteEmbedder::asEmbedder(const VectorKeeping &keeping,
                                                                   const Portfolio &book) const
{
    const auto kept = keeping.read(modelId());
    if (!kept)
        return tl::unexpected(kept.error());
    EmbeddingService service = m_service;
    service.dimension = dimension();
    if (service.dimension == 0 && !kept->isEmpty())
        service.dimension = static_cast<std::size_t>(kept->cbegin()->size()) / sizeof(float);
    QHash<QString, QByteArray> vectors;
    for (const PassagePlace &place : placesOf(book)) {
        const Passage passage = passageAt(book, place);
        vectors.insert(passage.whole(), kept->value(passage.contentHash()));
    }
    return std::make_shared<const KeptVectors>(std::move(service), m_gate, std::move(vectors));
}

}  // namespace clientele
