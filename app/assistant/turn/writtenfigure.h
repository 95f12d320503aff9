// SPDX-License-Identifier: GPL-3.0-or-later
// Figures as people and models write them: "1,234.56", "1 234,56", "1.2 million", "CA$50k", "12 %", "forty-two loans".
#pragma once

#include "models/core/money.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <vector>

namespace clientele {

// What the digits may mean: mantissa x 10^exponent, the exponent being the last place that is written.
struct WrittenNumber {
    std::int64_t mantissa = 0;
    int exponent = 0;
};

struct WrittenFigure {
    qsizetype start = 0;
    qsizetype length = 0;                 // with its sign, currency, scale and percent
    QString digits;                       // as written, without all these
    std::vector<WrittenNumber> readings;  // "1,234" is 1234 or 1.234; none: no number that could be a result
    bool negative = false;
    bool percent = false;
    bool money = false;
    QStringList currencies;  // codes that the sign or word may stand for; empty: any
    QString before;          // the word before it, in lower case
};

// In order, without overlaps. `text` has no tokens, citations or names with digits left in it.
[[nodiscard]] std::vector<WrittenFigure> figuresIn(const QString &text);

// Whether the figure, rounded at the place that is written, is this number.
[[nodiscard]] bool agrees(const WrittenNumber &written, std::int64_t scaled, int digits);

}  // namespace clientele
