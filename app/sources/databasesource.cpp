// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/databasesource.h"

#include "app/sources/jsonrecord.h"

#include <QCoreApplication>
#include <QSqlError>
#include <QVariant>

namespace clientele {

DatabaseSource::DatabaseSource(QString name, DatabaseTable table, QSqlQuery query)
    : m_name(std::move(name)), m_table(std::move(table)), m_query(std::move(query))
{}

Status DatabaseSource::read(RecordBatch &batch)
{
    batch.clear();
    batch.columns = m_table.columnNames();
    while (!batch.isFull() && m_query.next())
        readRow(batch);
    if (m_query.lastError().isValid())
        return fail(ErrorKind::Unreachable,
                    QCoreApplication::translate("Sources", "The %1 broke off after %2 rows: %3.")
                        .arg(m_name)
                        .arg(m_row)
                        .arg(m_query.lastError().databaseText().section(u'\n', 0, 0).simplified()),
                    QCoreApplication::translate("Sources", "Nothing was changed; try again."), true);
    return {};
}

void DatabaseSource::readRow(RecordBatch &batch)
{
    Record record;
    record.line = ++m_row;
    record.firstCell = batch.cells.size();
    record.cellCount = m_table.columns.size();
    for (std::size_t i = 0; i < record.cellCount; ++i) {
        const QVariant value = m_query.value(static_cast<int>(i));
        const QByteArray text = value.isNull() ? QByteArray() : value.toString().trimmed().toUtf8();
        Cell cell;
        if (!text.isEmpty()) {
            const bool isNumber = m_table.columns[i].kind == DatabaseColumn::Kind::Number;
            cell.kind = isNumber ? Cell::Kind::Number : Cell::Kind::Text;
            const std::string_view bytes(text.constData(), static_cast<std::size_t>(text.size()));
            cell.text = batch.keep(isNumber ? plainDecimal(bytes) : bytes);
        }
        if (text.contains('\0')) {
            record.fault = QCoreApplication::translate("Import", "The value holds a NUL character.");
            record.faultyColumn = m_table.columns[i].name;
        }
        batch.cells.push_back(cell);
    }
    batch.records.push_back(std::move(record));
}

}  // namespace clientele
