// SPDX-License-Identifier: GPL-3.0-or-later
// One file or table read to its end: checked rows, the report, and what was set aside.
#pragma once

#include "app/sources/mapping.h"
#include "app/sources/source.h"
#include "app/sources/textblocks.h"
#include "app/store/profile.h"
#include "app/sync/importer.h"
#include "app/sync/merge.h"

namespace clientele {

struct IntakeRequest {
    QString name;               // of the file or table, as the report shows it
    std::optional<Table> kind;  // guessed where left out
    const Mapping *mapping = nullptr;
    std::optional<Currency> currency;
    PortfolioInfo about;  // the book's zone and default currency
    const ImportOptions *options = nullptr;
    // How separated values are read side by side; 0 threads: as many as there are cores.
    std::size_t blockSize = TextBlocks::usualSize;
    int threads = 0;
};

struct Intake {
    FileReport report;
    CheckedRows rows;
    std::vector<RejectedRow> rejected;
};

// Errors: those of the source, of bind(), and Cancelled.
[[nodiscard]] Result<Intake> takeIn(Source &source, const IntakeRequest &request);

// Intakes over a book, in memory.
[[nodiscard]] Result<MergedFiles> mergeIntakes(const PortfolioPtr &base, std::vector<Intake> intakes, Derived derived);

// Merges intakes into the profile in one transaction, under its write lock. `sourcesAfter` gives the sources as they
// are then. Errors: Locked, Storage.
using SourcesAfter = std::function<std::vector<SourceSettings>(const ImportReport &report)>;
[[nodiscard]] Result<ImportReport> store(Profile &profile, std::vector<Intake> intakes,
                                         const SourcesAfter &sourcesAfter);

}  // namespace clientele
