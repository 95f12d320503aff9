// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/pdfpainting.h"

#include "ui/export/exportrun.h"

#include <QTimer>

namespace clientele {

PdfPainting::PdfPainting(ExportRun &run, const QString &path, const QString &title,
                         std::shared_ptr<const ReportPages> pages, int dotsPerInch, qint64 rows)
    : QObject(&run), m_run(run), m_file(path), m_pages(std::move(pages)), m_watch(run.watch()), m_rows(rows)
{
    m_run.setSteps(m_pages->count());
    if (!m_file.open(QIODevice::WriteOnly))
        return;
    m_file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    m_writer = std::make_unique<QPdfWriter>(&m_file);
    m_writer->setPageLayout(ReportPages::pageLayout());
    m_writer->setResolution(dotsPerInch);
    m_writer->setTitle(title);
    m_writer->setCreator(QStringLiteral("Clientele"));
}

void PdfPainting::start()
{
    if (!m_writer || !m_painter.begin(m_writer.get()))
        return fail(m_file.errorString());
    QTimer::singleShot(0, this, &PdfPainting::next);
}

void PdfPainting::fail(const QString &reason)
{
    m_painter.end();
    m_writer.reset();
    m_file.cancelWriting();
    m_run.finish(tl::unexpected(cannotWrite(m_file.fileName(), reason)));
}

void PdfPainting::next()
{
    if (m_run.isStopped()) {
        m_painter.end();
        m_writer.reset();
        m_file.cancelWriting();
        m_run.finish(tl::unexpected(exportCancelled()));
        return;
    }
    if (m_page < m_pages->count()) {
        if (m_page > 0 && m_piece == 0 && !m_writer->newPage())
            return fail(m_file.errorString());
        m_pages->paint(m_painter, m_page, m_piece++);
        if (m_piece == m_pages->pieces(m_page)) {
            m_piece = 0;
            m_watch.progress(++m_page);
        }
        // The device says what went wrong only to who asks.
        if (m_file.error() != QFileDevice::NoError)
            return fail(m_file.errorString());
        QTimer::singleShot(0, this, &PdfPainting::next);
        return;
    }
    const bool painted = m_painter.end();
    m_writer.reset();
    const qint64 bytes = m_file.size();
    if (!painted || m_file.error() != QFileDevice::NoError || !m_file.commit())
        return fail(m_file.errorString());
    ExportReport report;
    report.file = m_file.fileName();
    report.rows = m_rows;
    report.sheets = m_pages->count();
    report.bytes = bytes;
    m_run.finish(report);
}

}  // namespace clientele
