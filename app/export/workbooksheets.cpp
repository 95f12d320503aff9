// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/workbooksheets.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <xlsxwriter.h>

#include <algorithm>
#include <cstdio>

namespace clientele {

namespace {

using Kind = ExportCell::Kind;

constexpr qint64 sheetRows = LXW_ROW_MAX;                  // 1,048,576
constexpr qint64 rowsBesideData = 16;                      // heading, distance, footer
constexpr qsizetype cellLetters = 32'767;                  // of UTF-16
constexpr std::int64_t exactDigits = 999'999'999'999'999;  // a spreadsheet keeps fifteen
constexpr qint64 rowsBetweenLooks = 1024;
constexpr std::int64_t daysTo1970 = 25'569;      // of a spreadsheet's calendar
constexpr std::int64_t firstSoundDay = -25'508;  // 1900-03-01; before it the calendar has a day that never was
constexpr std::int64_t secondsOfDay = 86'400;
constexpr lxw_color_t accent = 0x1F6FB2;
constexpr lxw_color_t soft = 0x5A6576;

QString translated(const char *text) { return QCoreApplication::translate("Export", text); }

// Letters that XML has no place for.
QByteArray xmlText(QString text)
{
    for (QChar &letter : text) {
        const char16_t code = letter.unicode();
        if ((code < 0x20 && code != u'\t' && code != u'\n' && code != u'\r') || code == 0xFFFE || code == 0xFFFF)
            letter = QChar::ReplacementCharacter;
    }
    return text.toUtf8();
}

// "#,##0.00 [$CAD]": digits as the currency has them, its code beside.
QString moneyPattern(const ExportCell &cell)
{
    const QString number =
        cell.digits > 0 ? QStringLiteral("#,##0.") + QString(cell.digits, u'0') : QStringLiteral("#,##0");
    return cell.currency.isEmpty() ? number : number + QStringLiteral(" [$%1]").arg(cell.currency.code());
}

double columnWidth(const ExportColumn &column, const ExportTable &table, std::uint16_t at)
{
    constexpr double least = 9;
    constexpr double most = 48;
    constexpr qint64 sample = 200;
    double width = std::max(least, static_cast<double>(column.heading.size()) + 3);
    switch (column.kind) {
    case Kind::Date:
        return std::max(width, 12.0);
    case Kind::Time:
        return std::max(width, 20.0);
    case Kind::Money:
        return std::max(width, 19.0);
    default:
        break;
    }
    std::vector<ExportCell> cells(table.columns.size());
    for (qint64 row = 0; row < std::min(table.rows, sample); ++row) {
        table.read(row, cells);
        width = std::max(width, static_cast<double>(cells[at].text.size()) + 2);
    }
    return std::min(width, most);
}

}  // namespace

WorkbookSheets::WorkbookSheets(lxw_workbook *workbook)
    : m_workbook(workbook),
      m_title(workbook_add_format(workbook)),
      m_heading(workbook_add_format(workbook)),
      m_figureHeading(workbook_add_format(workbook)),
      m_soft(workbook_add_format(workbook))
{
    format_set_bold(m_title);
    format_set_font_size(m_title, 16);
    for (lxw_format *heading : {m_heading, m_figureHeading}) {
        format_set_bold(heading);
        format_set_bottom(heading, LXW_BORDER_THIN);
        format_set_bottom_color(heading, accent);
    }
    format_set_align(m_figureHeading, LXW_ALIGN_RIGHT);
    format_set_font_color(m_soft, soft);
}

lxw_format *WorkbookSheets::numberFormat(const QString &pattern)
{
    lxw_format *&format = m_formats[pattern];
    if (!format) {
        format = workbook_add_format(m_workbook);
        format_set_num_format(format, pattern.toUtf8().constData());
    }
    return format;
}

lxw_worksheet *WorkbookSheets::newSheet(const QString &title, int part)
{
    // What a sheet's name may not hold, and how long it may be.
    static const QRegularExpression unfit(QStringLiteral(R"([\x00-\x1f\[\]:*?/\\]+)"));
    constexpr qsizetype most = 31;
    QString plain = QString(title).replace(unfit, QStringLiteral(" ")).simplified();
    while (plain.startsWith(u'\'') || plain.endsWith(u'\''))
        plain.startsWith(u'\'') ? plain.remove(0, 1) : plain.remove(plain.size() - 1, 1);
    if (plain.isEmpty() || plain.compare(QStringLiteral("History"), Qt::CaseInsensitive) == 0)
        plain = translated("Table");
    for (int number = part;; ++number) {
        const QString end = number > 1 ? QStringLiteral(" (%1)").arg(number) : QString();
        m_name = plain.left(most - end.size()).trimmed() + end;
        if (m_names.insert(m_name.toCaseFolded()).second)
            break;
    }
    ++m_count;
    return workbook_add_worksheet(m_workbook, m_name.toUtf8().constData());
}

void WorkbookSheets::addCover(const QString &title, const std::vector<ExportTable> &tables)
{
    lxw_worksheet *sheet = newSheet(translated("About"), 1);
    worksheet_set_column(sheet, 0, 0, 90, nullptr);
    worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
    std::uint32_t row = 0;
    writeText(sheet, row, 0, title, m_title);
    row += 2;
    // Filters differ from chart to chart, since none filters itself: they stand below each table.
    for (const QString &line : tables.empty() ? QStringList() : tables.front().provenance.lines().mid(1))
        writeText(sheet, row++, 0, line, m_soft);
    ++row;
    for (const ExportTable &table : tables)
        writeText(sheet, row++, 0, table.title, nullptr);
    measure(sheet);
}

void WorkbookSheets::measure(lxw_worksheet *sheet)
{
    FILE *rows = sheet->optimize_tmpfile;
    const bool sound = rows && std::fflush(rows) == 0 && std::ferror(rows) == 0;
    m_leastBytes.push_back(sound ? std::ftell(rows) : -1);
}

void WorkbookSheets::layOut(lxw_worksheet *sheet, const ExportTable &table, qint64 rows)
{
    const auto columns = static_cast<std::uint16_t>(table.columns.size());
    for (std::uint16_t column = 0; column < columns; ++column) {
        const ExportColumn &about = table.columns[column];
        worksheet_set_column(sheet, column, column, columnWidth(about, table, column), nullptr);
        const bool figures = about.kind == Kind::Number || about.kind == Kind::Money;
        writeText(sheet, 0, column, about.heading, figures ? m_figureHeading : m_heading);
    }
    worksheet_freeze_panes(sheet, 1, 0);
    if (!table.columns.empty() && rows > 0)
        worksheet_autofilter(sheet, 0, 0, static_cast<lxw_row_t>(rows),
                             static_cast<lxw_col_t>(table.columns.size() - 1));
    worksheet_repeat_rows(sheet, 0, 0);
    worksheet_set_landscape(sheet);
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_set_footer(sheet, "&L&8Clientele&R&8&P / &N");
}

void WorkbookSheets::writeText(lxw_worksheet *sheet, std::uint32_t row, std::uint16_t column, const QString &text,
                               lxw_format *format)
{
    QString whole = text;
    if (whole.size() > cellLetters) {
        whole = whole.left(cellLetters - 2) + u'…';
        ++m_shortened;
    }
    // A string cell: whatever it begins with, a spreadsheet shows it and runs nothing.
    worksheet_write_string(sheet, row, column, xmlText(whole).constData(), format);
}

void WorkbookSheets::writeCell(lxw_worksheet *sheet, std::uint32_t row, std::uint16_t column, const ExportCell &cell)
{
    const auto asText = [&](const QString &text) { writeText(sheet, row, column, text, nullptr); };
    switch (cell.kind) {
    case Kind::Empty:
        break;
    case Kind::Text:
        asText(cell.text);
        break;
    case Kind::Number:
    case Kind::Money: {
        if (cell.number > exactDigits || cell.number < -exactDigits)
            return asText(scaledToText(cell.number, cell.digits));
        const double value = static_cast<double>(cell.number) / static_cast<double>(powerOfTen(cell.digits));
        const QString pattern = cell.kind == Kind::Money ? moneyPattern(cell)
                                : cell.digits > 0        ? QStringLiteral("#,##0.") + QString(cell.digits, u'0')
                                                         : QStringLiteral("#,##0");
        worksheet_write_number(sheet, row, column, value, numberFormat(pattern));
        break;
    }
    case Kind::Date:
        if (cell.number < firstSoundDay)
            return asText(dateToText(cell.number));
        worksheet_write_number(sheet, row, column, static_cast<double>(cell.number + daysTo1970),
                               numberFormat(QStringLiteral("yyyy-mm-dd")));
        break;
    case Kind::Time:
        if (cell.number < firstSoundDay * secondsOfDay)
            return asText(timestampToText(cell.number));
        worksheet_write_number(sheet, row, column,
                               static_cast<double>(cell.number) / secondsOfDay + static_cast<double>(daysTo1970),
                               numberFormat(QStringLiteral("yyyy-mm-dd hh:mm:ss")));
        break;
    }
}

Status WorkbookSheets::add(const ExportTable &table, const ExportWatch &watch, qint64 before)
{
    constexpr qint64 rowsOfASheet = sheetRows - rowsBesideData;
    const qint64 parts = std::max<qint64>(1, (table.rows + rowsOfASheet - 1) / rowsOfASheet);
    std::vector<ExportCell> cells(table.columns.size());
    for (qint64 part = 0; part < parts; ++part) {
        const qint64 first = part * rowsOfASheet;
        const qint64 rows = std::min(rowsOfASheet, table.rows - first);
        lxw_worksheet *sheet = newSheet(table.title, static_cast<int>(part) + 1);
        layOut(sheet, table, rows);
        for (qint64 row = 0; row < rows; ++row) {
            table.read(first + row, cells);
            const auto columns = static_cast<std::uint16_t>(cells.size());
            for (std::uint16_t column = 0; column < columns; ++column)
                writeCell(sheet, static_cast<std::uint32_t>(row + 1), column, cells[column]);
            if (row % rowsBetweenLooks != 0)
                continue;
            if (watch.isCancelled())
                return tl::unexpected(exportCancelled());
            if (watch.progress)
                watch.progress(before + first + row);
        }
        auto foot = static_cast<std::uint32_t>(rows + 2);
        for (const QString &line : table.provenance.lines())
            writeText(sheet, foot++, 0, line, m_soft);
        if (parts > 1)
            writeText(sheet, foot, 0, translated("Part %1 of %2: a sheet holds no more rows.").arg(part + 1).arg(parts),
                      m_soft);
        else
            draw(sheet, m_name, table, rows);
        measure(sheet);
    }
    return {};
}

void WorkbookSheets::draw(lxw_worksheet *sheet, const QString &name, const ExportTable &table, qint64 rows)
{
    constexpr qint64 fewest = 2;
    constexpr qint64 most = 400;
    using Picture = ExportTable::Picture;
    if (table.picture == Picture::None || rows < fewest || rows > most || table.columns.size() < 2)
        return;
    const std::uint8_t kind = table.picture == Picture::Bars      ? LXW_CHART_BAR
                              : table.picture == Picture::Columns ? LXW_CHART_COLUMN
                              : table.picture == Picture::Lines   ? LXW_CHART_LINE
                                                                  : LXW_CHART_DOUGHNUT;
    lxw_chart *chart = workbook_add_chart(m_workbook, kind);
    const QByteArray sheetName = name.toUtf8();
    const auto last = static_cast<lxw_row_t>(rows);
    int figures = 0;
    const auto columns = static_cast<std::uint16_t>(table.columns.size());
    for (std::uint16_t column = 1; column < columns; ++column) {
        if (table.columns[column].kind != Kind::Number && table.columns[column].kind != Kind::Money)
            continue;
        lxw_chart_series *series = chart_add_series(chart, nullptr, nullptr);
        chart_series_set_categories(series, sheetName.constData(), 1, 0, last, 0);
        chart_series_set_values(series, sheetName.constData(), 1, column, last, column);
        chart_series_set_name(series, table.columns[column].heading.toUtf8().constData());
        if (table.picture != Picture::Doughnut) {
            static constexpr lxw_color_t colours[] = {accent, 0xE08A00, 0x0B8F6A, 0xB65C92};
            lxw_chart_fill fill{};
            fill.color = colours[figures % 4];
            chart_series_set_fill(series, &fill);
        }
        ++figures;
    }
    if (figures < 2 && table.picture != Picture::Doughnut)
        chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
    chart_title_set_name(chart, table.title.toUtf8().constData());
    // A spreadsheet draws bars from the bottom up; the table's first one belongs on top.
    if (table.picture == Picture::Bars)
        chart_axis_set_reverse(chart->x_axis);
    worksheet_insert_chart(sheet, 1, static_cast<lxw_col_t>(table.columns.size() + 1), chart);
}

}  // namespace clientele
