// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/connection.h"
#include "app/store/profile.h"

namespace clientele {

class Profile::Private {
public:
    Private(QString where, std::unique_ptr<Connection> sealed) : folder(std::move(where)), connection(std::move(sealed))
    {}

    // Inside a write transaction.
    [[nodiscard]] Status insertRejected(qint64 snapshot, const std::vector<RejectedRow> &rows) const;
    [[nodiscard]] Status putSource(const SourceSettings &source, const std::optional<QString> &password) const;
    [[nodiscard]] Status putTableSources(qint64 snapshot, qint64 takenAt, const std::vector<TableSource> &sources,
                                         bool replaceAll) const;

    QString folder;
    std::unique_ptr<Connection> connection;
};

}  // namespace clientele
