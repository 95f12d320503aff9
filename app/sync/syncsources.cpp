// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sync/importer.h"
#include "app/sync/intake.h"
#include "app/sync/tablechoice.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>

namespace clientele {

namespace {

struct OpenSource {
    std::optional<Mapping> mapping;
    std::unique_ptr<Database> database;
    std::vector<ChosenTable> tables;
};

Result<OpenSource> openSource(const SourceSettings &source, const PasswordOf &passwordOf, const QString &mappingFile)
{
    const auto address = DatabaseAddress::fromUrl(source.url);
    if (!address)
        return tl::unexpected(address.error());
    OpenSource open;
    if (!mappingFile.isEmpty() || !source.mapping.isEmpty()) {
        auto mapping = mappingFile.isEmpty() ? Mapping::fromJson(source.mapping.toUtf8(), source.name)
                                             : Mapping::fromFile(mappingFile);
        if (!mapping)
            return passOn(mapping);
        open.mapping = std::move(*mapping);
    }
    const auto password = passwordOf ? passwordOf(source) : Result<QString>();
    if (!password)
        return tl::unexpected(password.error());
    auto database = Database::open(*address, password->isEmpty() ? address->password.value_or(QString()) : *password);
    if (!database)
        return passOn(database);
    open.database = std::move(*database);
    const auto tables = open.database->tables();
    if (!tables)
        return tl::unexpected(tables.error());
    auto chosen = chooseTables(*tables, *address, open.mapping ? &*open.mapping : nullptr);
    if (!chosen)
        return passOn(chosen);
    open.tables = std::move(*chosen);
    return open;
}

Status takeInSource(const SourceSettings &source, const PasswordOf &passwordOf, const PortfolioInfo &about,
                    const ImportOptions &options, std::vector<Intake> &intakes)
{
    auto open = openSource(source, passwordOf, options.mappingFile);
    if (!open)
        return passOn(open);
    for (const ChosenTable &chosen : open->tables) {
        auto rows = open->database->read(chosen.table);
        if (!rows)
            return passOn(rows);
        auto intake = takeIn(**rows, {source.name + u'.' + chosen.table.name, chosen.kind,
                                      open->mapping ? &*open->mapping : nullptr, options.currency, about, &options});
        if (!intake)
            return passOn(intake);
        intakes.push_back(std::move(*intake));
    }
    return {};
}

// The sources to read: those named, in that order, or all.
Result<std::vector<SourceSettings>> wanted(const Profile &profile, const QStringList &names)
{
    auto all = profile.sources();
    if (!all)
        return passOn(all);
    if (all->empty())
        return fail(ErrorKind::NotFound, QCoreApplication::translate("Sources", "No source has been added yet."),
                    QCoreApplication::translate("Sources", "Add one with its name and address."));
    if (names.isEmpty())
        return all;
    std::vector<SourceSettings> result;
    for (const QString &name : names) {
        const auto source = std::ranges::find(*all, name, &SourceSettings::name);
        if (source == all->end())
            return fail(ErrorKind::NotFound,
                        QCoreApplication::translate("Sources", "There is no source “%1”.").arg(name),
                        QCoreApplication::translate("Sources", "List the sources to see their names."));
        if (std::ranges::find(result, name, &SourceSettings::name) == result.end())
            result.push_back(*source);
    }
    return result;
}

}  // namespace

Result<ImportReport> syncSources(Profile &profile, const QStringList &names, const PasswordOf &passwordOf,
                                 const ImportOptions &options)
{
    auto sources = wanted(profile, names);
    if (!sources)
        return passOn(sources);
    const auto about = profile.declared();
    if (!about)
        return tl::unexpected(about.error());
    std::vector<Intake> intakes;
    std::vector<std::size_t> sourceOf;  // by intake
    for (std::size_t i = 0; i < sources->size(); ++i) {
        if (auto taken = takeInSource((*sources)[i], passwordOf, *about, options, intakes); !taken)
            return passOn(taken);
        sourceOf.resize(intakes.size(), i);
    }
    const auto after = [&](const ImportReport &report) {
        for (std::size_t i = 0; i < report.files.size(); ++i) {
            SourceSettings &source = (*sources)[sourceOf[i]];
            source.accepted += report.files[i].accepted - report.files[i].duplicates;
            source.rejected += report.files[i].rejected;
            source.duplicates += report.files[i].duplicates;
        }
        for (SourceSettings &source : *sources)
            source.lastSync = QDateTime::currentSecsSinceEpoch();
        return *sources;
    };
    return store(profile, std::move(intakes), after);
}

Status testSource(const SourceSettings &source, const PasswordOf &passwordOf)
{
    const auto open = openSource(source, passwordOf, {});
    return open ? Status() : tl::unexpected(open.error());
}

}  // namespace clientele
