// SPDX-License-Identifier: GPL-3.0-or-later
// Sentences of suggestions in a language that need not be the window's: a customer's own. Any thread.
#pragma once

#include "app/recommend/terms.h"

#include <QLocale>
#include <QString>

#include <optional>

namespace clientele::recommend {

// A text of context "Recommend", with the number `count` for %n, in the locale's language where there is a translation.
[[nodiscard]] QString counted(const QLocale &locale, const char *text, int count);
// Of the field that a term stands for.
[[nodiscard]] QString labelOf(TermId id, const QLocale &locale);
// The locale of a customer's preferred language ("Spanish", "es", "español"), where we write it: English, French, Spanish.
[[nodiscard]] std::optional<QLocale> localeOf(const QString &preferredLanguage);

}  // namespace clientele::recommend
