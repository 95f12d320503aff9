// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/hostilecsv.h"

#include <QByteArrayList>
#include <QRandomGenerator>

namespace clientele::test {

namespace {

class Hostile {
public:
    explicit Hostile(quint32 seed) : m_random(seed) {}

    QByteArray file()
    {
        m_newline = pick<QByteArray>({"\n", "\n", "\r\n", "\r"});
        m_separator = pick<QByteArray>({",", ",", ";", "\t", "|"});
        m_columns = {"customer_id", "atm_id", "timestamp", "amount", "transaction_type", "city"};
        if (chance(3))
            m_columns += "currency";
        for (qsizetype i = 0; i < m_columns.size(); ++i)
            m_columns.swapItemsAt(i, below(m_columns.size()));
        QByteArray bytes = (chance(4) ? "\xef\xbb\xbf" : "") + m_columns.join(m_separator) + m_newline;
        const int records = 1 + below(40);
        for (int i = 0; i < records; ++i)
            bytes += chance(15) ? pick<QByteArray>({"", " ", "  \t", " \r"}) + m_newline : record(i + 1 == records);
        if (chance(4))
            bytes.chop(static_cast<int>(m_newline.size()));
        if (chance(6))
            damage(bytes, bytes.indexOf(m_newline) + m_newline.size());
        // A line's end of the usual kind would make it the end of all lines.
        return m_newline == "\r" ? bytes.replace('\n', '\r') : bytes;
    }

private:
    int below(qsizetype bound) { return static_cast<int>(m_random.bounded(static_cast<int>(bound))); }
    bool chance(int oneIn) { return below(oneIn) == 0; }
    template<typename T>
    T pick(std::initializer_list<T> choices)
    {
        return choices.begin()[below(static_cast<qsizetype>(choices.size()))];
    }

    QByteArray record(bool isLast)
    {
        QByteArrayList cells;
        for (const QByteArray &column : std::as_const(m_columns))
            cells += written(cell(column));
        if (chance(25))
            cells.removeLast();
        if (chance(25))
            cells += "more";
        QByteArray line = cells.join(m_separator);
        if (chance(40))
            line += '"';
        return line + (isLast && chance(3) ? QByteArray() : m_newline);
    }

    QByteArray cell(const QByteArray &column)
    {
        if (chance(30))
            return pick<QByteArray>({"", " ", "\"", "x\"y", QByteArray("a\0b", 3), "\xff", "\xc3", "\xed\xa0\x80",
                                     "4111111111111111", "\xe2\x82\xac"});
        if (column == "amount")
            return pick<QByteArray>({"1234.56", "0.5", "-20", "+7.10", "1,234.56", "12,34", "1.234", "1.2300", ".5",
                                     "5.", "1e3", "92233720368547758.07", "92233720368547758.08", "999999999999999",
                                     "00012.10", "--1", "1.2.3"});
        if (column == "timestamp")
            return pick<QByteArray>({"2024-03-01 13:11:25", "2024-03-10 02:30:00", "2024-11-03 01:30:00", "2024-02-29",
                                     "2023-02-29 10:00:00", "2024-03-01T13:11:25.123", "2024-03-01 13:11",
                                     "2024-03-01 13:11:25Z", "2024-03-01 13:11:25 +02:00", "2024-03-01 13:11:25.",
                                     "2024-13-01 00:00:00", "2024-03-01 24:00:00", "1905-01-01 00:00:00",
                                     "0000-01-01 00:00:00", "2024-3-1 13:11:25", "2032-03-01 13:11:25"});
        if (column == "currency")
            return pick<QByteArray>({"", "CAD", "usd", "JPY", "KWD", "EURO", "XXX"});
        if (column == "customer_id")
            return QByteArray::number(below(300)) + pick<QByteArray>({"", "", "-a-rather-long-id-of-a-customer"});
        if (column == "transaction_type")
            return pick<QByteArray>({"deposit", "withdrawal", "d\xc3\xa9p\xc3\xb4t", "a b"});
        return "ATM" + QByteArray::number(below(20));
    }

    QByteArray written(QByteArray cell)
    {
        if (chance(8))
            cell = cell + pick<QByteArray>({m_separator, m_newline, "\"", "\r", "\n\n", m_newline + "x" + m_separator});
        const bool mustQuote = cell.contains(m_separator) || cell.contains('\n') || cell.contains('\r');
        if ((mustQuote && !chance(12)) || chance(6))
            cell = '"' + cell.replace('"', chance(10) ? "\"" : "\"\"") + '"';
        return chance(10) ? ' ' + cell + pick<QByteArray>({" ", "\t", ""}) : cell;
    }

    void damage(QByteArray &bytes, qsizetype from)
    {
        for (int i = below(4); i >= 0 && from < bytes.size(); --i)
            bytes[from + below(bytes.size() - from)] = pick<char>({'"', '\n', ',', ';', '\0', '\xff', ' ', 'x'});
    }

    QRandomGenerator m_random;
    QByteArray m_newline;
    QByteArray m_separator;
    QByteArrayList m_columns;
};

}  // namespace

QByteArray hostileCsv(quint32 seed) { return Hostile(seed).file(); }

}  // namespace clientele::test
