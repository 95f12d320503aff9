// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/searchrecords.h"

#include "app/store/profile_p.h"

#include <QCoreApplication>
#include <QRandomGenerator>

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

constexpr qsizetype chunkSize = qsizetype(4) << 20;
const QString keySetting = u"search.key"_s;

Error damaged()
{
    return {ErrorKind::Corrupt, QCoreApplication::translate("Search", "The search index in the profile is damaged."),
            QCoreApplication::translate("Search", "It is built anew from the book.")};
}

// HMAC-SHA256 over the index's own description and all of its parts, each with its length. Empty where it fails.
QByteArray macOf(const QByteArray &key, const StoredIndex &index)
{
    const std::unique_ptr<EVP_MAC, decltype(&EVP_MAC_free)> algorithm(EVP_MAC_fetch(nullptr, "HMAC", nullptr),
                                                                      EVP_MAC_free);
    const std::unique_ptr<EVP_MAC_CTX, decltype(&EVP_MAC_CTX_free)> context(EVP_MAC_CTX_new(algorithm.get()),
                                                                            EVP_MAC_CTX_free);
    std::string digest = "SHA256";
    const std::array<OSSL_PARAM, 2> parameters{
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest.data(), digest.size()),
        OSSL_PARAM_construct_end()};
    const auto bytesOf = [](const QByteArray &bytes) {
        return reinterpret_cast<const unsigned char *>(bytes.constData());
    };
    const auto sizeOf = [](const QByteArray &bytes) { return static_cast<std::size_t>(bytes.size()); };
    const auto add = [&](const QByteArray &bytes) {
        const QByteArray size = QByteArray::number(bytes.size()) + ':';
        return EVP_MAC_update(context.get(), bytesOf(size), sizeOf(size)) == 1
               && EVP_MAC_update(context.get(), bytesOf(bytes), sizeOf(bytes)) == 1;
    };
    bool done = context && EVP_MAC_init(context.get(), bytesOf(key), sizeOf(key), parameters.data()) == 1;
    for (const QByteArray &word :
         {QByteArray("clientele search 1"), QByteArray::number(index.snapshot), index.model.toUtf8(),
          QByteArray::number(index.dimension), QByteArray::number(index.passages), index.stamp})
        done = done && add(word);
    for (auto part = index.parts.cbegin(); part != index.parts.cend(); ++part)
        done = done && add(part.key().toUtf8()) && add(part.value());
    QByteArray mac(EVP_MAX_MD_SIZE, Qt::Uninitialized);
    std::size_t length = 0;
    done =
        done && EVP_MAC_final(context.get(), reinterpret_cast<unsigned char *>(mac.data()), &length, sizeOf(mac)) == 1;
    return done ? mac.first(static_cast<qsizetype>(length)) : QByteArray();
}

// A term is a string to FTS5, whatever stands in it.
QString quoted(QString term) { return u'"' + term.replace(u'"', u"\"\""_s) + u'"'; }

}  // namespace

Result<qint64> SearchRecords::snapshot() const
{
    const auto snapshot = m_profile.d->connection->value(u"SELECT snapshot FROM search_index WHERE id = 1"_s);
    return snapshot ? Result<qint64>(snapshot->toLongLong()) : tl::unexpected(snapshot.error());
}

Result<qint64> SearchRecords::searchedRows() const
{
    const auto rows = m_profile.d->connection->value(
        u"SELECT total(row_count) FROM snapshot_table WHERE snapshot = (SELECT max(id) FROM snapshot) "
        "AND name IN ('customers', 'products', 'complaints')"_s);
    return rows ? Result<qint64>(rows->toLongLong()) : tl::unexpected(rows.error());
}

