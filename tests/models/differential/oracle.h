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

}  // namespace clientele::test
