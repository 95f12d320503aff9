// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recommend/drafts.h"

using namespace Qt::StringLiterals;

namespace clientele::recommend {

namespace {

constexpr qsizetype mostTexts = 40;
constexpr qsizetype longestEscape = 6;  // \u0041

// The string that begins behind the quote at `from`, which is moved behind its end; as far as it is there.
QString stringAt(const QString &json, qsizetype &from)
{
    QString text;
    while (from < json.size() && json[from] != u'"') {
        if (json[from] != u'\\') {
            text += json[from++];
            continue;
        }
        if (from + 1 >= json.size())
            break;
        const QChar escaped = json[from + 1];
        if (escaped == u'u') {
            if (from + longestEscape > json.size())
                break;
            text += QChar(json.mid(from + 2, 4).toUShort(nullptr, 16));
            from += longestEscape;
            continue;
        }
        text += escaped == u'n' || escaped == u't' || escaped == u'r' ? QChar(u' ') : escaped;
        from += 2;
    }
    ++from;
    return text;
}

void skipSpace(const QString &json, qsizetype &from)
{
    while (from < json.size() && json[from].isSpace())
        ++from;
}

}  // namespace

QStringList Drafts::texts() const
{
    QStringList all;
    qsizetype at = m_json.indexOf(u'"');
    while (at >= 0 && at < m_json.size() && all.size() < mostTexts) {
        ++at;
        const QString name = stringAt(m_json, at);
        skipSpace(m_json, at);
        if (name == u"text"_s && at < m_json.size() && m_json[at] == u':') {
            ++at;
            skipSpace(m_json, at);
            if (at < m_json.size() && m_json[at] == u'"') {
                ++at;
                if (const QString text = stringAt(m_json, at).trimmed(); !text.isEmpty())
                    all += text;
            }
        }
        at = m_json.indexOf(u'"', at);
    }
    return all;
}

}  // namespace clientele::recommend
