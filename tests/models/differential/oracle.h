// SPDX-License-Identifier: GPL-3.0-or-later
// What the answer to a query is, worked out by SQL from the words of the contract, by none of the evaluator's means.
#pragma once

#include "models/query/catalogue.h"
#include "models/query/query.h"
#include "tests/models/differential/aggregatesql.h"
#include "tests/models/differential/sqlbook.h"

namespace clientele::test {

class Oracle {
public:
    Oracle(const RandomBook &book, const Catalogue &catalogue) : m_book(book), m_sql(book), m_catalogue(catalogue) {}

    // Rows as "key|key|value CURRENCY|rows", in order; then the number of matched rows and of ignored conditions.
    [[nodiscard]] QStringList answer(const Query &query) const;

private:
    enum class Kind { Text, Integer, Money, Date, Timestamp, Calendar, Score };

    static QString quoted(const QString &text)
    {
        return u'\'' + QString(text).replace(u'\'', QStringLiteral("''")) + u'\'';
    }
    static QString quoted(const QStringList &texts)
    {
        QStringList all;
        for (const QString &text : texts)
            all.append(quoted(text));
        return all.join(u',');
    }
    static bool hasCustomer(Table table) { return table != Table::Complaints && table != Table::Products; }
    static bool oneRow(Table table) { return table == Table::Customers || table == Table::Credit; }

    [[nodiscard]] Kind kindOf(const DimensionInfo &dimension) const;
    [[nodiscard]] QString key(const DimensionInfo &dimension, const QString &alias) const;
    [[nodiscard]] QString test(const Condition &condition, const QString &alias) const;
    [[nodiscard]] QString numberTest(const Condition &condition, const QString &value,
                                     const QStringList &operands) const;
    [[nodiscard]] QString momentTest(const Condition &condition, const QString &column) const;
    [[nodiscard]] QString figureTest(const MeasureInfo &measure, const Condition &condition) const;
    [[nodiscard]] QString figures(const MeasureInfo &measure) const;
    [[nodiscard]] QString ownRows(const MeasureInfo &measure, const QString &alias) const;
    [[nodiscard]] QString value(const MeasureInfo &measure, const QString &alias) const;
    [[nodiscard]] QString bin(const Bins &bins, const QString &millionths) const;
    [[nodiscard]] QString figureKey(const Query &query, const QString &name, qsizetype i) const;
    [[nodiscard]] QString groupKey(const Query &query, const DimensionInfo &dimension, const QString &alias) const;
    [[nodiscard]] QString lastRecord(Table table, const QString &customer) const;

    struct Where {
        QString predicate;                          // over alias t
        std::array<QStringList, tableCount> child;  // over alias x
        int ignored = 0;
    };
    [[nodiscard]] Where where(Table table, const Conditions &conditions) const;
    struct Group {
        QStringList keys;
        QString currency;
        qint64 value;
        int digits;
        qint64 rows;
    };
    [[nodiscard]] QString relation(const MeasureInfo &measure, const Query &query, const Where &conditions,
                                   const QString &rows) const;
    void arrange(std::vector<Group> &groups, const Query &query) const;
    [[nodiscard]] bool seenAs(const DimensionInfo &dimension, Table table) const;  // customer.id: the row's own

