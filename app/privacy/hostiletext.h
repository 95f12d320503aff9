// SPDX-License-Identifier: GPL-3.0-or-later
// Text from data is hostile input: what nobody can see is taken out of it, and it goes to a model between marks that it
// cannot forge, named as data.
#pragma once

#include <QString>

namespace clientele::privacy {

// Without what draws nothing or reorders what is drawn: zero-width and bidirectional marks, soft hyphens, tags,
// variation selectors, control characters but line feeds and tabs. Done twice it changes nothing more.
[[nodiscard]] QString visible(const QString &text);

// `text`, made visible, between marks that carry `mark` (Conversation::dataMark(): random for each conversation);
// `origin` says in a word where it is from.
[[nodiscard]] QString asData(const QString &text, const QString &origin, const QString &mark);

}  // namespace clientele::privacy