Result<std::optional<StoredIndex>> SearchRecords::load() const
{
    const Connection &connection = *m_profile.d->connection;
    // One view of the profile, whatever another process writes meanwhile.
    const auto transaction = Transaction::begin(connection, Transaction::Kind::Read);
    if (!transaction)
        return tl::unexpected(transaction.error());
    auto row = connection.select(
        u"SELECT snapshot, model, dimension, passage_count, stamp, mac FROM search_index WHERE id = 1"_s);
    if (!row)
        return passOn(row);
    if (!row->next())
        return std::optional<StoredIndex>();
    StoredIndex index{row->value(0).toLongLong(), row->value(1).toString(),    row->value(2).toLongLong(),
                      row->value(3).toLongLong(), row->value(4).toByteArray(), {}};
    const QByteArray mac = row->value(5).toByteArray();
    row->finish();
    auto lengths = connection.select(u"SELECT name, total(length(bytes)) FROM search_part GROUP BY name"_s);
    if (!lengths)
        return passOn(lengths);
    while (lengths->next())
        index.parts[lengths->value(0).toString()].reserve(lengths->value(1).toLongLong());
    auto chunks = connection.select(u"SELECT name, bytes FROM search_part ORDER BY name, part"_s);
    if (!chunks)
        return passOn(chunks);
    while (chunks->next())
        index.parts[chunks->value(0).toString()].append(chunks->value(1).toByteArray());
    if (auto end = connection.ended(*chunks); !end)
        return passOn(end);
    const auto key = m_profile.setting(keySetting);
    if (!key)
        return tl::unexpected(key.error());
    const QByteArray expected = macOf(key->value_or(QByteArray()), index);
    if (!*key || mac.isEmpty() || mac.size() != expected.size()
        || CRYPTO_memcmp(mac.constData(), expected.constData(), static_cast<std::size_t>(mac.size())) != 0)
        return tl::unexpected(damaged());
    return std::optional(std::move(index));
}

Status SearchRecords::keep(const Profile::WriteLock &, const Change &change) const
{
    const Connection &connection = *m_profile.d->connection;
    auto transaction = Transaction::begin(connection, Transaction::Kind::Write);
    if (!transaction)
        return passOn(transaction);
    QByteArray key(32, Qt::Uninitialized);
    QRandomGenerator::system()->generate(reinterpret_cast<quint32 *>(key.data()),
                                         reinterpret_cast<quint32 *>(key.data() + key.size()));
    const StoredIndex &index = change.index;
    QStringList first{u"DELETE FROM search_part"_s, u"DELETE FROM search_index"_s};
    if (change.allWords)
        first += u"INSERT INTO search_words (search_words) VALUES ('delete-all')"_s;
    for (const QString &statement : std::as_const(first))
        if (auto done = connection.run(statement); !done)
            return done;
    if (auto done = connection.run(u"INSERT INTO setting (name, value) VALUES (?, ?) "
                                   "ON CONFLICT (name) DO UPDATE SET value = excluded.value"_s,
                                   {keySetting, key});
        !done)
        return done;
    if (auto done = connection.run(
            u"INSERT INTO search_index (id, snapshot, model, dimension, passage_count, stamp, mac) "
            "VALUES (1, ?, ?, ?, ?, ?, ?)"_s,
            {index.snapshot, index.model, index.dimension, index.passages, index.stamp, macOf(key, index)});
        !done)
        return done;
    for (auto part = index.parts.cbegin(); part != index.parts.cend(); ++part)
        for (qsizetype at = 0, number = 0; at < part->size(); at += chunkSize, ++number)
            if (auto done = connection.run(u"INSERT INTO search_part (name, part, bytes) VALUES (?, ?, ?)"_s,
                                           {part.key(), number, part->mid(at, chunkSize)});
                !done)
                return done;
    for (const qint64 row : change.removed)
        if (auto done = connection.run(u"DELETE FROM search_words WHERE rowid = ?"_s, {row}); !done)
            return done;
    auto insert = connection.prepared(u"INSERT INTO search_words (rowid, words, concepts) VALUES (?, ?, ?)"_s);
    if (!insert)
        return passOn(insert);
    for (const PassageWords &passage : change.added) {
        insert->addBindValue(passage.row);
        insert->addBindValue(passage.words);
        insert->addBindValue(passage.concepts);
        if (auto done = connection.execute(*insert); !done)
            return done;
    }
    insert->finish();
    if (auto done = transaction->commit(); !done)
        return done;
    connection.shrinkLog();
    return {};
}

