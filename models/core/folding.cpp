// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/folding.h"

#include <algorithm>

namespace clientele {

namespace {

// What a letter without a decomposition is typed as; nullptr for every other one.
const char *spelling(char16_t letter)
{
    switch (letter) {
    case u'ß':
        return "ss";
    case u'æ':
        return "ae";
    case u'œ':
        return "oe";
    case u'ø':
        return "o";
    case u'ł':
        return "l";
    case u'đ':
    case u'ð':
        return "d";
    case u'þ':
        return "th";
    case u'ħ':
        return "h";
    case u'ı':
        return "i";
    case u'‘':
    case u'’':
    case u'ʼ':
    case u'´':
    case u'`':
        return "'";
    default:
        return nullptr;
    }
}

}  // namespace

QString folded(QStringView text)
{
    QString result;
    result.reserve(text.size());
    if (std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80 && c != u'`'; })) {
        for (const QChar c : text)
            result += c.toLower();
        return result;
    }
    // The acute accent alone (U+00B4) decomposes into a space and a mark: it is an apostrophe before that.
    QString whole = text.toString();
    whole.replace(QChar(u'´'), QChar(u'\''));
    const QString decomposed = whole.normalized(QString::NormalizationForm_KD);
    for (const QChar c : decomposed) {
        if (c.isMark())
            continue;
        const QChar lower = c.toCaseFolded();
        if (const char *letters = spelling(lower.unicode()))
            result += QLatin1StringView(letters);
        else
            result += lower;
    }
    return result;
}

}  // namespace clientele
