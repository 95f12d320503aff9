// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/markdownspans.h"

#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

constexpr int deepest = 8;  // of styles inside each other: a text made to be nested is shown as it is written
constexpr qsizetype longestSearch = 4000;

bool isPunctuation(QChar c) { return c.unicode() < 128 && (c.isPunct() || c.isSymbol()); }

qsizetype runAt(QStringView text, qsizetype at)
{
    qsizetype end = at;
    while (end < text.size() && text.at(end) == text.at(at))
        ++end;
    return end - at;
}

class Spans {
public:
    std::vector<MarkdownSpan> read(QStringView text)
    {
        parse(text, {}, 0);
        return std::move(m_spans);
    }

private:
    void add(QStringView text, const MarkdownSpan &style)
    {
        if (text.isEmpty())
            return;
        MarkdownSpan span = style;
        span.text.clear();
        if (!m_spans.empty()) {
            MarkdownSpan last = m_spans.back();
            last.text.clear();
            if (last == span) {
                m_spans.back().text += text;
                return;
            }
        }
        span.text = text.toString();
        m_spans.push_back(span);
    }

    void parse(QStringView text, const MarkdownSpan &style, int depth)
    {
        qsizetype at = 0;
        while (at < text.size()) {
            const QChar c = text.at(at);
            qsizetype taken = 0;
            if (c == u'\\' && at + 1 < text.size() && isPunctuation(text.at(at + 1))) {
                add(text.mid(at + 1, 1), style);
                taken = 2;
            } else if (c == u'`') {
                taken = code(text, at, style);
            } else if (depth < deepest && (c == u'*' || c == u'_')) {
                taken = emphasis(text, at, style, depth);
            } else if (depth < deepest && (c == u'[' || (c == u'!' && at + 1 < text.size() && text.at(at + 1) == u'[')))
            {
                taken = link(text, at, style, depth);
            }
            if (taken == 0) {
                taken = c == u'*' || c == u'_' || c == u'`' ? runAt(text, at) : 1;
                add(text.mid(at, taken), style);
            }
            at += taken;
        }
    }

    qsizetype code(QStringView text, qsizetype at, MarkdownSpan style)
    {
        const qsizetype run = runAt(text, at);
        for (qsizetype end = text.indexOf(u'`', at + run); end >= 0; end = text.indexOf(u'`', end)) {
            const qsizetype closing = runAt(text, end);
            if (closing == run) {
                style.code = true;
                add(text.mid(at + run, end - at - run).trimmed(), style);
                return end + closing - at;
            }
            end += closing;
        }
        return 0;
    }

    // Opens before a word, closes behind one; an underscore inside a word is part of it: customer_id.
    qsizetype emphasis(QStringView text, qsizetype at, const MarkdownSpan &style, int depth)
    {
        const QChar mark = text.at(at);
        const qsizetype run = runAt(text, at);
        const qsizetype length = std::min<qsizetype>(run, 3);
        const qsizetype inner = at + run;
        const bool inWord = mark == u'_' && at > 0 && text.at(at - 1).isLetterOrNumber();
        if (run > 3 || inner >= text.size() || text.at(inner).isSpace() || inWord)
            return 0;
        const qsizetype last = std::min(text.size(), inner + longestSearch);
        for (qsizetype end = text.indexOf(mark, inner); end >= 0 && end < last; end = text.indexOf(mark, end)) {
            const qsizetype closing = runAt(text, end);
            const qsizetype after = end + closing;
            const bool closes = closing >= length && !text.at(end - 1).isSpace()
                                && (mark == u'*' || after >= text.size() || !text.at(after).isLetterOrNumber());
            // "*a **b** c*": a longer run inside is not the end of a shorter one.
            if (closes && (closing == length || closing == 3)) {
                const qsizetype stop = end + closing - length;
                MarkdownSpan styled = style;
                styled.bold = styled.bold || length >= 2;
                styled.italic = styled.italic || length != 2;
                parse(text.mid(inner, stop - inner), styled, depth + 1);
                return stop + length - at;
            }
            end = after;
        }
        return 0;
    }

    qsizetype link(QStringView text, qsizetype at, const MarkdownSpan &style, int depth)
    {
        const bool image = text.at(at) == u'!';
        const qsizetype open = at + (image ? 1 : 0);
        qsizetype close = -1;
        int level = 0;
        for (qsizetype i = open; i < text.size() && close < 0; ++i) {
            if (text.at(i) == u'[')
                ++level;
            else if (text.at(i) == u']' && --level == 0)
                close = i;
        }
        if (close < 0 || close + 1 >= text.size() || text.at(close + 1) != u'(')
            return 0;
        const qsizetype end = text.indexOf(u')', close + 2);
        if (end < 0)
            return 0;
        const QStringView words = text.mid(open + 1, close - open - 1);
        const QString address = text.mid(close + 2, end - close - 2).trimmed().toString().section(u' ', 0, 0);
        MarkdownSpan styled = style;
        if (!image && isWebAddress(address)) {
            styled.address = address;
            parse(words, styled, depth + 1);
        } else {
            parse(words, styled, depth + 1);
            if (!image && !address.isEmpty())
                add(u" ("_s + address + u')', style);
        }
        return end + 1 - at;
    }

    std::vector<MarkdownSpan> m_spans;
};

}  // namespace

std::vector<MarkdownSpan> markdownSpans(const QString &text) { return Spans().read(text); }

bool isWebAddress(const QString &address)
{
    const QUrl url(address, QUrl::StrictMode);
    const QString scheme = url.scheme().toLower();
    return url.isValid()
           && (((scheme == u"http" || scheme == u"https") && !url.host().isEmpty())
               || (scheme == u"mailto" && !url.path().isEmpty()));
}

}  // namespace clientele
