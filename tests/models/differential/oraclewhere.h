// SPDX-License-Identifier: GPL-3.0-or-later
// Which rows a query is about: conditions on them, on their customers, and on what these have.
#pragma once

#include "tests/models/differential/oracle.h"

namespace clientele::test {

inline QString Oracle::ownRows(const MeasureInfo &measure, const QString &alias) const
{
    QString rows = QStringLiteral("1");
    if (measure.field)
        rows += QStringLiteral(" AND %1.%2 IS NOT NULL").arg(alias, columnOf(info(*measure.field)));
    switch (measure.flow) {
    case Flow::All:
        return rows;
    case Flow::Deposits:
        return rows + QStringLiteral(" AND lower(%1.atm_type) = 'deposit'").arg(alias);
    case Flow::Withdrawals:
        return rows + QStringLiteral(" AND lower(%1.atm_type) = 'withdrawal'").arg(alias);
    case Flow::Net:
        break;
    }
    return rows + QStringLiteral(" AND lower(%1.atm_type) IN ('deposit', 'withdrawal')").arg(alias);
}

inline QString Oracle::value(const MeasureInfo &measure, const QString &alias) const
{
    if (!measure.field)
        return QStringLiteral("1");
    const QString column = alias + u'.' + columnOf(info(*measure.field));
    return measure.flow == Flow::Net
               ? QStringLiteral("(CASE lower(%1.atm_type) WHEN 'deposit' THEN %2 ELSE -%2 END)").arg(alias, column)
               : column;
}

// Customers' figures in millionths, rounded as they are shown: (customer, figure).
inline QString Oracle::figures(const MeasureInfo &measure) const
{
    const bool money = measure.isMoney();
    const QString relation =
        QStringLiteral("SELECT x.cust cust, %1 cur, %2 dig, %3 v FROM %4 x WHERE x.cust IS NOT NULL AND %5")
            .arg(money ? QStringLiteral("x.cur") : QStringLiteral("''"),
                 money ? QStringLiteral("x.dig") : QStringLiteral("0"), value(measure, QStringLiteral("x")),
                 tableOf(measure.table), ownRows(measure, QStringLiteral("x")));
    const bool divided = measure.aggregate == Aggregate::Average || measure.aggregate == Aggregate::Median;
    const QString shown = divided ? QStringLiteral("max(dig, 2)") : QStringLiteral("dig");
    const auto power = [](const QString &n) {
        return QStringLiteral(
                   "(CASE %1 WHEN 0 THEN 1 WHEN 1 THEN 10 WHEN 2 THEN 100 WHEN 3 THEN 1000 WHEN 4 THEN 10000 "
                   "WHEN 6 THEN 1000000 END)")
            .arg(n);
    };
    return QStringLiteral(
               "SELECT cust, sign(dividend) * ((abs(dividend) * %1 * 2 + divisor) / (2 * divisor)) * %2 figure FROM (%3)")
        .arg(power(shown + QStringLiteral(" - dig")), power(QStringLiteral("6 - ") + shown),
             aggregated(measure.aggregate, relation, QStringLiteral("cust, cur, dig")));
}

inline QString Oracle::figureTest(const MeasureInfo &measure, const Condition &condition) const
{
    QStringList operands;
    for (const QString &value : condition.values)
        operands.append(micro(value));
    const bool missing = condition.op == Op::IsEmpty || condition.op == Op::NotIn;
    const bool zero =
        measure.aggregate == Aggregate::Count
        || (measure.aggregate == Aggregate::Sum && (measure.table == Table::Loans || measure.table == Table::Atm));
    const QString all = figures(measure);
    return QStringLiteral("CASE WHEN t.cust IS NULL THEN %1 WHEN t.cust IN (SELECT cust FROM (%2) WHERE %3) THEN 1 "
                          "WHEN t.cust IN (SELECT cust FROM (%2)) THEN 0 ELSE %4 END")
        .arg(QString::number(missing), all, numberTest(condition, QStringLiteral("figure"), operands),
             zero ? numberTest(condition, QStringLiteral("0"), operands) : QString::number(missing));
}

inline QString Oracle::lastRecord(Table table, const QString &customer) const
{
    return QStringLiteral("(SELECT max(rn) FROM %1 WHERE cust = %2)").arg(tableOf(table), customer);
}

inline bool Oracle::seenAs(const DimensionInfo &dimension, Table table) const
{
    return dimension.table() == table || (dimension.field == Field::CustomerId && hasCustomer(table));
}

inline Oracle::Where Oracle::where(Table table, const Conditions &conditions) const
{
    Where result;
    QStringList all{QStringLiteral("1")};
    for (const Condition &condition : conditions) {
        if (condition.op == Op::Has || condition.op == Op::Lacks) {
            const Table of = m_catalogue.dimension(condition.rows[0].field)->table();
            if (!hasCustomer(of) || !hasCustomer(table)) {
                ++result.ignored;
                continue;
            }
            QString exists = QStringLiteral("EXISTS (SELECT 1 FROM %1 x WHERE x.cust = t.cust").arg(tableOf(of));
            for (const Condition &row : condition.rows)
                exists += QStringLiteral(" AND ") + test(row, QStringLiteral("x"));
            all.append((condition.op == Op::Lacks ? QStringLiteral("NOT ") : QString()) + exists + u')');
            continue;
        }
        const DimensionInfo *dimension = m_catalogue.dimension(condition.field);
        const Table of = dimension ? dimension->table() : m_catalogue.measure(condition.field)->table;
        if (of != table && (!hasCustomer(of) || !hasCustomer(table))) {
            ++result.ignored;
        } else if (!dimension) {
            all.append(figureTest(*m_catalogue.measure(condition.field), condition));
        } else if (of == table) {
            all.append(test(condition, QStringLiteral("t")));
        } else if (seenAs(*dimension, table)) {
            QString own = test(condition, QStringLiteral("t"));
            own.replace(QStringLiteral("t.customer_id_plain"), QStringLiteral("lower(t.cust)"));
            all.append(own.replace(QStringLiteral("t.customer_id"), QStringLiteral("t.cust")));
        } else if (oneRow(of)) {
            all.append(
                QStringLiteral("EXISTS (SELECT 1 FROM (SELECT 1) LEFT JOIN %1 x ON x.rn = %2 WHERE %3)")
                    .arg(tableOf(of), lastRecord(of, QStringLiteral("t.cust")), test(condition, QStringLiteral("x"))));
        } else {
            result.child[std::size_t(of)].append(test(condition, QStringLiteral("x")));
        }
    }
    for (int i = 0; i < tableCount; ++i) {
        if (!result.child[std::size_t(i)].isEmpty())
            all.append(
                QStringLiteral("EXISTS (SELECT 1 FROM %1 x WHERE x.cust = t.cust AND %2)")
                    .arg(tableOf(static_cast<Table>(i)), result.child[std::size_t(i)].join(QStringLiteral(" AND "))));
    }
    result.predicate = all.join(QStringLiteral(" AND "));
    return result;
}

}  // namespace clientele::test
