// SPDX-License-Identifier: GPL-3.0-or-later
// The words and signs around a figure in prose, in English, French and Spanish.
#pragma once

#include <QString>
#include <QStringList>

#include <cstdint>

namespace clientele::FigureWords {

// What follows digits: "%", " million", "k", " CAD", "th".
struct Unit {
    qsizetype end = 0;  // where it ends; where it began if there is none
    int scale = 0;      // of ten
    bool percent = false;
    bool money = false;
    QStringList currencies;  // codes it may stand for; empty: any
    bool ordinal = false;
    bool isWord = false;  // the digits are part of a word
};
[[nodiscard]] Unit after(const QString &text, qsizetype at);

// A currency right before digits: "$", "CA$", "EUR ".
struct Sign {
    bool found = false;
    qsizetype start = 0;
    QStringList currencies;
};
[[nodiscard]] Sign signBefore(const QString &text, qsizetype at);

[[nodiscard]] QString wordBefore(const QString &text, qsizetype at);  // folded; empty where there is none

// A number in words that begins here and states how many: "forty-two", "three customers", "half of".
struct Spelled {
    bool isFigure = false;
    qsizetype end = 0;        // of the number, else of the word
    std::int64_t value = -1;  // -1: a figure that no query gives, such as a half
};
[[nodiscard]] Spelled spelledAt(const QString &text, qsizetype at);

// Words after which a number is a bound: "below 580", "top 5".
[[nodiscard]] bool isBounding(const QString &foldedWord);

}  // namespace clientele::FigureWords
