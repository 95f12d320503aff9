// SPDX-License-Identifier: GPL-3.0-or-later
// The provider's key: in the system's keychain, one entry an origin, so that a key is never sent to another server than
// the one it was entered for. CLIENTELE_API_KEY takes its place for one call of the program. Written nowhere else, and
// never logged. The functions block as app/store/keychain.h says: not on the main thread.
#pragma once

#include "models/core/result.h"

#include <QByteArray>
#include <QUrl>

namespace clientele::llm {

// The keychain entry of an address' origin.
[[nodiscard]] QString keyEntry(const QUrl &url);

// Empty where there is none, or no keychain: a server of one's own may want none, and another says so itself.
[[nodiscard]] QByteArray apiKey(const QUrl &url);
// Whether the environment gives the key, whatever the keychain holds.
[[nodiscard]] bool isKeyInEnvironment();

// An empty key takes the entry away. Errors: NoSecureStore; InvalidInput (a key that no header can carry).
[[nodiscard]] Status setApiKey(const QUrl &url, const QByteArray &key);

}  // namespace clientele::llm
