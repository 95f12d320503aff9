// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assistant/turn/prosestream.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

constexpr qsizetype longestMark = 400;
constexpr QLatin1StringView opening = "[c:"_L1;

// Where a mark begins that is not closed yet, or may begin; the text's size where none does.
qsizetype openMark(const QString &text, qsizetype from)
{
    const qsizetype bracket = text.indexOf(opening, from);
    if (bracket >= 0)
        return bracket;
    if (text.endsWith(u"[c"))
        return text.size() - 2;
    return text.endsWith(u'[') ? text.size() - 1 : text.size();
}

}  // namespace

// "[c:a, c:b]" cites two.
QString ProseStream::marksFor(const QString &ids)
{
    static const QRegularExpression between(u"[,;\\s]+"_s);
    QString marks;
    for (QString id : ids.split(between, Qt::SkipEmptyParts)) {
        if (id.startsWith(u"c:"))
            id.remove(0, 2);
        id.remove(u'\\');  // Markdown's escapes
        const auto given = std::ranges::find(m_evidence.passages, id, &GivenPassage::id);
        if (given == m_evidence.passages.end()) {
            ++m_invented;
            marks += u"[?]"_s;
            continue;
        }
        auto known = std::ranges::find(m_ids, id);
        if (known == m_ids.end()) {
            m_ids.push_back(id);
            m_citations.push_back(given->citation);
            known = m_ids.end() - 1;
        }
        marks += u'[' + QString::number(known - m_ids.begin() + 1) + u']';
        m_written += citationMark;
    }
    return marks;
}

QString ProseStream::cited(bool atEnd)
{
    QString ready;
    const auto take = [&](qsizetype length) {
        QString plain = m_waiting.left(length);
        m_waiting.remove(0, length);
        plain.remove(citationMark);
        m_written += plain;
        ready += plain;
    };
    for (;;) {
        const qsizetype open = openMark(m_waiting, 0);
        take(open);
        if (m_waiting.isEmpty())
            return ready;
        const qsizetype close = m_waiting.startsWith(opening) ? m_waiting.indexOf(u']') : -1;
        if (close >= 0) {
            const QString ids = m_waiting.mid(opening.size(), close - opening.size());
            m_waiting.remove(0, close + 1);
            ready += marksFor(ids);
        } else if (atEnd || m_waiting.size() > longestMark) {
            take(1);  // no mark after all
        } else {
            return ready;
        }
    }
}

QString ProseStream::feed(const QString &delta)
{
    m_waiting += delta;
    return m_restorer.feed(cited(false));
}

QString ProseStream::end()
{
    const QString last = m_restorer.feed(cited(true));
    return last + m_restorer.end();
}

}  // namespace clientele
