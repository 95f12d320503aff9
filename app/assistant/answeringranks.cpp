// SPDX-License-Identifier: GPL-3.0-or-later
// The first and the last of a group.
#include "app/assistant/answering.h"
#include "app/assistant/decline.h"
#include "app/assistant/measurewords.h"
#include "models/items/phrases.h"
#include "models/query/evaluator.h"

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace clientele {

// The winner with whoever ties, or the first few; of several currencies, one ranking each.
void Answering::ranked(const Reading &reading)
{
    const QString &measure = reading.measures.front().name;
    if (reading.ascending && reading.place <= 1 && rankedWithout(reading, measure))
        return;
    Query query{measure, reading.by, reading.where, 0,
                reading.ascending ? Order::ValueAscending : Order::ValueDescending};
    query.top = reading.top;
    const auto result = evaluated(query);
    if (!result)
        return;
    if (reading.place > 1)
        return placed(reading, query, *result);
    const bool compared = reading.top == 0 && std::ranges::any_of(reading.where, [&](const Condition &c) {
                              return c.op == Op::In && c.values.size() > 1 && c.field == reading.by.front();
                          });
    const ResultRow *first = nullptr;
    for (const ResultRow &row : result->rows) {
        if (row.keys.front().isNull())
            continue;  // rows without a value of this kind are nobody
        if (!first || first->value.currency != row.value.currency)
            first = &row;
        const bool wins = reading.top > 0 || compared || row.value.scaled == first->value.scaled;
        if (wins && m_answer.figures.size() < 100)
            appendFigure(keyLabel(reading.by, row.keys), row, query);
    }
    if (m_answer.figures.empty()) {
        addFigure(u"customers.count"_s, reading.where);
        m_answer.text = labelled(measureLabel(measure) + about(reading.where), tr("none")) + u'.';
        return;
    }
    sayRanking(reading);
}

void Answering::sayRanking(const Reading &reading)
{
    QStringList parts{measureLabel(reading.measures.front().name)};
    if (!reading.where.empty())
        parts += m_words.of(reading.where);
    m_answer.text = listed(0) + u" ("_s + besideEachOther(parts) + u")."_s;
}

// Whoever stands at one place: clear as long as nobody before them shares theirs. Of one currency only.
void Answering::placed(const Reading &reading, const Query &query, const QueryResult &result)
{
    std::vector<const ResultRow *> rows;
    for (const ResultRow &row : result.rows) {
        if (!row.keys.front().isNull())
            rows.push_back(&row);
    }
    const auto place = static_cast<std::size_t>(reading.place);
    if (rows.size() < place)
        return decline(Decline::noData(measureLabel(query.measure)));
    for (std::size_t i = 0; i + 1 < place; ++i) {
        if (rows[i]->value == rows[i + 1]->value || rows[i]->value.currency != rows[i + 1]->value.currency)
            return decline(Decline::sharedPlace());
    }
    for (std::size_t i = place - 1; i < rows.size() && rows[i]->value == rows[place - 1]->value; ++i)
        appendFigure(keyLabel(reading.by, rows[i]->keys), *rows[i], query);
    sayRanking(reading);
}

// The second largest of single rows: the largest of those below the largest.
void Answering::place(const Reading &reading)
{
    const Measured &measure = reading.measures.front();
    const Field field = *m_vocabulary.catalogue().measure(measure.name)->field;
    Conditions where = reading.where;
    const std::size_t reading0 = where.size();
    for (int place = 1; place < reading.place; ++place) {
        Query before{measure.name, {}, where, 0, Order::Natural};
        const auto best = evaluated(before);
        if (!best)
            return;
        if (best->rows.size() != 1)
            return decline(best->rows.empty() ? Decline::noData(measureLabel(measure))
                                              : Decline::noSingleAverage(measureLabel(measure)));
        const QString bound = best->rows.front().value.toText();
        const QString name = QString::fromLatin1(info(field).name);
        Query same{countOf(info(field).table == Table::Credit ? Table::Customers : info(field).table),
                   {},
                   where,
                   0,
                   Order::Natural};
        same.where.push_back({name, Op::In, {bound}, {}});
        const auto sharing = evaluated(same);
        if (!sharing)
            return;
        if (sharing->matchedRows > 1)
            return decline(Decline::sharedPlace());
        where.resize(reading0);
        where.push_back({name, reading.ascending ? Op::Above : Op::Below, {bound}, {}});
    }
    if (!addFigure(measure, where)) {
        if (!m_failed)
            decline(Decline::noData(measureLabel(measure)));
        return;
    }
    m_answer.text = labelled(measureLabel(measure) + about(where), m_answer.figures.front().shown) + u'.';
}

// "Who owes the most in each city": the first few of each group, with whoever ties for the first place.
void Answering::rankedInEach(const Reading &reading)
{
    const QString &measure = reading.measures.front().name;
    Query query{measure,
                {reading.each, reading.by.front()},
                reading.where,
                0,
                reading.ascending ? Order::ValueAscending : Order::ValueDescending};
    const auto result = evaluated(query);
    if (!result)
        return;
    std::map<QString, std::vector<const ResultRow *>> groups;
    for (const ResultRow &row : result->rows) {
        if (row.keys[0].isNull() || row.keys[1].isNull())
            continue;
        auto &winners = groups[row.keys[0] + u' ' + row.value.currency.code()];
        const bool ties = reading.top == 0 && !winners.empty() && winners.front()->value == row.value;
        if (winners.size() < static_cast<std::size_t>(std::max(1, reading.top)) || ties)
            winners.push_back(&row);
    }
    for (const auto &[group, winners] : groups) {
        for (const ResultRow *row : winners)
            appendFigure(keyLabel(query.by, row->keys), *row, query);
    }
    if (m_answer.figures.empty())
        return decline(Decline::noData(measureLabel(measure)));
    sayRanking(reading);
}

// "Who has the fewest loans": those who have none stand in no group of the loans.
bool Answering::rankedWithout(const Reading &reading, const QString &measure)
{
    const MeasureInfo *known = m_vocabulary.catalogue().measure(measure);
    const DimensionInfo *dimension = m_vocabulary.catalogue().dimension(reading.by.front());
    const bool additive = known->aggregate == Aggregate::Count || known->aggregate == Aggregate::Sum;
    const bool rows = known->table == Table::Loans || known->table == Table::Atm;
    if (!additive || !rows || dimension->table() == known->table || !customerField(dimension->table()))
        return false;
    Query all{u"customers.count"_s, reading.by, {}, 0, Order::KeyAscending};
    for (const Condition &condition : reading.where) {
        const DimensionInfo *about = m_vocabulary.catalogue().dimension(condition.field);
        if (about && (about->table() == Table::Customers || about->table() == Table::Credit))
            all.where.push_back(condition);
    }
    Query some{measure, reading.by, reading.where, 0, Order::KeyAscending};
    const auto everybody = evaluated(all);
    const auto counted = evaluated(some);
    if (!everybody || !counted)
        return false;
    QStringList keys;
    for (const ResultRow &row : everybody->rows) {
        const bool has =
            std::ranges::any_of(counted->rows, [&](const ResultRow &other) { return other.keys == row.keys; });
        if (!has && !row.keys.front().isNull())
            keys.append(row.keys.front());
    }
    if (keys.isEmpty())
        return false;
    const int wanted = reading.top > 0 ? reading.top : mostListed;
    for (qsizetype i = 0; i < keys.size() && i < wanted; ++i) {
        Query none = some;
        none.by.clear();
        none.where.push_back({reading.by.front(), Op::In, {keys[i]}, {}});
        const auto zero = evaluated(none);
        if (!zero || zero->rows.empty())
            return false;
        appendFigure(keyLabel(reading.by, {keys[i]}), zero->rows.front(), none);
    }
    m_answer.text = listed(0) + u" ("_s + measureLabel(measure) + u')';
    if (keys.size() > wanted)
        m_answer.text += u' ' + tr("and %n more", nullptr, static_cast<int>(keys.size()) - wanted);
    m_answer.text += u'.';
    return true;
}

}  // namespace clientele