    const RandomBook &m_book;
    SqlBook m_sql;
    const Catalogue &m_catalogue;
};

inline Oracle::Kind Oracle::kindOf(const DimensionInfo &dimension) const
{
    if (dimension.derivation == Derivation::ScoreBand || dimension.derivation == Derivation::ScoreBin)
        return Kind::Score;
    if (dimension.derivation != Derivation::Value)
        return Kind::Calendar;
    switch (info(dimension.field).type) {
    case FieldType::Text:
        return Kind::Text;
    case FieldType::Integer:
        return Kind::Integer;
    case FieldType::Money:
        return Kind::Money;
    case FieldType::Date:
        return Kind::Date;
    case FieldType::Timestamp:
        break;
    }
    return Kind::Timestamp;
}

inline QString Oracle::key(const DimensionInfo &dimension, const QString &alias) const
{
    const QString column = alias + u'.' + columnOf(info(dimension.field));
    switch (dimension.derivation) {
    case Derivation::Hour:
        return column + QStringLiteral("_hour");
    case Derivation::Weekday:
        return column + QStringLiteral("_weekday");
    case Derivation::Day:
        return column + QStringLiteral("_day");
    case Derivation::Week:
        return column + QStringLiteral("_week");
    case Derivation::Month:
        return column + QStringLiteral("_month");
    case Derivation::ScoreBand:
        return QStringLiteral("(CASE WHEN %1 BETWEEN 300 AND 579 THEN 'poor' WHEN %1 BETWEEN 580 AND 669 THEN 'fair' "
                              "WHEN %1 BETWEEN 670 AND 739 THEN 'good' WHEN %1 BETWEEN 740 AND 799 THEN 'very good' "
                              "WHEN %1 BETWEEN 800 AND 850 THEN 'excellent' END)")
            .arg(column);
    case Derivation::ScoreBin:
        return QStringLiteral("(CASE WHEN %1 BETWEEN 300 AND 850 THEN (300 + (%1 - 300) / 35 * 35) || '-' || "
                              "min(850, 334 + (%1 - 300) / 35 * 35) END)")
            .arg(column);
    default:
        break;
    }
    return info(dimension.field).type == FieldType::Text ? column : column + QStringLiteral("_key");
}

inline QString Oracle::numberTest(const Condition &condition, const QString &value, const QStringList &operands) const
{
    switch (condition.op) {
    case Op::In:
        return QStringLiteral("%1 IN (%2)").arg(value, operands.join(u','));
    case Op::NotIn:
        return QStringLiteral("(%1 IS NULL OR %1 NOT IN (%2))").arg(value, operands.join(u','));
    case Op::Between:
        return QStringLiteral("%1 BETWEEN %2 AND %3").arg(value, operands[0], operands[1]);
    case Op::Above:
        return value + QStringLiteral(" > ") + operands[0];
    case Op::Below:
        return value + QStringLiteral(" < ") + operands[0];
    case Op::AtLeast:
        return value + QStringLiteral(" >= ") + operands[0];
    case Op::AtMost:
        return value + QStringLiteral(" <= ") + operands[0];
    default:
        break;
    }
    return value + QStringLiteral(" IS NULL");
}

// "-12.5" in millionths, as digits for SQL.
inline QString micro(const QString &decimal)
{
    const qsizetype point = decimal.indexOf(u'.');
    const QString fraction = point < 0 ? QString() : decimal.mid(point + 1);
    return (point < 0 ? decimal : decimal.left(point)) + fraction.leftJustified(6, u'0');
}

inline QString Oracle::momentTest(const Condition &condition, const QString &column) const
{
    QStringList parts;
    if (condition.op == Op::In || condition.op == Op::NotIn)
        parts.append(QStringLiteral("0"));
    for (qsizetype i = 0; i < condition.values.size(); ++i) {
        const QString &value = condition.values[i];
        Condition one = condition;
        if (condition.op == Op::Between)
            one.op = i == 0 ? Op::AtLeast : Op::AtMost;
        if (condition.op == Op::NotIn)
            one.op = Op::In;
        const bool day = value.size() == 10;
        const QString second = QString::number(QDateTime::fromString(value, Qt::ISODate).toSecsSinceEpoch());
        parts.append(numberTest(one, day ? column + QStringLiteral("_day") : column, {day ? quoted(value) : second}));
    }
    if (condition.op == Op::In)
        return QStringLiteral("(%1)").arg(parts.join(QStringLiteral(" OR ")));
    if (condition.op == Op::NotIn)
        return QStringLiteral("(%1 IS NULL OR NOT (%2))").arg(column, parts.join(QStringLiteral(" OR ")));
    return condition.op == Op::IsEmpty ? column + QStringLiteral(" IS NULL") : parts.join(QStringLiteral(" AND "));
}

inline QString Oracle::test(const Condition &condition, const QString &alias) const
{
    const DimensionInfo &dimension = *m_catalogue.dimension(condition.field);
    const QString column = alias + u'.' + columnOf(info(dimension.field));
    if (condition.op == Op::Contains)
        return QStringLiteral("instr(%1_plain, %2) > 0").arg(column, quoted(plain(condition.values[0])));
    QStringList operands;
    switch (kindOf(dimension)) {
    case Kind::Integer:
    case Kind::Money:
        for (const QString &value : condition.values)
            operands.append(micro(value));
        return numberTest(condition,
                          kindOf(dimension) == Kind::Money ? column + QStringLiteral("_micro")
                                                           : column + QStringLiteral("*1000000"),
                          operands);
    case Kind::Timestamp:
        return momentTest(condition, column);
    default:
        break;
    }
    for (const QString &value : condition.values)
        operands.append(quoted(value));
    return numberTest(condition, key(dimension, alias), operands);
}

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

inline const Bins *binsOf(const Query &query, const QString &field)
{
    for (const Bins &bins : query.bins) {
        if (bins.field == field)
            return &bins;
    }
    return nullptr;
}

// The lower edge of the bin that an expression in millionths is in.
inline QString Oracle::bin(const Bins &bins, const QString &millionths) const
{
    QString result = QStringLiteral("(CASE WHEN %1 IS NULL THEN NULL").arg(millionths);
    for (qsizetype i = 1; i + 1 < bins.edges.size(); ++i)
        result +=
            QStringLiteral(" WHEN %1 < %2 THEN %3").arg(millionths, micro(bins.edges[i]), quoted(bins.edges[i - 1]));
    return result + QStringLiteral(" ELSE %1 END)").arg(quoted(bins.edges[bins.edges.size() - 2]));
}

inline QString Oracle::groupKey(const Query &query, const DimensionInfo &dimension, const QString &alias) const
{
    const Bins *bins = binsOf(query, dimension.name);
    if (!bins)
        return key(dimension, alias);
    const QString column = alias + u'.' + columnOf(info(dimension.field));
    return bin(*bins, kindOf(dimension) == Kind::Money ? column + QStringLiteral("_micro")
                                                       : column + QStringLiteral("*1000000"));
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