Status SearchRecords::clear(const Profile::WriteLock &) const
{
    const Connection &connection = *m_profile.d->connection;
    auto transaction = Transaction::begin(connection, Transaction::Kind::Write);
    if (!transaction)
        return passOn(transaction);
    for (const char *statement : {"DELETE FROM search_part", "DELETE FROM search_index", "DELETE FROM search_embedding",
                                  "INSERT INTO search_words (search_words) VALUES ('delete-all')"})
        if (auto done = connection.run(QLatin1StringView(statement)); !done)
            return done;
    return transaction->commit();
}

Result<QStringList> SearchRecords::rarest(const QStringList &terms, qint64 most) const
{
    const Connection &connection = *m_profile.d->connection;
    auto query = connection.prepared(u"SELECT doc FROM search_vocabulary WHERE term = ?"_s);
    if (!query)
        return passOn(query);
    std::vector<std::pair<qint64, QString>> counted;
    for (const QString &term : terms) {
        query->addBindValue(term);
        if (auto done = connection.execute(*query); !done)
            return passOn(done);
        if (query->next())
            counted.emplace_back(query->value(0).toLongLong(), term);
        query->finish();
    }
    std::ranges::sort(counted);
    QStringList result;
    qint64 sum = 0;
    for (const auto &[passages, term] : counted) {
        sum += passages;
        // A single word that is common may still be all that was asked for; one in half the book says nothing.
        if (sum > (result.isEmpty() ? 2 * most : most))
            break;
        result += term;
    }
    return result;
}

Result<std::vector<WordMatch>> SearchRecords::matching(const QByteArray &stamp, const QStringList &terms,
                                                       qint64 most) const
{
    const Connection &connection = *m_profile.d->connection;
    const auto transaction = Transaction::begin(connection, Transaction::Kind::Read);
    if (!transaction)
        return tl::unexpected(transaction.error());
    std::vector<WordMatch> result;
    const auto kept = connection.value(u"SELECT stamp FROM search_index WHERE id = 1"_s);
    if (!kept)
        return tl::unexpected(kept.error());
    if (kept->toByteArray() != stamp || stamp.isEmpty())
        return result;
    const auto wanted = rarest(terms, most);
    if (!wanted)
        return tl::unexpected(wanted.error());
    if (wanted->isEmpty())
        return result;
    QStringList words;
    for (const QString &term : *wanted)
        words += quoted(term);
    auto rows = connection.select(u"SELECT rowid, bm25(search_words, 1.0, 0.7) FROM search_words "
                                  "WHERE search_words MATCH ?"_s,
                                  {words.join(u" OR ")});
    if (!rows)
        return passOn(rows);
    while (rows->next())
        result.push_back({rows->value(0).toLongLong(), -rows->value(1).toDouble()});
    if (auto end = connection.ended(*rows); !end)
        return passOn(end);
    return result;
}

Result<QHash<QByteArray, QByteArray>> SearchRecords::vectors(const QString &model) const
{
    const Connection &connection = *m_profile.d->connection;
    auto rows = connection.select(u"SELECT content, vector FROM search_embedding WHERE model = ?"_s, {model});
    if (!rows)
        return passOn(rows);
    QHash<QByteArray, QByteArray> result;
    while (rows->next())
        result.insert(rows->value(0).toByteArray(), rows->value(1).toByteArray());
    if (auto end = connection.ended(*rows); !end)
        return passOn(end);
    return result;
}

Status SearchRecords::keepVectors(const QString &model, const QHash<QByteArray, QByteArray> &vectors) const
{
    const Connection &connection = *m_profile.d->connection;
    auto transaction = Transaction::begin(connection, Transaction::Kind::Write);
    if (!transaction)
        return passOn(transaction);
    for (auto vector = vectors.cbegin(); vector != vectors.cend(); ++vector)
        if (auto done =
                connection.run(u"INSERT OR REPLACE INTO search_embedding (model, content, vector) VALUES (?, ?, ?)"_s,
                               {model, vector.key(), vector.value()});
            !done)
            return done;
    return transaction->commit();
}

}  // namespace clientele
