// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/privacy/tokens.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace clientele::privacy {

namespace {

constexpr std::array<QLatin1StringView, 8> names{"CUST"_L1,    "NAME"_L1, "EMAIL"_L1, "PHONE"_L1,
                                                 "ADDRESS"_L1, "ACCT"_L1, "CARD"_L1,  "TEXT"_L1};
constexpr qsizetype mostDigits = 7;

bool isDigit(QChar c) { return c >= u'0' && c <= u'9'; }
bool isWordCharacter(QChar c) { return touchesToken(c) && c != u'\\'; }

// "_" or "\_" and a number, at `at`; moves behind it.
bool takeNumber(QStringView text, qsizetype &at, QString &token)
{
    qsizetype i = at;
    if (i < text.size() && text[i] == u'\\')
        ++i;
    if (i >= text.size() || text[i] != u'_')
        return false;
    qsizetype end = ++i;
    while (end < text.size() && isDigit(text[end]) && end - i <= mostDigits)
        ++end;
    if (end == i || end - i > mostDigits)
        return false;
    token += u'_' + text.mid(i, end - i).toString();
    at = end;
    return true;
}

// Behind the token that begins at `at`; nothing where none does.
std::optional<TokenAt> tokenAt(QStringView text, qsizetype at)
{
    for (const QLatin1StringView name : names) {
        if (!text.mid(at).startsWith(name, Qt::CaseInsensitive))
            continue;
        qsizetype end = at + name.size();
        QString token(name);
        if (!takeNumber(text, end, token))
            continue;
        (void)takeNumber(text, end, token);
        if (end < text.size() && isWordCharacter(text[end]))
            continue;
        return TokenAt{at, end - at, token};
    }
    return std::nullopt;
}

}  // namespace

bool touchesToken(QChar c)
{
    return isDigit(c) || (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z') || c == u'_' || c == u'\\';
}

QString tokenText(Kind kind, int number, int variant)
{
    QString token = names[static_cast<std::size_t>(kind)] + u'_' + QString::number(number);
    if (variant > 1)
        token += u'_' + QString::number(variant);
    return token;
}

std::optional<TokenAt> nextToken(QStringView text, qsizetype from)
{
    // Every token has an underscore: without one there is nothing to look at.
    if (text.indexOf(u'_', from) < 0)
        return std::nullopt;
    for (qsizetype at = from; at < text.size(); ++at) {
        const QChar c = text[at].toUpper();
        if (c < u'A' || c > u'T' || (at > 0 && isWordCharacter(text[at - 1])))
            continue;
        if (auto token = tokenAt(text, at))
            return token;
    }
    return std::nullopt;
}

qsizetype openTokenAt(QStringView text)
{
    constexpr qsizetype longest = 28;  // "ADDRESS\_1234567\_1234567" and what would go on
    qsizetype from = std::max<qsizetype>(0, text.size() - longest);
    for (qsizetype at = from; at < text.size(); ++at) {
        if (!text[at].isLetter() || (at > 0 && isWordCharacter(text[at - 1])))
            continue;
        const QStringView rest = text.mid(at);
        const bool open = std::ranges::any_of(names, [rest](QLatin1StringView name) {
            if (rest.size() <= name.size())
                return QString(name).startsWith(rest, Qt::CaseInsensitive);
            return rest.startsWith(name, Qt::CaseInsensitive)
                   && std::ranges::all_of(rest.mid(name.size()),
                                          [](QChar c) { return isDigit(c) || c == u'_' || c == u'\\'; });
        });
        if (open)
            return at;
    }
    return text.size();
}

}  // namespace clientele::privacy
