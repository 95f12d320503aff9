// SPDX-License-Identifier: GPL-3.0-or-later
// The oracle's way from a relation to the lines of an answer: groups, rounding, order, the top ones.
#pragma once

#include "tests/models/differential/oraclewhere.h"

namespace clientele::test {

// The rows that count, as a relation of currency, keys and value.
inline QString Oracle::relation(const MeasureInfo &measure, const Query &query, const Where &conditions,
                                const QString &rows) const
{
    const bool money = measure.isMoney();
    QStringList columns;
    std::array<QStringList, tableCount> childKeys;
    for (qsizetype i = 0; i < query.by.size(); ++i) {
        const QString name = QStringLiteral("k%1").arg(i);
        if (!m_catalogue.dimension(query.by[i])) {
            columns.append(figureKey(query, query.by[i], i) + QStringLiteral(" AS ") + name);
            continue;
        }
        const DimensionInfo &dimension = *m_catalogue.dimension(query.by[i]);
        const Table of = dimension.table();
        QString expression = name;
        if (of == measure.table)
            expression = groupKey(query, dimension, QStringLiteral("t"));
        else if (seenAs(dimension, measure.table))
            expression = QStringLiteral("t.cust");
        else if (oneRow(of))
            expression = QStringLiteral("(SELECT %1 FROM %2 x WHERE x.rn = %3)")
                             .arg(groupKey(query, dimension, QStringLiteral("x")), tableOf(of),
                                  lastRecord(of, QStringLiteral("t.cust")));
        else
            childKeys[std::size_t(of)].append(groupKey(query, dimension, QStringLiteral("x")) + QStringLiteral(" AS ")
                                              + name);
        columns.append(expression == name ? name : expression + QStringLiteral(" AS ") + name);
    }
    QString from = tableOf(measure.table) + QStringLiteral(" t");
    for (std::size_t i = 0; i < childKeys.size(); ++i) {
        if (childKeys[i].isEmpty())
            continue;
        QStringList tests{QStringLiteral("1")};
        tests += conditions.child[i];
        from += QStringLiteral(" JOIN (SELECT DISTINCT x.cust AS c%1, %2 FROM %3 x WHERE %4) ON c%1 = t.cust")
                    .arg(QString::number(i), childKeys[i].join(QStringLiteral(", ")), tableOf(static_cast<Table>(i)),
                         tests.join(QStringLiteral(" AND ")));
    }
    for (qsizetype i = 0; i < query.by.size(); ++i) {
        if (m_catalogue.dimension(query.by[i]))
            continue;
        from += QStringLiteral(" LEFT JOIN (SELECT DISTINCT cust AS f%1, %2 AS b%1 FROM (%3)) ON f%1 = t.cust")
                    .arg(QString::number(i), bin(*binsOf(query, query.by[i]), QStringLiteral("figure")),
                         figures(*m_catalogue.measure(query.by[i])));
    }
    columns.prepend(money ? QStringLiteral("t.cur cur, t.dig dig") : QStringLiteral("'' cur, 0 dig"));
    return QStringLiteral("SELECT %1, %2 v FROM %3 WHERE %4")
        .arg(columns.join(QStringLiteral(", ")), value(measure, QStringLiteral("t")), from, rows);
}

// The key of a row by its customer's figure, which relation() joins: without one it is 0 or there is none.
inline QString Oracle::figureKey(const Query &query, const QString &name, qsizetype i) const
{
    const MeasureInfo &measure = *m_catalogue.measure(name);
    const bool zero =
        measure.aggregate == Aggregate::Count
        || (measure.aggregate == Aggregate::Sum && (measure.table == Table::Loans || measure.table == Table::Atm));
    return QStringLiteral("(CASE WHEN t.cust IS NULL THEN NULL WHEN f%1 IS NULL THEN %2 ELSE b%1 END)")
        .arg(QString::number(i), zero ? bin(*binsOf(query, name), QStringLiteral("0")) : QStringLiteral("NULL"));
}

inline void Oracle::arrange(std::vector<Group> &groups, const Query &query) const
{
    Order order = query.order;
    if (order == Order::Natural)
        order = query.top > 0 ? Order::ValueDescending : Order::KeyAscending;
    const auto compareKeys = [&](const Group &a, const Group &b) {
        for (qsizetype i = 0; i < query.by.size(); ++i) {
            if (a.keys[i] == b.keys[i])
                continue;
            if (a.keys[i].isNull() || b.keys[i].isNull())
                return a.keys[i].isNull() ? 1 : -1;
            if (binsOf(query, query.by[i]))
                return a.keys[i].toDouble() < b.keys[i].toDouble() ? -1 : 1;
            const DimensionInfo &dimension = *m_catalogue.dimension(query.by[i]);
            const Kind kind = kindOf(dimension);
            if (kind == Kind::Integer || kind == Kind::Money) {
                const double difference = a.keys[i].toDouble() - b.keys[i].toDouble();
                if (difference != 0)
                    return difference < 0 ? -1 : 1;
                return a.keys[i].size() < b.keys[i].size() ? -1 : 1;
            }
            static const QStringList bands{QStringLiteral("poor"), QStringLiteral("fair"), QStringLiteral("good"),
                                           QStringLiteral("very good"), QStringLiteral("excellent")};
            if (dimension.derivation == Derivation::ScoreBand)
                return bands.indexOf(a.keys[i]) < bands.indexOf(b.keys[i]) ? -1 : 1;
            return a.keys[i] < b.keys[i] ? -1 : 1;
        }
        return 0;
    };
    const bool byValue = order == Order::ValueAscending || order == Order::ValueDescending;
    const auto better = [&](const Group &a, const Group &b) {
        if (byValue && a.value != b.value)
            return order == Order::ValueAscending ? a.value < b.value : a.value > b.value;
        const int keys = compareKeys(a, b);
        return order == Order::KeyDescending ? keys > 0 : keys < 0;
    };
    std::sort(groups.begin(), groups.end(), [&](const Group &a, const Group &b) {
        if (byValue && a.currency != b.currency)
            return a.currency < b.currency;
        if (!byValue && compareKeys(a, b) != 0)
            return better(a, b);
        return a.currency != b.currency ? a.currency < b.currency : better(a, b);
    });
    std::map<QString, int> kept;
    if (query.top > 0)
        std::erase_if(groups, [&](const Group &group) { return ++kept[group.currency] > query.top; });
}

inline QStringList Oracle::answer(const Query &query) const
{
    const MeasureInfo &measure = *m_catalogue.measure(query.measure);
    const bool money = measure.isMoney();
    const Where conditions = where(measure.table, query.where);
    const QString rows = QStringLiteral("%1 AND %2").arg(conditions.predicate, ownRows(measure, QStringLiteral("t")));
    QStringList names{QStringLiteral("cur"), QStringLiteral("dig")};
    for (qsizetype i = 0; i < query.by.size(); ++i)
        names.append(QStringLiteral("k%1").arg(i));
    const QString counted = relation(measure, query, conditions, rows);
    std::vector<Group> groups;
    const bool divided = measure.aggregate == Aggregate::Average || measure.aggregate == Aggregate::Median;
    for (const QVariantList &row : m_sql.run(aggregated(measure.aggregate, counted, names.join(QStringLiteral(", ")))))
    {
        Group group;
        group.currency = row[0].toString();
        group.digits = row[1].toInt();
        for (qsizetype i = 0; i < query.by.size(); ++i)
            group.keys.append(row[2 + i].isNull() ? QString() : row[2 + i].toString());
        const qsizetype at = 2 + query.by.size();
        group.rows = row[at].toLongLong();
        qint64 dividend = row[at + 1].toLongLong();
        const qint64 divisor = row[at + 2].toLongLong();
        for (; divided && group.digits < 2; ++group.digits)
            dividend *= 10;
        const qint64 size = (std::abs(dividend) * 2 + divisor) / (2 * divisor);
        group.value = dividend < 0 ? -size : size;
        groups.push_back(std::move(group));
    }
    arrange(groups, query);

    QStringList result;
    for (const Group &group : groups) {
        QStringList cells;
        for (const QString &text : group.keys)
            cells.append(text.isNull() ? QStringLiteral("(none)") : text);
        cells.append(decimalText(group.value, group.digits) + u' ' + group.currency);
        cells.append(QString::number(group.rows));
        result.append(cells.join(u'|'));
    }
    const bool additive = measure.aggregate == Aggregate::Count || measure.aggregate == Aggregate::Sum;
    if (groups.empty() && query.by.isEmpty() && additive) {
        const QString currency = money ? m_book.defaultCurrency : QString();
        result.append(decimalText(0, money ? digitsOf(currency) : 0) + u' ' + currency + QStringLiteral("|0"));
    }
    const auto matched =
        m_sql.run(QStringLiteral("SELECT count(*) FROM %1 t WHERE %2").arg(tableOf(measure.table), rows));
    result.append(QStringLiteral("%1 rows, %2 ignored").arg(matched[0][0].toLongLong()).arg(conditions.ignored));
    return result;
}

}  // namespace clientele::test
