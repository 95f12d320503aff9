// SPDX-License-Identifier: GPL-3.0-or-later
// A random book as SQL tables. Beside each value stand the forms that SQL cannot make: local times by Qt's own zones,
// amounts in millionths, texts without accents.
#pragma once

#include "tests/models/differential/randombook.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>

namespace clientele::test {

inline QString columnOf(const FieldInfo &field) { return QString::fromLatin1(field.name).replace(u'.', u'_'); }

inline QString tableOf(Table table) { return QStringLiteral("t_") + QString::fromLatin1(tableName(table)); }

inline QString decimalText(qint64 value, int digits)
{
    QString text = QString::number(std::abs(value)).rightJustified(digits + 1, u'0');
    if (digits > 0)
        text.insert(text.size() - digits, u'.');
    return value < 0 ? u'-' + text : text;
}

inline QString plain(const QString &text)
{
    for (const Spelled &spelled : spellings) {
        if (QString::fromUtf8(spelled.text) == text)
            return QString::fromUtf8(spelled.plain);
    }
    return text.toLower();
}

// ISO 8601: the week belongs to the year of its Thursday.
inline QString isoWeek(const QDate &date)
{
    const QDate thursday = date.addDays(4 - date.dayOfWeek());
    const int week = (thursday.dayOfYear() - 1) / 7 + 1;
    return QStringLiteral("%1-W%2").arg(thursday.year()).arg(week, 2, 10, QChar(u'0'));
}

class SqlBook {
public:
    explicit SqlBook(const RandomBook &book)
    {
        m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name);
        m_database.setDatabaseName(QStringLiteral(":memory:"));
        if (!m_database.open())
            qFatal("%s", qPrintable(m_database.lastError().text()));
        m_database.transaction();
        for (int i = 0; i < tableCount; ++i)
            fill(book, static_cast<Table>(i));
        m_database.commit();
    }
    ~SqlBook()
    {
        m_database.close();
        m_database = {};
        QSqlDatabase::removeDatabase(m_name);
    }
    SqlBook(const SqlBook &) = delete;
    SqlBook &operator=(const SqlBook &) = delete;

    [[nodiscard]] std::vector<QVariantList> run(const QString &sql) const
    {
        QSqlQuery query(m_database);
        query.setForwardOnly(true);
        std::vector<QVariantList> rows;
        if (!query.exec(sql))
            qFatal("%s\n%s", qPrintable(query.lastError().text()), qPrintable(sql));
        while (query.next()) {
            QVariantList row;
            for (int i = 0; i < query.record().count(); ++i)
                row.append(query.value(i));
            rows.push_back(row);
        }
        return rows;
    }

private:
    static QStringList suffixes(FieldType type)
    {
        switch (type) {
        case FieldType::Text:
            return {QString(), QStringLiteral("_plain")};
        case FieldType::Integer:
        case FieldType::Date:
            return {QString(), QStringLiteral("_key")};
        case FieldType::Money:
            return {QString(), QStringLiteral("_key"), QStringLiteral("_micro")};
        case FieldType::Timestamp:
            break;
        }
        return {QString(),
                QStringLiteral("_key"),
                QStringLiteral("_hour"),
                QStringLiteral("_weekday"),
                QStringLiteral("_day"),
                QStringLiteral("_week"),
                QStringLiteral("_month")};
    }

    static QVariantList forms(const FieldInfo &field, const Cell &cell, const RandomBook &book, int digits)
    {
        switch (field.type) {
        case FieldType::Text:
            return {cell.text, plain(cell.text)};
        case FieldType::Integer:
            return {cell.number, QString::number(cell.number)};
        case FieldType::Date:
            return {cell.number, QDate(1970, 1, 1).addDays(cell.number).toString(Qt::ISODate)};
        case FieldType::Money: {
            qint64 micro = cell.number;
            for (int i = digits; i < 6; ++i)
                micro *= 10;
            return {cell.number, decimalText(cell.number, digits), micro};
        }
        case FieldType::Timestamp:
            break;
        }
        const QDateTime local = QDateTime::fromSecsSinceEpoch(cell.number, book.zone);
        return {cell.number,
                local.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")),
                local.toString(QStringLiteral("HH")),
                QString::number(local.date().dayOfWeek()),
                local.toString(QStringLiteral("yyyy-MM-dd")),
                isoWeek(local.date()),
                local.toString(QStringLiteral("yyyy-MM"))};
    }

    void fill(const RandomBook &book, Table table)
    {
        QStringList columns{QStringLiteral("rn"), QStringLiteral("cust"), QStringLiteral("cur"), QStringLiteral("dig")};
        for (const FieldInfo &field : fieldsOf(table)) {
            for (const QString &suffix : suffixes(field.type))
                columns.append(columnOf(field) + suffix);
        }
        QSqlQuery query(m_database);
        query.exec(QStringLiteral("CREATE TABLE %1 (%2)").arg(tableOf(table), columns.join(u',')));
        QStringList marks(columns.size(), QStringLiteral("?"));
        query.prepare(QStringLiteral("INSERT INTO %1 VALUES (%2)").arg(tableOf(table), marks.join(u',')));
        int number = 0;
        for (Row row : book.of(table)) {
            const auto currency = currencyField(table);
            if (currency && !row.contains(*currency) && !book.defaultCurrency.isEmpty())
                row[*currency].text = book.defaultCurrency;
            const auto textOf = [&](std::optional<Field> field) {
                const auto at = field ? row.find(*field) : row.end();
                return at == row.end() ? QVariant() : QVariant(at->second.text);
            };
            const int digits = digitsOf(textOf(currency).toString());
            QVariantList values{++number, textOf(customerField(table)), textOf(currency), digits};
            for (const FieldInfo &field : fieldsOf(table)) {
                const auto at = row.find(field.field);
                if (at != row.end())
                    values += forms(field, at->second, book, digits);
                else
                    values.resize(values.size() + suffixes(field.type).size());
            }
            for (int i = 0; i < values.size(); ++i)
                query.bindValue(i, values[i]);
            if (!query.exec())
                qFatal("%s", qPrintable(query.lastError().text()));
        }
        query.exec(QStringLiteral("CREATE INDEX i_%1 ON %1 (cust)").arg(tableOf(table)));
    }

    const QString m_name = QStringLiteral("book");
    QSqlDatabase m_database;
};

}  // namespace clientele::test
