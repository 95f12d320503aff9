// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/profilework.h"

#include "app/sync/demofill.h"

#include <QCoreApplication>
#include <QDateTime>

namespace clientele {

namespace {

// `value` with the book that the profile now holds.
template<typename T>
Stored<T> withBook(const Profile &profile, Result<T> value)
{
    auto book = profile.loadPortfolio();
    if (!book)
        return {tl::unexpected(std::move(book.error())), {}, {}};
    return {std::move(value), std::move(*book), {}};
}

}  // namespace

Error noProfileOpen()
{
    return {ErrorKind::NotFound, QCoreApplication::translate("Workspace", "No profile is open."),
            QCoreApplication::translate("Workspace", "Open or make one first.")};
}

Stored<void> openProfile(std::unique_ptr<Profile> &profile, const QString &folder, const Unlock &unlock,
                         Profile::Mode mode)
{
    auto opened = Profile::open(folder, unlock, mode);
    if (!opened)
        return {passOn(opened), {}, {}};
    auto settings = (*opened)->settings();
    if (!settings)
        return {passOn(settings), {}, {}};
    Stored<void> stored = withBook<void>(**opened, {});
    if (stored.value) {
        stored.settings = std::move(*settings);
        profile = std::move(*opened);
    }
    return stored;
}

Stored<ImportReport> importInto(Profile &profile, const QStringList &files, const ImportOptions &options)
{
    auto report = importFiles(profile, files, options);
    if (!report || report->snapshot == 0)
        return {std::move(report), {}, {}};
    return withBook(profile, std::move(report));
}

Stored<ImportReport> addAndSyncInto(Profile &profile, const SourceSettings &source, const QString &password,
                                    const ImportOptions &options)
{
    const PasswordOf given = [password](const SourceSettings &) -> Result<QString> { return password; };
    if (auto answers = testSource(source, given); !answers)
        return {passOn(answers), {}, {}};
    {
        const auto lock = profile.lockForWriting();
        const Status saved = lock ? profile.saveSource(**lock, source, password) : Status(tl::unexpected(lock.error()));
        if (!saved)
            return {tl::unexpected(saved.error()), {}, {}};
    }
    auto report = syncSources(profile, {source.name}, given, options);
    if (!report || report->snapshot == 0)
        return {std::move(report), {}, {}};
    return withBook(profile, std::move(report));
}

Stored<void> fillWithDemo(Profile *profile, const DemoSize &size, const PortfolioInfo &about)
{
    if (!profile) {
        auto book = makeDemoBook(size, about, QDateTime::currentSecsSinceEpoch());
        return book ? Stored<void>{{}, std::move(*book), {}} : Stored<void>{passOn(book), {}, {}};
    }
    auto snapshot = fillWithDemoBook(*profile, size);
    return snapshot ? withBook<void>(*profile, {}) : Stored<void>{passOn(snapshot), {}, {}};
}

}  // namespace clientele
