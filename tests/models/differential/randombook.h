// SPDX-License-Identifier: GPL-3.0-or-later
// Seeded books full of what goes wrong: several currencies, missing values, orphans, repeated records, absent columns,
// hours around daylight-saving changes. Kept as plain rows, from which a portfolio and an SQL database are both made.
#pragma once

#include "models/portfolio/builder.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <QTimeZone>

#include <map>
#include <optional>
#include <vector>

namespace clientele::test {

struct Cell {
    QString text;
    qint64 number = 0;
};
using Row = std::map<Field, Cell>;  // what is not there is missing

// Texts with their form without accents and case, written by hand.
struct Spelled {
    const char *text;
    const char *plain;
};
inline constexpr std::array spellings{
    Spelled{"Toronto", "toronto"},
    Spelled{"Montréal", "montreal"},
    Spelled{"MONTREAL", "montreal"},
    Spelled{"Zürich", "zurich"},
    Spelled{"São Paulo", "sao paulo"},
    Spelled{"O'Fallon", "o'fallon"},
    Spelled{"new york", "new york"},
    Spelled{"New York", "new york"},
    Spelled{"100% \"Ö\"", "100% \"o\""},
    Spelled{"Łódź", "lodz"},
    Spelled{"car", "car"},
    Spelled{"house", "house"},
    Spelled{"personal", "personal"},
    Spelled{"high", "high"},
    Spelled{"low", "low"},
    Spelled{"東京", "東京"},
};

struct RandomBook {
    QTimeZone zone;
    QString defaultCurrency;  // may be empty
    std::array<std::vector<Row>, tableCount> rows;
    PortfolioPtr portfolio;

    [[nodiscard]] const std::vector<Row> &of(Table table) const { return rows[static_cast<std::size_t>(table)]; }
};

// The decimals of ISO 4217 for the currencies used here; none is 2.
inline int digitsOf(const QString &currency)
{
    return currency == QLatin1StringView("JPY") ? 0 : currency == QLatin1StringView("KWD") ? 3 : 2;
}

class BookMaker {
public:
    explicit BookMaker(quint32 seed) : m_random(seed) {}

    RandomBook make(std::array<int, tableCount> mostRows)
    {
        RandomBook book;
        book.zone = QTimeZone(below(2) ? "America/Toronto" : "Asia/Kathmandu");
        if (below(4))
            book.defaultCurrency = currency();
        m_customers = below(mostRows[0] + 1);
        m_wide = below(3) == 0;
        for (int i = 0; i < tableCount; ++i) {
            const auto table = static_cast<Table>(i);
            std::map<Field, bool> absent;
            for (const FieldInfo &field : fieldsOf(table))
                absent[field.field] = !field.has(Key) && below(12) == 0;
            const int count = table == Table::Customers ? m_customers : below(mostRows[std::size_t(i)] + 1);
            for (int n = 0; n < count; ++n)
                book.rows[std::size_t(i)].push_back(row(table, n, absent));
            // Transactions that lie by time, as in a snapshot, or as they came.
            if (table == Table::Atm && below(2)) {
                auto &rows = book.rows[std::size_t(i)];
                std::stable_sort(rows.begin(), rows.end(), [](const Row &a, const Row &b) {
                    const auto time = [](const Row &r) {
                        const auto at = r.find(Field::AtmTime);
                        return at == r.end() ? qint64(0) : at->second.number;
                    };
                    return time(a) < time(b);
                });
            }
            // Equal rows are rows of their own.
            if (count > 0 && (table == Table::Loans || table == Table::Atm))
                book.rows[std::size_t(i)].push_back(book.rows[std::size_t(i)].front());
        }
        build(book);
        return book;
    }

private:
    int below(int limit) { return int(m_random.bounded(quint32(limit))); }

