// SPDX-License-Identifier: GPL-3.0-or-later
// What opens a profile. The first 16 bytes of profile.db are the cipher's salt, which stands there in the clear; ours
// also say where the key is from, so that the one file is all there is to a profile:
//
//   bytes 0 to 3   "CLP1": a passphrase, through scrypt; "CLK1": the system's keychain
//   bytes 4 to 11  random: scrypt's salt, or the name of the keychain's entry
//   bytes 12 to 15 check: tells a wrong key before anything is opened
#pragma once

#include "app/store/profile.h"
#include "models/core/result.h"

#include <QByteArray>
#include <QString>

namespace clientele {

struct ProfileKey {
    QByteArray header;  // 16 bytes
    QByteArray secret;  // 32 bytes

    // The cipher takes both as one text.
    [[nodiscard]] QByteArray forCipher() const { return "raw:" + (secret + header).toHex(); }
};

// A new key for a profile to be made in `folder`, kept in the keychain already where it comes from there. Errors:
// WrongKey (an empty passphrase), NoSecureStore.
[[nodiscard]] Result<ProfileKey> newKey(const QString &folder, const Unlock &unlock);

// The key of an existing profile. Errors: WrongKey (wrong, empty or missing passphrase, or one where none is wanted),
// NoSecureStore, Corrupt (no header of ours).
[[nodiscard]] Result<ProfileKey> existingKey(const QString &folder, const QByteArray &header, const Unlock &unlock);

// Forgets a key that no profile came of.
void discardKey(const ProfileKey &key);

}  // namespace clientele
