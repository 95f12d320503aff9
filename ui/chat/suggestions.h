// SPDX-License-Identifier: GPL-3.0-or-later
// Questions worth asking about what is on screen. Only of data that the book has.
#pragma once

#include "models/portfolio/portfolio.h"
#include "models/query/query.h"

namespace clientele {

// `page`: overview, customers, loans, atm or complaints. Two or three questions in the person's language.
[[nodiscard]] QStringList suggestedQuestions(const QString &page, const Portfolio &portfolio,
                                             const Conditions &conditions);

}  // namespace clientele
