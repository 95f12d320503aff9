// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/customer/timeline.h"

#include "models/items/changetext.h"
#include "models/items/phrases.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

constexpr std::size_t mostFlows = 6;
constexpr int largeFactor = 3;  // times the customer's own median

QString words(const char *text) { return QCoreApplication::translate("Timeline", text); }

class Timeline {
public:
    Timeline(const TimelineParts &parts, const QLocale &locale) : m_parts(parts), m_book(*parts.book), m_locale(locale)
    {}

    std::vector<TimelineEntry> all()
    {
        flows();
        changes();
        notes();
        tasks();
        answers();
        std::ranges::stable_sort(m_entries, [](const TimelineEntry &one, const TimelineEntry &other) {
            return std::pair(other.day, other.order) < std::pair(one.day, one.order);
        });
        return std::move(m_entries);
    }

private:
    using Kind = TimelineEntry::Kind;

    [[nodiscard]] QDateTime wallClock(qint64 utc) const
    {
        return QDateTime::fromSecsSinceEpoch(m_book.info().zone.toLocal(utc), Qt::UTC);
    }

    void add(Kind kind, qint64 utc, const QString &text, std::optional<Query> rows = {})
    {
        m_entries.push_back({kind, wallClock(utc).date(), utc, text, std::move(rows)});
    }

    // The largest, where they stand out from what this customer usually moves. Currencies are not compared.
    void flows()
    {
        const auto code = m_book.customerIds().find(m_parts.customer);
        const auto all = code ? m_book.rowsOf(Table::Atm, *code) : std::span<const RowIndex>();
        if (all.empty())
            return;
        std::vector<RowIndex> rows(all.begin(), all.end());
        const auto amount = [this](RowIndex row) { return m_book.numberAt(Field::AtmAmount, row); };
        const auto middle = rows.begin() + static_cast<std::ptrdiff_t>(rows.size() / 2);
        std::ranges::nth_element(rows, middle, {}, amount);
        const std::int64_t median = amount(*middle);
        std::erase_if(rows, [&](RowIndex row) {
            return amount(row) / largeFactor < median || m_book.numberAt(Field::AtmTime, row) == missingNumber;
        });
        std::ranges::sort(rows, std::greater(), amount);
        rows.resize(std::min(rows.size(), mostFlows));
        for (const RowIndex row : rows) {
            const qint64 time = m_book.numberAt(Field::AtmTime, row);
            const QString shown =
                shownCell(Field::AtmAmount, cellOf(m_book, Field::AtmAmount, row), m_book.info().zone, m_locale);
            const QString day = wallClock(time).date().toString(Qt::ISODate);
            Query query{
                .measure = u"atm.count"_s,
                .by = {},
                .where = {{u"customer.id"_s, Op::In, {m_parts.customer}, {}}, {u"atm.day"_s, Op::In, {day}, {}}}};
            //: a large flow: "withdrawal", an amount, a machine
            add(Kind::Flow, time,
                words(QT_TRANSLATE_NOOP("Timeline", "Large %1 of %2 at machine %3"))
                    .arg(m_book.textAt(Field::AtmType, row), shown, m_book.textAt(Field::AtmId, row)),
                std::move(query));
        }
    }

    void changes()
    {
        bool first = true;
        for (const BookHistory::Step &step : m_parts.steps) {
            const auto own = step->of(m_parts.customer);
            for (const Change &change : own)
                add(Kind::Change, step->after().takenAt, changeText(change, m_book.info().zone, m_locale));
            // That the latest reading was looked through is worth knowing; of older ones their silence says enough.
            if (own.empty() && first)
                add(Kind::Change, step->after().takenAt,
                    words(QT_TRANSLATE_NOOP("Timeline", "Book read anew: no change")));
            first = false;
        }
    }

    void notes()
    {
        for (const CustomerNote &note : m_parts.notes) {
            const bool meeting = note.kind == CustomerNote::Kind::Meeting;
            m_entries.push_back({meeting ? Kind::Meeting : Kind::Note, note.day, note.changedAt, note.text});
        }
    }

    void tasks()
    {
        for (const CustomerTask &task : m_parts.tasks) {
            if (task.isDone())
                add(Kind::Task, task.doneAt, labelled(words(QT_TRANSLATE_NOOP("Timeline", "Done")), task.text));
            else if (task.due.isValid())
                m_entries.push_back({Kind::Task, task.due, task.changedAt,
                                     labelled(words(QT_TRANSLATE_NOOP("Timeline", "Due")), task.text)});
        }
    }

    // Those that were asked about this customer alone.
    void answers()
    {
        for (const VerifiedAnswer &answer : m_parts.answers) {
            const bool about = std::ranges::any_of(answer.scope, [this](const Condition &condition) {
                return condition.field == u"customer.id" && condition.op == Op::In
                       && condition.values == QStringList{m_parts.customer};
            });
            if (about)
                add(Kind::Answer, answer.promotedAt, labelled(answer.question, answer.answer.text.simplified()));
        }
    }

    const TimelineParts &m_parts;
    const Portfolio &m_book;
    const QLocale &m_locale;
    std::vector<TimelineEntry> m_entries;
};

}  // namespace

std::vector<TimelineEntry> timelineOf(const TimelineParts &parts, const QLocale &locale)
{
    return Timeline(parts, locale).all();
}

QString kindLabel(TimelineEntry::Kind kind)
{
    switch (kind) {
    case TimelineEntry::Kind::Flow:
        return words(QT_TRANSLATE_NOOP("Timeline", "Cash machine"));
    case TimelineEntry::Kind::Change:
        return words(QT_TRANSLATE_NOOP("Timeline", "Book"));
    case TimelineEntry::Kind::Note:
        return words(QT_TRANSLATE_NOOP("Timeline", "Note"));
    case TimelineEntry::Kind::Meeting:
        return words(QT_TRANSLATE_NOOP("Timeline", "Meeting"));
    case TimelineEntry::Kind::Task:
        return words(QT_TRANSLATE_NOOP("Timeline", "Task"));
    case TimelineEntry::Kind::Answer:
        return words(QT_TRANSLATE_NOOP("Timeline", "Answer"));
    }
    return {};
}

}  // namespace clientele
