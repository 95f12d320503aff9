// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/privacy/hostiletext.h"

using namespace Qt::StringLiterals;

namespace clientele::privacy {

namespace {

bool isUnseen(char32_t c)
{
    if (c < 0x20)
        return c != '\n' && c != '\t' && c != '\r';
    return (c >= 0x7F && c < 0xA0) || c == 0xAD || c == 0x34F || c == 0x61C || c == 0x115F || c == 0x1160 || c == 0x17B4
           || c == 0x17B5 || (c >= 0x180B && c <= 0x180F) || (c >= 0x200B && c <= 0x200F)
           || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0x3164
           || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || c == 0xFFA0 || (c >= 0xFFF0 && c <= 0xFFFB)
           || (c >= 0x1D173 && c <= 0x1D17A) || (c >= 0xE0000 && c <= 0xE0FFF);
}

}  // namespace

QString visible(const QString &text)
{
    QString result;
    result.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            if (!isUnseen(QChar::surrogateToUcs4(c, text[i + 1])))
                result += QStringView(text).mid(i, 2);
            ++i;
        } else if (!c.isSurrogate() && !isUnseen(c.unicode())) {  // half a character is none
            result += c;
        }
    }
    return result;
}

QString asData(const QString &text, const QString &origin, const QString &mark)
{
    QString inner = visible(text);
    inner.remove(mark);  // it cannot have guessed it, but it might have been shown it
    return u"<data-%1 from=\"%2\">\n%3\n</data-%1>"_s.arg(mark, origin, inner);
}

}  // namespace clientele::privacy
