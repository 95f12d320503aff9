// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assistant/numberwords.h"

#include <algorithm>
#include <array>

namespace clientele {

namespace {

struct NumberWord {
    const char *word;
    std::int64_t value;
};

constexpr std::array numberWords{
    NumberWord{"zero", 0},          NumberWord{"one", 1},
    NumberWord{"two", 2},           NumberWord{"three", 3},
    NumberWord{"four", 4},          NumberWord{"five", 5},
    NumberWord{"six", 6},           NumberWord{"seven", 7},
    NumberWord{"eight", 8},         NumberWord{"nine", 9},
    NumberWord{"ten", 10},          NumberWord{"eleven", 11},
    NumberWord{"twelve", 12},       NumberWord{"thirteen", 13},
    NumberWord{"fourteen", 14},     NumberWord{"fifteen", 15},
    NumberWord{"sixteen", 16},      NumberWord{"seventeen", 17},
    NumberWord{"eighteen", 18},     NumberWord{"nineteen", 19},
    NumberWord{"twenty", 20},       NumberWord{"thirty", 30},
    NumberWord{"forty", 40},        NumberWord{"fifty", 50},
    NumberWord{"sixty", 60},        NumberWord{"seventy", 70},
    NumberWord{"eighty", 80},       NumberWord{"ninety", 90},
    NumberWord{"deux", 2},          NumberWord{"trois", 3},
    NumberWord{"quatre", 4},        NumberWord{"cinq", 5},
    NumberWord{"dix", 10},          NumberWord{"dos", 2},
    NumberWord{"tres", 3},          NumberWord{"cuatro", 4},
    NumberWord{"cinco", 5},         NumberWord{"diez", 10},
    NumberWord{"hundred", 100},     NumberWord{"thousand", 1000},
    NumberWord{"k", 1000},          NumberWord{"grand", 1000},
    NumberWord{"million", 1000000}, NumberWord{"millions", 1000000},
    NumberWord{"mille", 1000},      NumberWord{"mil", 1000},
    NumberWord{"m", 1000000},       NumberWord{"mio", 1000000},
};

struct OrdinalWords {
    const char *words;  // ' ' between them
    int place;
};

constexpr std::array ordinalWords{OrdinalWords{"first premier premiere primer primero primera", 1},
                                  OrdinalWords{"second deuxieme seconde segundo segunda", 2},
                                  OrdinalWords{"third troisieme tercer tercero tercera", 3},
                                  OrdinalWords{"fourth quatrieme cuarto cuarta", 4},
                                  OrdinalWords{"fifth cinquieme quinto quinta", 5},
                                  OrdinalWords{"sixth", 6},
                                  OrdinalWords{"seventh", 7},
                                  OrdinalWords{"eighth", 8},
                                  OrdinalWords{"ninth", 9},
                                  OrdinalWords{"tenth", 10}};

}  // namespace

std::int64_t numberOfWord(const QString &word)
{
    const auto known =
        std::ranges::find_if(numberWords, [&](const NumberWord &n) { return word == QLatin1StringView(n.word); });
    return known == numberWords.end() ? -1 : known->value;
}

int placeOfWord(const QString &word)
{
    for (const OrdinalWords &each : ordinalWords) {
        if (QString::fromLatin1(each.words).split(u' ').contains(word))
            return each.place;
    }
    return 0;
}

// The point moves.
QString times(const QString &decimal, std::int64_t factor)
{
    QString digits = decimal;
    qsizetype point = digits.indexOf(u'.');
    if (point < 0)
        point = digits.size();
    digits.remove(u'.');
    for (; factor > 1; factor /= 10) {
        ++point;
        if (point > digits.size())
            digits.append(u'0');
    }
    if (point < digits.size())
        digits.insert(point, u'.');
    while (digits.size() > 1 && digits.startsWith(u'0') && digits[1] != u'.')
        digits.remove(0, 1);
    return digits;
}

std::vector<Token> joinedNumbers(const std::vector<Token> &tokens)
{
    std::vector<Token> joined;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        Token token = tokens[i];
        const std::int64_t value = token.isNumber() ? -1 : numberOfWord(token.text);
        const bool unit = value >= 100;
        const bool afterNumber = !joined.empty() && joined.back().isNumber();
        if (unit && afterNumber) {
            joined.back().number = times(joined.back().number, value);
            joined.back().written += u' ' + token.written;
            continue;
        }
        if (value >= 0 && !unit) {
            const bool afterTens = afterNumber && value > 0 && value < 10 && joined.back().number.size() == 2
                                   && joined.back().number.endsWith(u'0') && !joined.back().text.front().isDigit();
            if (afterTens) {
                joined.back().number[1] = QChar(static_cast<char16_t>(u'0' + value));
                joined.back().written += u' ' + token.written;
                continue;
            }
            token.number = QString::number(value);
        } else if (unit && token.text.size() > 3) {
            token.number = QString::number(value);
            if (!joined.empty() && joined.back().text == u"a")
                joined.pop_back();
        }
        joined.push_back(std::move(token));
    }
    return joined;
}

}  // namespace clientele
