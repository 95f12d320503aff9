// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sync/intake.h"

#include "app/sync/cardnumbers.h"
#include "app/sync/rowchecker.h"

#include <QCoreApplication>

#include <algorithm>

namespace clientele {

namespace {

constexpr qsizetype longestContent = 4000;

QString translated(const char *text) { return QCoreApplication::translate("Import", text); }

// The record as a person may see it later: readable text without card numbers, and not without end.
QString contentOf(const RecordBatch &batch, const Record &record)
{
    const auto text = [](std::string_view bytes) {
        return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
    };
    QString content = text(record.raw.substr(0, 4 * longestContent));
    if (record.raw.empty()) {
        QStringList cells;
        for (const Cell &cell : batch.cellsOf(record))
            cells += text(cell.text.substr(0, longestContent));
        content = cells.join(QLatin1StringView(", "));
    }
    content.replace(QChar(u'\0'), QChar(u'\u2400'));
    return withoutCardNumbers(content).left(longestContent);
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

}  // namespace

Result<Intake> takeIn(Source &source, const IntakeRequest &request)
{
    Intake intake;
    intake.report.file = request.name;
    RecordBatch batch;
    if (auto read = source.read(batch); !read)
        return passOn(read);
    BindingRequest columns{request.name, batch.columns, request.kind, request.mapping, source.hasFixedColumns()};
    auto binding = bind(columns);
    if (!binding)
        return passOn(binding);
    const Table kind = binding->kind;
    intake.report.kind = kind;

    const bool declaresCurrency = request.currency || (request.mapping && request.mapping->currency);
    const Currency currency = request.currency   ? *request.currency
                              : declaresCurrency ? *request.mapping->currency
                                                 : request.about.defaultCurrency;
    // Without a default currency: what the source does not say stays open until the rows are in the book.
    PortfolioBuilder builder(PortfolioInfo{0, 0, request.about.zone, {}});
    RowChecker checker(std::move(*binding),
                       CellReader(request.mapping ? request.mapping->formats : Formats{}, request.about.zone), currency,
                       builder);
    while (!batch.records.empty()) {
        if (batch.columns.size() > columns.columns.size()) {
            columns.columns = batch.columns;
            auto wider = rebind(columns, kind);
            if (!wider)
                return passOn(wider);
            checker.setBinding(std::move(*wider));
        }
        for (const Record &record : batch.records) {
            ++intake.report.read;
            auto problem = checker.take(batch, record);
            if (!problem)
                continue;
            intake.rejected.push_back(
                {request.name, kind, problem->line, problem->field, problem->reason, contentOf(batch, record)});
            intake.report.problems.push_back(std::move(*problem));
        }
        const ImportOptions *options = request.options;
        if (options && options->cancelled && options->cancelled->load())
            return fail(ErrorKind::Cancelled, translated("The import was cancelled."));
        if (options && options->progress)
            options->progress(intake.report.read);
        if (auto read = source.read(batch); !read)
            return passOn(read);
    }
    intake.report.rejected = static_cast<qint64>(intake.rejected.size());
    intake.report.accepted = intake.report.read - intake.report.rejected;
    intake.report.loans = checker.loans();
    intake.report.ignoredColumns = checker.binding().ignored;
    intake.rows.kind = kind;
    intake.rows.given = givenBy(checker.binding(), declaresCurrency);
    intake.rows.givesLoans = checker.binding().loans.has_value();
    auto rows = builder.build();
    if (!rows)
        return passOn(rows);
    intake.rows.rows = std::move(*rows);
    return intake;
}

}  // namespace clientele
