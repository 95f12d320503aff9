// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sync/intake.h"

#include "app/sources/csvsource.h"
#include "app/sync/blocksinorder.h"
#include "app/sync/columnsinorder.h"
#include "app/sync/rowwriter.h"
#include "app/sync/setaside.h"

#include <QCoreApplication>
#include <QThread>

#include <algorithm>

namespace clientele {

namespace {

QString translated(const char *text) { return QCoreApplication::translate("Import", text); }

bool hasKey(Table table)
{
    return std::ranges::any_of(fieldsOf(table), [](const FieldInfo &field) { return field.has(Key); });
}

// Rows that a file of this size may hold, going by one part of it, and a few more.
std::size_t roomFor(const BlocksInOrder::Part &part, qint64 fileSize)
{
    const double parts = static_cast<double>(fileSize) / static_cast<double>(part.bytes);
    return static_cast<std::size_t>(1.02 * parts * static_cast<double>(part.rows.rows)) + 1000;
}

// Fields that the source says something of. A currency counts where the source names one, or has amounts to which
// the default applies.
std::vector<bool> givenBy(const Binding &binding, bool declaresCurrency)
{
    std::vector<bool> given(fields().size());
    bool hasMoney = false;
    for (const auto &field : binding.fields) {
        if (!field)
            continue;
        given[static_cast<std::size_t>(*field)] = true;
        hasMoney = hasMoney || info(*field).type == FieldType::Money;
    }
    const auto at = [&given](Field field) { return given[static_cast<std::size_t>(field)]; };
    if (const auto currency = currencyField(binding.kind); currency && (hasMoney || declaresCurrency))
        at(*currency) = true;
    if (at(Field::CustomerFirstName) || at(Field::CustomerLastName))
        at(Field::CustomerName) = true;
    return given;
}

// What reading and checking needs, however the rows are read.
struct Terms {
    Binding binding;
    Currency currency;  // of rows that name none
    bool declaresCurrency = false;
};

Terms termsOf(const IntakeRequest &request, Binding binding)
{
    const bool declares = request.currency || (request.mapping && request.mapping->currency);
    const Currency currency = request.currency ? *request.currency
                              : declares       ? *request.mapping->currency
                                               : request.about.defaultCurrency;
    return {std::move(binding), currency, declares};
}

RowChecker checkerFor(const IntakeRequest &request, const Terms &terms, RowChecker::KnowsKey knowsKey = {})
{
    return {terms.binding, CellReader(request.mapping ? request.mapping->formats : Formats{}, request.about.zone),
            terms.currency, std::move(knowsKey)};
}

Status goOn(const IntakeRequest &request, qint64 rowsRead)
{
    const ImportOptions *options = request.options;
    if (options && options->cancelled && options->cancelled->load())
        return fail(ErrorKind::Cancelled, translated("The import was cancelled."));
    if (options && options->progress)
        options->progress(rowsRead);
    return {};
}

void setAside(const IntakeRequest &request, Problem problem, QString content, Intake &intake)
{
    intake.rejected.push_back(
        {request.name, intake.report.kind, problem.line, problem.field, problem.reason, std::move(content)});
    intake.report.problems.push_back(std::move(problem));
}

Result<Intake> finished(Intake intake, const Terms &terms, PortfolioBuilder &builder)
{
    intake.report.rejected = static_cast<qint64>(intake.rejected.size());
    intake.report.accepted = intake.report.read - intake.report.rejected;
    intake.report.ignoredColumns = terms.binding.ignored;
    intake.rows.kind = terms.binding.kind;
    intake.rows.given = givenBy(terms.binding, terms.declaresCurrency);
    intake.rows.givesLoans = terms.binding.loans.has_value();
    // Loans are looked up by their customer when they are merged.
    const bool hasLoans = terms.binding.kind == Table::Loans || intake.rows.givesLoans;
    auto rows = builder.build(hasLoans ? Derived::Everything : Derived::Nothing);
    if (!rows)
        return passOn(rows);
    intake.rows.rows = std::move(*rows);
    return intake;
}

// Without a default currency: what the source does not say stays open until the rows are in the book.
PortfolioInfo openInfo(const IntakeRequest &request) { return {0, 0, request.about.zone, {}}; }

// Separated values of a table without a key: rows do not depend on each other, so threads read them side by side.
Result<Intake> takeInBlocks(CsvSource &source, const IntakeRequest &request, Intake intake, const Terms &terms)
{
    const int threads = request.threads > 0 ? request.threads : std::max(1, QThread::idealThreadCount());
    std::vector<BlockReader> readers;
    for (int i = 0; i <= threads; ++i)
        readers.emplace_back(source.form(), checkerFor(request, terms));
    ColumnsInOrder columns(readers.front().fields(), readers.size());
    TextBlocks text = source.blocks(request.blockSize);
    const qint64 size = text.fileSize();
    qint64 bytes = 0;
    BlocksInOrder blocks(std::move(text), std::move(readers));
    const Status read = blocks.forEach([&](const BlocksInOrder::Part &part) -> Status {
        columns.learn(part.reader, part.rows);
        if (!part.isPart)
            return {};
        columns.append(part.reader, part.rows);
        for (BlockReject &reject : part.rows.rejects) {
            reject.problem.line += part.firstLine;
            setAside(request, std::move(reject.problem), std::move(reject.content), intake);
        }
        intake.report.read += part.rows.read;
        if (bytes == 0 && part.bytes > 0)
            columns.reserve(roomFor(part, size));
        bytes += static_cast<qint64>(part.bytes);
        return goOn(request, intake.report.read);
    });
    if (!read)
        return tl::unexpected(read.error());
    PortfolioBuilder builder(openInfo(request));
    const std::size_t rows = columns.rows();
    auto whole = columns.finished();
    for (const auto &[field, column] : whole)
        if (info(field).has(CustomerRef))
            builder.setCustomerIds(std::get<TextColumn>(column).dictionary);
    builder.setColumns(terms.binding.kind, rows, std::move(whole));
    return finished(std::move(intake), terms, builder);
}

}  // namespace

Result<Intake> takeIn(Source &source, const IntakeRequest &request)
{
    Intake intake;
    intake.report.file = request.name;
    auto *separated = dynamic_cast<CsvSource *>(&source);
    RecordBatch batch;
    if (separated)
        batch.columns = separated->form().columns;
    else if (auto read = source.read(batch); !read)
        return passOn(read);
    BindingRequest columns{request.name, batch.columns, request.kind, request.mapping, source.hasFixedColumns()};
    auto binding = bind(columns);
    if (!binding)
        return passOn(binding);
    Terms terms = termsOf(request, std::move(*binding));
    intake.report.kind = terms.binding.kind;
    if (separated && !hasKey(terms.binding.kind))
        return takeInBlocks(*separated, request, std::move(intake), terms);
    if (separated)
        if (auto read = source.read(batch); !read)
            return passOn(read);

    PortfolioBuilder builder(openInfo(request));
    RowWriter writer(terms.binding.kind, builder);
    RowChecker checker =
        checkerFor(request, terms, [&writer](Field field, std::string_view key) { return writer.hasText(field, key); });
    while (!batch.records.empty()) {
        if (batch.columns.size() > columns.columns.size()) {
            columns.columns = batch.columns;
            auto wider = rebind(columns, terms.binding.kind);
            if (!wider)
                return passOn(wider);
            terms.binding = std::move(*wider);
            checker.setBinding(terms.binding);
        }
        for (const Record &record : batch.records) {
            ++intake.report.read;
            if (auto problem = checker.check(batch, record))
                setAside(request, std::move(*problem), contentOf(batch, record), intake);
            else
                writer.write(checker.checked());
        }
        if (auto further = goOn(request, intake.report.read); !further)
            return passOn(further);
        if (auto read = source.read(batch); !read)
            return passOn(read);
    }
    intake.report.loans = writer.loans();
    return finished(std::move(intake), terms, builder);
}

}  // namespace clientele
