// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sync/cardnumbers.h"

#include <algorithm>
#include <vector>

namespace clientele {

namespace {

constexpr std::size_t fewestDigits = 13;
constexpr std::size_t mostDigits = 19;
constexpr std::size_t shownInFront = 6;
constexpr std::size_t shownBehind = 4;

bool isDigit(QChar c) { return c >= u'0' && c <= u'9'; }

// What people write between the groups of a card number, the typographic kinds included.
bool isSeparator(QChar c)
{
    return c == u' ' || c == u'-' || c == u'\u00a0' || c == u'\u202f' || c == u'\u2009'
           || (c >= u'\u2010' && c <= u'\u2015');
}

struct Digit {
    qsizetype at;
    int value;
    bool beginsGroup;
    bool endsGroup;
};

bool passesLuhn(const Digit *digits, std::size_t count)
{
    int sum = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const int digit = digits[count - 1 - i].value;
        const int weighed = i % 2 == 0 ? digit : 2 * digit;
        sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return sum % 10 == 0;
}

// Masks the longest card number that starts at `first`; returns how many digits it took.
std::size_t maskAt(const std::vector<Digit> &digits, std::size_t first, QString &text)
{
    const std::size_t most = std::min(mostDigits, digits.size() - first);
    for (std::size_t count = most; count >= fewestDigits; --count) {
        if (!digits[first + count - 1].endsGroup || !passesLuhn(&digits[first], count))
            continue;
        for (std::size_t i = shownInFront; i < count - shownBehind; ++i)
            text[digits[first + i].at] = u'*';
        return count;
    }
    return 0;
}

}  // namespace

bool mayHoldCardNumber(std::string_view utf8)
{
    if (utf8.size() < fewestDigits)
        return false;
    return std::ranges::count_if(utf8, [](char c) { return c >= '0' && c <= '9'; }) >= std::ptrdiff_t(fewestDigits);
}

QString withoutCardNumbers(const QString &text)
{
    QString result = text;
    for (qsizetype at = 0; at < text.size();) {
        // One run of digit groups, a separator or two between them.
        std::vector<Digit> digits;
        qsizetype separators = 0;
        for (; at < text.size() && (isDigit(text[at]) || (!digits.empty() && isSeparator(text[at]) && separators < 3));
             ++at) {
            if (!isDigit(text[at])) {
                ++separators;
                continue;
            }
            separators = 0;
            const bool begins = at == 0 || !isDigit(text[at - 1]);
            const bool ends = at + 1 == text.size() || !isDigit(text[at + 1]);
            digits.push_back({at, text[at].unicode() - u'0', begins, ends});
        }
        for (std::size_t first = 0; first + fewestDigits <= digits.size();) {
            const std::size_t masked = digits[first].beginsGroup ? maskAt(digits, first, result) : 0;
            first += masked > 0 ? masked : 1;
        }
        if (digits.empty())
            ++at;
    }
    return result;
}

}  // namespace clientele
