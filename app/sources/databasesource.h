// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of one query as records.
#pragma once

#include "app/sources/database.h"

#include <QSqlQuery>

namespace clientele {

class DatabaseSource final : public Source {
public:
    // `name` as sentences show it.
    DatabaseSource(QString name, DatabaseTable table, QSqlQuery query);

    [[nodiscard]] Status read(RecordBatch &batch) override;

private:
    void readRow(RecordBatch &batch);

    QString m_name;
    DatabaseTable m_table;
    QSqlQuery m_query;
    qint64 m_row = 0;
};

}  // namespace clientele
