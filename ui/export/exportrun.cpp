// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/exportrun.h"

#include "app/workspace.h"
#include "ui/shell/theme.h"

#include <QDesktopServices>
#include <QDialog>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QStandardPaths>
#include <QStyle>
#include <QUrl>
#include <QVBoxLayout>

#include <chrono>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

const QString folderKey = u"export.folder"_s;
constexpr auto lookEvery = std::chrono::milliseconds(50);
constexpr int promille = 1000;

QString folderOf(const Workspace &workspace)
{
    const QString kept = QString::fromUtf8(workspace.setting(folderKey));
    if (!kept.isEmpty() && QDir(kept).exists())
        return kept;
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

}  // namespace

QString extensionOf(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Csv:
        return u"csv"_s;
    case ExportFormat::Xlsx:
        return u"xlsx"_s;
    case ExportFormat::Png:
        return u"png"_s;
    case ExportFormat::Svg:
        return u"svg"_s;
    case ExportFormat::Pdf:
        break;
    }
    return u"pdf"_s;
}

QString nameOf(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Csv:
        return ExportRun::tr("Comma-separated values (CSV)");
    case ExportFormat::Xlsx:
        return ExportRun::tr("Workbook (XLSX)");
    case ExportFormat::Png:
        return ExportRun::tr("Picture (PNG)");
    case ExportFormat::Svg:
        return ExportRun::tr("Drawing (SVG)");
    case ExportFormat::Pdf:
        break;
    }
    return ExportRun::tr("Document (PDF)");
}

ExportRun::ExportRun(Workspace &workspace, Plan plan, QWidget *window)
    : QObject(window),
      m_workspace(workspace),
      m_plan(std::move(plan)),
      m_window(window),
      m_shared(std::make_shared<Shared>())
{
    m_look.setInterval(lookEvery);
    connect(&m_look, &QTimer::timeout, this, &ExportRun::showProgress);
}

ExportRun::~ExportRun()
{
    m_shared->stop = true;
    delete m_dialog;
}

ExportWatch ExportRun::watch() const
{
    return {[shared = m_shared](qint64 done) { shared->done = done; },
            // Kept alive by the function beside it.
            &m_shared->stop};
}

void ExportRun::ask()
{
    auto *dialog = new QFileDialog(m_window, tr("Export “%1”").arg(m_plan.title), folderOf(m_workspace));
    dialog->setObjectName(u"exportFile"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    const QString extension = extensionOf(m_plan.format);
    dialog->setNameFilter(u"%1 (*.%2)"_s.arg(nameOf(m_plan.format).section(u" ("_s, 0, 0), extension));
    dialog->setDefaultSuffix(extension);
    dialog->selectFile(m_plan.fileName + u'.' + extension);
    connect(dialog, &QFileDialog::fileSelected, this, &ExportRun::writeTo);
    connect(dialog, &QDialog::rejected, this, &QObject::deleteLater);
    dialog->open();
}

void ExportRun::writeTo(const QString &path)
{
    m_file = path;
    m_workspace.setSetting(folderKey, QFileInfo(path).absolutePath().toUtf8());
    makeDialog();
    m_look.start();
    m_plan.begin(*this, path);
}

void ExportRun::makeDialog()
{
    m_dialog = new QDialog(m_window);
    m_dialog->setObjectName(u"exportProgress"_s);
    m_dialog->setWindowTitle(tr("Export “%1”").arg(m_plan.title));
    m_dialog->setMinimumWidth(gap(100));
    m_words = new QLabel(tr("Writing %1").arg(QDir::toNativeSeparators(m_file)), m_dialog);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_progress = new QProgressBar(m_dialog);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(gap(1));
    m_progress->setRange(0, m_plan.steps > 0 ? promille : 0);
    m_progress->setAccessibleName(tr("Progress of the export"));
    m_stop = new QPushButton(tr("Stop"), m_dialog);
    m_show = new QPushButton(tr("Show in folder"), m_dialog);
    m_show->hide();
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_show);
    buttons->addWidget(m_stop);
    auto *column = new QVBoxLayout(m_dialog);
    column->setContentsMargins(gap(4), gap(4), gap(4), gap(4));
    column->setSpacing(gap(3));
    column->addWidget(m_words);
    column->addWidget(m_progress);
    column->addLayout(buttons);
    connect(m_stop, &QPushButton::clicked, m_dialog, &QDialog::reject);
    connect(m_dialog, &QDialog::rejected, this, [this] {
        if (m_ended)
            deleteLater();
        else
            m_shared->stop = true;
    });
    connect(m_show, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_file).absolutePath())); });
    m_dialog->show();
}

void ExportRun::showProgress()
{
    if (m_plan.steps <= 0)
        return;
    // All rows are given, and the file is still being closed.
    const bool closing = m_shared->done >= m_plan.steps;
    m_progress->setMaximum(closing ? 0 : promille);
    m_progress->setValue(static_cast<int>(m_shared->done * promille / m_plan.steps));
}

void ExportRun::finish(Result<ExportReport> outcome)
{
    if (m_ended)
        return;
    m_ended = true;
    m_look.stop();
    m_progress->hide();
    if (outcome) {
        const QString size = QLocale().formattedDataSize(outcome->bytes);
        //: a file's name and its size
        m_words->setText(tr("Saved: %1 (%2)").arg(QDir::toNativeSeparators(outcome->file), size));
        m_show->show();
        m_show->setFocus();
    } else {
        m_words->setText(outcome.error().sentence());
        if (outcome.error().kind != ErrorKind::Cancelled)
            m_words->setProperty("tone", "care");
        m_words->style()->unpolish(m_words);
        m_words->style()->polish(m_words);
    }
    m_stop->setText(tr("Close"));
    // Stopping was the person's last word; there is nothing to read.
    const bool silent = !outcome && outcome.error().kind == ErrorKind::Cancelled;
    if (!silent)
        m_dialog->show();
    emit finished(outcome);
    if (silent)
        deleteLater();
}

}  // namespace clientele
