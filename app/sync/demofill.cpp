// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sync/demofill.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

const QString demoOrigin = u"demo"_s;

}  // namespace

Result<qint64> fillWithDemoBook(Profile &profile, const DemoSize &size)
{
    const auto lock = profile.lockForWriting();
    if (!lock)
        return tl::unexpected(lock.error());
    const auto about = profile.declared();
    const auto earlier = profile.newestOrigin();
    if (!about || !earlier)
        return tl::unexpected(about ? earlier.error() : about.error());
    if (about->snapshot != 0 && *earlier != demoOrigin)
        return fail(
            ErrorKind::AlreadyExists,
            QCoreApplication::translate("Profile", "The profile in %1 already holds a book that is not the demo book.")
                .arg(QDir::toNativeSeparators(profile.folder())),
            QCoreApplication::translate("Profile", "Choose an empty folder for the demo book."));
    const auto book = makeDemoBook(size, *about, QDateTime::currentSecsSinceEpoch());
    if (!book)
        return tl::unexpected(book.error());
    std::vector<TableSource> filled;
    for (int i = 0; i < tableCount; ++i)
        if (const auto table = static_cast<Table>(i); (*book)->rows(table) > 0)
            filled.push_back({table, demoOrigin, 0, 0, static_cast<qint64>((*book)->rows(table))});
    return profile.writeSnapshot(**lock, **book, {}, {}, demoOrigin, filled);
}

}  // namespace clientele
