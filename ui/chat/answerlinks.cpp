// SPDX-License-Identifier: GPL-3.0-or-later
// What in an answer leads somewhere: figures to their rows, citations to their passages, addresses to a question first.
#include "ui/chat/answerdocument.h"

#include "ui/chat/markdownspans.h"

#include <QCoreApplication>
#include <QTextCursor>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

using Kind = AnswerLink::Kind;

const QString figureScheme = u"figure:"_s;
const QString citationScheme = u"citation:"_s;
const QString unverifiedScheme = u"unverified:"_s;

// "3" is not the 3 of "1,234.3" or "B3".
bool standsAlone(const QString &text, qsizetype start, qsizetype length)
{
    const auto joins = [&text](qsizetype at, qsizetype beyond) {
        if (at < 0 || at >= text.size())
            return false;
        if (text.at(at).isLetterOrNumber())
            return true;
        const bool separator = text.at(at) == u'.' || text.at(at) == u',' || text.at(at) == u'-';
        return separator && beyond >= 0 && beyond < text.size() && text.at(beyond).isDigit();
    };
    return !joins(start - 1, start - 2) && !joins(start + length, start + length + 1);
}

// Marks pieces of a document's text, none twice.
class Links {
public:
    // Raw: the other text has plain spaces where French figures have those that do not break.
    Links(QTextDocument &document, const Look &look) : m_document(document), m_look(look), m_text(document.toRawText())
    {}

    [[nodiscard]] const QString &text() const { return m_text; }

    void mark(qsizetype start, qsizetype length, const AnswerLink &link)
    {
        m_taken.push_back({start, length});
        QTextCursor cursor(&m_document);
        cursor.setPosition(static_cast<int>(start));
        cursor.setPosition(static_cast<int>(start + length), QTextCursor::KeepAnchor);
        cursor.mergeCharFormat(linkFormat(link, m_look));
    }

    void markAll(const QString &words, const AnswerLink &link)
    {
        if (words.isEmpty())
            return;
        for (qsizetype at = m_text.indexOf(words); at >= 0; at = m_text.indexOf(words, at + words.size())) {
            if (!isTaken(at, words.size()) && standsAlone(m_text, at, words.size()))
                mark(at, words.size(), link);
        }
    }

private:
    [[nodiscard]] bool isTaken(qsizetype start, qsizetype length) const
    {
        return std::ranges::any_of(m_taken, [&](const FigurePlace &place) {
            return start < place.start + place.length && place.start < start + length;
        });
    }

    QTextDocument &m_document;
    const Look &m_look;
    QString m_text;
    std::vector<FigurePlace> m_taken;
};

std::optional<std::size_t> indexAfter(const QString &scheme, const QString &link, std::size_t count)
{
    bool ok = false;
    const std::size_t index = link.startsWith(scheme) ? link.mid(scheme.size()).toULongLong(&ok) : 0;
    return ok && index < count ? std::optional(index) : std::nullopt;
}

}  // namespace

QString AnswerLink::toText() const
{
    switch (kind) {
    case Kind::Figure:
        return figureScheme + QString::number(index);
    case Kind::Citation:
        return citationScheme + QString::number(index);
    case Kind::Unverified:
        return unverifiedScheme + QString::number(index);
    case Kind::Web:
        break;
    }
    return address;
}

std::optional<AnswerLink> linkFrom(const QString &text, const Answer &answer)
{
    if (const auto figure = indexAfter(figureScheme, text, answer.figures.size()))
        return AnswerLink{Kind::Figure, *figure, {}};
    if (const auto citation = indexAfter(citationScheme, text, answer.citations.size()))
        return AnswerLink{Kind::Citation, *citation, {}};
    if (const auto figure = indexAfter(unverifiedScheme, text, static_cast<std::size_t>(answer.unverified.size())))
        return AnswerLink{Kind::Unverified, *figure, {}};
    return answer.markdown && isWebAddress(text) ? std::optional(AnswerLink{Kind::Web, 0, text}) : std::nullopt;
}

