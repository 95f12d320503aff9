// SPDX-License-Identifier: GPL-3.0-or-later
// How somebody else's columns are to be read. A mapping file is one JSON object; every member may be left out:
//
//   {
//     "kind": "customers",                                  as after --as
//     "columns": {"Ort": "customer.city", "Notiz": null},   their name: a field of ours; null leaves a column out
//     "formats": {"decimal": ",", "date": "dd/MM/yyyy"},    1234,56 and 1.234,56 are read; dates by day, month, year
//     "currency": "EUR"                                     of rows that name none
//   }
//
// Names are compared without case, spaces, underscores, hyphens and dots. Columns that are not named are matched by
// the built-in names. A time of day after the date is always HH:mm, HH:mm:ss or finer.
#pragma once

#include "models/core/money.h"
#include "models/schema/schema.h"

#include <QHash>

#include <optional>

namespace clientele {

struct Formats {
    char decimal = '.';
    QString date;  // empty: 2025-08-20 only

    // "1.234,56" -> "1234.56" where the decimal sign is a comma.
    [[nodiscard]] QString plainNumber(QStringView text) const;
    // "20/08/2025 13:11" -> "2025-08-20 13:11"; empty optional where it is not of the declared form.
    [[nodiscard]] std::optional<QString> isoDate(QStringView text) const;
};

struct Mapping {
    std::optional<Table> kind;
    QHash<QString, std::optional<Field>> columns;  // by normalised name; no field: leave the column out
    QHash<QString, QString> written;               // the names as the mapping has them
    Formats formats;
    std::optional<Currency> currency;

    // Errors: InvalidInput; `shownAs` names the mapping in the sentence.
    [[nodiscard]] static Result<Mapping> fromJson(const QByteArray &json, const QString &shownAs);
    [[nodiscard]] static Result<Mapping> fromFile(const QString &path);
};

}  // namespace clientele
