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

RemoteEmbedder::RemoteEmbedder(EmbeddingService service, PrivacyGate gate)
    : m_service(std::move(service)), m_gate(std::move(gate))
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
    if (rows->size() != static_cast<std::size_t>(texts.size()) * dimension())
        return wrongAnswer();
    normaliseRows(*rows, dimension());
    return rows;
}

Result<std::size_t> RemoteEmbedder::embedMissing(const Profile &profile, const Portfolio &book,
                                                 const std::atomic<bool> *cancelled) const
{
    const SearchRecords records(profile);
    const auto kept = records.vectors(modelId());
    if (!kept)
        return tl::unexpected(kept.error());
    QList<QByteArray> contents;
    QStringList texts;
    for (const PassagePlace &place : placesOf(book)) {
        const Passage passage = passageAt(book, place);
        if (passage.mayLeave && !kept->contains(passage.contentHash())) {
            contents += passage.contentHash();
            texts += passage.text;  // without its title, which names people
        }
    }
    for (qsizetype begin = 0; begin < texts.size(); begin += m_service.batch) {
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
        if (auto done = records.keepVectors(modelId(), vectors); !done)
            return passOn(done);
    }
    return static_cast<std::size_t>(texts.size());
}

Result<std::shared_ptr<const Embedder>> RemoteEmbedder::asEmbedder(const Profile &profile, const Portfolio &book) const
{
    const auto kept = SearchRecords(profile).vectors(modelId());
    if (!kept)
        return tl::unexpected(kept.error());
    QHash<QString, QByteArray> vectors;
    for (const PassagePlace &place : placesOf(book)) {
        const Passage passage = passageAt(book, place);
        vectors.insert(passage.whole(), kept->value(passage.contentHash()));
    }
    return std::make_shared<const KeptVectors>(m_service, m_gate, std::move(vectors));
}

}  // namespace clientele
