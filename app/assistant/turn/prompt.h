// SPDX-License-Identifier: GPL-3.0-or-later
// What a model is told before the first question. The text is a versioned file under resources/prompts: it is never
// changed once released, a new wording is a new number.
#pragma once

#include "models/portfolio/portfolio.h"
#include "models/query/catalogue.h"
#include "models/query/query.h"

#include <QLocale>
#include <QStringList>

namespace clientele {

inline constexpr char promptVersion[] = "question-1";

// `scope` as it may leave, `mark` of privacy::Conversation::dataMark().
[[nodiscard]] QString systemPrompt(const Portfolio &book, const QString &scope, const QString &mark,
                                   const QLocale &locale);

// The program's own words that go out with every question: for privacy::PersonalData, to which they are no one's name.
[[nodiscard]] QStringList ownTexts(const Catalogue &catalogue);

// 20 August 2025 as "2025-08-20": the day of the newest data.
[[nodiscard]] QString dataDate(const Portfolio &book);

}  // namespace clientele
