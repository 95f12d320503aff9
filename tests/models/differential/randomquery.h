// SPDX-License-Identifier: GPL-3.0-or-later
// Seeded random queries that make sense: operators that fit the field, values mostly from the book.
#pragma once

#include "models/query/catalogue.h"
#include "models/query/query.h"
#include "tests/models/differential/sqlbook.h"

namespace clientele::test {

class QueryMaker {
public:
    QueryMaker(quint32 seed, const RandomBook &book, const Catalogue &catalogue)
        : m_random(seed), m_book(book), m_catalogue(catalogue)
    {
        for (const DimensionInfo &dimension : catalogue.dimensions())
            m_names.append(dimension.name);
        for (const FieldInfo &field : fields()) {
            if (!m_names.contains(QString::fromLatin1(field.name)))
                m_names.append(QString::fromLatin1(field.name));
        }
    }

    Query make()
    {
        Query query;
        const auto measures = m_catalogue.measures();
        // Half of them from the few that no rule derives.
        query.measure = measures[std::size_t(below(below(2) ? 14 : int(measures.size())))].name;
        const Table table = m_catalogue.measure(query.measure)->table;
        for (int i = below(5) / 2; i > 0; --i)
            addDimension(query, table);
        for (int i = below(7) / 2; i > 0; --i)
            query.where.push_back(condition());
        query.top = below(3) ? 0 : 1 + below(4);
        query.order = static_cast<Order>(below(5));
        return query;
    }

private:
    int below(int limit) { return int(m_random.bounded(quint32(limit))); }

    // A field, at times in bins, or the bins of a customer's figure.
    void addDimension(Query &query, Table table)
    {
        if (below(5) == 0 && customerField(table)) {
            const auto measures = m_catalogue.measures();
            const MeasureInfo &measure = measures[std::size_t(below(below(2) ? 14 : int(measures.size())))];
            if (m_catalogue.dimension(measure.name) || !customerField(measure.table) || query.by.contains(measure.name))
                return;
            query.by.append(measure.name);
            query.bins.push_back({measure.name, edges([&] {
                                      return measure.field ? someCell(info(*measure.field)).number : below(5);
                                  })});
            return;
        }
        const QString name = below(4) ? dimension(table) : number(table);
        const DimensionInfo &about = *m_catalogue.dimension(name);
        const bool binned = about.derivation == Derivation::Value && info(about.field).isNumeric() && below(3)
                            && !query.by.contains(name);
        if (!binned
            && std::any_of(query.bins.begin(), query.bins.end(), [&](const Bins &b) { return b.field == name; }))
            return;
        query.by.append(name);
        if (binned)
            query.bins.push_back({name, edges([&] { return someCell(info(about.field)).number; })});
    }

    QStringList edges(auto value)
    {
        std::map<double, QString> ascending;
        for (int tries = 2 + below(8); tries > 0 || ascending.size() < 2; --tries) {
            const QString edge = decimal(value() + below(3) - 1);
            ascending.emplace(edge.toDouble(), edge);
        }
        QStringList result;
        for (const auto &[number, text] : ascending)
            result.append(text);
        return result;
    }

    // A numeric field that the measure's rows can be grouped by.
    QString number(Table table)
    {
        QString name = dimension(table);
        for (int tries = 0; tries < 50 && !info(m_catalogue.dimension(name)->field).isNumeric(); ++tries)
            name = dimension(table);
        return name;
    }

    // One that the measure's rows can be grouped by.
    QString dimension(Table table)
    {
        const auto customers = [](Table t) { return t != Table::Complaints && t != Table::Products; };
        while (true) {
            const QString name = m_names[below(below(3) ? int(m_catalogue.dimensions().size()) : int(m_names.size()))];
            const Table of = m_catalogue.dimension(name)->table();
            if (of == table || (customers(of) && customers(table)))
                return name;
        }
    }

    Condition condition()
    {
        const int kind = below(10);
        if (kind == 0)
            return {{}, below(2) ? Op::Has : Op::Lacks, {}, rows()};
        if (kind <= 2) {
            while (true) {
                const auto measures = m_catalogue.measures();
                const MeasureInfo &measure = measures[std::size_t(below(below(2) ? 14 : int(measures.size())))];
                if (!m_catalogue.dimension(measure.name) && customerField(measure.table))
                    return figureCondition(measure);
            }
        }
        return fieldCondition(*m_catalogue.dimension(m_names[below(int(m_names.size()))]));
    }

    Conditions rows()
    {
        const DimensionInfo &first = *m_catalogue.dimension(m_names[below(int(m_names.size()))]);
        Conditions result{fieldCondition(first)};
        for (int tries = below(40); tries > 0; --tries) {
            const DimensionInfo &next = *m_catalogue.dimension(m_names[below(int(m_names.size()))]);
            if (next.table() == first.table() && result.size() < 3)
                result.push_back(fieldCondition(next));
        }
        return result;
    }

