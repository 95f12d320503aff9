// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/customer/provenance.h"

#include "models/items/changetext.h"
#include "models/items/localised.h"

#include <QCoreApplication>
#include <QDateTime>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

QString words(const char *text) { return QCoreApplication::translate("Provenance", text); }

QString nameOf(const TableSource &source)
{
    if (source.source == u"demo"_s)
        return words(QT_TRANSLATE_NOOP("Provenance", "the made-up demo book"));
    // A file by its name; where it lay says nothing to anybody else.
    return source.source.section(u'/', -1).section(u'\\', -1);
}

QDateTime wallClock(qint64 utc, const PortfolioInfo &about)
{
    return QDateTime::fromSecsSinceEpoch(about.zone.toLocal(utc), Qt::UTC);
}

QString timeText(qint64 utc, const PortfolioInfo &about, const QLocale &locale)
{
    const QDateTime time = wallClock(utc, about);
    return shortDay(time.date(), locale) + u' ' + locale.toString(time.time(), QLocale::ShortFormat);
}

QString recordText(RowIndex row, const QLocale &locale)
{
    //: a record's place in the book
    return words(QT_TRANSLATE_NOOP("Provenance", "record %1")).arg(grouped(qlonglong(row) + 1, locale));
}

}  // namespace

QString provenanceLine(const std::vector<TableSource> &sources, RowIndex row, const PortfolioInfo &about,
                       const QLocale &locale)
{
    const qint64 time = sources.empty() ? about.takenAt : sources.front().takenAt;
    QStringList parts;
    if (sources.size() == 1)
        parts += nameOf(sources.front());
    else if (sources.size() > 1)
        //: several sources filled a table
        parts += words(QT_TRANSLATE_NOOP("Provenance", "one of %1 sources")).arg(sources.size());
    else
        parts += words(QT_TRANSLATE_NOOP("Provenance", "source not recorded"));
    parts += recordText(row, locale);
    if (time > 0)
        parts += shortDay(wallClock(time, about).date(), locale);
    return parts.join(u" · "_s);
}

QString provenanceText(const std::vector<TableSource> &sources, Table table, RowIndex row, const PortfolioInfo &about,
                       const QLocale &locale)
{
    //: %1 is "record 23", %2 a table's name
    const QString place = words(QT_TRANSLATE_NOOP("Provenance", "It is %1 of the book's table “%2”."))
                              .arg(recordText(row, locale), tableLabel(table));
    if (sources.size() == 1)
        return words(QT_TRANSLATE_NOOP("Provenance", "From %1, read %2. %3"))
            .arg(nameOf(sources.front()), timeText(sources.front().takenAt, about, locale), place);
    if (sources.size() > 1) {
        QStringList names;
        for (const TableSource &source : sources)
            names += u"%1 (%2)"_s.arg(nameOf(source), timeText(source.takenAt, about, locale));
        return words(QT_TRANSLATE_NOOP("Provenance",
                                       "From one of: %1. Which of them gave this field last is not kept. %2"))
            .arg(names.join(u", "_s), place);
    }
    if (about.takenAt > 0)
        return words(QT_TRANSLATE_NOOP("Provenance", "Its source was not recorded; it is in the snapshot of %1. %2"))
            .arg(timeText(about.takenAt, about, locale), place);
    return words(QT_TRANSLATE_NOOP("Provenance", "Its source was not recorded. %1")).arg(place);
}

}  // namespace clientele
