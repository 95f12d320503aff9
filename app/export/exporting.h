// SPDX-License-Identifier: GPL-3.0-or-later
// Tables into files: all rows, streamed, whole or not at all. A file appears under its name once everything is written;
// a failure or a cancellation leaves nothing. Files are for their owner's eyes: they hold what the profile seals.
#pragma once

#include "app/export/exporttable.h"
#include "models/core/result.h"

#include <QByteArray>

#include <atomic>
#include <functional>

namespace clientele {

struct ExportReport {
    QString file;
    qint64 rows = 0;
    int sheets = 1;
    qint64 bytes = 0;
    qint64 shortened = 0;  // texts longer than a spreadsheet's cell holds

    bool operator==(const ExportReport &) const = default;
};

// Called between rows, on the writer's thread.
struct ExportWatch {
    std::function<void(qint64 rows)> progress;
    const std::atomic<bool> *cancelled = nullptr;

    [[nodiscard]] bool isCancelled() const { return cancelled && cancelled->load(std::memory_order_relaxed); }
};

struct CsvOptions {
    bool byteOrderMark = false;  // spreadsheets take a file without one for another encoding
    bool footer = true;          // the provenance, one quoted line each, beginning with '#'
};

// RFC 4180 in UTF-8: commas, CRLF, a header, decimal points; texts that look like formulas are made inert.
// Errors: Storage (no folder, no permission, disk full), Cancelled.
[[nodiscard]] Result<ExportReport> writeCsv(const QString &path, const ExportTable &table,
                                            const CsvOptions &options = {}, const ExportWatch &watch = {});

// One sheet a table; a table of more rows than a sheet has goes on in further sheets. Numbers are numbers, days and
// times are dates, amounts carry their currency in the cell's format; a number of more digits than a spreadsheet keeps
// is text. Texts are never formulas. `title` is for several tables: a first sheet then says what the workbook is.
// Errors as writeCsv().
[[nodiscard]] Result<ExportReport> writeWorkbook(const QString &path, const std::vector<ExportTable> &tables,
                                                 const QString &title = {}, const ExportWatch &watch = {});

// Bytes that are made already: pictures. Errors: Storage.
[[nodiscard]] Result<ExportReport> writeBytes(const QString &path, const QByteArray &bytes);

// One sentence for a file that cannot be written, `reason` being the system's.
[[nodiscard]] Error cannotWrite(const QString &path, const QString &reason);
[[nodiscard]] Error exportCancelled();

// "Owed by loan type 2025-08-20": a title and the day of the data as a file's name on any system, without extension.
[[nodiscard]] QString proposedFileName(const QString &title, const Portfolio &portfolio);

}  // namespace clientele
