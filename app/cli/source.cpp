// SPDX-License-Identifier: GPL-3.0-or-later
// source add, source list, source test and sync.
#include "app/cli/command.h"
#include "app/cli/profilesearch.h"
#include "app/cli/sourceurl.h"
#include "app/cli/texttable.h"
#include "app/sources/databaseaddress.h"
#include "app/sources/mapping.h"
#include "app/sync/importer.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonArray>

#include <algorithm>

namespace clientele::cli {

namespace {

QString translated(const char *text) { return QCoreApplication::translate("CommandLine", text); }

QString moment(qint64 utcSeconds)
{
    return utcSeconds == 0 ? QString() : QDateTime::fromSecsSinceEpoch(utcSeconds, Qt::UTC).toString(Qt::ISODate);
}

Output listed(const std::vector<SourceSettings> &sources)
{
    QJsonArray array;
    TextTable table({translated("Name"), translated("Address"), translated("Accepted"), translated("Rejected"),
                     translated("Already there"), translated("Last read")});
    for (const SourceSettings &source : sources) {
        const QString last = moment(source.lastSync);
        array.append(QJsonObject{
            {QStringLiteral("name"), source.name},
            {QStringLiteral("kind"), kindOf(source.url)},
            {QStringLiteral("url"), source.url},
            {QStringLiteral("accepted"), source.accepted},
            {QStringLiteral("rejected"), source.rejected},
            {QStringLiteral("duplicates"), source.duplicates},
            {QStringLiteral("last_sync"), last.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(last)}});
        table.addRow({source.name, source.url, QString::number(source.accepted), QString::number(source.rejected),
                      QString::number(source.duplicates), last.isEmpty() ? translated("never") : last});
    }
    return {{{QStringLiteral("sources"), array}}, table.toText()};
}

Error noSource(const QString &name)
{
    return {ErrorKind::NotFound, translated("The profile has no source %1.").arg(name),
            translated("“source list” shows those it has; “source add” adds one.")};
}

Result<QString> contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::NotFound,
                    translated("The file %1 is not there or cannot be read.").arg(QDir::toNativeSeparators(path)),
                    translated("Check its name and its permissions."));
    return QString::fromUtf8(file.readAll());
}

PasswordOf passwordsIn(const Profile &profile)
{
    return [&profile](const SourceSettings &source) { return profile.sourcePassword(source.name); };
}

}  // namespace

Outcome runSourceAdd(const Invocation &invocation)
{
    const QString name = invocation.arguments[0].trimmed();
    if (name.isEmpty())
        return wrongUsage(translated("A source needs a name."));
    auto address = splitAddress(invocation.arguments[1]);
    if (!address)
        return failed(address);
    // What cannot be read is refused now, not at the first sync.
    if (const auto usable = DatabaseAddress::fromUrl(address->url); !usable)
        return failed(usable);
    SourceSettings source;
    source.name = name;
    source.url = address->url;
    if (const QString path = invocation.options.value(QStringLiteral("--mapping")); !path.isEmpty()) {
        auto content = contentOf(path);
        if (!content)
            return failed(content);
        if (const auto sound = Mapping::fromJson(content->toUtf8(), QDir::toNativeSeparators(path)); !sound)
            return failed(sound);
        source.mapping = std::move(*content);
    }
    const auto profile = openProfile(invocation, Profile::Mode::CreateIfMissing);
    if (!profile)
        return failed(profile);
    const auto lock = (*profile)->lockForWriting();
    if (!lock)
        return failed(lock);
    if (const auto saved = (*profile)->saveSource(**lock, source, address->password); !saved)
        return failed(saved);
    return listed({source});
}

Outcome runSourceList(const Invocation &invocation)
{
    const auto profile = openProfile(invocation, Profile::Mode::Existing);
    if (!profile)
        return failed(profile);
    const auto sources = (*profile)->sources();
    return sources ? Outcome(listed(*sources)) : failed(sources);
}

Outcome runSourceTest(const Invocation &invocation)
{
    const auto profile = openProfile(invocation, Profile::Mode::Existing);
    if (!profile)
        return failed(profile);
    const auto sources = (*profile)->sources();
    if (!sources)
        return failed(sources);
    const QString &name = invocation.arguments.constFirst();
    const auto source = std::ranges::find(*sources, name, &SourceSettings::name);
    if (source == sources->end())
        return tl::unexpected<Failure>(noSource(name));
    if (const auto answers = testSource(*source, passwordsIn(**profile)); !answers)
        return failed(answers);
    return Output{{{QStringLiteral("name"), name}, {QStringLiteral("reachable"), true}},
                  translated("%1 answers.").arg(name)};
}

Outcome runSync(const Invocation &invocation)
{
    const auto profile = openProfile(invocation, Profile::Mode::Existing);
    if (!profile)
        return failed(profile);
    const auto before = (*profile)->sources();
    if (!before)
        return failed(before);
    if (before->empty())
        return tl::unexpected<Failure>(Error{ErrorKind::NotFound, translated("The profile has no source to read."),
                                             translated("Add one with “source add NAME URL”.")});
    for (const QString &name : invocation.arguments)
        if (std::ranges::find(*before, name, &SourceSettings::name) == before->end())
            return tl::unexpected<Failure>(noSource(name));
    const auto report = syncSources(**profile, invocation.arguments, passwordsIn(**profile), {});
    if (!report)
        return failed(report);
    finishIndex(**profile);
    auto sources = (*profile)->sources();
    if (!sources)
        return failed(sources);
    if (!invocation.arguments.isEmpty())
        std::erase_if(*sources,
                      [&](const SourceSettings &source) { return !invocation.arguments.contains(source.name); });
    return listed(*sources);
}

}  // namespace clientele::cli
