// SPDX-License-Identifier: GPL-3.0-or-later
// A question cut into words as they are compared: without case, accents and apostrophes; numbers read.
#pragma once

#include <QString>
#include <QStringList>
#include <QStringView>

#include <vector>

namespace clientele {

struct Token {
    QString text = {};     // folded: "obrien" for "O’Brien’s", "," for a comma between words
    QString written = {};  // as typed
    QString number = {};   // decimal text where the token is a number: "100000" for "100k"
    int ordinal = 0;       // 2 for "second" and "2nd"
    bool possessive = false;
    bool capital = false;  // starts with a capital that says something: neither the first word nor a shout

    [[nodiscard]] bool isNumber() const { return !number.isEmpty(); }
};

[[nodiscard]] std::vector<Token> tokenise(const QString &question);

// "O'Brien-Léger" -> {"obrien", "leger"}: how names and values are cut, so that they meet the tokens.
[[nodiscard]] QStringList comparableWords(QStringView text);

}  // namespace clientele
