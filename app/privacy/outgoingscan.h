// SPDX-License-Identifier: GPL-3.0-or-later
// The last look at the bytes that are about to leave, for llm::OutgoingCheck. Every text of the JSON document is
// searched; what is certain stops the request. It never says what it found, only of which kind.
#pragma once

#include "app/privacy/personaldata.h"

#include <QByteArray>

#include <functional>
#include <memory>

namespace clientele::privacy {

// The kind of the first thing that may not leave. Bytes that are no JSON are searched as they are. The value of "model"
// at the top is the person's own setting, and not looked at.
[[nodiscard]] std::optional<Kind> findingIn(const PersonalData &data, const QByteArray &body);

// In words; nothing where the bytes may leave. Any thread.
[[nodiscard]] std::function<std::optional<QString>(const QByteArray &)> outgoingCheck(
    std::shared_ptr<const PersonalData> data);

}  // namespace clientele::privacy
