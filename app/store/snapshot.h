// SPDX-License-Identifier: GPL-3.0-or-later
// A portfolio to and from the profile, column by column: nothing is done row by row.
#pragma once

#include "app/store/connection.h"
#include "models/portfolio/portfolio.h"

namespace clientele {

// Beside a column's width in bytes: its values are packed (packing.h).
inline constexpr int packedColumn = 16;

// Inside a write transaction of the caller's. Returns the snapshot's number. Errors: Storage.
[[nodiscard]] Result<qint64> insertSnapshot(const Connection &connection, const Portfolio &portfolio, qint64 takenAt,
                                            const QString &origin);

// Removes all but the newest `kept` snapshots, and the ATM rows of these. Inside a write transaction, before a newer one
// is written.
[[nodiscard]] Status pruneSnapshots(const Connection &connection, int kept);

[[nodiscard]] Result<qint64> newestSnapshotNumber(const Connection &connection);  // 0 where there is none

// The snapshot that `about` numbers, in its zone and currency. Inside a read transaction, so that no other process
// prunes it meanwhile. Errors: Corrupt, Storage.
[[nodiscard]] Result<PortfolioPtr> readSnapshot(const Connection &connection, PortfolioInfo about);

}  // namespace clientele
