// SPDX-License-Identifier: GPL-3.0-or-later
// A window that exports from the earlier system's book, and the files that it writes, read by other programs.
#pragma once

#include "app/workspace.h"
#include "tests/support/bmobook.h"
#include "tests/support/workbook.h"
#include "ui/dashboard/chartcard.h"
#include "ui/dashboard/dashboardpage.h"
#include "ui/export/dashboardexports.h"

#include <QApplication>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

namespace clientele::test {

using namespace Qt::StringLiterals;

inline QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// What another program reads in a PDF; empty where there is no such program.
inline QString pdfText(const QString &path)
{
    QProcess reader;
    reader.start(u"pdftotext"_s, {u"-layout"_s, path, u"-"_s});
    reader.waitForFinished();
    return QString::fromUtf8(reader.readAllStandardOutput());
}

inline bool hasPdfReader() { return !QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty(); }

inline PageSpec page(const QString &id)
{
    for (const PageSpec &spec : dashboardPages()) {
        if (id == QLatin1StringView(spec.id))
            return spec;
    }
    qFatal("no such page");
}

// A test's own object inherits this.
class ExportsFixture {
protected:
    // Without the earlier system's files there is no book, and nothing to test.
    bool readBook()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::Canada));
        QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        m_book = bmoBook();
        return m_book != nullptr;
    }
    void begin()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_folder->setAutoRemove(!qEnvironmentVariableIsSet("CLIENTELE_KEEP_EXPORTS"));  // for a person to look at
        m_workspace = std::make_unique<Workspace>();
        m_workspace->setPortfolio(m_book);
        m_window = std::make_unique<QWidget>();
        m_exports = new DashboardExports(*m_workspace, m_window.get());
    }
    void end()
    {
        m_page.reset();
        m_window.reset();
        m_workspace.reset();
        m_folder.reset();
    }
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    // Waits for the end of a run; an empty file name where it failed.
    [[nodiscard]] Result<ExportReport> ended(ExportRun *run) const
    {
        Result<ExportReport> outcome = fail(ErrorKind::Cancelled, u"never ended"_s);
        bool done = false;
        QObject::connect(run, &ExportRun::finished, run, [&](const Result<ExportReport> &report) {
            outcome = report;
            done = true;
        });
        if (!QTest::qWaitFor([&] { return done; }, 60'000))
            qWarning("the export did not end");
        return outcome;
    }
    [[nodiscard]] ChartCard &card(const QString &id) const { return *m_page->card(id); }
    void open(const QString &id)
    {
        m_page = std::make_unique<DashboardPage>(*m_workspace, page(id));
        m_exports->attach(*m_page);
        m_page->resize(1100, 760);
        m_page->show();
        QTRY_VERIFY(m_page->isSettled());
    }

    PortfolioPtr m_book;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<QWidget> m_window;
    DashboardExports *m_exports = nullptr;
    std::unique_ptr<DashboardPage> m_page;
};

}  // namespace clientele::test
