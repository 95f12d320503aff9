// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/key.h"

#include "app/store/keychain.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QMessageAuthenticationCode>
#include <QRandomGenerator>

#include <openssl/evp.h>

namespace clientele {

namespace {

constexpr qsizetype headerSize = 16;
constexpr qsizetype markSize = 4;
constexpr qsizetype saltSize = 8;
constexpr qsizetype secretSize = 32;
constexpr char passphraseMark[] = "CLP1";
constexpr char keychainMark[] = "CLK1";

QString translated(const char *text) { return QCoreApplication::translate("Profile", text); }

QByteArray randomBytes(qsizetype count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    for (char &byte : bytes)
        byte = static_cast<char>(QRandomGenerator::system()->bounded(256));
    return bytes;
}

QByteArray checkOf(const QByteArray &secret)
{
    return QMessageAuthenticationCode::hash("clientele profile", secret, QCryptographicHash::Sha256)
        .left(headerSize - markSize - saltSize);
}

QByteArray saltOf(const QByteArray &header) { return header.mid(markSize, saltSize); }

QString entryName(const QByteArray &salt) { return QStringLiteral("profile-") + QString::fromLatin1(salt.toHex()); }

// scrypt costs whoever guesses passphrases 32 MiB of memory and about 0.1 s a guess, and us the same once.
Result<QByteArray> derived(const QString &passphrase, const QByteArray &salt)
{
    // The same passphrase typed on another system may come in another normal form.
    const QByteArray text = passphrase.normalized(QString::NormalizationForm_C).toUtf8();
    QByteArray secret(secretSize, Qt::Uninitialized);
    const int done =
        EVP_PBE_scrypt(text.constData(), static_cast<size_t>(text.size()),
                       reinterpret_cast<const unsigned char *>(salt.constData()), static_cast<size_t>(salt.size()),
                       1U << 15, 8, 1, 64U << 20, reinterpret_cast<unsigned char *>(secret.data()), secretSize);
    if (done != 1)
        return fail(ErrorKind::Storage, translated("There is not enough memory to derive the profile's key."),
                    translated("Close other programs and try again."), true);
    return secret;
}

Status checked(const Unlock &unlock)
{
    if (unlock.passphrase && unlock.passphrase->isEmpty())
        return fail(
            ErrorKind::WrongKey, translated("The passphrase is empty."),
            translated("Set CLIENTELE_PASSPHRASE to the profile's passphrase, or unset it to use the keychain."));
    return {};
}

ProfileKey assembled(const char *mark, const QByteArray &salt, const QByteArray &secret)
{
    return {mark + salt + checkOf(secret), secret};
}

}  // namespace

Unlock Unlock::fromEnvironment()
{
    constexpr char name[] = "CLIENTELE_PASSPHRASE";
    return {qEnvironmentVariableIsSet(name) ? std::optional(qEnvironmentVariable(name)) : std::nullopt};
}

Result<ProfileKey> newKey(const QString &folder, const Unlock &unlock)
{
    if (auto sound = checked(unlock); !sound)
        return passOn(sound);
    const QByteArray salt = randomBytes(saltSize);
    if (unlock.passphrase) {
        auto secret = derived(*unlock.passphrase, salt);
        if (!secret)
            return passOn(secret);
        return assembled(passphraseMark, salt, *secret);
    }
    const ProfileKey key = assembled(keychainMark, salt, randomBytes(secretSize));
    if (auto kept = keychain::write(entryName(salt), key.secret); !kept) {
        kept.error().message = translated("The profile in %1 could not be made: %2")
                                   .arg(QDir::toNativeSeparators(folder), kept.error().message);
        return passOn(kept);
    }
    return key;
}

Result<ProfileKey> existingKey(const QString &folder, const QByteArray &header, const Unlock &unlock)
{
    if (auto sound = checked(unlock); !sound)
        return passOn(sound);
    const QString where = QDir::toNativeSeparators(folder);
    const bool wantsPassphrase = header.startsWith(passphraseMark);
    if (header.size() != headerSize || (!wantsPassphrase && !header.startsWith(keychainMark)))
        return fail(ErrorKind::Corrupt,
                    translated("The file profile.db in %1 is no profile, or it is damaged.").arg(where),
                    translated("Put back a copy of it, or choose another folder."));
    if (wantsPassphrase && !unlock.passphrase)
        return fail(ErrorKind::WrongKey,
                    translated("The profile in %1 wants a passphrase, and none was given.").arg(where),
                    translated("Set CLIENTELE_PASSPHRASE to it."));
    if (!wantsPassphrase && unlock.passphrase)
        return fail(ErrorKind::WrongKey,
                    translated("The profile in %1 is opened by the system's keychain, not by a passphrase.").arg(where),
                    translated("Unset CLIENTELE_PASSPHRASE."));

    auto secret =
        wantsPassphrase ? derived(*unlock.passphrase, saltOf(header)) : keychain::read(entryName(saltOf(header)));
    if (!secret) {
        // A locked keychain may answer as if it had no such entry.
        const auto kind = secret.error().kind;
        if (kind == ErrorKind::NotFound || kind == ErrorKind::NoSecureStore)
            return fail(
                ErrorKind::NoSecureStore,
                (kind == ErrorKind::NotFound
                     ? translated("The key of the profile in %1 is not in the keychain, or the keychain is locked.")
                     : translated(
                         "The key of the profile in %1 is in a keychain, and there is none here or it is locked."))
                    .arg(where),
                translated("Unlock the keychain, or use a profile with a passphrase (CLIENTELE_PASSPHRASE)."));
        return passOn(secret);
    }
    const ProfileKey key{header, *secret};
    if (secret->size() != secretSize || !header.endsWith(checkOf(*secret)))
        return wantsPassphrase
                   ? fail(ErrorKind::WrongKey, translated("The passphrase does not open the profile in %1.").arg(where),
                          translated("Set CLIENTELE_PASSPHRASE to the passphrase that it was made with."))
                   : fail(ErrorKind::Corrupt,
                          translated("The keychain's key does not fit the profile in %1.").arg(where),
                          translated("Put back a copy of the profile, or choose another folder."));
    return key;
}

void discardKey(const ProfileKey &key)
{
    if (key.header.startsWith(keychainMark))
        (void)keychain::remove(entryName(saltOf(key.header)));
}

}  // namespace clientele
