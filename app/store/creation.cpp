// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/creation.h"

#include "app/store/connection.h"
#include "app/store/filelock.h"
#include "app/store/migrations.h"
#include "models/core/money.h"
#include "models/core/timezone.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocale>

namespace clientele {

namespace {

constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

tl::unexpected<Error> cannotMake(const QString &folder)
{
    return fail(ErrorKind::Storage,
                QCoreApplication::translate("Profile", "The folder %1 cannot be made or written to.")
                    .arg(QDir::toNativeSeparators(folder)),
                QCoreApplication::translate("Profile", "Choose another folder, or check permissions and space."));
}

// Folders that were made for a profile and go again if nothing comes of it.
class Folders {
public:
    Folders() = default;
    Q_DISABLE_COPY_MOVE(Folders)
    bool make(const QString &path)
    {
        if (QFileInfo(path).isDir())
            return true;
        const QString parent = QFileInfo(path).path();
        if (parent != path && !make(parent))
            return false;
        if (!QDir().mkdir(path, ownerOnly | QFileDevice::ExeOwner))
            return QFileInfo(path).isDir();  // another process was first
        m_made.prepend(path);
        return true;
    }
    void keep() { m_made.clear(); }
    ~Folders()
    {
        for (const QString &path : std::as_const(m_made))
            QDir().rmdir(path);
    }

private:
    QStringList m_made;
};

// What the figures of this book mean must not change when the computer travels or its owner switches languages.
Status declareDefaults(const Connection &connection)
{
    const auto local = Currency::fromCode(QLocale::system().currencySymbol(QLocale::CurrencyIsoCode));
    const std::pair<QString, QByteArray> defaults[] = {
        {QStringLiteral("currency"), local ? local->code().toLatin1() : QByteArrayLiteral("CAD")},
        {QStringLiteral("zone"), DisplayZone::system().id()},
    };
    for (const auto &[name, value] : defaults)
        if (auto set = connection.run(QStringLiteral("INSERT OR IGNORE INTO setting (name, value) VALUES (?, ?)"),
                                      {name, value});
            !set)
            return set;
    return {};
}

Status build(const QString &path, const ProfileKey &key)
{
    QFile file(path);
    // SQLite gives its log and index the mode of the database.
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, ownerOnly))
        return cannotMake(QFileInfo(path).path());
    file.close();
    const auto connection = Connection::open(path, key);
    if (!connection)
        return tl::unexpected(connection.error());
    if (auto shaped = migrate(**connection); !shaped)
        return shaped;
    return declareDefaults(**connection);
}

void removeAll(const QString &path)
{
    for (const char *suffix : {"", "-journal", "-wal", "-shm"})
        QFile::remove(path + QLatin1StringView(suffix));
}

// The seal is believed only when it is seen in the file.
bool isSealed(const QString &path, const ProfileKey &key)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.read(key.header.size()) == key.header;
}

}  // namespace

Status createProfile(const QString &folder, const Unlock &unlock)
{
    // The key first: where there is none, not even a folder is made.
    const auto key = newKey(folder, unlock);
    if (!key)
        return tl::unexpected(key.error());
    Folders folders;
    const auto made = [&]() -> Status {
        if (!folders.make(QDir::cleanPath(QDir(folder).absolutePath())))
            return cannotMake(folder);
        const QDir home(folder);
        const bool first = !QFileInfo::exists(home.filePath(lockFile));
        const auto lock = FileLock::acquire(home.filePath(lockFile), 10'000);
        if (!lock)
            return tl::unexpected(lock.error());
        const QString path = home.filePath(profileFile);
        if (QFileInfo::exists(path)) {
            folders.keep();
            discardKey(*key);
            return {};
        }
        const QString under = home.filePath(QStringLiteral("profile.new"));
        removeAll(under);
        Status built = build(under, *key);
        if (built && !isSealed(under, *key))
            built = fail(ErrorKind::Refused,
                         QCoreApplication::translate("Profile", "The profile was not encrypted, so it is not kept."));
        if (built && !QFile::rename(under, path))
            built = cannotMake(folder);
        if (!built) {
            removeAll(under);
            if (first)
                QFile::remove(home.filePath(lockFile));
        }
        return built;
    }();
    if (made)
        folders.keep();
    else
        discardKey(*key);
    return made;
}

}  // namespace clientele
