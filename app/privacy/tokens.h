// SPDX-License-Identifier: GPL-3.0-or-later
// What our tokens look like, and how a model may write them: "CUST_3", "cust_3", "CUST\_3" as in Markdown.
#pragma once

#include "app/privacy/finding.h"

#include <QString>
#include <QStringView>

#include <optional>

namespace clientele::privacy {

[[nodiscard]] QString tokenText(Kind kind, int number, int variant = 1);  // "CUST_3", "CUST_3_2"

// Whether a token beside this character could not be told from it.
[[nodiscard]] bool touchesToken(QChar c);

struct TokenAt {
    qsizetype start = 0;
    qsizetype length = 0;
    QString token;  // in its one form
};

// The first token at or after `from`.
[[nodiscard]] std::optional<TokenAt> nextToken(QStringView text, qsizetype from);

// Where a token may begin that the text's end cuts off, or that may go on: text from there must wait. The text's size
// where there is none.
[[nodiscard]] qsizetype openTokenAt(QStringView text);

}  // namespace clientele::privacy
