// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sync/importer.h"

#include "app/sources/mapping.h"
#include "app/sync/intake.h"

#include <QDir>

namespace clientele {

namespace {

Result<std::vector<Intake>> takeInFiles(const PortfolioInfo &about, const QStringList &files,
                                        const ImportOptions &options)
{
    std::optional<Mapping> mapping;
    if (!options.mappingFile.isEmpty()) {
        auto read = Mapping::fromFile(options.mappingFile);
        if (!read)
            return passOn(read);
        mapping = std::move(*read);
    }
    std::vector<Intake> intakes;
    for (const QString &file : files) {
        auto source = openFile(file);
        if (!source)
            return passOn(source);
        auto intake = takeIn(**source, {QDir::toNativeSeparators(file), options.kind, mapping ? &*mapping : nullptr,
                                        options.currency, about, &options});
        if (!intake)
            return passOn(intake);
        intakes.push_back(std::move(*intake));
    }
    return intakes;
}

// Which tables each file or database table filled.
std::vector<TableSource> sourcesIn(const ImportReport &report)
{
    std::vector<TableSource> filled;
    for (const FileReport &file : report.files) {
        if (file.accepted > 0)
            filled.push_back({file.kind, file.file, 0, 0, file.accepted});
        if (file.loans > 0 && file.kind != Table::Loans)
            filled.push_back({Table::Loans, file.file, 0, 0, file.loans});
    }
    return filled;
}

}  // namespace

Result<MergedFiles> mergeIntakes(const PortfolioPtr &base, std::vector<Intake> intakes, Derived derived)
{
    MergedFiles result;
    std::vector<CheckedRows> checked;
    for (Intake &intake : intakes) {
        checked.push_back(std::move(intake.rows));
        result.report.files.push_back(std::move(intake.report));
        result.rejected.insert(result.rejected.end(), std::make_move_iterator(intake.rejected.begin()),
                               std::make_move_iterator(intake.rejected.end()));
    }
    auto merged = merge(base, checked, derived);
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

Result<MergedFiles> mergeFiles(const PortfolioPtr &base, const QStringList &files, const ImportOptions &options)
{
    auto intakes = takeInFiles(base->info(), files, options);
    if (!intakes)
        return passOn(intakes);
    return mergeIntakes(base, std::move(*intakes), Derived::Everything);
}

Result<ImportReport> store(Profile &profile, std::vector<Intake> intakes, const SourcesAfter &sourcesAfter)
{
    const auto lock = profile.lockForWriting();
    if (!lock)
        return tl::unexpected(lock.error());
    const auto base = profile.loadPortfolio();
    if (!base)
        return tl::unexpected(base.error());
    // The book is written, not asked.
    auto merged = mergeIntakes(*base, std::move(intakes), Derived::Nothing);
    if (!merged)
        return passOn(merged);
    const std::vector<SourceSettings> sources = sourcesAfter(merged->report);
    if (merged->report.accepted() > 0 && (merged->changed || !merged->rejected.empty())) {
        const auto snapshot =
            profile.writeSnapshot(**lock, *merged->portfolio, merged->rejected, sources, {}, sourcesIn(merged->report));
        if (!snapshot)
            return tl::unexpected(snapshot.error());
        merged->report.snapshot = *snapshot;
        return merged->report;
    }
    // Whatever was set aside can be read later, also where nothing else came of it.
    if (!merged->rejected.empty())
        if (auto kept = profile.keepRejected(**lock, merged->rejected); !kept)
            return passOn(kept);
    for (const SourceSettings &source : sources)
        if (auto saved = profile.saveSource(**lock, source); !saved)
            return passOn(saved);
    if (merged->report.accepted() > 0)
        merged->report.snapshot = (*base)->info().snapshot;
    return merged->report;
}

Result<ImportReport> importFiles(Profile &profile, const QStringList &files, const ImportOptions &options)
{
    const auto about = profile.declared();
    if (!about)
        return tl::unexpected(about.error());
    auto intakes = takeInFiles(*about, files, options);
    if (!intakes)
        return passOn(intakes);
    return store(profile, std::move(*intakes), [](const ImportReport &) { return std::vector<SourceSettings>(); });
}

}  // namespace clientele
