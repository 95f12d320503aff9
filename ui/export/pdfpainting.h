// SPDX-License-Identifier: GPL-3.0-or-later
// Paints a report into a PDF file, one piece a turn of the event loop, so that the window stays alive meanwhile.
#pragma once

#include "ui/export/reportpages.h"

#include "app/export/exporting.h"

#include <QObject>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>

#include <memory>

namespace clientele {

class ExportRun;

class PdfPainting : public QObject {
    Q_OBJECT
public:
    // Ends the run, and dies with it. `rows` are for the report of what was written.
    PdfPainting(ExportRun &run, const QString &path, const QString &title, std::shared_ptr<const ReportPages> pages,
                int dotsPerInch, qint64 rows);

    void start();

private:
    void next();
    void fail(const QString &reason);

    ExportRun &m_run;
    QSaveFile m_file;
    std::unique_ptr<QPdfWriter> m_writer;
    QPainter m_painter;
    std::shared_ptr<const ReportPages> m_pages;
    ExportWatch m_watch;
    qint64 m_rows;
    int m_page = 0;
    int m_piece = 0;  // of that page
};

}  // namespace clientele