    QString currency()
    {
        static const QStringList known{QStringLiteral("CAD"), QStringLiteral("USD"), QStringLiteral("JPY"),
                                       QStringLiteral("KWD"), QStringLiteral("EUR")};
        return known[below(int(known.size()))];
    }

    // Ids of customers, of nobody in the customer table, or of none.
    QString customerReference() { return below(20) == 0 ? QString() : customerId(below(m_customers * 5 / 4 + 2)); }
    static QString customerId(int n)
    {
        return n % 3 ? QString::number(n) : QStringLiteral("c-%1").arg(n, 3, 10, QChar(u'0'));
    }

    QString text(const FieldInfo &field, int n)
    {
        if (field.field == Field::CustomerId)
            return customerId(n);
        if (field.has(CustomerRef))
            return customerReference();
        if (field.has(Key))
            return QStringLiteral("key %1").arg(n);
        if (currencyField(field.table) == field.field)
            return currency();
        if (field.field == Field::AtmType) {
            static const QStringList types{QStringLiteral("deposit"), QStringLiteral("withdrawal"),
                                           QStringLiteral("Deposit"), QStringLiteral("WITHDRAWAL"),
                                           QStringLiteral("transfer")};
            return types[below(int(types.size()))];
        }
        // Some columns have more values than a byte counts.
        if (field.field == Field::AtmId || field.field == Field::CustomerName)
            return QStringLiteral("%1 %2").arg(QString::fromUtf8(spellings[0].text)).arg(below(400));
        return QString::fromUtf8(spellings[std::size_t(below(int(spellings.size())))].text);
    }

    qint64 number(const FieldInfo &field)
    {
        switch (field.type) {
        case FieldType::Date:
            return 19'000 + below(900);
        case FieldType::Timestamp:
            return moment();
        case FieldType::Money:
            return m_wide ? qint64(m_random.bounded(qint64(10'000'000'000))) - 2'000'000'000 : below(60'000) - 12'000;
        default:
            break;
        }
        return field.field == Field::CreditScore ? 290 + below(570) : below(9);
    }

    // Half of them within hours of a daylight-saving change in Toronto, or of a new year.
    qint64 moment()
    {
        static const std::array<qint64, 4> odd{1'710'054'000, 1'730'613'600, 1'735'707'600, 1'741'503'600};
        if (below(2))
            return odd[std::size_t(below(4))] + below(40'000) - 20'000;
        return 1'700'000'000 + qint64(m_random.bounded(50'000'000));
    }

    Row row(Table table, int n, std::map<Field, bool> &absent)
    {
        Row result;
        for (const FieldInfo &field : fieldsOf(table)) {
            const bool missing = absent[field.field] || (!field.has(Key) && below(8) == 0);
            if (missing)
                continue;
            Cell cell;
            if (field.type == FieldType::Text)
                cell.text = text(field, n);
            else
                cell.number = number(field);
            if (field.type != FieldType::Text || !cell.text.isEmpty())
                result[field.field] = cell;
        }
        return result;
    }

    static void build(RandomBook &book)
    {
        PortfolioInfo about;
        about.zone = *DisplayZone::fromId(book.zone.id());
        about.defaultCurrency = Currency::fromCode(book.defaultCurrency).value_or(Currency());
        PortfolioBuilder builder(about);
        for (int i = 0; i < tableCount; ++i) {
            TableBuilder &table = builder.table(static_cast<Table>(i));
            for (const Row &row : book.rows[std::size_t(i)]) {
                table.beginRow();
                for (const auto &[field, cell] : row) {
                    if (info(field).type == FieldType::Text)
                        table.setText(field, cell.text);
                    else
                        table.setNumber(field, cell.number);
                }
            }
        }
        auto built = builder.build();
        if (!built)
            qFatal("%s", qPrintable(built.error().sentence()));
        book.portfolio = *built;
    }

    QRandomGenerator m_random;
    int m_customers = 0;
    bool m_wide = false;
};

}  // namespace clientele::test