QString wordsOf(const AnswerLink &link, const Answer &answer)
{
    const auto translated = [](const char *text) {
        return QCoreApplication::translate("clientele::AnswerDocument", text);
    };
    switch (link.kind) {
    case Kind::Figure: {
        const AnswerFigure &figure = answer.figures[link.index];
        const auto rows = static_cast<int>(figure.matchedRows);
        return QCoreApplication::translate("clientele::AnswerDocument", "%1 · %n row(s)", "a measure's name", rows)
            .arg(figure.label.isEmpty() ? figure.query.measure : figure.label);
    }
    case Kind::Citation:
        return answer.citations[link.index].excerpt;
    case Kind::Unverified:
        return translated(QT_TRANSLATE_NOOP("clientele::AnswerDocument",
                                            "Not verified: no query of this answer gave this figure. Check it before "
                                            "you use it."));
    case Kind::Web:
        break;
    }
    return link.address;
}

QTextCharFormat linkFormat(const AnswerLink &link, const Look &look)
{
    const bool doubtful = link.kind == Kind::Unverified;
    QTextCharFormat format;
    format.setAnchor(true);
    format.setAnchorHref(link.toText());
    format.setForeground(doubtful ? look.care : look.accent);
    if (link.kind == Kind::Figure)
        format.setFontWeight(QFont::DemiBold);
    format.setUnderlineStyle(doubtful                      ? QTextCharFormat::DashUnderline
                             : link.kind == Kind::Citation ? QTextCharFormat::NoUnderline
                                                           : QTextCharFormat::SingleUnderline);
    format.setUnderlineColor(doubtful ? look.care : look.accent);
    return format;
}

std::vector<FigurePlace> placesOf(const Answer &answer, const QString &text)
{
    // Figures usually stand in the text in their own order; one that does not is looked for from the start, beside
    // those that are taken.
    std::vector<FigurePlace> places(answer.figures.size());
    const auto isTaken = [&places](qsizetype start, qsizetype length) {
        return std::ranges::any_of(places, [&](const FigurePlace &place) {
            return place.length > 0 && start < place.start + place.length && place.start < start + length;
        });
    };
    qsizetype after = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const QString &shown = answer.figures[i].shown;
        if (shown.isEmpty())
            continue;
        for (const qsizetype begin : {after, qsizetype(0)}) {
            qsizetype start = text.indexOf(shown, begin);
            while (start >= 0 && (isTaken(start, shown.size()) || !standsAlone(text, start, shown.size())))
                start = text.indexOf(shown, start + 1);
            if (start < 0)
                continue;
            places[i] = {start, shown.size()};
            after = start + shown.size();
            break;
        }
    }
    return places;
}

void linkAnswer(QTextDocument &document, const Answer &answer, const Look &look, bool figures)
{
    Links links(document, look);
    const std::vector<FigurePlace> places = placesOf(answer, links.text());
    for (std::size_t i = 0; figures && i < places.size(); ++i) {
        if (places[i].length > 0)
            links.mark(places[i].start, places[i].length, {Kind::Figure, i, {}});
    }
    if (answer.markdown) {
        // A model may write a figure more often than it was checked: the same words are the same figure.
        for (std::size_t i = 0; i < answer.figures.size(); ++i)
            links.markAll(answer.figures[i].shown, {Kind::Figure, i, {}});
    }
    for (qsizetype i = 0; i < answer.unverified.size(); ++i)
        links.markAll(answer.unverified.at(i), {Kind::Unverified, static_cast<std::size_t>(i), {}});
    for (std::size_t i = 0; i < answer.citations.size(); ++i)
        links.markAll(u'[' + QString::number(i + 1) + u']', {Kind::Citation, i, {}});
}

}  // namespace clientele
