// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/exporttable.h"

#include "models/items/conditiontext.h"

#include <QCoreApplication>
#include <QDateTime>

#include <limits>

namespace clientele {

namespace {

QString translated(const char *text) { return QCoreApplication::translate("Export", text); }

}  // namespace

QStringList Provenance::lines() const
{
    QStringList lines{translated("Filters: %1").arg(filters)};
    if (!ignored.isEmpty())
        lines += translated("Without meaning for these figures: %1").arg(ignored);
    lines += translated("Data of: %1").arg(dataOf);
    lines += translated("Time zone: %1").arg(zone);
    lines += translated("Source: %1").arg(source);
    return lines;
}

Provenance provenanceOf(const Portfolio &portfolio, const Catalogue &catalogue, const Conditions &conditions,
                        const Conditions &ignored)
{
    // A paper names every value: nobody can open its chip.
    constexpr int all = std::numeric_limits<int>::max();
    const ConditionText words(portfolio, catalogue);
    const PortfolioInfo &about = portfolio.info();
    Provenance provenance;
    provenance.filters = words.of(conditions, all);
    if (!ignored.empty())
        provenance.ignored = words.of(ignored, all);
    provenance.zone = QString::fromLatin1(about.zone.id());
    provenance.dataOf =
        about.takenAt > 0
            ? QLocale().toString(QDateTime::fromSecsSinceEpoch(about.takenAt, about.zone.zone()).date(),
                                 QLocale::LongFormat)
                  + u' '
                  + QLocale().toString(QDateTime::fromSecsSinceEpoch(about.takenAt, about.zone.zone()).time(),
                                       QLocale::ShortFormat)
            : translated("unknown");
    provenance.source = about.snapshot > 0
                            ? translated("Clientele, snapshot %1 of the book").arg(QLocale().toString(about.snapshot))
                            : translated("Clientele, a book in memory");
    return provenance;
}

}  // namespace clientele
