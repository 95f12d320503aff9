// SPDX-License-Identifier: GPL-3.0-or-later
// The system's keychain, under the service "Clientele". The functions block, and the keychain's own queue lives on
// the application's main thread: call them from another thread while the main thread runs its event loop.
#pragma once

#include "models/core/result.h"

#include <QByteArray>
#include <QString>

namespace clientele::keychain {

// Errors of all: NoSecureStore (no keychain, a locked one, one that does not answer). A locked keychain may also say
// NotFound when read.
[[nodiscard]] Result<QByteArray> read(const QString &entry);  // also NotFound
[[nodiscard]] Status write(const QString &entry, const QByteArray &secret);
[[nodiscard]] Status remove(const QString &entry);

}  // namespace clientele::keychain
