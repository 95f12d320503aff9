// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/profile.h"

#include "app/store/connection.h"
#include "app/store/creation.h"
#include "app/store/filelock.h"
#include "app/store/migrations.h"
#include "app/store/profile_p.h"
#include "app/store/snapshot.h"
#include "models/portfolio/builder.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace clientele {

namespace {

constexpr int keptSnapshots = 8;     // with the newest, where the setting says nothing
constexpr int mostSnapshots = 1000;  // a typing error fills no disk

tl::unexpected<Error> noProfile(const QString &folder)
{
    return fail(
        ErrorKind::NotFound,
        QCoreApplication::translate("Profile", "There is no profile in %1.").arg(QDir::toNativeSeparators(folder)),
        QCoreApplication::translate("Profile", "Import files or fill it with the demo book first."));
}

Result<QByteArray> headerOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(
            ErrorKind::Storage,
            QCoreApplication::translate("Profile", "The file %1 cannot be read.").arg(QDir::toNativeSeparators(path)),
            QCoreApplication::translate("Profile", "Check its permissions."));
    return file.read(16);
}

}  // namespace

Profile::Profile(std::unique_ptr<Private> own) : d(std::move(own)) {}
Profile::~Profile() = default;

Profile::WriteLock::WriteLock(std::unique_ptr<FileLock> file) : m_file(std::move(file)) {}
Profile::WriteLock::~WriteLock() = default;

Result<std::unique_ptr<Profile>> Profile::open(const QString &folder, const Unlock &unlock, Mode mode)
{
    const QString path = QDir(folder).filePath(profileFile);
    if (!QFileInfo::exists(path)) {
        if (mode == Mode::Existing)
            return noProfile(folder);
        if (auto created = createProfile(folder, unlock); !created)
            return passOn(created);
    }
    const auto header = headerOf(path);
    if (!header)
        return tl::unexpected(header.error());
    const auto key = existingKey(folder, *header, unlock);
    if (!key)
        return tl::unexpected(key.error());
    auto connection = Connection::open(path, *key);
    if (!connection)
        return passOn(connection);
    auto profile = std::unique_ptr<Profile>(new Profile(std::make_unique<Private>(folder, std::move(*connection))));
    const auto behind = isBehind(*profile->d->connection);
    if (!behind)
        return tl::unexpected(behind.error());
    if (*behind) {
        const auto lock = profile->lockForWriting();
        if (!lock)
            return tl::unexpected(lock.error());
        if (auto migrated = migrate(*profile->d->connection); !migrated)
            return passOn(migrated);
    }
    return profile;
}

const QString &Profile::folder() const { return d->folder; }

Result<std::unique_ptr<Profile::WriteLock>> Profile::lockForWriting(int waitMilliseconds)
{
    auto file = FileLock::acquire(QDir(d->folder).filePath(lockFile), waitMilliseconds);
    if (!file)
        return passOn(file);
    return std::unique_ptr<WriteLock>(new WriteLock(std::move(*file)));
}

Result<qint64> Profile::newestSnapshot() const { return newestSnapshotNumber(*d->connection); }

Result<QString> Profile::newestOrigin() const
{
    const auto origin = d->connection->value(QStringLiteral("SELECT origin FROM snapshot ORDER BY id DESC LIMIT 1"));
    return origin ? Result<QString>(origin->toString()) : tl::unexpected(origin.error());
}

Result<PortfolioInfo> Profile::declared() const
{
    const auto newest = newestSnapshot();
    if (!newest)
        return tl::unexpected(newest.error());
    PortfolioInfo about;
    about.snapshot = *newest;
    const auto zone = setting(QStringLiteral("zone"));
    const auto currency = setting(QStringLiteral("currency"));
    if (!zone || !currency)
        return tl::unexpected((zone ? currency : zone).error());
    about.zone = DisplayZone::system();
    if (*zone) {
        auto known = DisplayZone::fromId(**zone);
        if (!known)
            return passOn(known);
        about.zone = std::move(*known);
    }
    about.defaultCurrency = Currency::fromCode(QString::fromLatin1(currency->value_or("CAD"))).value_or(Currency());
    return about;
}

Result<PortfolioPtr> Profile::loadPortfolio() const
{
    // One transaction: what another process writes or prunes meanwhile is not seen.
    const auto transaction = Transaction::begin(*d->connection, Transaction::Kind::Read);
    if (!transaction)
        return tl::unexpected(transaction.error());
    auto about = declared();
    if (!about)
        return passOn(about);
    if (about->snapshot == 0)
        return PortfolioBuilder(std::move(*about)).build();
    return readSnapshot(*d->connection, std::move(*about));
}

Result<PortfolioPtr> Profile::loadPortfolio(qint64 snapshot) const
{
    const auto transaction = Transaction::begin(*d->connection, Transaction::Kind::Read);
    if (!transaction)
        return tl::unexpected(transaction.error());
    auto about = declared();
    if (!about)
        return passOn(about);
    const auto kept = d->connection->value(QStringLiteral("SELECT count(*) FROM snapshot WHERE id = ?"), {snapshot});
    if (!kept)
        return tl::unexpected(kept.error());
    if (kept->toInt() == 0)
        return fail(ErrorKind::NotFound,
                    QCoreApplication::translate("Profile", "That earlier state of the book is no longer kept."));
    about->snapshot = snapshot;
    return readSnapshot(*d->connection, std::move(*about));
}

Result<qint64> Profile::writeSnapshot(const WriteLock &, const Portfolio &portfolio,
                                      const std::vector<RejectedRow> &rejected,
                                      const std::vector<SourceSettings> &changedSources, const QString &origin,
                                      const std::vector<TableSource> &filledFrom)
{
    auto transaction = Transaction::begin(*d->connection, Transaction::Kind::Write);
    if (!transaction)
        return passOn(transaction);
    // Pruned first, so that the new columns may take the old ones' pages; until the commit nobody else sees it.
    const auto wished = setting(QStringLiteral("snapshots"));
    if (!wished)
        return tl::unexpected(wished.error());
    bool isNumber = false;
    const int kept = wished->value_or(QByteArray()).toInt(&isNumber);
    const int keptBefore = std::clamp(isNumber ? kept : keptSnapshots, 1, mostSnapshots) - 1;
    if (auto pruned = pruneSnapshots(*d->connection, keptBefore); !pruned)
        return passOn(pruned);
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    const auto snapshot = insertSnapshot(*d->connection, portfolio, now, origin);
    if (!snapshot)
        return snapshot;
    if (auto put = d->putTableSources(*snapshot, now, filledFrom, !origin.isEmpty()); !put)
        return passOn(put);
    if (auto put = d->insertRejected(*snapshot, rejected); !put)
        return passOn(put);
    for (const SourceSettings &source : changedSources)
        if (auto saved = d->putSource(source, std::nullopt); !saved)
            return passOn(saved);
    if (auto done = transaction->commit(); !done)
        return passOn(done);
    d->connection->shrinkLog();
    return snapshot;
}

}  // namespace clientele
