// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include <QCoreApplication>
#include <QJsonParseError>

namespace clientele::cli {

namespace {

constexpr Option demoOptions[] = {
    {"--customers", "N"}, {"--transactions", "M"}, {"--complaints", "K"}, {"--seed", "S"}};
constexpr Option importOptions[] = {{"--as", "KIND"}, {"--mapping", "FILE"}, {"--currency", "CODE"}};
constexpr Option sourceOptions[] = {{"--mapping", "FILE"}};
constexpr Option exportOptions[] = {
    {"--to", "FILE"}, {"--rows", nullptr}, {"--plain", nullptr}, {"--suggestions", nullptr}};
constexpr Option benchOptions[] = {
    {"--transactions", "N"}, {"--seed", "S"}, {"--export", "FILE"}, {"--threads", "T"}, {"--repeat", "N"}};
constexpr Option providerOptions[] = {{"--model", "M"}, {"--dialect", "openai|anthropic"}, {"--embedding-model", "E"}};
constexpr Option searchOptions[] = {{"-k", "N"}, {"--where", "JSON"}, {"--embedder", "DIR|built-in"}};
constexpr Option similarOptions[] = {{"-k", "N"}};
constexpr Option tracesListOptions[] = {{"--limit", "N"}};
constexpr Option tracesStatsOptions[] = {{"--days", "N"}};
constexpr Option tracesExportOptions[] = {{"--content", nullptr}, {"--to", "URL"}};
constexpr Option serveOptions[] = {{"--port", "N"}};
constexpr Option askOptions[] = {{"--customer", "ID"}, {"--where", "JSON"}};

// clang-format off
constexpr Command table[] = {
    {"demo", "", 0, 0, demoOptions, true,
     QT_TRANSLATE_NOOP("CommandLine", "fills a profile with a synthetic book"), runDemo},
    {"import", "FILE...", 1, -1, importOptions, true,
     QT_TRANSLATE_NOOP("CommandLine", "reads CSV and JSON files; KIND: customers, credit, loans, atm, complaints, products"),
     runImport},
    {"source add", "NAME URL", 2, 2, sourceOptions, true,
     QT_TRANSLATE_NOOP("CommandLine", "adds a database or changes one"), runSourceAdd},
    {"source list", "", 0, 0, {}, true,
     QT_TRANSLATE_NOOP("CommandLine", "lists the databases"), runSourceList},
    {"source test", "NAME", 1, 1, {}, true,
     QT_TRANSLATE_NOOP("CommandLine", "tries to reach a database"), runSourceTest},
    {"sync", "[NAME...]", 0, -1, {}, true,
     QT_TRANSLATE_NOOP("CommandLine", "reads the databases"), runSync},
    {"catalogue", "", 0, 0, {}, false,
     QT_TRANSLATE_NOOP("CommandLine", "lists the measures and dimensions"), runCatalogue},
    {"query", "JSON", 1, 1, {}, true,
     QT_TRANSLATE_NOOP("CommandLine", "computes a query"), runQuery},
    {"export", "[JSON]", 0, 1, exportOptions, true,
     QT_TRANSLATE_NOOP("CommandLine", "writes a query's figures to a .csv or .xlsx file; with --rows, the rows behind them; with --suggestions and no query, what was decided about suggestions to a .jsonl file"),
     runExport},
    {"ask", "QUESTION", 1, -1, askOptions, true,
     QT_TRANSLATE_NOOP("CommandLine", "answers a question in plain words"), runAsk},
    {"recommend", "CUSTOMER", 1, 1, {}, true,
     QT_TRANSLATE_NOOP("CommandLine", "suggests products to a customer, and says why and why not"), runRecommend},
    {"traces list", "", 0, 0, tracesListOptions, true,
     QT_TRANSLATE_NOOP("CommandLine", "lists what was asked and suggested, newest first, with times and tokens"), runTracesList},
    {"traces show", "ID", 1, 1, {}, true,
     QT_TRANSLATE_NOOP("CommandLine", "shows one run: its steps, tools and requests, as sent"), runTracesShow},
    {"traces stats", "", 0, 0, tracesStatsOptions, true,
     QT_TRANSLATE_NOOP("CommandLine", "counts the runs, their tokens, failures and times"), runTracesStats},
    {"traces export", "[ID]", 0, 1, tracesExportOptions, true,
     QT_TRANSLATE_NOOP("CommandLine", "prints runs for OpenTelemetry, or sends what is new to a collector; --content adds messages, with tokens for people"),
     runTracesExport},
    {"serve", "", 0, 0, serveOptions, true,
     QT_TRANSLATE_NOOP("CommandLine", "answers other programs of this machine over HTTP, until it is told to end"), runServe},
    {"bench dashboard", "", 0, 0, benchOptions, false,
     QT_TRANSLATE_NOOP("CommandLine", "times the dashboard's steps over a made-up book"), runBenchDashboard},
    {"provider set", "URL", 1, 1, providerOptions, true,
     QT_TRANSLATE_NOOP("CommandLine", "chooses a language model's server; its key comes from the keychain or CLIENTELE_API_KEY"),
     runProviderSet},
    {"provider none", "", 0, 0, {}, true,
     QT_TRANSLATE_NOOP("CommandLine", "uses no server: everything is answered on this computer"), runProviderNone},
    {"provider test", "", 0, 0, {}, true,
     QT_TRANSLATE_NOOP("CommandLine", "tries the server, and says which setting to mend"), runProviderTest},
    {"search", "TEXT", 1, -1, searchOptions, true,
     QT_TRANSLATE_NOOP("CommandLine", "finds passages of the book by their meaning and by their words"), runSearch},
    {"similar", "CUSTOMER", 1, 1, similarOptions, true,
     QT_TRANSLATE_NOOP("CommandLine", "finds the customers most like one, and says in what"), runSimilar},
};
// clang-format on

}  // namespace

std::span<const Command> commands() { return table; }

tl::unexpected<Failure> wrongUsage(const QString &sentence)
{
    return tl::unexpected<Failure>(Failure(WrongUsage, sentence));
}

Result<std::unique_ptr<Profile>> openProfile(const Invocation &invocation, Profile::Mode mode)
{
    return Profile::open(invocation.profile, Unlock::fromEnvironment(), mode);
}

Result<QJsonDocument> parsedJson(const QString &text)
{
    QJsonParseError problem;
    QJsonDocument document = QJsonDocument::fromJson(text.toUtf8(), &problem);
    if (problem.error != QJsonParseError::NoError)
        return fail(ErrorKind::InvalidInput,
                    QCoreApplication::translate("CommandLine", "That is not JSON: %1 at character %2.")
                        .arg(problem.errorString())
                        .arg(problem.offset + 1),
                    QCoreApplication::translate("CommandLine", "Check its brackets, quotes and commas."));
    return document;
}

Result<Conditions> whereOf(const Invocation &invocation)
{
    const auto where = invocation.options.constFind(QStringLiteral("--where"));
    if (where == invocation.options.constEnd())
        return Conditions();
    const auto document = parsedJson(*where);
    if (!document)
        return tl::unexpected(document.error());
    if (!document->isArray())
        return fail(ErrorKind::InvalidInput,
                    QCoreApplication::translate("CommandLine", "--where wants a JSON array of conditions."),
                    QCoreApplication::translate("CommandLine",
                                                "Write it as [{\"field\":\"customer.city\",\"in\":[\"Toronto\"]}]."));
    return conditionsFromJson(document->array());
}

}  // namespace clientele::cli
