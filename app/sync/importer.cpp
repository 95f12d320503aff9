// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sync/importer.h"

#include "app/sources/mapping.h"
#include "app/sync/intake.h"

#include <QDir>

namespace clientele {

Result<MergedFiles> mergeFiles(const PortfolioPtr &base, const QStringList &files, const ImportOptions &options)
{
    std::optional<Mapping> mapping;
    if (!options.mappingFile.isEmpty()) {
        auto read = Mapping::fromFile(options.mappingFile);
        if (!read)
            return passOn(read);
        mapping = std::move(*read);
    }
    MergedFiles result;
    std::vector<CheckedRows> checked;
    for (const QString &file : files) {
        auto source = openFile(file);
        if (!source)
            return passOn(source);
        auto intake = takeIn(**source, {QDir::toNativeSeparators(file), options.kind, mapping ? &*mapping : nullptr,
                                        options.currency, base->info(), &options});
        if (!intake)
            return passOn(intake);
        result.report.files.push_back(std::move(intake->report));
        checked.push_back(std::move(intake->rows));
        result.rejected.insert(result.rejected.end(), std::make_move_iterator(intake->rejected.begin()),
                               std::make_move_iterator(intake->rejected.end()));
    }
    auto merged = merge(base, checked);
    if (!merged)
        return passOn(merged);
    for (std::size_t i = 0; i < checked.size(); ++i) {
        result.report.files[i].duplicates = merged->counts[i].duplicates;
        result.report.files[i].orphans = merged->counts[i].orphans;
    }
    result.portfolio = std::move(merged->portfolio);
    result.changed = merged->changed;
    return result;
}

Result<ImportReport> importFiles(Profile &profile, const QStringList &files, const ImportOptions &options)
{
    const auto lock = profile.lockForWriting();
    if (!lock)
        return tl::unexpected(lock.error());
    const auto base = profile.loadPortfolio();
    if (!base)
        return tl::unexpected(base.error());
    auto merged = mergeFiles(*base, files, options);
    if (!merged)
        return passOn(merged);
    if (merged->report.accepted() == 0)
        return merged->report;
    if (!merged->changed && merged->rejected.empty()) {
        merged->report.snapshot = (*base)->info().snapshot;
        return merged->report;
    }
    const auto snapshot = profile.writeSnapshot(**lock, *merged->portfolio, merged->rejected);
    if (!snapshot)
        return tl::unexpected(snapshot.error());
    merged->report.snapshot = *snapshot;
    return merged->report;
}

}  // namespace clientele
