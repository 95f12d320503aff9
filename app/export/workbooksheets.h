// SPDX-License-Identifier: GPL-3.0-or-later
// The sheets of a workbook that is being written: what a cell becomes in a spreadsheet, and how a page of it prints.
#pragma once

#include "app/export/exporting.h"

#include <map>
#include <set>

struct lxw_format;
struct lxw_workbook;
struct lxw_worksheet;

namespace clientele {

class WorkbookSheets {
public:
    explicit WorkbookSheets(lxw_workbook *workbook);

    // What the workbook is, and the tables in it with the facts that all of them share.
    void addCover(const QString &title, const std::vector<ExportTable> &tables);
    // `before`: rows of earlier tables, for the progress. Errors: Cancelled.
    [[nodiscard]] Status add(const ExportTable &table, const ExportWatch &watch, qint64 before);

    [[nodiscard]] int count() const { return m_count; }
    [[nodiscard]] qint64 shortened() const { return m_shortened; }
    // Of each sheet the least that its part of the file must hold; -1 where its rows could not be put aside. The library
    // itself notices neither.
    [[nodiscard]] const std::vector<qint64> &leastBytes() const { return m_leastBytes; }

private:
    [[nodiscard]] lxw_worksheet *newSheet(const QString &title, int part);
    void layOut(lxw_worksheet *sheet, const ExportTable &table, qint64 rows);
    void writeCell(lxw_worksheet *sheet, std::uint32_t row, std::uint16_t column, const ExportCell &cell);
    void writeText(lxw_worksheet *sheet, std::uint32_t row, std::uint16_t column, const QString &text,
                   lxw_format *format);
    void measure(lxw_worksheet *sheet);
    void draw(lxw_worksheet *sheet, const QString &name, const ExportTable &table, qint64 rows);
    [[nodiscard]] lxw_format *numberFormat(const QString &pattern);

    lxw_workbook *m_workbook;
    lxw_format *m_title;
    lxw_format *m_heading;
    lxw_format *m_figureHeading;
    lxw_format *m_soft;
    std::map<QString, lxw_format *> m_formats;  // by pattern; the workbook's
    std::set<QString> m_names;                  // of sheets, folded: a workbook wants them unique
    QString m_name;                             // of the newest sheet
    std::vector<qint64> m_leastBytes;
    int m_count = 0;
    qint64 m_shortened = 0;
};

}  // namespace clientele
