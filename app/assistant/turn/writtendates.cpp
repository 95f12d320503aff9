// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assistant/turn/writtendates.h"

#include "app/assistant/calendarwords.h"
#include "models/core/folding.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

constexpr QChar blank{0x2022};

QString twoDigits(int number) { return QString::number(number).rightJustified(2, u'0'); }

// Whether the results have what a date in words says: a day, month and year, or as much of it as is written.
bool isToldDate(const QRegularExpressionMatch &found, int month, const QSet<QString> &dates)
{
    const QString day = !found.captured(1).isEmpty() ? found.captured(1) : found.captured(3);
    const QString year = found.captured(4);
    const QString tail = u'-' + twoDigits(month) + (day.isEmpty() ? QString() : u'-' + twoDigits(day.toInt()));
    if (!year.isEmpty())
        return dates.contains(year + tail);
    return !day.isEmpty() && std::ranges::any_of(dates, [&tail](const QString &date) {
        return date.size() == 10 && date.endsWith(tail);
    });
}

// Blanks what matches and is told.
template<typename IsTold>
void blankWhere(QString &text, const QRegularExpression &pattern, const IsTold &isTold)
{
    for (auto match = pattern.globalMatch(text); match.hasNext();) {
        const auto found = match.next();
        if (isTold(found))
            blankOut(text, found.capturedStart(), found.capturedLength());
    }
}

void blankDates(QString &text, const QSet<QString> &dates)
{
    const auto isGiven = [&dates](const QRegularExpressionMatch &found) { return dates.contains(found.captured(0)); };
    static const QRegularExpression iso(u"(?<![\\d.,])\\d{4}-(?:W\\d{2}|\\d{2}(?:-\\d{2})?)(?!\\d)"_s);
    blankWhere(text, iso, isGiven);
    // The day first or the month first: languages differ, and only one of the two is told, or both are.
    static const QRegularExpression digits(u"(?<![\\d./-])(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4})(?![\\d/])"_s);
    blankWhere(text, digits, [&dates](const QRegularExpressionMatch &found) {
        const QString a = twoDigits(found.captured(1).toInt());
        const QString b = twoDigits(found.captured(3).toInt());
        const QString year = found.captured(4);
        return dates.contains(year + u'-' + b + u'-' + a) || dates.contains(year + u'-' + a + u'-' + b);
    });
    static const QRegularExpression words(
        u"(?:(\\d{1,2})(?:st|nd|rd|th|er)?\\s+(?:of\\s+|de\\s+)?)?(\\p{L}{3,10})\\.?(?:\\s+(\\d{1,2})(?:st|nd|rd|th)?(?=\\b[,\\s.]))?"
        "(?:,?\\s+(?:de\\s+)?(\\d{4}))?(?![\\d\\p{L}])"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    for (auto found = words.match(text); found.hasMatch();) {
        const int month = monthNamed(folded(found.captured(2)));
        const qsizetype next = month > 0 ? found.capturedEnd() : found.capturedEnd(2);
        if (month > 0 && isToldDate(found, month, dates))
            blankOut(text, found.capturedStart(), found.capturedLength());
        found = words.match(text, next);
    }
    static const QRegularExpression year(u"(?<![\\d.,\\p{Sc}-])(?:19|20)\\d{2}(?![\\d%\\p{Sc}]|[.,-]\\d)"_s,
                                         QRegularExpression::UseUnicodePropertiesOption);
    blankWhere(text, year, isGiven);
}

void blankTimes(QString &text, const QSet<QString> &times)
{
    static const QRegularExpression clock(
        u"(?<![\\d:.,])(\\d{1,2})(?:(?::|\\s?h\\s?)(\\d{2})(?::\\d{2})?(?!\\d)|(?=\\s?[ap]\\.?m\\b)|\\s?h\\b)(?:\\s?([ap])\\.?m\\b\\.?)?"_s,
        QRegularExpression::CaseInsensitiveOption);
    blankWhere(text, clock, [&times](const QRegularExpressionMatch &found) {
        int hour = found.captured(1).toInt();
        const QString half = found.captured(3).toLower();
        if (!half.isEmpty()) {
            if (hour < 1 || hour > 12)
                return false;
            hour = hour % 12 + (half == u"p" ? 12 : 0);
        }
        const QString minutes = found.captured(2).isEmpty() ? u"00"_s : found.captured(2);
        return times.contains(twoDigits(hour) + u':' + minutes);
    });
}

}  // namespace

void blankOut(QString &text, qsizetype start, qsizetype length)
{
    for (qsizetype i = start; i < start + length; ++i)
        text[i] = blank;
}

void blankMoments(QString &text, const QSet<QString> &dates, const QSet<QString> &times)
{
    blankDates(text, dates);
    blankTimes(text, times);
}

}  // namespace clientele