    Condition withValues(const QString &field, std::initializer_list<Op> ops, auto value)
    {
        Condition result{field, *(ops.begin() + below(int(ops.size()))), {}, {}};
        const bool list = result.op == Op::In || result.op == Op::NotIn;
        int count = list ? below(4) : result.op == Op::Between ? 2 : 1;
        if (result.op == Op::IsEmpty)
            count = 0;
        while (result.values.size() < count)
            result.values.append(value());
        // Bounds the wrong way round are asked now and then too: nothing is between them.
        return result;
    }

    Condition fieldCondition(const DimensionInfo &dimension)
    {
        const FieldInfo &field = info(dimension.field);
        if (dimension.derivation == Derivation::ScoreBand)
            return withValues(dimension.name, {Op::In, Op::NotIn, Op::IsEmpty},
                              [&] { return QString::fromLatin1(scoreBands()[std::size_t(below(5))].key); });
        if (dimension.derivation == Derivation::ScoreBin)
            return withValues(dimension.name, {Op::In, Op::NotIn, Op::IsEmpty}, [&] {
                const int from = 300 + 35 * below(16);
                return QStringLiteral("%1-%2").arg(from).arg(std::min(850, from + 34));
            });
        if (field.type == FieldType::Text)
            return withValues(dimension.name, {Op::In, Op::In, Op::NotIn, Op::Contains, Op::IsEmpty},
                              [&] { return someText(field); });
        const auto numeric = {Op::In,    Op::NotIn,   Op::Between, Op::Above,
                              Op::Below, Op::AtLeast, Op::AtMost,  Op::IsEmpty};
        return withValues(dimension.name, numeric, [&] { return someNumber(dimension); });
    }

    Condition figureCondition(const MeasureInfo &measure)
    {
        const auto numeric = {Op::In,    Op::NotIn,   Op::Between, Op::Above,
                              Op::Below, Op::AtLeast, Op::AtMost,  Op::IsEmpty};
        return withValues(measure.name, numeric, [&] {
            if (below(4) == 0)
                return QString::number(below(4));
            return decimal(measure.field ? someCell(info(*measure.field)).number : below(5));
        });
    }

    Cell someCell(const FieldInfo &field)
    {
        const auto &rows = m_book.of(field.table);
        for (int tries = 0; tries < 8 && !rows.empty(); ++tries) {
            const Row &row = rows[std::size_t(below(int(rows.size())))];
            if (const auto at = row.find(field.field); at != row.end())
                return at->second;
        }
        return {QStringLiteral("nobody's"), 7};
    }

    QString someText(const FieldInfo &field)
    {
        const QString text = below(3) || field.has(CustomerRef)
                                 ? someCell(field).text
                                 : QString::fromUtf8(spellings[std::size_t(below(int(spellings.size())))].text);
        return text;
    }

    // The number in minor units of some currency, at times between two of them.
    QString decimal(qint64 value)
    {
        static const std::array<int, 4> digits{2, 2, 0, 3};
        QString text = decimalText(value, digits[std::size_t(below(4))]);
        if (text.contains(u'.') && below(3) == 0)
            text += QString::number(below(100));
        return text;
    }

    QString someNumber(const DimensionInfo &dimension)
    {
        const FieldInfo &field = info(dimension.field);
        const Cell cell = someCell(field);
        switch (field.type) {
        case FieldType::Money:
            return decimal(cell.number);
        case FieldType::Date:
            return QDate(1970, 1, 1).addDays(cell.number + below(3) - 1).toString(Qt::ISODate);
        case FieldType::Integer:
        case FieldType::Text:
            return below(6) ? QString::number(cell.number) : QString::number(cell.number) + QStringLiteral(".5");
        case FieldType::Timestamp:
            break;
        }
        const QDateTime utc = QDateTime::fromSecsSinceEpoch(cell.number, Qt::UTC);
        const QDateTime local = utc.toTimeZone(m_book.zone);
        switch (dimension.derivation) {
        case Derivation::Hour:
            return local.toString(QStringLiteral("HH"));
        case Derivation::Weekday:
            return QString::number(local.date().dayOfWeek());
        case Derivation::Day:
            return local.toString(QStringLiteral("yyyy-MM-dd"));
        case Derivation::Week:
            return isoWeek(local.date());
        case Derivation::Month:
            return local.toString(QStringLiteral("yyyy-MM"));
        default:
            break;
        }
        return below(2) ? local.toString(QStringLiteral("yyyy-MM-dd")) : utc.toString(Qt::ISODate);
    }

    QRandomGenerator m_random;
    const RandomBook &m_book;
    const Catalogue &m_catalogue;
    QStringList m_names;
};

}  // namespace clientele::test
