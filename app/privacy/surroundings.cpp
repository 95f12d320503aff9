// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/privacy/surroundings.h"

#include "models/core/money.h"

#include <algorithm>

namespace clientele::privacy {

namespace {

bool isOneOf(std::u16string_view word, std::initializer_list<std::u16string_view> words)
{
    return std::ranges::find(words, word) != words.end();
}

}  // namespace

bool Surroundings::beginsSentence() const
{
    qsizetype at = m_pieces.list[m_piece].start;
    while (at > 0) {
        const QChar c = m_text[at - 1];
        if (c == u'\n' || QStringView(u".!?•*…;").contains(c))
            return true;
        // Quotes, brackets and spaces say nothing.
        if (!c.isSpace() && !QStringView(u"\"'“”«»‘’()[]¿¡-–").contains(c))
            return false;
        --at;
    }
    return true;
}

bool Surroundings::standsAlone() const
{
    qsizetype at = m_pieces.list[m_piece].end;
    while (at < m_text.size() && m_text[at] == u' ')
        ++at;
    return at == m_text.size() || QStringView(u"\n:,\"”»|)]}").contains(m_text[at]);
}

bool Surroundings::isPossessive() const
{
    const Piece *next = after();
    const qsizetype end = m_pieces.list[m_piece].end;
    return next && m_pieces.folded(*next) == u"s" && next->start == end + 1
           && QStringView(u"'’‘ʼ`´").contains(m_text[end]);
}

bool Surroundings::isDoing(const Words &words) const
{
    const Piece *next = after();
    return next && next->start == m_pieces.list[m_piece].end + 1 && !next->capital
           && words.followsPerson(m_pieces.folded(*next));
}

bool Surroundings::isAddressed(const Words &words) const
{
    const Piece *left = before();
    constexpr qsizetype near = 2;
    return left && m_pieces.list[m_piece].start - left->end <= near && words.isTitle(m_pieces.folded(*left));
}

bool Surroundings::meansDate(const Words &words) const
{
    const Piece *left = before();
    const Piece *right = after();
    if ((left && !left->hasLetter) || (right && !right->hasLetter))
        return true;
    if (left && words.goesBeforeDate(m_pieces.folded(*left)))
        return true;
    // "April and May", "May to July"
    const auto isConnector = [](std::u16string_view word) {
        return isOneOf(word, {u"and", u"or", u"to", u"et", u"ou", u"a", u"y", u"e", u"o"});
    };
    const auto isMonthAt = [&](std::size_t at) {
        return at < m_pieces.list.size() && words.isMonth(m_pieces.folded(m_pieces.list[at]));
    };
    if (isMonthAt(m_piece - 1) || isMonthAt(m_piece + 1))
        return true;
    return (left && isConnector(m_pieces.folded(*left)) && isMonthAt(m_piece - 2))
           || (right && isConnector(m_pieces.folded(*right)) && isMonthAt(m_piece + 2));
}

bool Surroundings::isShouted() const
{
    const auto shouts = [](const Piece *piece) {
        return !piece || piece->shout || !piece->hasLetter || piece->length < 2;
    };
    return shouts(before()) && shouts(after()) && (before() || after());
}

bool Surroundings::isNumbered() const
{
    const Piece &piece = m_pieces.list[m_piece];
    if (piece.start > 0 && m_text[piece.start - 1] == u'#')
        return true;
    const Piece *left = before();
    constexpr qsizetype near = 4;  // ": ", "=", " #"
    return left && piece.start - left->end <= near
           && isOneOf(m_pieces.folded(*left), {u"customer", u"client", u"cliente", u"id", u"ids", u"customerid", u"no",
                                               u"num", u"number", u"numero", u"nr"});
}

bool isAmount(QStringView text, qsizetype start, qsizetype length)
{
    const auto isCurrencySign = [](QChar c) { return c.category() == QChar::Symbol_Currency; };
    const auto at = [text](qsizetype i) { return i >= 0 && i < text.size() ? text[i] : QChar(u' '); };
    qsizetype left = start - 1;
    while (at(left) == u'-' || at(left) == u'−' || at(left) == u'+')
        --left;
    if (isCurrencySign(at(left)) || ((at(left) == u'.' || at(left) == u',') && at(left - 1).isDigit()))
        return true;
    qsizetype right = start + length;
    if ((at(right) == u'.' || at(right) == u',') && at(right + 1).isDigit())
        return true;
    if (at(right).isSpace())
        ++right;
    if (at(right) == u'%' || isCurrencySign(at(right)))
        return true;
    // In capitals: "call 416..." is no sum in Albanian leks.
    const auto isCode = [text](qsizetype from) {
        return from >= 0 && from + 3 <= text.size() && (from + 3 == text.size() || !text[from + 3].isLetter())
               && (from == 0 || !text[from - 1].isLetter()) && text[from].isUpper() && text[from + 1].isUpper()
               && Currency::fromCode(text.mid(from, 3)).has_value();
    };
    if (isCode(right))
        return true;
    return at(left).isSpace() && left >= 3 && isCode(left - 3);
}

}  // namespace clientele::privacy
