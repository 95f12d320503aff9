// SPDX-License-Identifier: GPL-3.0-or-later
// What a command of the command line is: its name, what it takes, and a function from that to its output. Nothing
// here prints or exits, so that tests call commands without a process.
#pragma once

#include "app/store/profile.h"
#include "models/core/result.h"
#include "models/query/query.h"

#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

#include <functional>
#include <memory>
#include <span>

namespace clientele::cli {

enum ExitCode { Done = 0, Failed = 1, WrongUsage = 2 };

struct Failure {
    ExitCode code = Failed;
    QString sentence;

    Failure(const Error &error) : sentence(error.sentence()) {}
    Failure(ExitCode exitCode, QString text) : code(exitCode), sentence(std::move(text)) {}
};

// Both forms of a result; only the one that is asked for needs to be filled.
struct Output {
    QJsonObject json;
    QString text;
    bool isSaid = false;  // by Invocation::say(): nothing more is printed
};

using Outcome = tl::expected<Output, Failure>;

// Writes to standard output while a command still runs; false where it cannot. Any thread.
using Say = std::function<bool(const QByteArray &line)>;

// A command line that has been read: the values are there as often as the command allows.
struct Invocation {
    QString profile;
    bool json = false;
    QStringList arguments;            // after the command's name
    QHash<QString, QString> options;  // "--customers" -> "50"
    Say say = {};                     // may be empty
};

struct Option {
    const char *name;   // "--customers"
    const char *value;  // "N"; nullptr where it takes none
};

struct Command {
    const char *name;       // one or two words
    const char *arguments;  // as the usage shows them
    int least;              // arguments
    int most;               // -1: any number
    std::span<const Option> options;
    bool needsProfile;
    const char *summary;
    Outcome (*run)(const Invocation &invocation);
};

// Every command there is.
[[nodiscard]] std::span<const Command> commands();

[[nodiscard]] tl::unexpected<Failure> wrongUsage(const QString &sentence);
// Hands an error on as a failure.
template<typename T>
[[nodiscard]] tl::unexpected<Failure> failed(const Result<T> &result)
{
    return tl::unexpected<Failure>(result.error());
}

[[nodiscard]] Result<std::unique_ptr<Profile>> openProfile(const Invocation &invocation, Profile::Mode mode);

// A document that a person typed. Errors: InvalidInput.
[[nodiscard]] Result<QJsonDocument> parsedJson(const QString &text);

// The conditions of --where, empty where it is not given. Errors: InvalidInput; fields are not checked yet.
[[nodiscard]] Result<Conditions> whereOf(const Invocation &invocation);

// What the table's rows run.
Outcome runDemo(const Invocation &invocation);
Outcome runImport(const Invocation &invocation);
Outcome runSourceAdd(const Invocation &invocation);
Outcome runSourceList(const Invocation &invocation);
Outcome runSourceTest(const Invocation &invocation);
Outcome runSync(const Invocation &invocation);
Outcome runCatalogue(const Invocation &invocation);
Outcome runQuery(const Invocation &invocation);
Outcome runExport(const Invocation &invocation);
Outcome runAsk(const Invocation &invocation);
Outcome runRecommend(const Invocation &invocation);
Outcome runBenchDashboard(const Invocation &invocation);
Outcome runProviderSet(const Invocation &invocation);
Outcome runProviderNone(const Invocation &invocation);
Outcome runProviderTest(const Invocation &invocation);
Outcome runTracesList(const Invocation &invocation);
Outcome runTracesShow(const Invocation &invocation);
Outcome runTracesStats(const Invocation &invocation);
Outcome runTracesExport(const Invocation &invocation);
Outcome runServe(const Invocation &invocation);
Outcome runSearch(const Invocation &invocation);
Outcome runSimilar(const Invocation &invocation);

}  // namespace clientele::cli
