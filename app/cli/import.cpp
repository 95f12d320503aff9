// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/profilesearch.h"
#include "app/cli/texttable.h"
#include "app/sync/importer.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <limits>

namespace clientele::cli {

namespace {

constexpr qsizetype shownProblems = 20;

QString translated(const char *text) { return QCoreApplication::translate("CommandLine", text); }

tl::expected<ImportOptions, Failure> optionsOf(const Invocation &invocation)
{
    ImportOptions options;
    options.mappingFile = invocation.options.value(QStringLiteral("--mapping"));
    if (const QString kind = invocation.options.value(QStringLiteral("--as"));
        invocation.options.contains(QStringLiteral("--as")))
    {
        options.kind = tableByName(kind);
        if (!options.kind)
            return wrongUsage(
                translated("“%1” is no kind; it is one of customers, credit, loans, atm, complaints, products.")
                    .arg(kind));
    }
    if (const QString code = invocation.options.value(QStringLiteral("--currency"));
        invocation.options.contains(QStringLiteral("--currency")))
    {
        options.currency = Currency::fromCode(code);
        if (!options.currency)
            return wrongUsage(translated("“%1” is no currency; write its ISO 4217 code, such as CAD.").arg(code));
    }
    return options;
}

// Looked at before a profile is made for files that are not there.
Status findAll(QStringList files, const QString &mapping)
{
    if (!mapping.isEmpty())
        files += mapping;
    for (const QString &file : files)
        if (!QFileInfo(file).isFile() || !QFileInfo(file).isReadable())
            return fail(ErrorKind::NotFound,
                        translated("The file %1 is not there or cannot be read.").arg(QDir::toNativeSeparators(file)),
                        translated("Check its name and its permissions."));
    return {};
}

QString place(const QString &file, const Problem &problem)
{
    QString text = file + u':' + QString::number(problem.line);
    return problem.field.isEmpty() ? text : text + u' ' + problem.field;
}

Error nothingAccepted(const ImportReport &report)
{
    std::size_t problems = 0;
    for (const FileReport &file : report.files)
        problems += file.problems.size();
    const int rows = static_cast<int>(std::min<std::size_t>(problems, std::numeric_limits<int>::max()));
    for (const FileReport &file : report.files)
        if (!file.problems.empty())
            return {ErrorKind::InvalidInput,
                    QCoreApplication::translate(
                        "CommandLine", "All %n row(s) were rejected; the first problem is at %1: %2", nullptr, rows)
                        .arg(place(file.file, file.problems.front()), file.problems.front().reason),
                    translated("Correct the file, or describe its columns in a mapping file.")};
    return {ErrorKind::InvalidInput, translated("No row was accepted: there is none in the files."),
            translated("Check that they are the ones you mean.")};
}

QString asText(const ImportReport &report)
{
    TextTable table({translated("File"), translated("Kind"), translated("Read"), translated("Accepted"),
                     translated("Rejected"), translated("Already there"), translated("Without a customer")});
    QString problems;
    qsizetype left = shownProblems;
    for (const FileReport &file : report.files) {
        table.addRow({file.file, QString::fromLatin1(tableName(file.kind)), QString::number(file.read),
                      QString::number(file.accepted), QString::number(file.rejected), QString::number(file.duplicates),
                      QString::number(file.orphans)});
        for (const Problem &problem : file.problems)
            if (left-- > 0)
                problems += QStringLiteral("%1: %2\n").arg(place(file.file, problem), problem.reason);
    }
    const int more = static_cast<int>(-left);
    if (left < 0)
        problems += QCoreApplication::translate("CommandLine", "and %n more problem(s)", nullptr, more) + u'\n';
    return problems.isEmpty() ? table.toText() : table.toText() + u'\n' + problems;
}

}  // namespace

Outcome runImport(const Invocation &invocation)
{
    const auto options = optionsOf(invocation);
    if (!options)
        return tl::unexpected(options.error());
    if (const auto found = findAll(invocation.arguments, options->mappingFile); !found)
        return failed(found);
    const auto profile = openProfile(invocation, Profile::Mode::CreateIfMissing);
    if (!profile)
        return failed(profile);
    const auto report = importFiles(**profile, invocation.arguments, *options);
    if (!report)
        return failed(report);
    const bool known = std::ranges::any_of(report->files, [](const FileReport &file) { return file.duplicates > 0; });
    if (report->accepted() == 0 && !known)
        return tl::unexpected<Failure>(nothingAccepted(*report));
    finishIndex(**profile);
    return Output{report->toJson(), asText(*report)};
}

}  // namespace clientele::cli
