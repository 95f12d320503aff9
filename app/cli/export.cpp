// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/exporting.h"

#include "app/cli/command.h"
#include "app/services/decisionexport.h"
#include "models/query/evaluator.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace clientele::cli {

namespace {

QString translated(const char *text) { return QCoreApplication::translate("CommandLine", text); }

struct Wanted {
    Query query;
    QString file;
    bool workbook = false;
    bool rows = false;
    bool plain = false;
};

// What a person decided about suggestions, as a data set.
Outcome exportSuggestions(const Invocation &invocation)
{
    const QString file = invocation.options.value(QStringLiteral("--to"));
    if (QFileInfo(file).suffix().toLower() != u"jsonl")
        return wrongUsage(translated("Suggestions are exported to a .jsonl file: --to FILE.jsonl."));
    for (const QString &other : {QStringLiteral("--rows"), QStringLiteral("--plain")})
        if (invocation.options.contains(other) || !invocation.arguments.isEmpty())
            return wrongUsage(translated("With --suggestions there is neither a query nor another option than --to."));
    const auto profile = openProfile(invocation, Profile::Mode::Existing);
    if (!profile)
        return failed(profile);
    const auto written = writeDecisions(SuggestionRecords(**profile), file);
    if (!written)
        return failed(written);
    if (invocation.json)
        return Output{{{QStringLiteral("file"), file},
                       {QStringLiteral("format"), QStringLiteral("jsonl")},
                       {QStringLiteral("rows"), *written}},
                      {}};
    const int rows = static_cast<int>(*written);
    return Output{{}, QCoreApplication::translate("CommandLine", "%n row(s) written to %1", nullptr, rows).arg(file)};
}

tl::expected<Wanted, Failure> wantedOf(const Invocation &invocation)
{
    Wanted wanted;
    wanted.file = invocation.options.value(QStringLiteral("--to"));
    wanted.rows = invocation.options.contains(QStringLiteral("--rows"));
    wanted.plain = invocation.options.contains(QStringLiteral("--plain"));
    const QString extension = QFileInfo(wanted.file).suffix().toLower();
    if (invocation.arguments.isEmpty())
        return wrongUsage(translated("The command export needs a query, or --suggestions."));
    if (wanted.file.isEmpty())
        return wrongUsage(translated("The command export needs a file: --to FILE.csv or --to FILE.xlsx."));
    if (extension != u"csv" && extension != u"xlsx")
        return wrongUsage(translated("“%1” is neither a .csv nor an .xlsx file.").arg(wanted.file));
    wanted.workbook = extension == u"xlsx";
    const auto document = parsedJson(invocation.arguments.constFirst());
    if (!document)
        return failed(document);
    if (!document->isObject())
        return tl::unexpected<Failure>(
            Error{ErrorKind::InvalidInput, translated("A query is a JSON object."),
                  translated("Write it as {\"measure\":\"loans.owed\",\"by\":[\"loan.type\"]}.")});
    auto query = queryFromJson(document->object());
    if (!query)
        return failed(query);
    wanted.query = std::move(*query);
    return wanted;
}

struct Found {
    ExportTable table;
    qint64 matchedRows = 0;
    Conditions ignored;
};

Result<Found> found(const PortfolioPtr &book, const Catalogue &catalogue, const Wanted &wanted)
{
    const Wording wording = wanted.workbook ? Wording::Person : Wording::Data;
    auto result = evaluate(*book, catalogue, wanted.query);
    if (!result)
        return passOn(result);
    Found made{{}, result->matchedRows, result->ignored};
    const MeasureInfo *measure = catalogue.measure(wanted.query.measure);
    if (wanted.rows) {
        auto rows = rowsBehind(*book, catalogue, wanted.query);
        if (!rows)
            return passOn(rows);
        made.table = rowsForExport(book, measure->table, std::move(*rows), rowColumns(*book, measure->table), wording);
    } else {
        made.table = resultForExport(*book, catalogue, {wanted.query}, {*result}, wording);
        made.table.title = measure->label;
    }
    made.table.provenance = provenanceOf(*book, catalogue, wanted.query.where, result->ignored);
    return made;
}

QJsonObject asJson(const ExportReport &report, const Found &made, const Wanted &wanted)
{
    const Provenance &from = made.table.provenance;
    QJsonObject json{{QStringLiteral("file"), report.file},
                     {QStringLiteral("format"), wanted.workbook ? QStringLiteral("xlsx") : QStringLiteral("csv")},
                     {QStringLiteral("rows"), report.rows},
                     {QStringLiteral("sheets"), report.sheets},
                     {QStringLiteral("bytes"), report.bytes},
                     {QStringLiteral("matched_rows"), made.matchedRows},
                     {QStringLiteral("filters"), from.filters},
                     {QStringLiteral("data_of"), from.dataOf},
                     {QStringLiteral("zone"), from.zone},
                     {QStringLiteral("source"), from.source}};
    if (!made.ignored.empty())
        json.insert(QStringLiteral("ignored"), toJson(made.ignored));
    return json;
}

}  // namespace

Outcome runExport(const Invocation &invocation)
{
    if (invocation.options.contains(QStringLiteral("--suggestions")))
        return exportSuggestions(invocation);
    const auto wanted = wantedOf(invocation);
    if (!wanted)
        return tl::unexpected(wanted.error());
    const auto profile = openProfile(invocation, Profile::Mode::Existing);
    if (!profile)
        return failed(profile);
    const auto book = (*profile)->loadPortfolio();
    if (!book)
        return failed(book);
    const auto made = found(*book, Catalogue(), *wanted);
    if (!made)
        return failed(made);
    const auto report = wanted->workbook ? writeWorkbook(wanted->file, {made->table})
                                         : writeCsv(wanted->file, made->table, {false, !wanted->plain});
    if (!report)
        return failed(report);
    if (invocation.json)
        return Output{asJson(*report, *made, *wanted), {}};
    const int rows = static_cast<int>(report->rows);
    return Output{
        {}, QCoreApplication::translate("CommandLine", "%n row(s) written to %1", nullptr, rows).arg(report->file)};
}

}  // namespace clientele::cli
