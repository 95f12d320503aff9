// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/changescard.h"

#include "app/services/customernotes.h"
#include "models/items/changetext.h"
#include "ui/customer/datedlist.h"

#include <QDateTime>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

QDate dayOf(const Portfolio &book, qint64 utc)
{
    return QDateTime::fromSecsSinceEpoch(book.info().zone.toLocal(utc), Qt::UTC).date();
}

// From each snapshot to the next, the newest first, until `day`.
std::vector<DatedList::Line> linesUntil(const Portfolio &book, const QString &customer, const BookHistory &history,
                                        QDate day)
{
    const QLocale locale;
    std::vector<DatedList::Line> lines;
    for (const BookHistory::Step &step : history.steps()) {
        const QDate taken = dayOf(book, step->after().takenAt);
        if (taken < day)
            break;
        for (const Change &change : step->of(customer))
            lines.push_back({taken, {}, changeText(change, book.info().zone, locale)});
    }
    return lines;
}

}  // namespace

ChangesCard::ChangesCard(QWidget *parent) : Card(parent), m_list(new DatedList({tr("When"), tr("What changed")}, this))
{
    setTitle(tr("What changed"));
    m_list->setObjectName(u"changesList"_s);
    setBody(m_list);
}

void ChangesCard::show(const Portfolio &book, const QString &customer, const BookHistory &history,
                       const CustomerNotes &notes)
{
    const QLocale locale;
    const auto meeting = notes.lastMeeting(customer, QDate::currentDate());
    setTitle(meeting ? tr("Since you last met") : tr("What changed"));
    setSubtitle(meeting ? shortDay(meeting->day, locale) : QString());
    if (history.steps().empty()) {
        if (!history.isWhole())
            showMessage(tr("Earlier states of the book are being compared."), {}, false);
        else
            showMessage(tr("There is no earlier state of the book yet."),
                        tr("The next import or sync is compared with this one."), false);
        return;
    }
    const BookChanges &newest = *history.steps().front();
    const QDate latest = dayOf(book, newest.after().takenAt);
    const QDate oldest = dayOf(book, history.oldest());
    std::vector<DatedList::Line> lines = linesUntil(book, customer, history, meeting ? meeting->day : latest);
    if (newest.of(customer).empty())
        lines.insert(lines.begin(), {latest, {}, tr("Book read anew: no change")});
    if (meeting) {
        lines.push_back({meeting->day, {}, tr("Meeting: %1").arg(meeting->text)});
        if (meeting->day < oldest)
            setNote(history.isWhole()
                        ? tr("Kept since %1; what changed before is not known.").arg(shortDay(oldest, locale))
                        : QString());
        else
            setNote({});
    } else {
        setNote(tr("Compared with the state of %1.").arg(shortDay(dayOf(book, newest.before().takenAt), locale)));
    }
    m_list->setLines(lines);
    showBody();
}

}  // namespace clientele
